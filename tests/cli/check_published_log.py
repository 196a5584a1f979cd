# SPDX-License-Identifier: Apache-2.0
"""The commands of libprov/doc/published-log.md, run one after the other on the sample case, print
what the page shows. PROV_RECORD=1 writes what came out instead."""
import argparse
import difflib
import os
import re
import sys

from check_readme import BLOCK, steps_of
from sandbox import Sandbox, make_harbour


def shown(sandbox, block):
    """A block with what its commands print now."""
    out = []
    for command, _ in steps_of(block):
        code, printed, said = sandbox.run(command)
        if code != 0 or said:
            sys.exit(f"{command}: exit {code}: {said.decode()}")
        text = printed.decode()
        out += ["$ " + command] + text.removesuffix("\n").split("\n") * bool(text)
    return "\n".join(out) + "\n"


def main():
    parser = argparse.ArgumentParser()
    for name in ("--prov", "--check", "--source", "--work"):
        parser.add_argument(name, required=True)
    arguments = parser.parse_args()
    path = os.path.join(arguments.source, "libprov/doc/published-log.md")
    with open(path, encoding="utf-8") as file:
        page = file.read()
    sandbox = Sandbox(arguments.work, arguments.prov, arguments.source)
    make_harbour(sandbox)
    blocks = BLOCK.findall(page)
    got = re.sub(BLOCK, lambda block: shown(sandbox, block.group()), page)
    if os.environ.get("PROV_RECORD") == "1":
        with open(path, "w", encoding="utf-8") as file:
            file.write(got)
        return
    print("\n".join(difflib.unified_diff(page.splitlines(), got.splitlines(), "published-log.md",
                                         "printed", lineterm="")))
    print(f"{len(blocks)} blocks of published-log.md")
    sys.exit(1 if got != page or len(blocks) != 6 else 0)


if __name__ == "__main__":
    main()
