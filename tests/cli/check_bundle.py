# SPDX-License-Identifier: Apache-2.0
"""prov verify BUNDLE on the sample bundle of the unit tests: what it says and how it ends."""
import argparse
import json
import os
import shutil
import subprocess
import sys

from sandbox import Sandbox

FAILED = []


def expect(true, words):
    if not true:
        FAILED.append(words)
        print("FAILED", words)


class Bundle:
    def __init__(self, arguments):
        self.sandbox = Sandbox(arguments.work, arguments.prov, arguments.source)
        self.sandbox.create()
        self.arguments = arguments
        self.folder = os.path.join(self.sandbox.case, "bundle")
        done = subprocess.run([arguments.maker, self.folder], capture_output=True, check=True)
        self.keys = done.stdout.decode().split()

    def run(self, words, code, *parts):
        """The output; `parts` are to stand in it, or on standard error."""
        got, out, err = self.sandbox.run("prov verify " + words)
        text = out.decode() + err.decode()
        expect(got == code, f"prov verify {words}: exit {got}, not {code}: {text}")
        for part in parts:
            expect(part in text, f"prov verify {words}: no {part!r} in {text}")
        return out

    def fits_schema(self, words, code):
        out = self.run(words, code)
        done = subprocess.run(
            [self.arguments.check, os.path.join(self.arguments.source, "schemas", "cli")],
            input=out, capture_output=True, check=False)
        expect(done.returncode == 0, f"{words}: {done.stderr.decode()}")
        return json.loads(out)


def check_whole(bundle):
    given = "--key " + " --key ".join(bundle.keys)
    unknown = bundle.run("bundle", 1, "consistent, signer unknown", bundle.keys[0] + ", not given",
                         "mira-3  label.attach", "asked for   mira-3", "handed out  mira-5",
                         "1 reference to entries that are not here", "  entries/1.jsonl",
                         "What this check cannot show")
    expect(bundle.run("bundle.zip", 1) == unknown, "the .zip file says something else")
    bundle.run(f"bundle {given}", 0, "everything holds", bundle.keys[1] + ", as given")
    bundle.run(f"bundle --key {bundle.keys[0][:32]}", 1, "signer unknown", ", as given")
    report = bundle.fits_schema(f"bundle.zip --json {given}", 0)
    expect(report["ok"] and report["signerKnown"], f"{report}")
    expect(report["entries"][2]["id"] == "mira-3", f"{report['entries']}")


def check_refusals(bundle):
    bundle.run("bundle --key " + "0" * 64, 7, "belongs to no log of this bundle")
    bundle.run("bundle --key 12", 2, "is no key")
    bundle.run("bundle --index", 2, "--index is for a case")
    bundle.run("bundle --store .", 2, "--store is for a case")
    bundle.run("--key " + bundle.keys[0], 2, "--key is for a bundle")
    bundle.run("nowhere", 4, "cannot open nowhere")
    bundle.run("bundle/README.txt", 4, "is no bundle")


def check_damage(bundle):
    other = os.path.join(bundle.sandbox.case, "damaged")
    shutil.copytree(bundle.folder, other)
    with open(os.path.join(other, "texts", "1-2"), "ab") as file:
        file.write(b"More.\n")
    with open(os.path.join(other, "\x1b[2J"), "wb"):
        pass
    out = bundle.run("damaged", 7, "failure: texts/1-2: it is not what the manifest says",
                     "it does not verify", "verification failed")
    expect(b"\x1b" not in out, "a name reaches the terminal as it is")
    report = bundle.fits_schema("damaged --json", 7)
    expect(not report["ok"] and len(report["failures"]) == 3, f"{report['failures']}")
    os.remove(os.path.join(other, "bundle.json"))
    bundle.run("damaged", 4, "there is no bundle.json")


def main():
    parser = argparse.ArgumentParser()
    for name in ("--prov", "--check", "--source", "--work", "--maker"):
        parser.add_argument(name, required=True)
    bundle = Bundle(parser.parse_args())
    check_whole(bundle)
    check_refusals(bundle)
    check_damage(bundle)
    print(f"{len(FAILED)} failures")
    sys.exit(1 if FAILED else 0)


if __name__ == "__main__":
    main()
