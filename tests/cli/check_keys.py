# SPDX-License-Identifier: Apache-2.0
"""Keys with real terminals, processes and copied stores: passphrases that are typed, keys that are
unlocked for a time, and an older copy of a case that is gone on from."""
import argparse
import glob
import json
import os
import shutil
import signal
import sys
import time

from sandbox import Sandbox
from terminal import SECONDS, converse

FAILED = []
ASK = b"passphrase of the key of mira: "
NEW = b"new passphrase for the key of mira: "
AGAIN = b"the same again: "
WORDS = b"four unusual words"


def expect(true, words):
    if not true:
        FAILED.append(words)
        print("FAILED", words)


def run(sandbox, script, code=0):
    got, out, err = sandbox.run(script)
    expect(got == code, f"{script}: exit {got}, not {code}: {err.decode()}")
    return out.decode(), err.decode()


def wait_for(true, what):
    end = time.monotonic() + SECONDS
    while not true():
        if time.monotonic() > end:
            expect(False, what)
            return
        time.sleep(0.05)


def key_files(sandbox):
    return sorted(glob.glob(os.path.join(sandbox.root, "data/prov/keys/*")))


def logs(sandbox):
    return json.loads(run(sandbox, "prov key list --json")[0])["logs"]


def encrypted_case(sandbox):
    sandbox.create()
    with open(os.path.join(sandbox.case, "words"), "wb") as file:
        file.write(WORDS + b"\nnot read\n")
    run(sandbox, "prov init --handle mira --name Mira --passphrase --passphrase-fd 3 3< words")


def check_typed(sandbox):
    """A new passphrase is asked for twice, an old one once; nothing of it shows."""
    sandbox.create()
    init = "prov init --handle mira --name Mira --passphrase"
    code, shown, echoes = converse(sandbox, init, [(NEW, WORDS + b"\n"), (AGAIN, WORDS + b"\n")])
    expect(code == 0 and echoes and "words" not in shown, f"init --passphrase: {code}, {shown!r}")
    with open(key_files(sandbox)[0], encoding="utf-8") as file:
        expect("BEGIN ENCRYPTED PRIVATE KEY" in file.read(), "init --passphrase does not encrypt")
    note = "prov note mira-0 One."
    code, shown, echoes = converse(sandbox, note, [(ASK, WORDS + b"\n")])
    expect(code == 0 and echoes and "words" not in shown and shown.count("passphrase") == 1,
           f"note with its passphrase: {code}, {shown!r}")
    code, shown, echoes = converse(sandbox, note, [(ASK, b"wrong\n"), (ASK, WORDS + b"\n")])
    expect(code == 0 and "that is not it" in shown, f"note at the second try: {code}, {shown!r}")
    code, shown, echoes = converse(sandbox, note, [(ASK, b"wrong\n")] * 3)
    expect(code == 8 and echoes and shown.count(ASK.decode()) == 3 and "prov key unlock" in shown,
           f"note with three wrong ones: {code}, {shown!r}")
    code, shown, _ = converse(sandbox, note, [(ASK, b"\n")])
    expect(code == 8, f"note with an empty one: {code}, {shown!r}")
    code, shown, _ = converse(sandbox, note, [(ASK, b"x" * 2000 + b"\n")])
    expect(code == 8 and "1,024" in shown, f"note with a long one: {code}, {shown!r}")
    code, shown, _ = converse(sandbox, "prov key passphrase", [
        (ASK, WORDS + b"\n"), (NEW, b"one\n"), (AGAIN, b"two\n"), (NEW, b"three\n"),
        (AGAIN, b"three\n")])
    expect(code == 0 and "these two differ" in shown, f"key passphrase: {code}, {shown!r}")
    code, shown, _ = converse(sandbox, "prov key passphrase --remove", [(ASK, b"three\n")])
    expect(code == 0, f"key passphrase --remove: {code}, {shown!r}")
    run(sandbox, note)
    expect(len(key_files(sandbox)) == 1, f"key files: {key_files(sandbox)}")


def check_stopped(sandbox):
    """However the question ends, the terminal echoes again and nothing is left or written."""
    for number, wanted in ((signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 130)):
        sandbox.create()

        def stop(process, _, number=number):
            os.killpg(process.pid, number)
        command = ("trap : INT TERM HUP; prov init --handle mira --name M --passphrase; code=$?; "
                   "exit $code")
        code, shown, echoes = converse(sandbox, command, [(NEW, stop)])
        expect(code == wanted and echoes, f"signal {number}: exit {code}, {shown!r}, {echoes}")
        expect(not key_files(sandbox), f"signal {number}: keys {key_files(sandbox)}")
        left = [name for name in os.listdir(sandbox.case) if name.startswith(".prov")]
        expect(not left, f"signal {number}: {left} left")


def check_without_terminal(sandbox):
    encrypted_case(sandbox)
    out, err = run(sandbox, "prov note mira-0 One.", code=8)
    expect(out == "" and "locked" in err and "--passphrase-fd" in err, f"locked: {err}")
    run(sandbox, "prov note mira-0 One. --passphrase-fd 3 3< words")
    _, err = run(sandbox, "echo wrong | prov note mira-0 One. --passphrase-fd 0", code=8)
    expect("that is not the passphrase" in err, f"wrong: {err}")
    _, err = run(sandbox, "prov note mira-0 One. --passphrase-fd 9", code=2)
    _, err = run(sandbox, "prov note mira-0 One. --passphrase-fd 3 3< /dev/null", code=8)
    # The rest of the descriptor stays for the command.
    line = '{"op":"note","target":"mira-0","text":"Two."}'
    out, _ = run(sandbox, f"(head -1 words; echo '{line}') | prov batch - --passphrase-fd 0")
    expect('"error":null' in out, f"batch after the passphrase: {out}")
    run(sandbox, "echo another > new; prov key passphrase --passphrase-fd 3 "
                 "--new-passphrase-fd 4 3< words 4< new")
    run(sandbox, "prov note mira-0 Three. --passphrase-fd 3 3< words", code=8)
    run(sandbox, "prov note mira-0 Three. --passphrase-fd 3 3< new")
    entries = logs(sandbox)[0]["entries"]
    expect(entries == 4, f"{entries} entries")


def sockets(sandbox):
    return glob.glob(os.path.join(sandbox.root, "state/prov/unlocked/*.sock"))


def check_unlocked(sandbox):
    """While a key is unlocked nothing asks; then it is as locked as before."""
    encrypted_case(sandbox)
    unlock = "prov key unlock --passphrase-fd 3 3< words"
    out, _ = run(sandbox, unlock + " --for 1h")
    expect(out == "2026-01-05T10:00:00Z\n", f"unlocked until {out}")
    expect(len(sockets(sandbox)) == 1, f"sockets: {sockets(sandbox)}")
    expect(os.stat(sockets(sandbox)[0]).st_mode & 0o777 == 0o600, "socket open to others")
    run(sandbox, "prov note mira-0 One.")
    run(sandbox, "seq 50 | sed 's/.*/{\"op\":\"note\",\"target\":\"mira-0\",\"text\":\"N &\"}/' | "
                 "prov batch -")
    expect(logs(sandbox)[0]["unlockedUntil"] == "2026-01-05T10:00:00Z", f"list: {logs(sandbox)}")
    run(sandbox, "prov verify")
    out, _ = run(sandbox, "prov key lock")
    expect(out == "1 key locked\n" and not sockets(sandbox), f"lock: {out}")
    run(sandbox, "prov note mira-0 Two.", code=8)
    expect(logs(sandbox)[0]["unlockedUntil"] is None, "locked, and unlocked in the list")
    # Its time is over.
    run(sandbox, unlock + " --for 1s")
    wait_for(lambda: not sockets(sandbox), "a key is unlocked for longer than it should be")
    run(sandbox, "prov note mira-0 Two.", code=8)
    # Its socket is removed.
    run(sandbox, unlock)
    os.remove(sockets(sandbox)[0])
    run(sandbox, "prov note mira-0 Two.", code=8)
    # Unlocked again: the time is the new one.
    run(sandbox, unlock)
    out, _ = run(sandbox, unlock + " --for 2h")
    expect(out == "2026-01-05T11:00:00Z\n" and len(sockets(sandbox)) == 1, f"again: {out}")
    # A changed passphrase and a retired key end it.
    run(sandbox, "prov key passphrase --passphrase-fd 3 3< words")
    expect(not sockets(sandbox), "a key is unlocked after its passphrase was changed")
    run(sandbox, unlock)
    run(sandbox, "prov key retire mira")
    expect(not sockets(sandbox), "a retired key is unlocked")
    run(sandbox, "prov note mira-0 Two.", code=8)
    for bad in ("", "0s", "13h", "5", "1d", "-1h", "99999h"):
        run(sandbox, f"prov key unlock --for '{bad}'", code=2)


def holding_process(sandbox):
    """The process at the socket, found by its open files as only its owner may see them, or by its
    parent: none but ours is left behind by this sandbox."""
    path = sockets(sandbox)[0]
    with open("/proc/net/unix", encoding="utf-8") as file:
        inodes = {line.split()[6] for line in file if line.rstrip().endswith(path) or
                  os.path.basename(path) in line}
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            for entry in os.listdir(f"/proc/{pid}/fd"):
                target = os.readlink(f"/proc/{pid}/fd/{entry}")
                if target[8:-1] in inodes:
                    found.append(int(pid))
        except OSError:
            continue
    return found


def check_killed(sandbox):
    """A process that held the key and died leaves it locked, and can be replaced."""
    encrypted_case(sandbox)
    unlock = "prov key unlock --passphrase-fd 3 3< words"
    run(sandbox, unlock)
    found = holding_process(sandbox)
    if not found:
        print("not tried: the process that holds the key cannot be seen from here")
        run(sandbox, "prov key lock")
        return
    for pid in found:
        os.kill(pid, signal.SIGKILL)
    wait_for(lambda: run_quietly(sandbox, "prov note mira-0 One.") == 8, "it answers when dead")
    expect(sockets(sandbox), "the socket went by itself")
    run(sandbox, unlock)
    run(sandbox, "prov note mira-0 One.")
    run(sandbox, "prov key lock")


def run_quietly(sandbox, script):
    return sandbox.run(script)[0]


def check_open_folder(sandbox):
    """A folder that others could put a socket in is not believed."""
    encrypted_case(sandbox)
    run(sandbox, "mkdir -p $XDG_STATE_HOME/prov/unlocked; chmod 777 $XDG_STATE_HOME/prov/unlocked")
    _, err = run(sandbox, "prov note mira-0 One. --passphrase-fd 3 3< words", code=8)
    expect("chmod 700" in err, f"open folder: {err}")


def check_older_copy(sandbox):
    """A store that was copied back: what the refusal says works when it is followed, the old log is
    not written to again, and verify goes on saying it."""
    sandbox.create()
    run(sandbox, "prov init --handle mira --name Mira; prov note mira-0 One.")
    run(sandbox, "cp -r .prov ../old; prov note mira-0 Two.")
    run(sandbox, "rm -r .prov; cp -r ../old .prov")
    before = logs(sandbox)
    _, err = run(sandbox, "prov note mira-0 Three.", code=7)
    said = err[err.index("prov key new"):err.index(")", err.index("prov key new"))]
    expect(said == "prov key new --after mira", f"the way out is {said!r}")
    run(sandbox, "prov key new --unrelated --name X", code=7)
    run(sandbox, said)
    out, err = run(sandbox, "prov note mira-0 Three.")
    expect(out == "mira2-1\n" and not err, f"after it: {out}, {err}")
    after = logs(sandbox)
    expect(after[0]["root"] == before[0]["root"] and after[0]["entries"] == 2,
           "the old log has changed")
    expect(after[1]["current"] and after[1]["name"] == "Mira", f"new log: {after[1]}")
    opened = json.loads(run(sandbox, "prov show mira2-0 --json")[0])
    expect('"size":2' in json.dumps(opened).replace(" ", ""), f"predecessor: {opened}")
    _, err = run(sandbox, "prov --as mira note mira-0 Four.", code=7)
    expect("another log goes on from it" in err, f"writing to the old log: {err}")
    out, _ = run(sandbox, "prov verify", code=7)
    expect("older here" in out and "goes on from it" in out, f"verify: {out}")


def check_older_copy_without_a_log(sandbox):
    """The copy lacks a whole log."""
    sandbox.create()
    run(sandbox, "prov init --handle mira --name Mira; cp -r .prov ../old")
    run(sandbox, "prov key new --handle ben --name Ben; prov note mira-0 One.")
    run(sandbox, "rm -r .prov; cp -r ../old .prov")
    _, err = run(sandbox, "prov note mira-0 Two.", code=7)
    expect("has lost" in err and "--after mira" in err, f"a log is lost: {err}")
    run(sandbox, "prov key new --after mira")
    out, _ = run(sandbox, "prov note mira-0 Two.")
    expect(out == "mira2-1\n", f"after it: {out}")
    out, _ = run(sandbox, "prov verify", code=7)
    expect("has lost" in out, f"verify has forgotten the lost log: {out}")


def check_succession(sandbox):
    """Retired and lost keys: the next log goes on from the newest, under the next number."""
    sandbox.create()
    run(sandbox, "prov init --handle mira --name Mira; prov note mira-0 One.")
    run(sandbox, "prov key retire mira")
    _, err = run(sandbox, "prov note mira-0 Two.", code=8)
    expect("prov key new --after mira" in err, f"retired: {err}")
    run(sandbox, "prov key retire mira", code=8)
    run(sandbox, "prov key new")
    out, _ = run(sandbox, "prov note mira-0 Two.")
    expect(out == "mira2-1\n", f"after a retired key: {out}")
    # A copy of the retired key that is put back changes nothing; that of a person does.
    retired = [path for path in key_files(sandbox) if path.endswith(".retired")][0]
    shutil.copy(retired, retired.replace(".retired", ".pem"))
    run(sandbox, "prov --as mira note mira-0 Three.", code=8)
    os.remove(retired)
    run(sandbox, "prov --as mira note mira-0 Three.")
    for path in key_files(sandbox):
        os.remove(path)
    _, err = run(sandbox, "prov note mira-0 Four.", code=8)
    run(sandbox, "prov -v key new")  # other words: what is drawn in tests depends on them
    out, _ = run(sandbox, "prov note mira-0 Four.")
    expect(out == "mira3-1\n", f"after lost keys: {out}")
    names = {log["origin"]: log["handle"] for log in logs(sandbox)}
    opened = run(sandbox, "prov show mira3-0 --json")[0]
    found = [handle for origin, handle in names.items() if origin in opened and handle != "mira3"]
    expect(found == ["mira2"], f"mira3 goes on from {found}")
    run(sandbox, "prov verify")
    run(sandbox, "rm -r $XDG_DATA_HOME/prov/keys; prov key new --handle ben --name Ben --unrelated")
    expect("predecessor\": null" in run(sandbox, "prov show ben-0 --json")[0], "ben has a predecessor")


def check_page(sandbox):
    """The commands of doc/keys.md, from top to bottom."""
    with open(os.path.join(sandbox.source, "libprov/doc/keys.md"), encoding="utf-8") as file:
        commands = [line[2:].rstrip() for line in file if line.startswith("$ ")]
    expect(len(commands) > 15, f"{len(commands)} commands in keys.md")
    sandbox.create()
    for number, command in enumerate(commands):
        # What is drawn in tests depends on the words of a command.
        run(sandbox, command.replace("prov key new", f"prov --wait {number} key new"))


def main():
    parser = argparse.ArgumentParser()
    for name in ("--prov", "--check", "--source", "--work"):
        parser.add_argument(name, required=True)
    arguments = parser.parse_args()
    sandbox = Sandbox(arguments.work, arguments.prov, arguments.source)
    for check in (check_typed, check_stopped, check_without_terminal, check_unlocked, check_killed,
                  check_open_folder, check_older_copy, check_older_copy_without_a_log,
                  check_succession, check_page):
        check(sandbox)
    sandbox.run("prov key lock")
    print(f"{len(FAILED)} failures")
    sys.exit(1 if FAILED else 0)


if __name__ == "__main__":
    main()
