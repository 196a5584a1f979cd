# SPDX-License-Identifier: Apache-2.0
"""verify_bundle.py, the verifier for those who have no prov: on the bundle of the unit tests, on bundles
of the sample case, and on bundles that somebody has meddled with."""
import argparse
import functools
import hashlib
import importlib.util
import io
import json
import os
import re
import shutil
import subprocess
import sys
import warnings
import zipfile

from sandbox import Sandbox, make_harbour

FAILED = []


def expect(true, words):
    if not true:
        FAILED.append(words)
        print("FAILED", words)


def imported(path):
    spec = importlib.util.spec_from_file_location("verify_bundle", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Memory:
    """Files of a bundle in memory, in the place of the verifier's Folder."""

    def __init__(self, contents):
        self.contents, self.odd = contents, []
        self.sizes = {name: len(data) for name, data in contents.items()}

    def open(self, path):
        return io.BytesIO(self.contents[path])


def contents_of(folder):
    found = {}
    for above, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(above, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


class Checker:
    def __init__(self, arguments):
        self.path = os.path.join(arguments.source, "tools", "verify_bundle", "verify_bundle.py")
        self.module = imported(self.path)
        self.signed_by = self.module.signed_by
        # The same question gets the same answer; most changes leave most signatures alone.
        self.module.signed_by = functools.lru_cache(maxsize=None)(self.signed_by)

    def report(self, contents, keys=()):
        """What it says of a bundle in memory; None where it says that it is none."""
        module = self.module
        files = module.Files.__new__(module.Files)
        files.inner = Memory(contents)
        files.paths = files.inner.sizes
        bundle = module.Bundle(files)
        bundle.show, bundle.quotes, bundle.with_texts = False, [], True
        try:
            bundle.check()
        except module.NoBundle:
            return None
        return module.report_of(bundle, keys)

    def run(self, words, code, *parts):
        """As somebody runs it who has Python and nothing else."""
        done = subprocess.run([sys.executable, "-I", self.path] + words, capture_output=True,
                              check=False, env={}, timeout=600)
        text = done.stdout.decode("ascii") + done.stderr.decode("ascii")
        expect(done.returncode == code, f"{words}: exit {done.returncode}, not {code}: {text}")
        for part in parts:
            expect(part in text, f"{words}: no {part!r} in {text}")
        expect("Traceback" not in text, f"{words}: {text}")
        return text


def check_arithmetic(checker, source):
    """RFC 8032 section 7.1, tests 1 to 3, and what a log signs in the worked example."""
    for key, message, signature in (
            ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
             "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
             "d25bf5f0595bbe24655141438e7a100b"),
            ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
             "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
             "387b2eaeb4302aeeb00d291612bb0c00"),
            ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
             "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
             "4a7c15e9716ed28dc027beceea1ec40a")):
        key, message, signature = map(bytes.fromhex, (key, message, signature))
        expect(checker.signed_by(key, message, signature), f"RFC 8032: {message!r} is not signed")
        for place in range(64):
            changed = bytearray(signature)
            changed[place] ^= 1
            expect(not checker.signed_by(key, message, bytes(changed)), f"RFC 8032: byte {place}")
        order = int.from_bytes(signature[32:], "little") + checker.module.L
        expect(not checker.signed_by(key, message, signature[:32] + order.to_bytes(32, "little")),
               "RFC 8032: a second spelling of a signature")
    small = (1).to_bytes(32, "little")
    expect(not checker.signed_by(small, b"anything", small + bytes(32)), "a key of small order")
    with open(os.path.join(source, "libprov/doc/log-format.md"), encoding="utf-8") as file:
        page = file.read()

    def block(name):
        return re.search(rf"```[a-z]+ {name}\n(.*?)\n```", page, re.S).group(1)
    origin, key = block("origin"), bytes.fromhex(block("public-key"))
    checker.module.Checkpoint((block("note-2") + "\n").encode(), origin, key)


def check_whole(checker, folder, keys):
    given = [word for key in keys for word in ("--key", key)]
    text = checker.run([folder], 1, "consistent, signer unknown", "mira-3  label.attach")
    expect(checker.run([folder + ".zip"], 1) == text, "the .zip file says something else")
    checker.run(given + [folder], 0, "verified: all of it holds, signed by the keys given")
    checker.run(["--key", keys[0][:32], folder], 1, "as given", "not given")
    checker.run(["--key", "0" * 64, folder], 7, "belongs to no log of this bundle", "NOT verified")
    checker.run(["--key", "12", folder], 2)
    checker.run(["--show", folder], 1, '"concept"')
    report = json.loads(checker.run(["--json"] + given + [folder], 0))
    expect(report["ok"] and report["signerKnown"] and report["quotations"] > 0, f"{report}")


def check_bytes(checker, name, contents, masks):
    """Every byte of every file: a change is noticed, or changes nothing that is reported."""
    before, noticed, equal = checker.report(contents), 0, 0
    expect(before is not None and before["ok"], f"{name} does not verify: {before}")
    for path in sorted(set(contents) - {"verify_bundle.py"}):
        for place in range(len(contents[path])):
            for mask in masks if len(masks) == 1 else (masks[place % len(masks)],):
                changed = bytearray(contents[path])
                changed[place] ^= mask
                after = checker.report(contents | {path: bytes(changed)})
                if after is None or not after["ok"]:
                    noticed += 1
                elif after == before:
                    equal += 1
                else:
                    expect(False, f"{name}: {path}, byte {place}: another report")
    print(f"{name}: {noticed} changes noticed, {equal} without effect")


def rewritten(contents, change):
    """The bundle with files changed and the manifest made to fit them."""
    out = dict(contents)
    change(out)
    manifest = json.loads(out["bundle.json"])
    for file in manifest["files"]:
        if file["path"] in out:
            file["sha256"] = hashlib.sha256(out[file["path"]]).hexdigest()
    out["bundle.json"] = (json.dumps(manifest, separators=(",", ":"), sort_keys=True,
                                     ensure_ascii=False) + "\n").encode()
    return out


def without_line(files):
    files["entries/1.jsonl"] = b"".join(files["entries/1.jsonl"].splitlines(True)[:-1])


def swapped_lines(files):
    lines = files["entries/1.jsonl"].splitlines(True)
    files["entries/1.jsonl"] = b"".join(lines[:-2] + [lines[-1], lines[-2]])


def doubled_line(files):
    lines = files["entries/1.jsonl"].splitlines(True)
    files["entries/1.jsonl"] = b"".join(lines + lines[-1:])


def withheld(files):
    """The sealed part of the last entry left out."""
    *lines, last = files["entries/1.jsonl"].splitlines(True)
    value = json.loads(last)
    del value["sealed"], value["sealedSalt"]
    files["entries/1.jsonl"] = b"".join(lines + [json.dumps(value, separators=(",", ":"), sort_keys=True,
                                                            ensure_ascii=False).encode() + b"\n"])


def check_meddling(checker, contents):
    for change in (without_line, swapped_lines, doubled_line, withheld,
                   lambda files: files.update({"texts/1-2": b"Other words.\n"}),
                   lambda files: files.pop("export.jsonl"), lambda files: files.pop("texts/1-2"),
                   lambda files: files.update({"export.jsonl": files["entries/1.jsonl"].split(b"\n")[0] + b"\n"}),
                   lambda files: files.update({"more": b""}),
                   lambda files: files.update({"entries/1.jsonl": b"\xff\n"}),
                   lambda files: files.update({"entries/1.jsonl": b"[" * 100000 + b"\n"}),
                   lambda files: files.update({"entries/1.jsonl": b'{"seq":' + b"9" * 9999 + b"}\n"}),
                   lambda files: files.update({"checkpoints/1": files["checkpoints/2"]})):
        report = checker.report(rewritten(contents, change))
        expect(report is not None and not report["ok"], f"not noticed: {report}")
    for data in (b"", b"\n", b"[]\n", b"{}\n", b"\xff\xfe", b"[" * 100000 + b"\n"):
        report = checker.report(contents | {"bundle.json": data})
        expect(report is not None and not report["ok"], f"a manifest of {data[:9]!r}: {report}")


def check_files(checker, folder, work):
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(os.path.join(work, "empty"))
    checker.run([os.path.join(work, "empty")], 4, "no bundle.json")
    checker.run([os.path.join(work, "nowhere")], 4, "is no bundle")
    for name, data in (("text", b"words\n"), ("cut.zip", b"PK\3\4 and no more")):
        with open(os.path.join(work, name), "wb") as file:
            file.write(data)
        checker.run([os.path.join(work, name)], 4, "is no bundle")
    linked = os.path.join(work, "linked")
    shutil.copytree(folder, linked)
    os.rename(os.path.join(linked, "texts"), os.path.join(work, "texts"))
    os.symlink(os.path.join(work, "texts"), os.path.join(linked, "texts"))
    checker.run([linked], 7, "it is no plain file")
    odd = os.path.join(work, "odd.zip")
    for names in (["../out"], ["/out"], ["a\\..\\b"], ["\x1b[2Jout"], ["more", "more"], ["folder/"]):
        shutil.copy(folder + ".zip", odd)
        with zipfile.ZipFile(odd, "a") as archive:
            for name in names:
                archive.writestr(zipfile.ZipInfo(name), b"")
        checker.run([odd], 7)
    shutil.copy(folder + ".zip", odd)
    with zipfile.ZipFile(odd, "a", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("summary.txt", "w", force_zip64=True) as file:
            for _ in range(1100):
                file.write(bytes(1 << 20))
    checker.run([odd], 7)
    expect(not os.path.exists(os.path.join(work, "out")), "a file was unpacked")


def bundle_of(sandbox, words):
    code, out, err = sandbox.run("prov bundle --json " + words)
    expect(code == 0, f"prov bundle {words}: {err.decode()}")
    return json.loads(out)["fingerprint"]


def check_sample_case(checker, arguments):
    """A bundle of one label, and one of the whole case with its texts, as prov makes them."""
    sandbox = Sandbox(os.path.join(arguments.work, "harbour"), arguments.prov, arguments.source)
    make_harbour(sandbox)
    label, whole = (os.path.join(sandbox.case, name) for name in ("label", "whole"))
    key = bundle_of(sandbox, "mira-345 -o label")
    checker.run(["--key", key, label], 0, "label.attach", "verified: all of it holds")
    check_bytes(checker, "one label", contents_of(label), (1, 0x80))
    bundle_of(sandbox, "--with-texts --summary text,markdown,html,json -o whole")
    report = json.loads(checker.run(["--json", "--key", key, whole], 0))
    expect(report["quotations"] > 400 and "summary.html" in report["files"], f"{report['quotations']}")
    bundle_of(sandbox, "boats -o boats.zip")
    checker.run(["--key", key, os.path.join(sandbox.case, "boats.zip")], 0)
    # The same acts by somebody else, who has another key.
    sandbox.run("rm -rf .prov ../data ../state")
    code, _, err = sandbox.run("export PROV_TEST_SEED=2; prov init --handle mira --name 'Mira Aydin' && "
                               "prov batch tests/samples/harbour/review.jsonl >/dev/null && "
                               "prov bundle mira-345 -o forged")
    expect(code == 0, err.decode())
    forged = os.path.join(sandbox.case, "forged")
    checker.run(["--key", key, forged], 7, "belongs to no log of this bundle")
    ours, theirs = contents_of(label), contents_of(forged)
    for path in ("checkpoint", "checkpoints/1", "entries/1.jsonl", "export.jsonl"):
        report = checker.report(rewritten(ours, lambda files: files.update({path: theirs[path]})), (key,))
        expect(not report["ok"], f"another's {path} is taken")


def main():
    parser = argparse.ArgumentParser()
    for name in ("--prov", "--check", "--source", "--work", "--maker"):
        parser.add_argument(name, required=True)
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")  # of zipfile, where a name is there twice
    os.makedirs(arguments.work, exist_ok=True)
    checker = Checker(arguments)
    folder = os.path.abspath(os.path.join(arguments.work, "bundle"))
    shutil.rmtree(folder, ignore_errors=True)
    if os.path.exists(folder + ".zip"):
        os.remove(folder + ".zip")
    done = subprocess.run([arguments.maker, folder], capture_output=True, check=True)
    check_arithmetic(checker, arguments.source)
    check_whole(checker, folder, done.stdout.decode().split())
    contents = contents_of(folder)
    for mask in (1, 0x80):
        check_bytes(checker, f"two logs, mask {mask}", contents, (mask,))
    check_meddling(checker, contents)
    check_files(checker, folder, os.path.join(arguments.work, "files"))
    check_sample_case(checker, arguments)
    print(f"{len(FAILED)} failures")
    sys.exit(1 if FAILED else 0)


if __name__ == "__main__":
    main()
