#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks a bundle of prov with nothing but Python's standard library (3.9 or later).

    python3 verify_bundle.py [--key FINGERPRINT]... [--show] [--json] BUNDLE

BUNDLE is a folder or a .zip file. It holds entries of signed, append-only logs. This program checks,
in this order (the numbers are those of bundle-format.md):

  1  every file is the one that the manifest, bundle.json, names, and there are no others;
  2  each log's checkpoint is signed by the key of that log (Ed25519, RFC 8032);
  3  each entry is in the log that the checkpoint signs (Merkle tree, RFC 6962), and its body and
     sealed part are those that the entry commits to (HMAC-SHA256);
  4  the log has only grown since that checkpoint;
  5  the reviewer's log itself records this bundle with just these entries and summaries;
  6  what the bundle is of is in it;
  7  texts that lie here are those that were recorded, and quotations stand in them as quoted;
  8  the summary speaks of the logs as they are here.

It ends with 0 when all of this holds and the key of each log was given with --key; with 1 when it holds
but a key was not given: whoever made the bundle may then have signed it with any key; with 7 when
something does not hold; with 4 when BUNDLE is no bundle, with 2 when called wrongly.

It does not show that a claim is so, that clocks were right, or that nothing was left out of a log
before it was signed.
"""
import argparse
import base64
import hashlib
import hmac
import json
import os
import re
import stat
import sys
import zipfile
import zlib

FILE_LIMIT = 1 << 30
TOTAL_LIMIT = 4 << 30
COUNT_LIMIT = 1_000_000
LINE_LIMIT = 16 << 20
MANIFEST_LIMIT = 256 << 20
NOTE_LIMIT = 1_000_000
DEPTH_LIMIT = 128
GREATEST = 2 ** 53 - 1
SHOWN_FAILURES = 20

ORIGIN = re.compile(r"prov\.invalid/[0-9a-f]{32}/([0-9a-f]{32})")
HEX64 = re.compile(r"[0-9a-f]{64}")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.A)
PATH = re.compile(r"(?!.*(^|/)\.\.?(/|$))[a-z0-9._-]+(/[a-z0-9._-]+)*|README\.txt")
LISTED = re.compile(r"entries/[1-9]\d*\.jsonl|checkpoints/[1-9]\d*|summary\.(txt|md|html|json)|"
                    r"(texts|documents)/[1-9]\d*-(0|[1-9]\d*)|README\.txt", re.A)
APART = ("bundle.json", "export.jsonl", "checkpoint", "consistency", "verify_bundle.py")


class Wrong(Exception):
    """Something that does not hold."""


class NoBundle(Exception):
    """What was given is no bundle at all."""


def require(holds, words):
    if not holds:
        raise Wrong(words)


# --- Ed25519 (RFC 8032 section 5.1.7), without cofactor: the equation of that section as it stands.

P = 2 ** 255 - 19
L = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(a, b):
    """The sum of two points in extended coordinates."""
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    w, x, y, z = f - e, h - g, h + g, f + e
    return (w * x % P, y * z % P, x * y % P, w * z % P)


def times(number, point):
    total = (0, 1, 1, 0)
    while number > 0:
        if number & 1:
            total = add(total, point)
        point = add(point, point)
        number >>= 1
    return total


def same_point(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def x_of(y, sign):
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT % P
    if (x * x - square) % P != 0 or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (x_of(BASE_Y, 0), BASE_Y, 1, x_of(BASE_Y, 0) * BASE_Y % P)


def point_of(data):
    """A point from its 32 bytes; None for what is not its one encoding."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    x = x_of(y, sign) if y < P else None
    return None if x is None else (x, y, 1, x * y % P)


def signed_by(key, message, signature):
    """Whether the signature is the key's; points of small order, which sign anything, are refused."""
    if len(key) != 32 or len(signature) != 64:
        return False
    a, r, s = point_of(key), point_of(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L or same_point(times(8, a), (0, 1, 1, 0)):
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    return same_point(times(s, BASE), add(r, times(h, a)))


# --- Merkle tree (RFC 6962 section 2.1; the checks are those of RFC 9162 sections 2.1.3.2, 2.1.4.2)


def sha256(*parts):
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.digest()


def included(index, size, leaf, proof, root):
    if index >= size:
        return False
    first, last, digest = index, size - 1, sha256(b"\0", leaf)
    for each in proof:
        if last == 0:
            return False
        if first & 1 or first == last:
            digest = sha256(b"\1", each, digest)
            while not first & 1 and first != 0:
                first, last = first >> 1, last >> 1
        else:
            digest = sha256(b"\1", digest, each)
        first, last = first >> 1, last >> 1
    return last == 0 and digest == root


def consistent(size1, size2, root1, root2, proof):
    if not 0 < size1 < size2 or not proof:
        return size1 == size2 and root1 == root2 and not proof
    if size1 & (size1 - 1) == 0:
        proof = [root1] + proof
    first, last = size1 - 1, size2 - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    old = new = proof[0]
    for each in proof[1:]:
        if last == 0:
            return False
        if first & 1 or first == last:
            old, new = sha256(b"\1", each, old), sha256(b"\1", each, new)
            while not first & 1 and first != 0:
                first, last = first >> 1, last >> 1
        else:
            new = sha256(b"\1", new, each)
        first, last = first >> 1, last >> 1
    return last == 0 and old == root1 and new == root2


# --- Canonical JSON (RFC 8785, without fractions) and base64: each value has one spelling


def pairs(members):
    require(len(dict(members)) == len(members), "a member is there twice")
    return dict(members)


def no_number(text):
    raise Wrong("a number is no integer: " + ascii(text[:40]))


def integer(text):
    require(len(text) <= 17 and abs(int(text)) <= GREATEST, "a number is too great")
    return int(text)


def written(value, depth=0):
    require(depth <= DEPTH_LIMIT, "it is nested too deeply")
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(written(name) + ":" + written(value[name], depth + 1)
                              for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(written(each, depth + 1) for each in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def parsed(data, what):
    """The JSON value of bytes that are canonical."""
    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=pairs, parse_float=no_number,
                           parse_constant=no_number, parse_int=integer)
        again = written(value).encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise Wrong(f"{what} is no canonical JSON: {ascii(str(error))[:80]}") from None
    require(again == data, f"{what} is not written in the canonical form of JSON")
    return value


def members(value, what, needed, optional=()):
    """The members of an object that has these and no others."""
    require(isinstance(value, dict), f"{what} is no object")
    missing = [name for name in needed if name not in value]
    require(not missing, f"{what} has no {missing[:1]}")
    require(len(value) == len(needed) + sum(name in value for name in optional),
            f"{what} has members that it should not have")
    return value


def text(value, form, what):
    require(isinstance(value, str) and form.fullmatch(value), f"{what} has not the right form")
    return value


def number(value, what, least=0):
    require(type(value) is int and value >= least, f"{what} is no number")
    return value


def array(value, what):
    require(isinstance(value, list), f"{what} is no list")
    return value


def unbase64(value, what):
    try:
        data = base64.b64decode(value, validate=True)
    except (ValueError, TypeError):
        data = None
    require(data is not None and base64.b64encode(data).decode() == value,
            f"{what} is no base64 in its one form")
    return data


def hashes(lines, what):
    out = [unbase64(line, what) for line in lines]
    require(len(out) <= 64 and all(len(each) == 32 for each in out), f"{what} has not hashes only")
    return out


# --- Files: of a folder, without following symbolic links, or of a .zip, without unpacking it


class Folder:
    def __init__(self, path):
        self.root, self.odd, self.sizes = path, [], {}
        self._look("", 0)

    def _look(self, below, depth):
        with os.scandir(os.path.join(self.root, below)) as found:
            for each in sorted(found, key=lambda entry: entry.name):
                name = below + each.name
                info = each.stat(follow_symlinks=False)
                require(len(self.sizes) < COUNT_LIMIT, "there are too many files")
                if stat.S_ISDIR(info.st_mode) and depth < 8:
                    self._look(name + "/", depth + 1)
                elif stat.S_ISREG(info.st_mode):
                    self.sizes[name] = info.st_size
                else:
                    self.odd.append((name, "it is no plain file"))

    def open(self, path):
        folder = os.open(self.root, os.O_RDONLY | os.O_DIRECTORY)
        try:
            *above, name = path.split("/")
            for each in above:
                inner = os.open(each, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=folder)
                os.close(folder)
                folder = inner
            return os.fdopen(os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK,
                                     dir_fd=folder), "rb")
        finally:
            os.close(folder)


class Zip:
    def __init__(self, path):
        self.zip, self.odd, self.sizes = zipfile.ZipFile(path), [], {}
        for each in self.zip.infolist():
            if each.filename in self.sizes:
                self.odd.append((each.filename, "it is there twice"))
            elif each.flag_bits & 1 or each.is_dir() or (each.external_attr >> 28) not in (0, 8):
                self.odd.append((each.filename, "it is no plain file"))
            else:
                self.sizes[each.filename] = each.file_size
        require(sum(self.sizes.values()) <= TOTAL_LIMIT, "it is too large unpacked")

    def open(self, path):
        return self.zip.open(path)


class Files:
    """The files of a bundle, each read whole or in lines, never beyond a limit."""

    def __init__(self, path):
        try:
            self.inner = Folder(path) if os.path.isdir(path) else Zip(path)
        except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile, Wrong) as error:
            raise NoBundle(f"{ascii(path)} is no bundle: {ascii(str(error))[:120]}") from None
        self.paths = self.inner.sizes

    def pieces(self, path, limit=FILE_LIMIT):
        require(path in self.paths, "it is not there")
        require(self.paths[path] <= limit, "it is too long")
        left = limit
        try:
            with self.inner.open(path) as file:
                while piece := file.read(1 << 16):
                    left -= len(piece)
                    require(left >= 0, "it is too long")
                    yield piece
        except (OSError, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error,
                zipfile.BadZipFile) as error:
            raise Wrong("it cannot be read: " + ascii(str(error))[:80]) from None

    def whole(self, path, limit=FILE_LIMIT):
        return b"".join(self.pieces(path, limit))

    def lines(self, path):
        """The lines, without their ends."""
        rest = b""
        for piece in self.pieces(path):
            *found, rest = (rest + piece).split(b"\n")
            yield from found
            require(len(rest) <= LINE_LIMIT, "a line is too long")
        require(rest == b"", "its last line does not end")


# --- Notes: checkpoints as in C2SP signed-note and tlog-checkpoint


class Checkpoint:
    def __init__(self, data, origin, key):
        """Of a note that `key` signed under the name `origin`."""
        require(len(data) <= NOTE_LIMIT, "it is too long")
        try:
            note = data.decode("utf-8")
        except UnicodeDecodeError:
            raise Wrong("it is no text") from None
        body, blank, signatures = note.partition("\n\n")
        require(blank and signatures.endswith("\n"), "it is no signed note")
        message = (body + "\n").encode()
        ident = sha256(origin.encode(), b"\n\1", key)[:4]
        right = 0
        for line in signatures[:-1].split("\n"):
            parts = line.split(" ")
            require(len(parts) == 3 and parts[0] == "\u2014" and parts[1], "a signature line is odd")
            blob = unbase64(parts[2], "a signature")
            if parts[1] == origin and blob[:4] == ident:
                require(signed_by(key, message, blob[4:]), "its signature is wrong")
                right += 1
        require(right > 0, "the log's key has not signed it")
        lines = body.split("\n")
        require(len(lines) == 3 and lines[0] == origin, "it is no checkpoint of this log")
        require(re.fullmatch(r"[1-9]\d{0,15}", lines[1], re.A), "its size is no number")
        self.size, self.root = int(lines[1]), hashes(lines[2:], "its root")[0]


# --- Entries


class Entry:
    """One line of a file of entries, and what its parts say."""

    def __init__(self, line):
        value = members(parsed(line, "the line"), "the line", ("leaf", "proof", "seq"),
                        ("body", "bodySalt", "sealed", "sealedSalt"))
        self.seq = number(value["seq"], "seq")
        self.leaf_bytes = self.bytes_of(value, "leaf")
        self.proof = hashes(array(value["proof"], "the proof"), "the proof")
        self.leaf = parsed(self.leaf_bytes, "the leaf")
        self.check_leaf()
        self.body, self.body_bytes = None, self.part(value, "body", self.leaf["body"])
        self.sealed = None
        if self.body_bytes is not None:
            self.body = self.object_of(self.body_bytes, "the body")
            committed = self.body.get("sealed")
            require(committed is not None or "sealed" not in value, "the body commits to no sealed part")
            sealed = self.part(value, "sealed", committed)
            self.sealed = None if sealed is None else self.object_of(sealed, "the sealed part")
        require(self.body is not None or "sealed" not in value, "a sealed part without a body")

    @staticmethod
    def bytes_of(value, name):
        require(isinstance(value[name], str), f"{name} is no text")
        return value[name].encode("utf-8")

    @staticmethod
    def object_of(data, what):
        value = parsed(data, what)
        require(isinstance(value, dict), f"{what} is no object")
        return value

    def check_leaf(self):
        leaf = members(self.leaf, "the leaf", ("body", "deps", "lamport", "log", "seq", "type", "v"))
        text(leaf["body"], HEX64, "the leaf's commitment")
        self.origin = text(leaf["log"], ORIGIN, "the leaf's log")
        self.type = text(leaf["type"], re.compile(r"[a-z][a-z0-9.-]{0,63}"), "the leaf's type")
        require(leaf["seq"] == self.seq, "the leaf stands at another place")
        number(leaf["lamport"], "lamport", 1)
        number(leaf["v"], "v", 1)
        logs = []
        for each in array(leaf["deps"], "deps"):
            members(each, "a dependency", ("log", "root", "size"))
            logs.append(text(each["log"], ORIGIN, "a dependency's log"))
            text(each["root"], HEX64, "a dependency's root")
            number(each["size"], "a dependency's size", 1)
        require(logs == sorted(set(logs)) and self.origin not in logs, "deps are not in order")

    def part(self, value, name, committed):
        require((name in value) == (name + "Salt" in value), f"{name} and its salt part company")
        if name not in value:
            return None
        salt = bytes.fromhex(text(value[name + "Salt"], HEX64, "a salt"))
        data = self.bytes_of(value, name)
        head = "\0".join((f"prov-{name}-v1", self.origin, self.type, "")).encode()
        require(hmac.new(salt, head + data, hashlib.sha256).hexdigest() == committed,
                f"the {name} part is not the one that was signed")
        return data

    def check_proven(self, checkpoint):
        require(included(self.seq, checkpoint.size, self.leaf_bytes, self.proof, checkpoint.root),
                "the proof does not show that it is in the log")

    def time(self):
        time = (self.body or {}).get("time")
        return time if isinstance(time, str) and TIME.fullmatch(time) else None

    def state(self, part):
        if getattr(self, part) is not None:
            return "revealed"
        absent = part == "sealed" and self.body is not None and "sealed" not in self.body
        return "none" if absent else "not revealed"


def references(value, own):
    """(log, seq) of each reference in a body."""
    if isinstance(value, dict):
        if "seq" in value and set(value) <= {"item", "log", "seq"}:
            yield value.get("log", own), value["seq"]
            return
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from references(each, own)


def passages(entry):
    """(passage of the body, quotations of the sealed part) for all that an entry quotes."""
    body, sealed, kind = entry.body, entry.sealed, entry.type

    def both(inner, outer, name, quotes):
        for place, each in enumerate(outer.get(name, [])):
            yield each, inner.get(quotes, [])[place]

    if kind in ("document.cite", "affiliation.record"):
        yield from both(sealed, body, "evidence", "evidence")
    if kind == "statement.record":
        for place, each in enumerate(body.get("properties", [])):
            if "evidence" in each:
                yield from both(sealed["properties"][place], each, "evidence", "evidence")
    if kind in ("claim.appear", "label.attach", "note.add") and "passage" in body:
        yield body["passage"], sealed["quotes"]
    if kind == "claim.appear":
        for place, each in enumerate(body.get("fields", [])):
            if "passage" in each:
                yield each["passage"], sealed["fields"][place]["quotes"]
    if kind == "attribution.record":
        yield body["content"], sealed["content"]
        if "cue" in body:
            yield body["cue"], sealed["cue"]
        if "passage" in body["source"]:
            yield body["source"]["passage"], sealed["source"]
        for place, each in enumerate(body.get("via", [])):
            if "cue" in each:
                yield each["cue"], sealed["via"][place]["cue"]


def quoted_rightly(words, start, end, quote):
    exact = words[start:end]
    right = 0 <= start < end <= len(words)
    right = right and quote["prefix"] == words[max(0, start - 32):start]
    right = right and quote["suffix"] == words[end:end + 32]
    if "exact" in quote:
        return right and quote["exact"] == exact
    return (right and quote["first"] == exact[:256] and quote["last"] == exact[-256:]
            and quote["sha256"] == hashlib.sha256(exact.encode()).hexdigest())


# --- The bundle


class Bundle:
    def __init__(self, files):
        self.files, self.failures, self.manifest = files, [], None
        self.checkpoints, self.items, self.export = {}, [], None
        self.here, self.carriers, self.outside, self.quotations = {}, {}, [], 0

    def guard(self, place, act, *arguments):
        """Does a check; what does not hold is a failure of that place."""
        try:
            return act(*arguments)
        except Wrong as wrong:
            self.failures.append((place, str(wrong)))
        except (KeyError, IndexError, TypeError, AttributeError, ValueError):
            self.failures.append((place, "it has not the form of its kind"))
        return None

    def check(self):
        if "bundle.json" not in self.files.paths:
            raise NoBundle("there is no bundle.json")
        self.guard("bundle.json", self.check_manifest)
        if self.failures:
            return
        self.check_files()
        for place in range(1, len(self.logs) + 1):
            path = f"checkpoints/{place}"
            self.guard(path, self.check_checkpoint, path, place)
            path = f"entries/{place}.jsonl"
            self.guard(path, self.check_entries, path, place)
        self.guard("export.jsonl", self.check_export)
        self.guard("bundle.json", self.check_targets)
        self.check_texts()
        if "summary.json" in self.listed:
            self.guard("summary.json", self.check_summary)

    # 1
    def check_manifest(self):
        self.manifest_bytes = self.files.whole("bundle.json", MANIFEST_LIMIT)
        require(self.manifest_bytes.endswith(b"\n"), "its line does not end")
        value = members(parsed(self.manifest_bytes[:-1], "it"), "it",
                        ("files", "logs", "schema", "targets", "time"))
        require(value["schema"] == "prov.bundle/v1", "its schema is not prov.bundle/v1")
        self.time = text(value["time"], TIME, "time")
        self.targets = array(value["targets"], "targets")
        for target in self.targets:
            members(target, "a target", ("log", "seq"), ("item",))
            text(target["log"], ORIGIN, "a target's log")
            number(target["seq"], "a target's place")
            number(target.get("item", 1), "a target's item", 1)
        self.logs = array(value["logs"], "logs")
        self.check_logs()
        self.listed = {}
        for file in array(value["files"], "files"):
            members(file, "a file", ("path", "sha256"))
            self.listed[text(file["path"], LISTED, "a file's path")] = text(file["sha256"], HEX64,
                                                                            "a file's hash")
        names = [file["path"] for file in value["files"]]
        require(names == sorted(set(names)), "its files are not in order")
        for place in range(1, len(self.logs) + 1):
            for path in (f"checkpoints/{place}", f"entries/{place}.jsonl"):
                require(path in self.listed, f"it does not list {path}")
        self.manifest = value

    def check_logs(self):
        require(self.logs, "it names no log")
        for log in self.logs:
            members(log, "a log", ("handle", "key", "origin", "root", "size"))
            text(log["handle"], re.compile(r"[a-z][a-z0-9]{1,15}"), "a log's handle")
            origin = ORIGIN.fullmatch(text(log["origin"], ORIGIN, "a log's origin"))
            key = bytes.fromhex(text(log["key"], HEX64, "a log's key"))
            text(log["root"], HEX64, "a log's root")
            number(log["size"], "a log's size", 1)
            log["fingerprint"] = hashlib.sha256(key).hexdigest()
            require(origin.group(1) == log["fingerprint"][:32], "a log's origin names another key")
        names = [log["origin"] for log in self.logs]
        require(names[1:] == sorted(set(names[1:]) - {names[0]}), "its logs are not in order")

    def check_files(self):
        for name, words in self.files.inner.odd:
            self.failures.append((name, words))
        for name in sorted(self.files.paths):
            if name not in self.listed and name not in APART:
                self.failures.append((name, "the manifest does not name it"))
            elif not PATH.fullmatch(name):
                self.failures.append((name, "it has an impossible name"))
        for path, digest in self.listed.items():
            self.guard(path, self.check_hash, path, digest)

    def check_hash(self, path, digest):
        found = hashlib.sha256()
        for piece in self.files.pieces(path):
            found.update(piece)
        require(found.hexdigest() == digest, "it is not what the manifest says")

    # 2
    def check_checkpoint(self, path, place):
        log = self.logs[place - 1]
        checkpoint = Checkpoint(self.files.whole(path, NOTE_LIMIT), log["origin"],
                                bytes.fromhex(log["key"]))
        require(checkpoint.size == log["size"] and checkpoint.root.hex() == log["root"],
                "it is another than the manifest says")
        self.checkpoints[place] = checkpoint

    # 3
    def check_entries(self, path, place):
        log, last = self.logs[place - 1], -1
        require(place in self.checkpoints, "there is nothing to check it against")
        for line_number, line in enumerate(self.files.lines(path), 1):
            entry = self.guard(f"{path}, line {line_number}", Entry, line)
            if entry is None:
                continue
            where = f"{path}, {log['handle']}-{entry.seq}"
            self.guard(where, self.check_entry, entry, place, last)
            last = entry.seq
            self.note(entry, place, where)
        require((log["origin"], 0) in self.here, "the first entry of the log is not there")

    def check_entry(self, entry, place, last):
        log = self.logs[place - 1]
        require(entry.origin == log["origin"], "it is of another log")
        require(entry.seq > last, "it is not in its place")
        entry.check_proven(self.checkpoints[place])
        require((entry.type == "log.open") == (entry.seq == 0), "log.open is the first entry, and no other")
        if entry.seq == 0:
            require(entry.body is not None and entry.body.get("key") == log["key"]
                    and entry.body.get("handle") == log["handle"],
                    "the log was opened with another key or handle")

    def note(self, entry, place, where):
        """Keeps of an entry what later checks and the report need."""
        self.here[entry.origin, entry.seq] = len(self.items)
        self.items.append({"id": f"{self.logs[place - 1]['handle']}-{entry.seq}", "type": entry.type,
                           "time": entry.time(), "body": entry.state("body"),
                           "sealed": entry.state("sealed")})
        if self.show:
            self.items[-1]["content"] = {"body": entry.body, "sealed": entry.sealed}
        self.outside += [each for each in references(entry.body, entry.origin)]
        if entry.type in ("document.add", "text.record") and entry.sealed is not None:
            self.carriers[place, entry.seq] = entry.sealed
        if self.with_texts and entry.sealed is not None:
            found = self.guard(where, lambda: list(passages(entry)))
            for passage, quotes in found or ():
                self.quotes.append((where, entry.origin, passage, quotes))

    # 4, 5
    def check_export(self):
        lines = list(self.files.lines("export.jsonl"))
        require(len(lines) == 1, "it has not one line")
        entry, log = Entry(lines[0]), self.logs[0]
        covering = self.guard("checkpoint", Checkpoint, self.files.whole("checkpoint", NOTE_LIMIT),
                              log["origin"], bytes.fromhex(log["key"]))
        require(covering is not None, "there is nothing to check it against")
        require(covering.size == log["size"] + 1, "the checkpoint is not of the entry after those here")
        self.guard("consistency", self.check_consistency, covering)
        require(entry.origin == log["origin"] and entry.seq == log["size"] and
                entry.type == "export.record" and entry.leaf["v"] == 1, "it is no record of this export")
        entry.check_proven(covering)
        require(entry.sealed is not None, "its sealed part is not there")
        members(entry.body, "its body", ("sealed", "time"))
        require(entry.body["time"] == self.time, "its time is not that of the manifest")
        sealed = members(entry.sealed, "its sealed part", ("contents", "manifest"), ("files", "key"))
        require(isinstance(sealed.get("key", ""), str), "its key is no text")
        require(sealed["manifest"] == hashlib.sha256(self.manifest_bytes).hexdigest(),
                "it names another manifest")
        require(sealed["contents"] == self.contents(), "the entries that it lists are not those here")
        summaries = [file for file in self.manifest["files"] if file["path"].startswith("summary.")]
        require(sealed.get("files") == (summaries or None), "the summaries that it lists are not those here")
        self.export = (f"{log['handle']}-{entry.seq}", entry.time())

    def check_consistency(self, covering):
        data = self.files.whole("consistency", NOTE_LIMIT).decode("ascii")
        require(data == "" or data.endswith("\n"), "its last line does not end")
        proof, first = hashes(data.split("\n")[:-1], "it"), self.checkpoints[1]
        require(consistent(first.size, covering.size, first.root, covering.root, proof),
                "it does not show that the log has only grown")

    def contents(self):
        """The entries here, as the export lists them."""
        out = []
        for log in self.logs:
            ranges = []
            for seq in (seq for origin, seq in self.here if origin == log["origin"]):
                if ranges and ranges[-1][1] == seq:
                    ranges[-1][1] += 1
                else:
                    ranges.append([seq, seq + 1])
            out.append({"log": log["origin"], "ranges": ranges})
        return out

    # 6
    def check_targets(self):
        for target in self.targets:
            require((target["log"], target["seq"]) in self.here, "a target is not among the entries")

    # 7
    def check_texts(self):
        words = {}
        for path in self.listed:
            if path.startswith(("texts/", "documents/")):
                self.guard(path, self.check_text, path, words)
        for where, own, passage, quotes in self.quotes:
            self.guard(where, self.check_quotes, words, own, passage, quotes)

    def check_text(self, path, words):
        kind, _, name = path.partition("/")
        place, seq = map(int, name.split("-"))
        sealed = self.carriers.get((place, seq))
        require(sealed is not None, "no entry here says what it is")
        data = self.files.whole(path)
        said = sealed["text"]["sha256"] if kind == "texts" else sealed["sha256"]
        require(hashlib.sha256(data).hexdigest() == said, "it is not what was recorded")
        if kind == "texts":
            characters = data.decode("utf-8")
            require(len(characters) == sealed["text"]["length"], "it has not the length recorded")
            words[self.logs[place - 1]["origin"], seq] = characters
        else:
            require(len(data) == sealed["bytes"], "it has not the length recorded")

    def check_quotes(self, words, own, passage, quotes):
        text_of = words.get((passage["text"].get("log", own), passage["text"]["seq"]))
        if text_of is None:
            return
        require(len(passage["ranges"]) == len(quotes), "a passage has other quotations than ranges")
        for (start, end), quote in zip(passage["ranges"], quotes):
            require(quoted_rightly(text_of, start, end, quote), "a quotation does not stand in the text")
            self.quotations += 1

    # 8
    def check_summary(self):
        value = json.loads(self.files.whole("summary.json").decode("utf-8"))
        here = {log["origin"]: (log["size"], log["root"]) for log in self.logs}
        for log in value["logs"]:
            said = (log["size"], log["root"])
            require(here.get(log["origin"], said) == said, "it speaks of another state of a log")


# --- What is reported


def matches(key, log):
    if "+" in key:
        origin, _, rest = key.partition("+")
        raw = bytes.fromhex(log["key"])
        ident = sha256(origin.encode(), b"\n\1", raw)[:4].hex()
        return origin == log["origin"] and rest == ident + "+" + base64.b64encode(b"\1" + raw).decode()
    return key in (log["fingerprint"], log["fingerprint"][:32])


def report_of(bundle, keys):
    failures = list(bundle.failures)
    logs = [] if bundle.manifest is None else bundle.logs
    for key in keys:
        if bundle.manifest is not None and not any(matches(key, log) for log in logs):
            failures.append(("--key", key + " belongs to no log of this bundle"))
    if failures:
        return {"ok": False, "signerKnown": False, "failures": [
            {"file": place, "message": words} for place, words in failures[:SHOWN_FAILURES]]}
    shown = [{"handle": log["handle"], "origin": log["origin"], "key": log["fingerprint"],
              "size": log["size"], "given": any(matches(key, log) for key in keys)} for log in logs]
    handles = {log["origin"]: log["handle"] for log in logs}
    targets = [f"{handles[each['log']]}-{each['seq']}" + (f".{each['item']}" if "item" in each else "")
               for each in bundle.targets]
    return {"ok": True, "signerKnown": all(log["given"] for log in shown), "logs": shown,
            "targets": targets, "export": {"id": bundle.export[0], "time": bundle.export[1]},
            "entries": bundle.items, "files": sorted(bundle.listed), "quotations": bundle.quotations,
            "referencesOutside": sum(each not in bundle.here for each in bundle.outside),
            "failures": []}


def safe(words):
    """Text of the bundle for a terminal: nothing but ASCII."""
    return ascii(words)[1:-1] if isinstance(words, str) else str(words)


def print_report(report):
    for failure in report["failures"]:
        print(f"failure: {safe(failure['file'])}: {safe(failure['message'])}")
    if not report["ok"]:
        print("NOT verified: this bundle does not hold")
        return
    for log in report["logs"]:
        print(f"log {log['handle']}  {log['size']} entries\n  origin  {log['origin']}\n"
              f"  key     {log['key']}, {'as given' if log['given'] else 'not given'}")
    print("of      " + (", ".join(report["targets"]) or "the whole case"))
    print(f"recorded as {report['export']['id']}, {report['export']['time']}")
    print(f"{report['quotations']} quotations compared with texts, "
          f"{report['referencesOutside']} references to entries that are not here\n")
    for item in report["entries"]:
        print(f"  {item['id']}  {item['type']}  {item['time'] or 'time not revealed'}"
              + ("" if item["sealed"] != "not revealed" else "  sealed part not revealed"))
        if "content" in item:
            print("    " + json.dumps(item["content"], indent=2).replace("\n", "\n    "))
    print("\nIt does not show that a claim is so, that clocks were right, or that nothing was left out "
          "of a log before it was signed.")
    print("verified: all of it holds, signed by the keys given" if report["signerKnown"] else
          "consistent, signer unknown: it agrees with itself; get the fingerprint of the key by "
          "another way and give it with --key")


def verify(path, keys=(), show=False):
    """The report of a bundle. Raises NoBundle."""
    bundle = Bundle(Files(path))
    bundle.show, bundle.quotes = show, []
    bundle.with_texts = any(name.startswith("texts/") for name in bundle.files.paths)
    bundle.check()
    return report_of(bundle, keys)


def key_of(typed):
    if re.fullmatch(r"[0-9a-f]{64}|[0-9a-f]{32}", typed) or typed.count("+") >= 2:
        return typed
    raise argparse.ArgumentTypeError("64 hexadecimal digits, or the first 32, or a verifier key line")


def main():
    parser = argparse.ArgumentParser(description="Checks a bundle of prov.")
    parser.add_argument("--key", type=key_of, action="append", default=[], metavar="FINGERPRINT",
                        help="of a log's key, had by another way than the bundle")
    parser.add_argument("--show", action="store_true", help="print what the entries say")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument("bundle", metavar="BUNDLE", help="a folder or a .zip file")
    arguments = parser.parse_args()
    try:
        report = verify(arguments.bundle, arguments.key, arguments.show)
    except NoBundle as error:
        print(error, file=sys.stderr)
        return 4
    if arguments.json:
        print(json.dumps(report, indent=2))
    else:
        print_report(report)
    return 0 if report["signerKnown"] else 1 if report["ok"] else 7


if __name__ == "__main__":
    sys.exit(main())
