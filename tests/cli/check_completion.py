# SPDX-License-Identifier: Apache-2.0
"""Completion as shells ask for it: what bash and fish offer on the sample case, and that the question
changes nothing, waits for nobody and says nothing of errors."""
import argparse
import os
import pty
import shlex
import shutil
import subprocess
import sys
import time

from sandbox import Sandbox, make_harbour
from terminal import read_until

FAILED = []
SECONDS = 20  # for what takes some milliseconds

# A command line up to the cursor, and all that is offered; None: files.
LINES = (
    ("prov doc ", "list show text"),
    ("prov --color ", "auto always never"),
    ("prov log --ty", "--type"),
    ("prov log --type=la", "--type=label"),
    ("prov key li", "list"),
    ("prov claim ", "add list show"),
    ("prov read wire", "wire-courier wire-gazette wire-post"),
    ("prov read -d pr", "press-release"),
    ("prov read wire-post.t", "wire-post.txt"),
    ("prov appear bo", "boats"),
    ("prov attribute x --by ss", "ssns"),
    ("prov attribute x --by-cited sed", ""),
    ("prov affiliate nha spok", "spokesperson-of"),
    ("prov label loaded", "loaded-word"),
    ("prov label language-device/lo", "language-device/loaded-word"),
    ("prov appear boats x stance=re", "relays retracts"),
    ("prov source press lic", "licence="),
    ("prov withdraw @37", "@372 @371 @370"),
    ("prov help claim li", ""),
    ("prov vocab show genre/rep", "genre/report"),
    ("prov add pres", ""),
    ("prov nosuch ", ""),
)


def expect(true, words):
    if not true:
        FAILED.append(words)
        print("FAILED", words)


class Bash:
    """A bash on a terminal in which one types."""

    def __init__(self, sandbox):
        self.offers = os.path.join(sandbox.root, "offers")
        self.terminal, inner = pty.openpty()
        self.process = subprocess.Popen(
            ["bash", "--noprofile", "--norc", "-i"], cwd=sandbox.case, stdin=inner, stdout=inner,
            stderr=inner, start_new_session=True,
            env=sandbox.environment() | {"TERM": "dumb", "PS1": "", "OFFERS": self.offers})
        os.close(inner)
        self.enter("bind 'set bell-style none'; bind 'set enable-bracketed-paste off'; "
                   "eval \"$(prov completion bash)\"; probe() { _prov \"$@\"; "
                   "printf '%s\\n' \"$2\" \"${COMPREPLY[@]}\" >\"$OFFERS.new\"; "
                   "mv \"$OFFERS.new\" \"$OFFERS\"; }; complete -o default -F probe prov")
        self.shown("ready")

    def enter(self, line):
        os.write(self.terminal, line.encode() + b"\n")

    def shown(self, word):
        """What is shown until bash has done all that was typed."""
        self.enter("echo '" + word[:1] + "''" + word[1:] + "'")
        return read_until(self.terminal, b"\n" + word.encode() + b"\r\n").decode()

    def offered(self, line):
        """What stands in the place of the last word for each offer."""
        os.write(self.terminal, line.encode() + b"\t")
        for _ in range(SECONDS * 100):
            if os.path.exists(self.offers):
                break
            time.sleep(0.01)
        os.write(self.terminal, b"\x01\x0b")  # to the beginning, delete to the end
        with open(self.offers, encoding="utf-8") as file:
            replaced, *offers = file.read().splitlines()
        os.remove(self.offers)
        kept = line[:len(line) - len(replaced)].rsplit(" ", 1)[-1] if " " not in replaced else "'"
        return [kept + offer for offer in offers if offer]

    def completed(self, line):
        """The words of a line after the Tab key, as a program gets them."""
        os.write(self.terminal, line.encode() + b"\t\x01printf '<%s>\\n' \x05\n")
        return [word[1:-1] for word in self.shown("done").splitlines()
                if word.startswith("<") and word.endswith(">")]

    def close(self):
        self.enter("exit")
        read_until(self.terminal, b"")
        os.close(self.terminal)
        self.process.wait(SECONDS)


def fish_offers(sandbox, line):
    script = "prov completion fish | source; complete -C " + shlex.quote(line)
    return [each.split("\t")[0] for each in run(sandbox, ["fish", "-c", script]).splitlines()]


def run(sandbox, words):
    done = subprocess.run(words, cwd=sandbox.case, env=sandbox.environment(), capture_output=True,
                          timeout=SECONDS, check=False)
    expect(done.returncode == 0 and done.stderr == b"",
           f"{words}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode()


def check_bash(sandbox):
    bash = Bash(sandbox)
    for line, offered in LINES:
        got = bash.offered(line)
        wanted = [line.split(" ")[-1].partition("=")[0] + "=" + word if "stance=" in line else word
                  for word in offered.split()]
        expect(got == wanted, f"after {line!r} bash offers {got}, not {wanted}")
    sandbox.run("printf 'One.' > 'the third.txt'; prov add 'the third.txt'")
    for line, last in (("prov show @371", "@371"), ("prov withdraw @-", "@-1"),
                       ("prov log --type=la", "--type=label"),
                       ("prov appear boats x stance=rel", "stance=relays"),
                       ("prov label language-device/loa", "language-device/loaded-word"),
                       ("prov read the\\ th", "the third.txt"),
                       ("prov read 'the th", "the third.txt")):
        got = bash.completed(line)
        expect(got[-1:] == [last], f"the Tab key makes {got} of {line!r}")
    bash.close()


def check_fish(sandbox):
    for line, offered in LINES:
        wanted = offered.split()
        if line.endswith("stance=re"):
            wanted = ["stance=relays", "stance=retracts"]
        if not wanted:
            continue  # files
        got = fish_offers(sandbox, line)
        expect(sorted(got) == sorted(wanted), f"after {line!r} fish offers {got}, not {wanted}")
    sandbox.run("printf 'One.' > 'the third.txt'; prov add 'the third.txt'")
    for line in ("prov read the\\ th", "prov read 'the th", 'prov read "the th'):
        got = fish_offers(sandbox, line)
        expect(got == ["the third.txt"], f"after {line!r} fish offers {got}")


def check_zsh(sandbox):
    """Its first Tab in a session, with the rules where an installed prov has them."""
    folder = os.path.join(sandbox.root, "functions")
    os.makedirs(folder)
    sandbox.run(f"prov completion zsh > {folder}/_prov")
    script = ("zmodload zsh/zpty; zpty shell zsh -f -i; "
              "zpty -w shell 'PS1=; fpath=(%s $fpath); autoload -U compinit; compinit -u -D; "
              "bindkey -e; echo rea\"\"dy'; zpty -r shell out '*ready*'; "
              "zpty -w -n shell $'prov read wire-p\\t'; sleep 1; "
              "zpty -w -n shell $'\\C-aecho \"<\" \\C-e\"e\"nd\\n'; "
              "zpty -r shell out $'*\\n*< prov*end*'; print -r -- $out; zpty -d shell" % folder)
    got = run(sandbox, ["zsh", "-f", "-c", script])
    expect("< prov read wire-post" in got, f"the first Tab in zsh gives {got!r}")


def state_of(folder):
    return {name: (os.stat(os.path.join(folder, name)).st_mtime_ns,
                   os.stat(os.path.join(folder, name)).st_size) for name in os.listdir(folder)}


def check_changes_nothing(sandbox):
    """It answers from the index as it is: one that is missing, of no use or behind stays so."""
    store = os.path.join(sandbox.case, ".prov")
    index = os.path.join(store, "index.db")
    for name, spoil in (("as it is", "true"), ("missing", f"rm {index}"),
                        ("of no use", f"echo nothing > {index}"), ("empty", f": > {index}")):
        sandbox.run(spoil)
        before = state_of(store)
        offered = run(sandbox, ["prov", "complete", "read", "wire-p"])
        expect((offered != "") == (name == "as it is"), f"index {name}: offered {offered!r}")
        expect(state_of(store) == before, f"index {name}: the question changed the case")


def check_waits_for_nobody(sandbox):
    """Also while somebody else holds the lock."""
    lock = os.path.join(sandbox.case, ".prov", "lock")
    holder = subprocess.Popen(["flock", lock, "sleep", str(SECONDS)])
    try:
        time.sleep(0.2)
        offered = run(sandbox, ["prov", "complete", "read", "wire-p"])
        expect(offered.startswith("wire-post"), f"with the lock held: {offered!r}")
    finally:
        holder.terminate()
        holder.wait()


def check_is_silent(sandbox):
    for words in (["read", "--store", "/nonexistent", ""], ["read", "--as", "nobody", "@"], [""],
                  ["--store"], ["\xff", "\x1b"], ["label", "--", "-"]):
        run(sandbox, ["prov", "complete"] + words)
    sandbox.create()
    offered = run(sandbox, ["prov", "complete", "label", "loaded"])
    expect("loaded-word" in offered, f"where there is no case: {offered!r}")
    expect(run(sandbox, ["prov", "complete", "read", ""]) == "", "documents without a case")


def main():
    parser = argparse.ArgumentParser()
    for name in ("--prov", "--check", "--source", "--work"):
        parser.add_argument(name, required=True)
    arguments = parser.parse_args()
    start = Sandbox(os.path.join(arguments.work, "start"), arguments.prov, arguments.source)
    make_harbour(start)
    sandbox = Sandbox(os.path.join(arguments.work, "run"), arguments.prov, arguments.source)
    checks = [check_waits_for_nobody, check_changes_nothing, check_is_silent]
    checks += [check_bash] if shutil.which("bash") else []
    checks += [check_fish] if shutil.which("fish") else []
    checks += [check_zsh] if shutil.which("zsh") else []
    for shell in ("bash", "fish", "zsh"):
        if not shutil.which(shell):
            print(f"skipped: there is no {shell} here")
    for check in checks:
        sandbox.create(start.root)
        check(sandbox)
    print(f"{len(checks)} checks, {len(FAILED)} failures")
    sys.exit(1 if FAILED else 0)


if __name__ == "__main__":
    main()
