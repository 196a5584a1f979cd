# SPDX-License-Identifier: Apache-2.0
"""Runs the golden cases: cases/START/NAME/{cmd,stdin,stdout,stderr,exit}.

START is `bare` (an empty folder) or `harbour` (the sample case). `cmd` is a line for sh. Standard
output, standard error and exit code are always all compared; JSON is checked against its schema.
PROV_RECORD=1 writes what came out instead.
"""
import argparse
import difflib
import os
import subprocess
import sys

from sandbox import Sandbox, make_harbour


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""


def write(path, data):
    if data:
        with open(path, "wb") as file:
            file.write(data)
    elif os.path.exists(path):
        os.remove(path)


def difference(name, expected, got):
    lines = difflib.unified_diff(expected.decode(errors="replace").splitlines(True),
                                 got.decode(errors="replace").splitlines(True),
                                 "expected " + name, "got " + name)
    return "".join(lines)


def check_json(arguments, out):
    if not out.lstrip().startswith(b"{") or b'"schema"' not in out[:200]:
        return ""
    done = subprocess.run([arguments.check, os.path.join(arguments.source, "schemas", "cli")],
                          input=out, capture_output=True, check=False)
    return "" if done.returncode == 0 else "schema: " + done.stderr.decode()


def run_case(arguments, folder, start):
    sandbox = Sandbox(os.path.join(arguments.work, "run"), arguments.prov, arguments.source)
    sandbox.create(start)
    code, out, err = sandbox.run(read(os.path.join(folder, "cmd")).decode(),
                                 read(os.path.join(folder, "stdin")))
    got = {"stdout": out, "stderr": err, "exit": f"{code}\n".encode()}
    found = check_json(arguments, out)
    for name, data in got.items():
        path = os.path.join(folder, name)
        if os.environ.get("PROV_RECORD") == "1":
            write(path, data)
        elif read(path) != data:
            found += difference(name, read(path), data)
    return found


def main():
    parser = argparse.ArgumentParser()
    for name in ("--prov", "--check", "--source", "--work"):
        parser.add_argument(name, required=True)
    parser.add_argument("names", nargs="*", help="only cases with these words in their path")
    arguments = parser.parse_args()
    os.makedirs(arguments.work, exist_ok=True)
    harbour = Sandbox(os.path.join(arguments.work, "harbour"), arguments.prov, arguments.source)
    make_harbour(harbour)
    cases = os.path.join(arguments.source, "tests", "cli", "cases")
    failed = count = 0
    for start in ("bare", "harbour"):
        for name in sorted(os.listdir(os.path.join(cases, start))):
            label = f"{start}/{name}"
            if arguments.names and not any(word in label for word in arguments.names):
                continue
            count += 1
            found = run_case(arguments, os.path.join(cases, start, name),
                             harbour.root if start == "harbour" else None)
            if found:
                failed += 1
                print(f"FAILED {label}\n{found}")
    print(f"{count} cases, {failed} failed")
    sys.exit(1 if failed or count == 0 else 0)


if __name__ == "__main__":
    main()
