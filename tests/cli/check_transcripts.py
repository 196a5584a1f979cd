# SPDX-License-Identifier: Apache-2.0
"""What a person sees of the sample case on a terminal of 80 columns and 24 lines, compared with
transcripts/*.txt (escapes written as ^[); and that nothing but colour changes with NO_COLOR, on a
terminal without abilities, through a pipe, and in a locale that is written from right to left.
PROV_RECORD=1 writes what came out instead."""
import argparse
import difflib
import os
import sys

from sandbox import Sandbox, make_harbour
from terminal import columns_of, on_terminal

FAILED = []
LINES, COLUMNS = 24, 80

COMMANDS = {
    "status": "prov",
    "read": "prov read press --lines 10-14",
    "read-right-to-left": "prov read bandar --lines 6-8",
    "summary": "prov summary press",
    "summary-right-to-left": "prov summary bandar",
    "echo": "prov attribute '14: We will talk ... front door.' -d press --by stellan; "
            "prov label loaded-word '10: self-appointed club' -d press; "
            "prov appear boats '8: eleven boats' -d press stance=asserts count=eleven",
    "echo-right-to-left": "prov attribute '12: هر دو طرف ... می‌خوانند.' -d bandar --unknown",
    "refusal": "prov label loaded-word 'self-appointed club'; prov use press; "
               "prov label loaded-word 'Harbour'",
}
# How a terminal may differ from an ordinary one.
PLAIN = {
    "NO_COLOR": ({"NO_COLOR": "1"}, "{}"),
    "TERM=dumb": ({"TERM": "dumb"}, "{}"),
    "a pipe": ({}, "{{ {}; }} | cat"),
    "fa_IR.UTF-8": ({"LC_ALL": "", "LANG": "fa_IR.UTF-8", "LANGUAGE": "fa", "NO_COLOR": "1"}, "{}"),
}


def expect(true, words):
    if not true:
        FAILED.append(words)
        print("FAILED", words)


def shown_by(sandbox, start, command, variables):
    sandbox.create(start.root)
    _, shown = on_terminal(sandbox, ["-c", command], b"", b"", program="/bin/sh",
                           size=(LINES, COLUMNS), **({"TERM": "xterm", "PAGER": "cat"} | variables))
    return shown


def without_colour(shown):
    return shown.replace("\x1b[1m", "").replace("\x1b[0m", "")


def compare(path, shown):
    written = shown.replace("\x1b", "^[")
    if os.environ.get("PROV_RECORD") == "1":
        with open(path, "w", encoding="utf-8") as file:
            file.write(written)
        return
    expected = ""
    if os.path.exists(path):
        with open(path, encoding="utf-8", newline="") as file:
            expected = file.read()
    expect(written == expected, path + "\n" + "\n".join(
        difflib.unified_diff(expected.splitlines(), written.splitlines(), "expected", "shown",
                             lineterm="")))


def check_command(sandbox, start, name, command, folder):
    shown = shown_by(sandbox, start, command, {})
    compare(os.path.join(folder, name + ".txt"), shown)
    plain = without_colour(shown)
    expect("\x1b" not in plain, f"{name}: escapes beside bold: {plain!r}")
    if not name.startswith(("echo", "refusal")):
        wide = [line for line in plain.splitlines() if columns_of(line) > COLUMNS]
        expect(not wide, f"{name}: lines of more than {COLUMNS} columns: {wide}")
    for setting, (variables, form) in PLAIN.items():
        got = shown_by(sandbox, start, form.format(command), variables).splitlines()
        wanted = plain.splitlines()
        if setting == "a pipe" and name.startswith("echo"):
            got, wanted = sorted(got), sorted(wanted)  # ids come through it, the rest beside it
        expect(got == wanted, f"{name}, {setting}:\n" + "\n".join(
            difflib.unified_diff(wanted, got, "terminal", setting, lineterm="")))
    return plain


def main():
    parser = argparse.ArgumentParser()
    for name in ("--prov", "--check", "--source", "--work"):
        parser.add_argument(name, required=True)
    arguments = parser.parse_args()
    folder = os.path.join(arguments.source, "tests/cli/transcripts")
    start = Sandbox(os.path.join(arguments.work, "start"), arguments.prov, arguments.source)
    make_harbour(start)
    sandbox = Sandbox(os.path.join(arguments.work, "run"), arguments.prov, arguments.source)
    for name, command in COMMANDS.items():
        plain = check_command(sandbox, start, name, command, folder)
        if name == "status":
            expect(len(plain.splitlines()) < LINES, f"status has {len(plain.splitlines())} lines")
    expect(sorted(os.listdir(folder)) == sorted(name + ".txt" for name in COMMANDS),
           f"transcripts without a command: {os.listdir(folder)}")
    print(f"{len(COMMANDS)} transcripts, {len(FAILED)} failures")
    sys.exit(1 if FAILED else 0)


if __name__ == "__main__":
    main()
