# SPDX-License-Identifier: Apache-2.0
"""The review of two documents by single commands, in one sitting of prov edit for each, and from
the forms of the reviewed case: all three leave the same on record."""
import argparse
import os
import re
import sys

from sandbox import Sandbox

FAILED = []
DOCUMENTS = ("daily", "north")
SLIP = ("prov label anonymous", "prov undo")  # a form has no slips to take back

TYPED = {"daily": """\
title   2:
author  3: Henrike Solano
licence none
claim nine-stations := In a survey of a stated period a number of stations were over the limit
said 8: During ... year 1395.
  by  cited tide-paper
  cue the paper says
  via Quay Lantern channel | has them from
said 22: the board had discussed ... not for the public
  by  Former board member
  cue said that
  label role-only
  said 22: it was a draft
    by   unknown
    cue  We were told
    form direct
tie The Daily Tide owned-by Tide Media Cooperative | 24: is owned by
tie Dalia Orsk spokesperson-of Northern Harbour Authority | 16: spokesperson, Dalia Orsk
claim nine-stations | 8: During ... legal value
  stance relays
  count  9
  period from ... 2022
label loaded-word | Secret mud
""", "north": """\
date    5: 06/04/2023
author  none
licence none
said 9: fourteen sampling ... a second one.
  by   cited ledger-summary
  cue  According to the summary
  form direct
claim nine-stations | 9: fourteen ... was exceeded
  stance relays
  count  nine
  period between ... 2022
label in-progress on nine-stations
note Start differs by 18 days, end by 11. Ask for the Persian original.
  on nine-stations
same tide-paper | ledger-summary
  why same stations, like wording on paint
"""}

NAMES = """\
prov claim nine-stations 'In a survey of a stated period a number of stations were over the limit'
for name in 'Quay Lantern channel' 'Former board member' 'The Daily Tide' \\
    'Tide Media Cooperative' 'Dalia Orsk' 'Northern Harbour Authority'; do
  prov who add "$name" --kind unknown
done
prov cite tide-paper
prov cite ledger-summary
"""


def expect(true, words):
    if not true:
        FAILED.append(words)
        print("FAILED", words)


def do(sandbox, script, stdin=""):
    code, out, err = sandbox.run("set -e\n" + script, stdin.encode())
    if code != 0:
        sys.exit(f"{script}\nexit {code}\n{out.decode()}{err.decode()}")
    return out.decode()


def add_documents(sandbox, session):
    sandbox.create()
    do(sandbox, "".join(line for line in session
                        if line.startswith(("cp ", "command prov init", "prov add "))))


def type_forms(sandbox):
    """One sitting for each document: the editor puts what is typed above what the form held."""
    editor = os.path.join(sandbox.case, "editor")
    with open(editor, "w", encoding="utf-8") as file:
        file.write("#!/bin/sh\n{ sed '/^# What this form held/,$d' \"$1\"; cat typed; "
                   "sed -n '/^# What this form held/,$p' \"$1\"; } > new && cat new > \"$1\"\n")
    os.chmod(editor, 0o755)
    for document in DOCUMENTS:
        with open(os.path.join(sandbox.case, "typed"), "w", encoding="utf-8") as file:
            file.write(TYPED[document])
        do(sandbox, f"EDITOR=./editor prov edit {document}")


def items(form):
    """The items at the left of a form with what stands below them, without marks."""
    out = []
    for line in form.split("# ---- 8<")[0].splitlines():
        words = re.sub(r" *\{@[0-9.]+\}$", "", line)
        if not words or words.startswith(("#", "review ", "held ")):
            continue
        if words.startswith(" "):
            out[-1] += words + "\n"
        else:
            out.append(words + "\n")
    return out


def forms(sandbox):
    return {document: items(do(sandbox, f"prov edit {document} --print"))
            for document in DOCUMENTS}


def record_forms(sandbox, printed):
    """What stands on both forms, being about what both name, is recorded with the first."""
    done = []
    do(sandbox, NAMES)
    for document in DOCUMENTS:
        new = [item for item in printed[document]
               if item not in done or not item.startswith(("label", "note", "same"))]
        done += new
        do(sandbox, f"prov edit {document} --from -", f"review {document}\n" + "".join(new))


def summary(sandbox):
    """Its paragraphs without numbers of entries, in any order: names are in that of the log."""
    text = do(sandbox, "prov summary").split("\n1 DOCUMENT", 1)[1].split("\nSTATE OF THE LOGS")[0]
    paragraphs = re.sub(r"\[[0-9., ]+\]", "", text).split("\n\n")
    return sorted(" ".join(paragraph.split()) for paragraph in paragraphs)


def kinds(sandbox):
    return sorted(re.findall(r"^mira-\d+ +\S+ \S+ +(\S+)", do(sandbox, "prov log -n 1000"), re.M))


def compare(sandbox, how, expected):
    for what, got in (("summary", summary(sandbox)), ("entries", kinds(sandbox))):
        missing = [one for one in expected[what] if one not in got]
        more = [one for one in got if one not in expected[what]]
        expect(got == expected[what], f"{how}: another {what}\n- {missing}\n+ {more}")
    for document, got in forms(sandbox).items():
        expect(sorted(got) == sorted(expected["forms"][document]),
               f"{how}: another form of {document}\n{''.join(got)}")


def main():
    parser = argparse.ArgumentParser()
    for name in ("--prov", "--check", "--source", "--work"):
        parser.add_argument(name, required=True)
    arguments = parser.parse_args()
    sandbox = Sandbox(arguments.work, arguments.prov, arguments.source)
    with open(os.path.join(arguments.source, "tests/cli/cases/bare/session/cmd"),
              encoding="utf-8") as file:
        session = [line for line in file if not line.startswith(SLIP)]
    sandbox.create()
    do(sandbox, "".join(session))
    expected = {"summary": summary(sandbox), "entries": kinds(sandbox), "forms": forms(sandbox)}
    expect(len(expected["entries"]) > 30 and len(expected["forms"]["daily"]) > 10,
           "the session leaves less on record than it did")
    add_documents(sandbox, session)
    type_forms(sandbox)
    compare(sandbox, "typed into the editor", expected)
    add_documents(sandbox, session)
    record_forms(sandbox, expected["forms"])
    compare(sandbox, "from the printed forms", expected)
    print(f"{len(FAILED)} failures")
    sys.exit(1 if FAILED else 0)


if __name__ == "__main__":
    main()
