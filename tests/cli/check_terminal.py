# SPDX-License-Identifier: Apache-2.0
"""What files and pipes cannot show: signals at a known point of a batch, and a terminal."""
import argparse
import json
import os
import signal
import subprocess
import sys

from sandbox import Sandbox
from terminal import SECONDS, columns_of, on_terminal

FAILED = []
LINES = 1000  # of one transaction


def expect(true, words):
    if not true:
        FAILED.append(words)
        print("FAILED", words)


def note_line(number):
    note = {"op": "note", "target": "mira-0", "text": f"Note {number}."}
    return (json.dumps(note) + "\n").encode()


def results(stream, count):
    return [json.loads(stream.readline()) for _ in range(count)]


def check_interrupted_batch(sandbox, number, code):
    """The signal comes when one transaction is known to be stored and the next has begun: a result
    is printed for every line taken, none for others, and all that was printed is on record."""
    sandbox.create()
    sandbox.run("prov init --handle mira --name Mira")
    batch = subprocess.Popen(["prov", "batch", "-"], cwd=sandbox.case, env=sandbox.environment(),
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, executable=sandbox.prov)
    for line in range(LINES):
        batch.stdin.write(note_line(line))
    batch.stdin.flush()
    stored = results(batch.stdout, LINES)
    batch.stdin.write(note_line(LINES))
    batch.stdin.flush()
    batch.send_signal(number)
    try:
        # Wakes it where it looked for a signal just before this one came.
        batch.stdin.write(note_line(LINES + 1))
        batch.stdin.flush()
    except BrokenPipeError:
        pass
    rest = [json.loads(line) for line in batch.stdout.read().splitlines()]
    said = batch.stderr.read().decode()
    expect(batch.wait(SECONDS) == code, f"signal {number}: exit {batch.returncode}, not {code}")
    expect(said == "prov: stopped; what is printed is stored\n", f"signal {number}: {said}")
    expect(len(rest) <= 2, f"signal {number}: {len(rest)} lines after it")
    printed = [result["id"] for result in stored + rest]
    _, out, _ = sandbox.run("prov log --type note --json")
    on_record = [json.loads(line)["id"] for line in out.splitlines()]
    expect(printed == on_record[::-1],
           f"signal {number}: {len(printed)} printed, {len(on_record)} on record")
    code, _, err = sandbox.run("prov verify")
    expect(code == 0, f"signal {number}: {err.decode()}")


def name_on_record(sandbox):
    _, out, _ = sandbox.run("prov key list --json")
    return json.loads(out)["logs"][0]["name"]


def check_asked_name(sandbox):
    question = b"your name, as readers of the record should see it (empty: none): "
    for typed, name in ((b"Mira Aydin\n", "Mira Aydin"), (b"\n", None), ("Yusra Öz\n".encode(), "Yusra Öz")):
        sandbox.create()
        code, shown = on_terminal(sandbox, ["init"], question, typed)
        expect(code == 0, f"init on a terminal: exit {code}")
        expect("next: prov add FILES" in shown, f"init on a terminal shows {shown}")
        expect(name_on_record(sandbox) == name, f"{typed} gives {name_on_record(sandbox)}")


def check_not_asked(sandbox):
    """A name that is given is not asked for, nor is one where there is a case already."""
    sandbox.create()
    code, shown = on_terminal(sandbox, ["init", "--name", "Mira"], b"", b"")
    expect(code == 0 and "your name" not in shown, f"init --name shows {shown}")
    code, shown = on_terminal(sandbox, ["init"], b"", b"")
    expect(code == 2 and "your name" not in shown, f"a second init shows {shown}")
    expect("holds a case already" in shown, f"a second init shows {shown}")
    expect(name_on_record(sandbox) == "Mira", "a second init changes the name")


def check_echo(sandbox):
    """On a terminal a writing command says what it took, elsewhere only the id."""
    sandbox.create()
    sandbox.run("prov init --handle mira --name Mira")
    words = ["who", "add", "Harbour Pilots Union", "--kind", "organization"]
    code, shown = on_terminal(sandbox, words, b"", b"")
    expect(code == 0 and shown == "mira-1\n  Harbour Pilots Union  (handle harbour-pilots-union)\n",
           f"who add shows {shown}")
    _, out, err = sandbox.run("prov note harbour-pilots-union 'Ask them.'")
    expect((out, err) == (b"mira-2\n", b""), f"note elsewhere: {out}, {err}")


def check_text(sandbox):
    """On a terminal a text ends with its own line end, or with one where it has none."""
    sandbox.create()
    sandbox.run("prov init --handle mira; printf 'One.\\nTwo.\\n' > a.txt; printf 'One.' > b.txt;"
                "prov add a.txt b.txt")
    for name, text in (("a", "One.\nTwo.\n"), ("b", "One.\n")):
        code, shown = on_terminal(sandbox, ["doc", "text", name], b"", b"")
        expect(code == 0 and shown == text, f"doc text {name} shows {shown!r}")


def check_pager(sandbox):
    """On a terminal a text is read by the pager; where there is none, or none is wanted, it is
    printed."""
    sandbox.create()
    sandbox.run("prov init --handle mira; printf 'One.\\nTwo.\\n' > a.txt; prov add a.txt")
    text = "a, 2 lines, nothing marked yet"
    for options, variables, paged in (
            ([], {"PAGER": "sed s/^/PAGED:/"}, True),
            ([], {"PROV_PAGER": "sed s/^/PAGED:/", "PAGER": "false"}, True),
            ([], {"PAGER": "no-such-pager-here"}, False),
            ([], {"PAGER": "cat"}, False),
            ([], {"PAGER": ""}, False),
            ([], {"PAGER": "sed s/^/PAGED:/", "TERM": "dumb"}, False),
            (["--plain"], {"PAGER": "sed s/^/PAGED:/"}, False)):
        code, shown = on_terminal(sandbox, ["read"] + options, b"", b"", **variables)
        expect(code == 0 and "Two." in shown and ("PAGED:2  Two." in shown) == paged,
               f"read {options} with {variables}: exit {code}, {shown!r}")
        expect(options or text in shown, f"read with {variables} shows {shown!r}")
    code, _ = on_terminal(sandbox, ["read"], b"", b"", PAGER="exit 0")
    expect(code == 0, f"read with a pager that is left at once: exit {code}")


def check_use(sandbox):
    """prov use holds in the session of its terminal, for what is typed there, and in no other."""
    sandbox.create()
    sandbox.run("prov init --handle mira; printf 'One.\\n' > a.txt; printf 'Two.\\n' > b.txt;"
                "prov add a.txt b.txt")

    def typed(commands):
        return on_terminal(sandbox, ["-c", commands], b"", b"", program="/bin/sh", PAGER="cat")

    code, shown = typed("prov use b; prov read")
    expect(code == 0 and "Two." in shown, f"use b, read: exit {code}, {shown!r}")
    code, shown = typed("prov read")
    expect(code == 2 and "which document" in shown, f"read in another session: {code}, {shown!r}")
    code, shown = typed("prov use b; prov read -d a")
    expect(code == 0 and "One." in shown, f"use b, read -d a: exit {code}, {shown!r}")
    for without in ("--json", "--comfort=never"):
        code, shown = typed(f"prov use b; prov read {without}")
        expect(code == 2 and "which document" in shown, f"use b, read {without}: {shown!r}")
    _, shown = typed("prov use b; PROV_DOC=a prov read")
    expect("One." in shown, f"use b, read with PROV_DOC: {shown!r}")
    _, shown = typed("prov use b; prov init --store other --handle mira --name M; printf 'Three.' > c.txt;"
                     "prov add --store other c.txt; prov read --store other")
    expect("Three." in shown, f"use b, read in another case: {shown!r}")
    code, shown = typed("prov use b; prov use --none --store other; prov use c --store other;"
                        "prov read")
    expect(code == 0 and "Two." in shown, f"use b, use in another case, read: {shown!r}")
    code, shown = typed("prov use b; mv .prov gone; prov init --handle mira --name M;"
                        "prov add b.txt a.txt; prov read; rm -r .prov; mv gone .prov")
    expect("which document" in shown, f"use b, a new case in its place, read: {shown!r}")
    used = os.path.join(sandbox.environment()["XDG_STATE_HOME"], "prov", "use")
    typed("prov use b")
    before = os.listdir(used)
    typed("prov use b")
    expect(len(os.listdir(used)) == 1 and os.listdir(used) != before,
           f"sessions that ended leave {os.listdir(used)}")
    code, shown = typed("prov use b; prov use --none; prov read")
    expect(code == 2, f"use --none, read: exit {code}, {shown!r}")


def check_large_status(sandbox):
    """However large a case is, the first screen leaves a line of 24 for the prompt, and no line of
    it is wider than 80 columns."""
    sandbox.create()
    long_name = "a-name-that-is-longer-than-any-column-of-a-screen-of-eighty-columns-would-hold"
    persian = "گزارش بسیار بلند دربارهٔ بندر و قایق‌ها و حوضچه و دیگر چیزها"
    names = [f"{n}-{long_name}" for n in range(10)] + [f"{persian} {n}" for n in range(10, 24)]
    for name in names:
        with open(os.path.join(sandbox.case, f"{name}.txt"), "w", encoding="utf-8") as file:
            file.write(f"Text of {name}.\n")
    labels = "; ".join(f"prov label genre/report mira-{n} --key {n}" for n in range(1, 24, 2))
    claims = "; ".join(
        f"prov claim add 'Words.' --handle c{n}; "
        f"prov appear c{n} 1 -d mira-1 count:=1; prov appear c{n} 1 -d mira-3 count:=2"
        for n in range(5))
    logs = "; ".join(f"prov key new --handle log{n}" for n in range(6))
    code, _, err = sandbox.run(f"prov init --handle mira --name Mira && prov add *.txt && "
                               f"{{ {labels}; {claims}; {logs}; }}")
    expect(code == 0, f"a large case: {err.decode()}")
    _, out, _ = sandbox.run("prov key list --json")
    origin = next(log["origin"] for log in json.loads(out)["logs"] if log["current"])
    drafts = os.path.join(sandbox.environment()["XDG_STATE_HOME"], "prov", "drafts",
                          origin.split("/")[1])
    os.makedirs(drafts)
    for number in range(14):
        with open(os.path.join(drafts, f"mira-{number}.x.{number}.form"), "w",
                  encoding="utf-8") as file:
            file.write("x")
    for script in ("prov", "prov use mira-2; prov", "PROV_DOC=mira-13 prov"):
        code, shown = on_terminal(sandbox, ["-c", script], b"", b"", program="/bin/sh",
                                  size=(24, 80), TERM="dumb")
        lines = shown.splitlines()[1 if "use" in script else 0:]
        expect(code == 0 and "publisher not looked at" in shown, f"{script} shows {shown}")
        expect(len(lines) <= 23, f"{script} shows {len(lines)} lines:\n{shown}")
        wide = [line for line in lines if columns_of(line) > 80]
        expect(not wide, f"{script}: lines of more than 80 columns: {wide}")


def main():
    parser = argparse.ArgumentParser()
    for name in ("--prov", "--check", "--source", "--work"):
        parser.add_argument(name, required=True)
    arguments = parser.parse_args()
    sandbox = Sandbox(arguments.work, arguments.prov, arguments.source)
    check_interrupted_batch(sandbox, signal.SIGINT, 130)
    check_interrupted_batch(sandbox, signal.SIGTERM, 143)
    check_asked_name(sandbox)
    check_not_asked(sandbox)
    check_echo(sandbox)
    check_text(sandbox)
    check_pager(sandbox)
    check_use(sandbox)
    check_large_status(sandbox)
    print(f"{len(FAILED)} failures")
    sys.exit(1 if FAILED else 0)


if __name__ == "__main__":
    main()
