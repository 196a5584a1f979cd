# SPDX-License-Identifier: Apache-2.0
"""Each command of the table has a golden case in which it succeeds and two in which it is refused,
each for another reason. A case belongs to the command that its folder is named after: doc-list, or
doc-list-too-many."""
import argparse
import json
import os
import sys

from run_cases import read
from sandbox import Sandbox


def cases_in(folder):
    """(name, exit code, standard error) of every case whose `cmd` calls what it is named after."""
    for start in sorted(os.listdir(folder)):
        for name in sorted(os.listdir(os.path.join(folder, start))):
            path = os.path.join(folder, start, name)
            if os.path.exists(os.path.join(path, "cmd")):
                yield (name, read(os.path.join(path, "cmd")).decode(),
                       read(os.path.join(path, "exit")).strip(),
                       read(os.path.join(path, "stderr")))


def command_of(case, commands):
    """The command that a case is named after: the longest of those that fit."""
    fitting = [name for name in commands
               if (case + "-").startswith(name.replace(" ", "-") + "-")]
    return max(fitting, key=len, default=None)


def lacking(name, cases):
    """What a command lacks, in words."""
    good = [case for case in cases if case[1] == b"0"]
    reasons = {(case[1], case[2]) for case in cases if case[1] != b"0"}
    if not good:
        yield f"{name}: no case in which it succeeds"
    if len(reasons) < 2:
        yield f"{name}: {len(reasons)} of two cases in which it is refused"


def main():
    parser = argparse.ArgumentParser()
    for name in ("--prov", "--check", "--source", "--work"):
        parser.add_argument(name, required=True)
    arguments = parser.parse_args()
    sandbox = Sandbox(arguments.work, arguments.prov, arguments.source)
    sandbox.create()
    code, out, err = sandbox.run("prov help --json")
    if code != 0:
        sys.exit(err.decode())
    commands = {command["name"]: [] for command in json.loads(out)["commands"]}
    for name, script, exit_code, said in cases_in(os.path.join(arguments.source, "tests/cli/cases")):
        command = command_of(name, commands)
        if command is not None and all(word in script.split() for word in command.split()):
            commands[command].append((name, exit_code, said))
    missing = [words for name, cases in commands.items() for words in lacking(name, cases)]
    print("\n".join(missing + [f"{len(commands)} commands, {len(missing)} lacks"]))
    sys.exit(1 if missing or not commands else 0)


if __name__ == "__main__":
    main()
