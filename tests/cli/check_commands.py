# SPDX-License-Identifier: Apache-2.0
"""Loops over the command table: each command has help, a manual page, completions and an example
that runs on the sample case; with --json the example fits its schema. So do the examples of the
words that help explains."""
import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys

from sandbox import Sandbox, make_harbour

FAILED = []


def expect(true, words):
    if not true:
        FAILED.append(words)
        print("FAILED", words)


def output_of(sandbox, script):
    code, out, err = sandbox.run(script)
    expect(code == 0, f"{script}: exit {code}: {err.decode()}")
    return out.decode()


def check_help(sandbox, command):
    name = command["name"]
    text = output_of(sandbox, f"prov {name} --help")
    expect(text == output_of(sandbox, f"prov help {name}"), f"{name}: two ways to help differ")
    for part in (command["synopsis"], command["example"], "Exit codes:"):
        expect(part in text, f"{name}: help lacks {part}")


def check_man_page(sandbox, command, folder):
    path = os.path.join(folder, command["manPage"] + ".1")
    expect(os.path.exists(path), f"no manual page {path}")
    if shutil.which("groff"):
        done = subprocess.run(["groff", "-ww", "-man", "-Tutf8", "-z", path],
                              capture_output=True, check=False)
        expect(done.stderr == b"", f"{path}: {done.stderr.decode()}")


def check_completion(sandbox, command):
    """What the completion scripts ask: each word of the name is offered, and then each option."""
    words = command["name"].split()
    for count, word in enumerate(words):
        offered = offers_of(sandbox, words[:count] + [word[:1]])
        expect(word in offered, f"after {words[:count]} {word} is not offered but {offered}")
    offered = offers_of(sandbox, words + ["--"])
    for name in [option["name"] for option in command["options"]] + command["common"]:
        expect("--" + name in offered, f"completion of {command['name']} lacks --{name}")


def offers_of(sandbox, words):
    script = "prov complete " + " ".join(shlex.quote(word) for word in words)
    return [line.split("\t")[0] for line in output_of(sandbox, script).splitlines()]


def check_syntax(sandbox, shell, script):
    if not shutil.which(shell):
        print(f"skipped: no {shell} to read its completion")
        return
    path = os.path.join(sandbox.root, "completion." + shell)
    with open(path, "w", encoding="utf-8") as file:
        file.write(script)
    done = subprocess.run([shell, "-n", path], capture_output=True, check=False)
    expect(done.returncode == 0, f"{shell} does not read its completion: {done.stderr.decode()}")


def check_common(sandbox, command, options):
    """No common option is swallowed: what a command does not heed it refuses."""
    for option in options:
        name = "--" + option["name"]
        if option["name"] in command["common"]:
            continue
        value = " x" if option["value"] else ""
        code, _, err = sandbox.run(f"prov {command['name']} {name}{value}")
        expect(code == 2 and f"has no {name}" in err.decode(),
               f"{command['name']} {name}: exit {code}: {err.decode()}")


def check_example(arguments, start, command):
    sandbox = Sandbox(os.path.join(arguments.work, "example"), arguments.prov, arguments.source)
    sandbox.create(start)
    example = command["example"].replace("/tmp/", sandbox.root + "/")
    last = example.rsplit("; ", 1)[-1]  # after what it needs
    expect((last + " ").startswith(f"prov {command['name']} "),
           f"{command['name']}: its example is of another command: {example}")
    code, out, err = sandbox.run(example)
    expect(code == 0 and not err, f"{example}: exit {code}: {err.decode()}")
    expect(out or re.search(r" -o | > ", example), f"{example} prints nothing")
    if not command["schema"]:
        return
    sandbox.create(start)
    verb = "prov " + command["name"]
    with_json = re.sub(r" -o \S+| > \S+", "", example.replace(verb, verb + " --json"))
    code, out, err = sandbox.run(with_json)
    expect(code == 0, f"{with_json}: exit {code}: {err.decode()}")
    done = subprocess.run([arguments.check, os.path.join(arguments.source, "schemas", "cli")],
                          input=out, capture_output=True, check=False)
    expect(done.returncode == 0, f"{with_json}: {done.stderr.decode()}")
    first = json.loads(out if out.startswith(b"{\n") else out.splitlines()[0])
    expect(first["schema"].startswith("prov.cli."), f"{with_json}: {first['schema']}")


def check_word(arguments, start, word):
    """An example of `prov help words` fits its line and runs on the sample case."""
    sandbox = Sandbox(os.path.join(arguments.work, "example"), arguments.prov, arguments.source)
    sandbox.create(start)
    example = word["example"]
    expect(len(example) <= 74, f"{example}: longer than a line of the page")
    code, out, err = sandbox.run(example)
    expect(code == 0 and not err, f"{word['word']}: {example}: exit {code}: {err.decode()}")
    expect(out, f"{word['word']}: {example} prints nothing")


def main():
    parser = argparse.ArgumentParser()
    for name in ("--prov", "--check", "--source", "--work"):
        parser.add_argument(name, required=True)
    arguments = parser.parse_args()
    harbour = Sandbox(os.path.join(arguments.work, "start"), arguments.prov, arguments.source)
    make_harbour(harbour)
    table = json.loads(output_of(harbour, "prov help --json"))
    pages = os.path.join(harbour.root, "man")
    os.makedirs(pages)
    output_of(harbour, f"prov help --man-folder {pages}")
    scripts = {shell: output_of(harbour, f"prov completion {shell}")
               for shell in ("bash", "zsh", "fish")}
    for shell, script in scripts.items():
        check_syntax(harbour, shell, script)
    for command in table["commands"]:
        check_help(harbour, command)
        check_common(harbour, command, table["options"])
        check_man_page(harbour, command, pages)
        check_completion(harbour, command)
        check_example(arguments, harbour.root, command)
    for word in table["words"]:
        check_word(arguments, harbour.root, word)
    print(f"{len(table['commands'])} commands, {len(table['words'])} words, "
          f"{len(FAILED)} failures")
    sys.exit(1 if FAILED or not table["commands"] or not table["words"] else 0)


if __name__ == "__main__":
    main()
