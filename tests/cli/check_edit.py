# SPDX-License-Identifier: Apache-2.0
"""prov edit with real editors, terminals and kills: nothing that was typed and saved is lost, and
nothing is recorded twice."""
import argparse
import glob
import os
import pty
import signal
import subprocess
import sys
import time

from sandbox import Sandbox
from terminal import SECONDS, on_terminal, read_until

FAILED = []
CUT = "# What this form held"


def expect(true, words):
    if not true:
        FAILED.append(words)
        print("FAILED", words)


class Desk:
    """A case with one document, an editor that a test writes, and the drafts."""

    def __init__(self, sandbox):
        self.sandbox = sandbox
        self.seed = 1000
        sandbox.create()
        for command in ("prov init --handle mira --name Mira", "printf 'One line here.\\n' > a.txt",
                        "prov add a.txt"):
            code, _, err = sandbox.run(command)
            if code != 0:
                sys.exit(err.decode())
        self.editor = os.path.join(sandbox.case, "editor")

    def edits_with(self, script):
        with open(self.editor, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\n" + script)
        os.chmod(self.editor, 0o755)

    def types(self, *lines):
        """The editor puts these lines at the end of what is read."""
        text = "\\n".join(lines)
        self.edits_with(f"sed -i 's|^{CUT}|{text}\\n&|' \"$1\"\n")

    def variables(self):
        # Each run draws other bytes, as without a seed: drafts are told apart by them.
        self.seed += 1
        return {"VISUAL": "", "EDITOR": self.editor, "PROV_TEST_SEED": str(self.seed)}

    def environment(self):
        return self.sandbox.environment() | self.variables()

    def run(self, words, **given):
        """Without a terminal."""
        done = subprocess.run(["prov"] + words, cwd=self.sandbox.case, capture_output=True,
                              env=self.environment() | given, executable=self.sandbox.prov,
                              stdin=subprocess.DEVNULL, timeout=SECONDS, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def start(self, words):
        return subprocess.Popen(["prov"] + words, cwd=self.sandbox.case, env=self.environment(),
                                executable=self.sandbox.prov, stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                start_new_session=True)

    def close_terminal_at(self, words, *more):
        terminal, inner = pty.openpty()
        process = subprocess.Popen(["setsid", "-c", self.sandbox.prov, "edit", "a", *more],
                                   cwd=self.sandbox.case, env=self.environment(), stdin=inner,
                                   stdout=inner, stderr=inner)
        os.close(inner)
        expect(words in read_until(terminal, words), f"{words} does not show")
        os.close(terminal)
        process.wait(SECONDS)

    def drafts(self):
        state = self.environment()["XDG_STATE_HOME"]
        return glob.glob(os.path.join(state, "prov/drafts/*/*.form"))

    def put_aside(self):
        state = self.environment()["XDG_STATE_HOME"]
        return glob.glob(os.path.join(state, "prov/drafts/*/*.aside"))

    def draft_text(self):
        return "".join(open(path, encoding="utf-8").read() for path in self.drafts())

    def notes(self):
        return self.run(["log", "--type", "note"])[1]


def check_on_a_terminal(desk):
    desk.types("note Asked.")
    code, shown = on_terminal(desk.sandbox, ["edit", "a"], b"[n]o:", b"yes\n", **desk.variables())
    expect(code == 0, f"recorded: exit {code}\n{shown}")
    expect("1 new\n  + note Asked.\n" in shown and "mira-2" in shown, shown)
    expect(not desk.drafts(), "a draft is left after recording")
    desk.types("note Refused.")
    code, shown = on_terminal(desk.sandbox, ["edit", "a"], b"[n]o:", b"no\n", **desk.variables())
    expect(code == 1 and "the form is kept" in shown, f"refused: exit {code}\n{shown}")
    expect("note Refused." in desk.draft_text(), "the refused form is lost")
    expect("unrecorded form, left" in desk.run(["status"])[1], desk.run(["status"])[1])
    desk.edits_with("exit 0\n")
    code, shown = on_terminal(desk.sandbox, ["edit", "a", "--yes"], b"aside:", b"y\n",
                              **desk.variables())
    expect(code == 0 and "Refused." in desk.notes(), f"gone on with: exit {code}\n{shown}")


def check_withdrawal_asks_why(desk):
    desk.types("note One.")
    desk.run(["edit", "a"])
    desk.edits_with("sed -i '/^note/d' \"$1\"\n")
    code, _, err = desk.run(["edit", "a"])
    expect(code == 2 and "a reason is needed" in err, f"no reason: exit {code} {err}")
    desk.edits_with("exit 0\n")
    code, shown = on_terminal(desk.sandbox, ["edit", "a", "--continue", "--yes"],
                              b"why is this withdrawn?", b"A slip.\n", **desk.variables())
    expect(code == 0 and "A slip." in desk.run(["log"])[1], f"reason: exit {code}\n{shown}")


def check_problems_come_back(desk):
    """The editor mends the line only when the problem stands above it."""
    desk.edits_with(f"""if grep -q '^#! "nte" begins no line' "$1"; then
  sed -i 's/^nte /note /' "$1"
else
  sed -i 's|^{CUT}|nte Mended.\\n&|' "$1"
fi
""")
    code, shown = on_terminal(desk.sandbox, ["edit", "a", "--yes"], b"as it is?", b"e\n",
                              **desk.variables())
    expect(code == 0 and "Mended." in desk.notes(), f"mended: exit {code}\n{shown}")
    desk.types("nte Wrong.")
    code, _, err = desk.run(["edit", "a"])
    expect(code == 3 and "did you mean note?" in err, f"wrong: exit {code}\n{err}")
    expect("nte Wrong." in desk.draft_text() and "#! " in desk.draft_text(), desk.draft_text())


def check_killed_editor(desk):
    desk.edits_with(f"sed -i 's|^{CUT}|note Typed.\\n&|' \"$1\"\nkill -KILL $$\n")
    code, _, err = desk.run(["edit", "a"])
    expect(code == 74 and "ended with 137" in err, f"killed editor: exit {code}\n{err}")
    expect("note Typed." in desk.draft_text(), "lost by a killed editor")
    code, _, err = desk.run(["edit", "a"])
    expect(code == 2 and "--continue" in err, f"a draft is not offered: exit {code}\n{err}")


def check_closed_terminal(desk):
    """The window is closed while the editor is open, and while an answer is waited for."""
    desk.edits_with(f"sed -i 's|^{CUT}|note Typed.\\n&|' \"$1\"\necho ready\nsleep 60\n")
    desk.close_terminal_at(b"ready")
    expect("note Typed." in desk.draft_text(), "lost with the terminal, in the editor")
    desk.edits_with("exit 0\n")
    desk.close_terminal_at(b"[n]o:", "--continue")
    expect("note Typed." in desk.draft_text(), "lost with the terminal, at the question")


def check_two_terminals(desk):
    desk.edits_with("sleep 60\n")
    first = desk.start(["edit", "a"])
    while not glob.glob(os.path.join(desk.environment()["XDG_STATE_HOME"],
                                     "prov/drafts/*/*.lock")):
        time.sleep(0.01)
    code, _, err = desk.run(["edit", "a", "--continue"])
    expect(code == 5 and "being edited" in err, f"two terminals: exit {code}\n{err}")
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    desk.edits_with("exit 0\n")
    code, _, err = desk.run(["edit", "a", "--continue"])
    expect(code == 0, f"after the other is gone: exit {code}\n{err}")


def check_no_room(desk):
    """Where the form cannot be kept, no editor opens."""
    desk.edits_with("touch opened\n")
    code, _, err = desk.run(["edit", "a"], XDG_STATE_HOME="/dev/null")
    expect(code == 74 and "cannot make" in err, f"no room: exit {code}\n{err}")
    expect(not os.path.exists(os.path.join(desk.sandbox.case, "opened")), "the editor opened")


def check_below_the_cut(desk):
    """What is typed at the end of the file is not read; it is said, and kept."""
    desk.edits_with(f"sed -i 's|^{CUT}|note Above.\\n&|' \"$1\"\necho 'note Below.' >> \"$1\"\n")
    code, _, err = desk.run(["edit", "a"])
    expect(code == 0 and "are not read" in err, f"typed below the cut: exit {code}\n{err}")
    kept = [open(path, encoding="utf-8").read() for path in desk.put_aside()]
    expect(len(kept) == 1 and "note Below." in kept[0], f"lost below the cut: {err}")
    expect("Above." in desk.notes() and not desk.drafts(), desk.notes())
    desk.edits_with(f"sed -i -e 's|^{CUT}|note More.\\n&|' -e '/8< ----/,$d' \"$1\"\n")
    code, _, err = desk.run(["edit", "a"])
    expect(code == 0 and len(desk.put_aside()) == 1, f"without what is below the cut: {err}")


def check_recorded_before_a_crash(desk):
    """A draft that is on record is not gone on with: what is typed next goes to a new form."""
    desk.edits_with(f"sed -i 's|^{CUT}|note One.\\n&|' \"$1\"\n"
                    "cp \"$1\" kept; echo \"$1\" > name\n")
    desk.run(["edit", "a"])
    os.rename(os.path.join(desk.sandbox.case, "kept"),
              open(os.path.join(desk.sandbox.case, "name"), encoding="utf-8").read().strip())
    desk.types("note Two.")
    code, _, err = desk.run(["edit", "a"])
    expect(code == 0 and "has been recorded" in err, f"recorded before: exit {code}\n{err}")
    expect(desk.notes().count("One.") == 1 and "Two." in desk.notes(), desk.notes())


def check_killed_at_any_moment(desk, rounds):
    """prov is killed after ever longer times; then the form is taken up again. What was typed is on
    record once."""
    for number in range(rounds):
        text = f"Round {number} typed."
        desk.edits_with(f"grep -q '{text}' \"$1\" || sed -i 's|^{CUT}|note {text}\\n&|' \"$1\"\n"
                        "touch saved\n")
        saved = os.path.join(desk.sandbox.case, "saved")
        if os.path.exists(saved):
            os.unlink(saved)
        process = desk.start(["edit", "a"])
        while not os.path.exists(saved) and process.poll() is None:
            time.sleep(0.001)
        time.sleep(number * 0.12 / rounds)
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()
        if desk.drafts():
            code, _, err = desk.run(["edit", "a", "--continue"])
            expect(code == 0, f"round {number}: exit {code}\n{err}")
        expect(desk.notes().count(text) == 1, f"round {number}: on record "
                                              f"{desk.notes().count(text)} times")
        expect(not desk.drafts(), f"round {number}: a draft is left")


def main():
    parser = argparse.ArgumentParser()
    for name in ("--prov", "--check", "--source", "--work"):
        parser.add_argument(name, required=True)
    arguments = parser.parse_args()
    sandbox = Sandbox(arguments.work, arguments.prov, arguments.source)
    for check in (check_on_a_terminal, check_withdrawal_asks_why, check_problems_come_back,
                  check_killed_editor, check_closed_terminal, check_two_terminals, check_no_room,
                  check_below_the_cut, check_recorded_before_a_crash):
        check(Desk(sandbox))
    check_killed_at_any_moment(Desk(sandbox), 24)
    print(f"{len(FAILED)} failures")
    sys.exit(1 if FAILED else 0)


if __name__ == "__main__":
    main()
