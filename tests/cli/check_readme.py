# SPDX-License-Identifier: Apache-2.0
"""The first session of README.md, typed on a terminal of 80 columns, shows what README.md says. A
line "..." there stands for lines left out. PROV_RECORD=1 writes what came out instead, as far as
the lines shown so far go."""
import argparse
import difflib
import os
import re
import sys

from sandbox import Sandbox
from terminal import on_terminal

BLOCK = re.compile(r"(?<=```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
LEFT_OUT = "..."
PARTED = "-- parted here --"


def steps_of(block):
    """[(command, [line of its output])]"""
    steps = []
    for line in block.splitlines():
        if line.startswith("$ "):
            steps.append((line[2:], []))
        else:
            steps[-1][1].append(line)
    return steps


def outputs(sandbox, commands):
    """What each command shows, in one session; paths as a person of that home folder has them."""
    script = f"\necho '{PARTED}'\n".join(commands)
    variables = {"HARBOUR": os.path.join(sandbox.source, "tests/samples/harbour"), "PAGER": "cat",
                 "TERM": "xterm"}
    code, shown = on_terminal(sandbox, ["-c", script], b"", b"", program="/bin/sh", size=(24, 80),
                              **variables)
    for path, name in ((sandbox.case, "/home/mira/case"),
                       (sandbox.environment()["XDG_DATA_HOME"], "/home/mira/.local/share")):
        shown = shown.replace(path, name)
    shown = re.sub("\x1b\\[[0-9;]*m", "", shown)
    return code, [part.strip("\n").split("\n") for part in shown.split(PARTED + "\n")]


def parts_of(lines):
    parts = [[]]
    for line in lines:
        if line == LEFT_OUT:
            parts.append([])
        else:
            parts[-1].append(line)
    return parts


def abridged(shown, as_before):
    """The output with as much left out as before: its first lines, those from where the first of a
    part in between stands, its last ones."""
    parts = parts_of(as_before)
    if len(parts) == 1:
        return shown
    out = shown[:len(parts[0])]
    at = len(out)
    for part in parts[1:-1]:
        at = shown.index(part[0], at) if part[0] in shown[at:] else at
        out += [LEFT_OUT] + shown[at:at + len(part)]
        at += len(part)
    return out + [LEFT_OUT] + (shown[-len(parts[-1]):] if parts[-1] else [])


def main():
    parser = argparse.ArgumentParser()
    for name in ("--prov", "--check", "--source", "--work"):
        parser.add_argument(name, required=True)
    arguments = parser.parse_args()
    path = os.path.join(arguments.source, "README.md")
    with open(path, encoding="utf-8") as file:
        readme = file.read()
    block = BLOCK.search(readme).group()
    steps = steps_of(block)
    sandbox = Sandbox(arguments.work, arguments.prov, arguments.source)
    sandbox.create()
    code, shown = outputs(sandbox, [command for command, _ in steps])
    if code != 0 or len(shown) != len(steps):
        sys.exit(f"exit {code} after {len(shown)} of {len(steps)} commands: {shown[-1]}")
    lines = []
    for (command, before), now in zip(steps, shown):
        lines += ["$ " + command] + abridged(now, before)
    got = "\n".join(line.rstrip() for line in lines) + "\n"
    if os.environ.get("PROV_RECORD") == "1":
        with open(path, "w", encoding="utf-8") as file:
            file.write(readme.replace(block, got))
        return
    print("\n".join(difflib.unified_diff(block.splitlines(), got.splitlines(), "README.md", "shown",
                                         lineterm="")))
    print(f"{len(steps)} commands of README.md")
    sys.exit(1 if got != block or len(steps) != 10 else 0)


if __name__ == "__main__":
    main()
