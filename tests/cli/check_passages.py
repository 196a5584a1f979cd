# SPDX-License-Identifier: Apache-2.0
"""What the commands print as passages of the sample case leads back to the same code points.

Takes the passages from the JSON form of a command, and looks on the page that people see for one
that `prov doc text` resolves to the same code points."""
import argparse
import html
import json
import os
import re
import sys

from sandbox import Sandbox, make_harbour

FAILED = []
DOCUMENTS = ("press-release", "league-statement", "bandar-fa", "channel-posts")
MOST_CLOSERS = 16  # marks that may end the words of one passage
LONGEST = 600


def expect(true, words):
    if not true:
        FAILED.append(words)
        print("FAILED", words)


def quoted(words):
    return "'" + words.replace("'", "'\\''") + "'"


def candidates(page, before):
    """What may be a printed passage, where `before` leads to it: `22.1`, `22: “words”` and sums of
    such. Words may hold quotation marks, so that each mark after them is tried as their end."""
    place = r"\d+(?:\.\.\d+|\.\d+(?:-\d+\.\d+)?|-\d+)?"
    for start in re.finditer(rf"{before}({place}(?: \+ {place})*)(?![\d.-])", page):
        yield start.group(1)
        if not re.match(": [“«]", page[start.end():]):
            continue
        text = page[start.start(1):start.start(1) + LONGEST]
        closers = [one.end() for one in
                   re.finditer(rf"[”»](?: \+ {place}(?!:))*(?=[;,:.)\s”]|$)", text)]
        for end in closers[:MOST_CLOSERS]:
            yield text[:end]


class Checker:
    def __init__(self, sandbox):
        self.sandbox = sandbox
        self.known = {}
        self.counts = {}

    def out(self, script):
        code, out, err = self.sandbox.run(script)
        expect(code == 0, f"{script}: exit {code}: {err.decode()}")
        return out.decode()

    def ranges(self, document, at):
        key = (document, at)
        if key not in self.known:
            script = f"prov doc text {document} --at {quoted(at)} --json"
            code, out, _ = self.sandbox.run(script)
            self.known[key] = json.loads(out)["passage"]["ranges"] if code == 0 else None
        return self.known[key]

    def compare(self, where, page, wanted):
        """Each of `wanted`, pairs of a document and what leads to it on the page, with ranges."""
        for document, before, ranges in wanted:
            self.counts[where] = self.counts.get(where, 0) + 1
            found = any(self.ranges(document, at) == ranges for at in candidates(page, before))
            expect(found, f"{where}: nothing on the page leads to {document} {ranges}")


def handle(name):
    return name.removesuffix(".txt")


def passages_of(value):
    """All passages in a JSON value of `prov show`."""
    if isinstance(value, dict):
        if "ranges" in value and "document" in value:
            yield value
        for one in value.values():
            yield from passages_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from passages_of(one)


def wanted_of(passages):
    return [(handle(one["document"]["name"]), handle(one["document"]["name"]) + ":",
             one["ranges"]) for one in passages]


def content_of(checker, entry):
    return json.loads(checker.out(f"prov show {entry} --json"))["content"]


def check_show(checker):
    for entry in (f"mira-{number}" for number in range(2, 373, 7)):
        page = checker.out(f"prov show {entry}").split("\nOn record about it:")[0]
        checker.compare("show", page, wanted_of(passages_of(content_of(checker, entry))))


def check_lines(checker):
    """One line for an entry, with its main passage."""
    for script in ("prov log", "prov doc show press-release", "prov claim show boats"):
        lines = re.findall(r"^ *(mira-\d+) .*$", checker.out(script), re.M)
        page = {line.split()[0]: line for line in checker.out(script).split("\n") if line.strip()}
        for entry in lines[::8]:
            content = content_of(checker, entry)
            main = content.get("passage") or content.get("content")
            if isinstance(main, dict) and "ranges" in main:
                checker.compare(script, page[entry], wanted_of([main]))


def check_read(checker):
    for document in DOCUMENTS:
        marks = json.loads(checker.out(f"prov read {document} --json"))["marks"]
        page = plain("text", checker.out(f"prov read {document} --evidence"))
        for mark in marks:
            expect(mark["ranges"] == checker.ranges(document, mark["at"]),
                   f"read {document}: {mark['at']}")
        checker.compare("read", page, [(document, "• ", mark["ranges"]) for mark in marks])


def check_find(checker):
    found = json.loads(checker.out("prov find quay --json"))["documents"]
    page = checker.out("prov find quay")
    for document in found:
        for place in document["places"]:
            checker.counts["find"] = checker.counts.get("find", 0) + 1
            name, at = place["at"].split(":", 1)
            expect(f"  {place['at']}\n" in page, f"find does not print {place['at']}")
            expect(checker.ranges(name, at) == [place["range"]], f"find: {place['at']}")


def plain(form, page):
    """A page without the marks of its format, what was broken over lines on one."""
    if form == "html":
        page = page.split('<h3 id="d1-text"')[0]
        page = html.unescape(re.sub(r"<[^>]*>", "", page.replace("<br>", " ")))
    elif form == "markdown":
        page = re.sub(r"<!-- -->", "", page)
        page = html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", page))
    page = re.sub(r"[⁨⁩]", "", page)
    page = re.sub(r" *\[[\d., mira-]+\](?=\n|$)", "", page)
    return re.sub(r"\n[│├└ ]*", " ", page)


def chained(nodes):
    for node in nodes:
        yield node["content"]
        yield from chained(node["inside"])


def check_summary(checker):
    for document in DOCUMENTS:
        section = json.loads(checker.out(f"prov summary {document} --format json"))["documents"][0]
        places = list(chained(section["whoSaysIt"]))
        places += [one["place"] for one in section["labels"] if one["onPassage"]]
        places += [one["place"] for one in section["notes"] if one["place"]]
        places += [place for tie in section["ties"] for place in tie["evidence"]]
        wanted = [(document, "[ >(]", place["ranges"]) for place in places
                  if place["document"] == document]
        for form in ("text", "markdown", "html"):
            page = plain(form, checker.out(f"prov summary {document} --format {form}"))
            checker.compare(f"summary as {form}", page, wanted)


ECHOED = (  # what each command writes, with how many passages it echoes
    ("attribute '22: Everybody in Port Mirsa knows' -d press-release --by nha --cue '18: said'", 2),
    ("label language-device/loaded-word '20: half-read' -d press-release", 1),
    ("note '18.1 + 22: Everybody in Port Mirsa knows' 'Two places.' -d press-release", 1),
    ("appear boats '8: eleven boats took part' -d press-release --stance asserts count=eleven "
     "place='6: Mirsa channel'", 3),
    ("source press-release --basis stated section=1: 'author=1: NORTHERN'", 2),
    ("attribute '12: هر دو طرف ... می‌خوانند.' -d bandar-fa --unknown", 1),
)


def check_echo(checker):
    """What a writing command says it took, last: it writes."""
    for command, least in ECHOED:
        verb, rest = command.split(" ", 1)
        code, out, err = checker.sandbox.run(f"prov {verb} -v --comfort=always {rest}")
        expect(code == 0, f"{command}: {err.decode()}")
        if code != 0:
            continue
        found = list(passages_of(content_of(checker, out.decode().strip())))
        expect(len(found) >= least, f"{command}: only {len(found)} passages in what it wrote")
        echo = err.decode().replace("\u2068", "").replace("\u2069", "")
        checker.compare(f"echo of {verb}", echo, wanted_of(found))


def main():
    parser = argparse.ArgumentParser()
    for name in ("--prov", "--check", "--source", "--work"):
        parser.add_argument(name, required=True)
    arguments = parser.parse_args()
    os.makedirs(arguments.work, exist_ok=True)
    harbour = Sandbox(os.path.join(arguments.work, "harbour"), arguments.prov, arguments.source)
    make_harbour(harbour)
    checker = Checker(harbour)
    for check in (check_show, check_lines, check_read, check_find, check_summary, check_echo):
        check(checker)
    for where, least in (("show", 50), ("read", 150), ("prov log", 15), ("find", 5),
                         ("summary as text", 50), ("echo of attribute", 3), ("echo of label", 1),
                         ("echo of note", 1), ("echo of appear", 2), ("echo of source", 2)):
        expect(checker.counts.get(where, 0) >= least,
               f"{where}: only {checker.counts.get(where, 0)} passages were found to check")
    print(checker.counts, f"{len(FAILED)} failed")
    return 1 if FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
