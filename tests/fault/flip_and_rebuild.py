#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Flips single bits of a small case and has the command rebuild the index from what is left.

usage: flip_and_rebuild.py --prov PROV --work FOLDER [--flips N] [--seed N]

Whatever is flipped: `prov verify --index`, and `prov status` without an index, end with a documented
exit code and words on standard error; neither crashes, hangs, runs out of memory or calls its own
failure an internal error. And what `prov verify` accepts, `prov status` reads.
"""

import argparse
import collections
import os
import pathlib
import random
import shutil
import subprocess
import sys

SECONDS = 60
DOCUMENTED = {0, 3, 4, 6, 7, 74}
LINES = (
    '{"op":"who","name":"Harbour Council","kind":"organization","handle":"council","as":"c"}',
    '{"op":"who","name":"Quay Channel","kind":"organization","handle":"channel"}',
    '{"op":"source","doc":"tide","basis":"stated","set":{"title":"1:","publisher":"none"}}',
    '{"op":"attribute","doc":"tide","at":"2","source":{"who":"council"},"cue":"he said"}',
    '{"op":"claim","text":"Stations were over the limit","handle":"stations"}',
    '{"op":"appear","claim":"stations","doc":"tide","at":"2: nine stations","stance":"relays"}',
    '{"op":"label","doc":"tide","at":"2: so-called","label":"language-device/loaded-word"}',
    '{"op":"affiliate","subject":"channel","relation":"supports","object":"council",'
    '"basis":"assessed","why":"made up"}',
    '{"op":"withdraw","target":"channel","why":"hasty"}',
)


class Case:
    def __init__(self, prov, work):
        self.prov, self.folder = prov, work / "case"
        shutil.rmtree(work, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.environment = {"PATH": "/usr/bin:/bin", "HOME": str(work), "LANG": "C.UTF-8"}
        (self.folder / "tide.txt").write_text("Survey leaked\n“That nine stations were over the limit"
                                              " is so-called news,” he said.\n", encoding="utf-8")
        (self.folder / "lines.jsonl").write_text("\n".join(LINES) + "\n", encoding="utf-8")
        for words in (["init", "--handle", "mira", "--name", "Mira"], ["add", "tide.txt"],
                      ["batch", "lines.jsonl"]):
            code, said = self.run(*words)
            if code != 0:
                sys.exit(f"prov {' '.join(words)}: exit {code}\n{said}")

    def run(self, *words):
        """(exit code, standard error); what hangs counts as killed."""
        try:
            done = subprocess.run([self.prov, *words], cwd=self.folder, env=self.environment,
                                  stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return -9, "hangs"
        return done.returncode, done.stderr.decode(errors="replace")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--prov", type=os.path.abspath, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--flips", type=int, default=300)
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    case = Case(options.prov, options.work)
    store = case.folder / ".prov"
    whole = {name: (store / name).read_bytes() for name in ("log.db", "content.db")}
    ends = collections.Counter()
    failed = 0
    for number in range(options.flips):
        name = ("log.db", "content.db")[number % 2]
        at, bit = draw.randrange(len(whole[name])), draw.randrange(8)
        flipped = bytearray(whole[name])
        flipped[at] ^= 1 << bit
        (store / name).write_bytes(flipped)
        verified, said = case.run("verify", "--index")
        (store / "index.db").unlink(missing_ok=True)
        read, said_too = case.run("status")
        (store / name).write_bytes(whole[name])
        ends[f"{name}: verify {verified}, status {read}"] += 1
        good = (verified in DOCUMENTED and read in DOCUMENTED and (verified != 0 or read == 0)
                and (verified == 0 or said) and (read == 0 or said_too))
        if not good:
            failed += 1
            print(f"FAILED {name}, byte {at}, bit {bit}: verify {verified} ({said.strip()}), "
                  f"status {read} ({said_too.strip()})")
    for end, count in sorted(ends.items()):
        print(f"{count:6} {end}")
    if sum(count for end, count in ends.items() if "verify 7" in end) < options.flips // 10:
        sys.exit("too few flips were noticed: the test does not test")
    print(f"{options.flips} flips, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
