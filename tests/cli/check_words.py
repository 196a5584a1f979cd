# SPDX-License-Identifier: Apache-2.0
"""What people see keeps to the words of `prov help words` and holds no verdict of the tool's own.

Read are the string literals of the sources, all golden output, and the help and manual pages. Not
counted are names of JSON fields and entry types, the contents of labels/, and the words of
documents and reviewers, which stand in golden output as what they are.
"""
import argparse
import glob
import html
import json
import os
import re
import sys

from sandbox import Sandbox

INNER = re.compile(r"\b(agents?|concepts?|leaf|leaves|anchors?|anchored)\b", re.I)
VERDICT = re.compile(
    r"\b(true|untrue|untruths?|false|falsely|falsehoods?|bias|biased|biases|unbiased|propaganda|"
    r"propagandists?|credible|credibly|incredible|credibility|reliable|reliably|unreliable|"
    r"reliability|mislead|misleads|misleading|lie|lies|lied|lying|liars?|fake|fakes|faked|"
    r"trustworthy|untrustworthy|honest|dishonest|deceptive|deceitful|hoax|hoaxes|disinformation|"
    r"misinformation|fabricated|fabrications?|slanted|partisan|manipulative)\b", re.I)

# Where (beginning of a path, or of a kind of output), the words around it, why it may stay.
EXCEPTIONS = (
    ("libprov/src/report/words.h", "not whether a claim is true", "says that it gives no verdict"),
    ("golden", "not whether a claim is true", "the same in each summary"),
    ("libprov/src/evidence/bundle_entry.cc", "leaf", "a member of the lines of a bundle"),
    ("libprov/src/json/schema_lint.cc", "must be true or false", "the two values of JSON"),
    ("libprov/src/json/schema_lint.cc", "must be false or a schema", "a value of JSON"),
    ("tools/prov/show_entry.cc", ", leaf ", "for --verbose"),
    ("golden harbour/show-verbose/", ", leaf 17", "shown by --verbose"),
)

TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|#include[^\n]*|R"([^\s()\\]*)\((.*?)\)\1"|'
                   r'"((?:\\.|[^"\\\n])*)"|' r"(?<!\w)'(?:\\.|[^'\\\n])+'|\s+|.", re.S)
SQL = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|PRAGMA|WITH)\b")
# What stands before and behind a literal that people see, whatever else it may name.
SAID_AFTER = re.compile(r"\b(say|line|echo|warn|write|print|fail|refuse|wrapped|bold|row|ours)"
                        r"\(\{?\s*$|\+\s*$")
SAID_BEFORE = re.compile(r"\s*\+")


class Names:
    """Words that are names: of JSON fields and values, entry types, labels."""

    def __init__(self, source):
        self.json = {"true", "false"}
        self.types = set()
        for path in glob.glob(os.path.join(source, "schemas", "*", "*.json")):
            with open(path, encoding="utf-8") as file:
                self._read(json.load(file))
        for path in glob.glob(os.path.join(source, "schemas", "entry", "*.json")):
            self.types.add(os.path.basename(path)[:-len(".json")])
        labels = glob.glob(os.path.join(source, "labels", "*", "vocabulary.json"))
        self.vocabularies = [os.path.basename(os.path.dirname(path)) for path in labels]
        self._label = re.compile(r"\b(%s)\b(/[\w-]+)?" % "|".join(map(re.escape,
                                                                      self.vocabularies)))

    def _read(self, schema):
        if isinstance(schema, dict):
            self.json.update(schema.get("properties", {}))
            self.json.update(word for word in schema.get("enum", []) if isinstance(word, str))
            for each in schema.values():
                self._read(each)
        elif isinstance(schema, list):
            for each in schema:
                self._read(each)

    def is_name(self, literal):
        """Whether a literal is nothing but a name or a path of names."""
        parts = [part for part in literal.split("/") if part]
        return literal in self.types or all(part in self.json for part in parts)

    def without(self, text):
        """Text without ids of labels and entry types."""
        for name in self.types:
            text = text.replace(name, " ")
        return self._label.sub(" ", text)


def literals(source):
    """[line, text, said] of each string literal of C++, adjacent ones as one."""
    found, joins = [], False
    for match in TOKEN.finditer(source):
        text = match.group(2) if match.group(2) is not None else match.group(3)
        if text is not None:
            text = text.replace("\\n", "\n").replace("\\\"", "\"")
            if joins:
                found[-1][1] += text
            else:
                said = SAID_AFTER.search(source, max(0, match.start() - 40), match.start())
                found.append([source.count("\n", 0, match.start()) + 1, text, bool(said)])
            found[-1][2] = found[-1][2] or bool(SAID_BEFORE.match(source, match.end()))
            joins = True
        elif not match.group(0).isspace() and not match.group(0).startswith(("//", "/*")):
            joins = False
    return found


def words_of(text):
    return re.findall(r"\w+", text.lower())


class Others:
    """What others say: documents, reviewers, labels, and what is typed in a case."""

    def __init__(self, texts):
        self.text = " " + " ".join(" ".join(words_of(text)) for text in texts) + " "

    def say(self, text, start, end):
        """Whether a word of `text` stands in what others say with two words beside it."""
        before, word, after = words_of(text[:start])[-2:], words_of(text[start:end]), \
            words_of(text[end:])[:2]
        windows = (before[-1:] + word + after[:1], before + word, word + after)
        return any(len(window) > 2 and f" {' '.join(window)} " in self.text for window in windows)


def strings_in(value):
    """The values of JSON that are words; names of fields are not."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from strings_in(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings_in(each)


def texts_in(output):
    """What is to be read in the output of commands: of JSON its strings, all else as it is."""
    lines, rest = "", output
    while rest:
        if rest.startswith("{"):
            try:
                value, end = json.JSONDecoder().raw_decode(rest)
                yield from strings_in(value)
                rest = rest[end:].lstrip("\n")
                continue
            except ValueError:
                pass
        line, _, rest = rest.partition("\n")
        lines += line + "\n"
    yield lines


def flat(text):
    """On one line, without the bars and branches that stand before the lines of a text."""
    return re.sub(r"[\s│├└]+", " ", text)


class Lint:
    def __init__(self, names):
        self.names = names
        self.found = []
        self.used = set()

    def check(self, where, text, others=Others([]), inner=True):
        text = flat(self.names.without(text))
        for words in ((INNER,) if inner else ()) + (VERDICT,):
            for match in words.finditer(text):
                if not self._excused(where, text, match) and not others.say(text, *match.span()):
                    around = text[max(0, match.start() - 40):match.end() + 40]
                    self.found.append(f"{where}: \"{match.group(0)}\" in: {around}")

    def _excused(self, where, text, match):
        for exception in EXCEPTIONS:
            place, words, _ = exception
            at = text.find(words, max(0, match.start() - len(words)))
            if where.startswith(place) and 0 <= at <= match.start() < at + len(words):
                self.used.add(exception)
                return True
        return False

    def source(self, where, code):
        for line, text, said in literals(code):
            name = self.names.is_name(text) and (not said or "." in text)
            if not name and not SQL.match(text):
                self.check(f"{where}:{line}", text, inner="verify" not in where)

    def output(self, where, text, others, inner):
        for each in texts_in(text):
            self.check(where, each, others, inner)


def read(path):
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def check_sources(lint, source):
    count = 0
    for top in ("tools/prov", "libprov/src", "libprov/include"):
        for path in sorted(glob.glob(os.path.join(source, top, "**", "*.*"), recursive=True)):
            if path.endswith((".cc", ".h")):
                lint.source(os.path.relpath(path, source), read(path))
                count += 1
    return count


def samples_of(source):
    texts = [read(path) for path in glob.glob(os.path.join(source, "tests/samples/harbour/*"))]
    for path in glob.glob(os.path.join(source, "labels", "*", "vocabulary.json")):
        texts += strings_in(json.loads(read(path)))
    return texts


def check_goldens(lint, source):
    samples, count = samples_of(source), 0
    for folder in sorted(glob.glob(os.path.join(source, "tests/cli/cases/*/*"))):
        case = os.path.relpath(folder, os.path.join(source, "tests/cli/cases"))
        cmd = read(os.path.join(folder, "cmd"))
        others = Others(samples + [cmd, read(os.path.join(folder, "stdin"))])
        for name in ("stdout", "stderr"):
            lint.output(f"golden {case}/{name}", read(os.path.join(folder, name)), others,
                        "prov verify" not in cmd)
            count += 1
    for path in sorted(glob.glob(os.path.join(source, "tests/unit/report/golden/*"))):
        text = re.sub(r"<style>.*?</style>|<[^>]*>", " ", read(path), flags=re.S)
        lint.output(f"golden {os.path.basename(path)}", html.unescape(text), Others(samples), True)
        count += 1
    return count


def check_help(lint, sandbox):
    def output_of(script):
        code, out, err = sandbox.run(script)
        if code != 0:
            sys.exit(f"{script}: {err.decode()}")
        return out.decode()

    table = json.loads(output_of("prov help --json"))
    pages = {f"help {command['name']}": output_of(f"prov help {command['name']}")
             for command in table["commands"]}
    pages.update({"help": output_of("prov help"), "help words": output_of("prov help words")})
    output_of("mkdir man && prov help --man-folder man")
    for path in glob.glob(os.path.join(sandbox.case, "man", "*")):
        pages[f"manual {os.path.basename(path)}"] = read(path).replace("\\-", "-")
    for shell in ("bash", "zsh", "fish"):
        pages[f"completion {shell}"] = output_of(f"prov completion {shell}")
    for name, text in pages.items():
        lint.check(name, text, inner="verify" not in name)
    return len(pages)


# (what is wrong or None, how it is read, text)
PLANTED = (
    ("agent", "source", 'throw Error(code, "no agent goes by " + name);'),
    ("leaves", "source", 'line("three lea"\n     "ves of the log");'),
    ("false", "source", 'constexpr auto kWords = R"(this claim is false)";'),
    ("concept", "source", 'char c = \'"\'; say("no concept here");'),
    ("agent", "source", 'say("agent");'),
    ("concept", "source", 'out.line("concept");'),
    ("agent", "source", 'fail("no " + kind + "agent");'),
    ("false", "source", 'fail("--by names nobody, so the claim is false");'),
    (None, "source", 'object.set("agent", 1);  // the agent is credible\n'),
    (None, "source", 'prepare("SELECT bytes FROM leaf WHERE id=?");'),
    (None, "source", 'if (type == "agent.add") count("/machine/concepts");'),
    ("biased", "output", "press-release\n  this text is\n  biased\n"),
    ("anchor", "output", '{"agent": null, "warning": "the anchor moved"}'),
    (None, "output", '{"agent": {"type": "agent.add", "exact": "a net torn"}}'),
    ("fake", "output", 'mira-3\n{\n  "withdrawn": false\n}\nprov: a fake\n'),
    (None, "output", "│ 12  “they are lies\n│     of theirs”"),
    ("lies", "output", "“lies of the harbour”"),
    ("credible", "output", "info-credibility/4-probable: a credible source"),
    (None, "output", "info-credibility/4-probable, source-reliability"),
)


def self_test(names):
    """Each planted word is caught, and nothing else."""
    failed = []
    for wrong, kind, text in PLANTED:
        lint = Lint(names)
        if kind == "source":
            lint.source("planted.cc", text)
        else:
            lint.output("planted", text, Others(["They are lies of theirs, he says."]), True)
        got = [each.split('"')[1] for each in lint.found]
        if got != ([wrong] if wrong else []):
            failed.append(f"self-test: {got} found in {text!r}, not {wrong}")
    return failed


def main():
    parser = argparse.ArgumentParser()
    for name in ("--prov", "--check", "--source", "--work"):
        parser.add_argument(name, required=True)
    arguments = parser.parse_args()
    names = Names(arguments.source)
    failed = self_test(names)
    sandbox = Sandbox(arguments.work, arguments.prov, arguments.source)
    sandbox.create()
    lint = Lint(names)
    counts = (check_sources(lint, arguments.source), check_goldens(lint, arguments.source),
              check_help(lint, sandbox))
    failed += lint.found
    failed += [f"exception is not needed: {place}: {words}" for place, words, why in EXCEPTIONS
               if (place, words, why) not in lint.used]
    print("\n".join(failed + ["%d sources, %d outputs, %d pages, %d failures"
                              % (*counts, len(failed))]))
    sys.exit(1 if failed or 0 in counts else 0)


if __name__ == "__main__":
    main()
