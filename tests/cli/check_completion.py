# SPDX-License-Identifier: Apache-2.0
"""Completion as shells ask for it: what bash and fish offer on the sample case, and that the question
changes nothing, waits for nobody and says nothing of errors."""
import argparse
import os
import shlex
import shutil
import subprocess
import sys
import time

from sandbox import Sandbox, make_harbour

FAILED = []
SECONDS = 20  # for what takes some milliseconds

# A command line up to the cursor, and all that is offered; None: files.
LINES = (
    ("prov doc ", "list show text"),
    ("prov --color ", "auto always never"),
    ("prov log --ty", "--type"),
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


def pieces(line):
    """The words of a line as bash makes them: it parts them at these characters as well."""
    words = [""]
    for character in line:
        if character == " ":
            words.append("")
        elif character in "@=:":
            words[-1:] = ([words[-1]] if words[-1] else []) + [character, ""]
        else:
            words[-1] += character
    return words


def bash_offers(sandbox, line):
    words = pieces(line)
    if words[-1] == "" and not line.endswith(" "):
        words.pop()
    script = ("eval \"$(prov completion bash)\"; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE=%s; "
              "COMP_POINT=${#COMP_LINE}; _prov; printf '%%s\\n' \"${COMPREPLY[@]}\""
              % (" ".join(shlex.quote(word) for word in words), len(words) - 1, shlex.quote(line)))
    return run(sandbox, ["bash", "-c", script]).split()


def fish_offers(sandbox, line):
    script = "prov completion fish | source; complete -C " + shlex.quote(line)
    return [each.split("\t")[0] for each in run(sandbox, ["fish", "-c", script]).splitlines()]


def run(sandbox, words):
    done = subprocess.run(words, cwd=sandbox.case, env=sandbox.environment(), capture_output=True,
                          timeout=SECONDS, check=False)
    expect(done.returncode == 0 and done.stderr == b"",
           f"{words}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode()


def after_break(word):
    """Readline replaces only what stands behind the last of these."""
    return word[max(word.rfind(character) for character in "@=:") + 1:]


def check_bash(sandbox):
    for line, offered in LINES:
        got = bash_offers(sandbox, line)
        typed = line.split(" ")[-1]
        wanted = offered.split()
        if any(character in typed for character in "@=:"):
            wanted = [after_break(word) for word in wanted]
        expect(got == wanted, f"after {line!r} bash offers {got}, not {wanted}")
    sandbox.run("printf 'One.' > 'the third.txt'; prov add 'the third.txt'")
    for line, offered in (("prov read the\\ th", "the\\ third.txt"), ("prov read 'the th", "the third.txt")):
        words = ["prov", "read", line[len("prov read "):]]
        script = ("eval \"$(prov completion bash)\"; COMP_WORDS=(%s); COMP_CWORD=2; _prov; "
                  "echo \"${COMPREPLY[0]}\"" % " ".join(shlex.quote(word) for word in words))
        got = run(sandbox, ["bash", "-c", script]).strip("\n")
        expect(got == offered, f"after {line!r} bash offers {got}, not {offered}")


def check_fish(sandbox):
    for line, offered in LINES:
        wanted = offered.split()
        if line.endswith("stance=re"):
            wanted = ["stance=relays", "stance=retracts"]
        if not wanted:
            continue  # files
        got = fish_offers(sandbox, line)
        expect(sorted(got) == sorted(wanted), f"after {line!r} fish offers {got}, not {wanted}")


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
    for check in checks:
        sandbox.create(start.root)
        check(sandbox)
    print(f"{len(checks)} checks, {len(FAILED)} failures")
    sys.exit(1 if FAILED else 0)


if __name__ == "__main__":
    main()
