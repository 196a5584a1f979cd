# SPDX-License-Identifier: Apache-2.0
"""Made-up documents and labels for the benchmarks; the same numbers give the same bytes.

Words follow Zipf's law over 100,000 made-up words, lengths a log-normal law with a mean of about
3 KiB, so that compression and full-text search meet something like prose.
"""

import itertools
import json
import math
import pathlib
import random

SYLLABLES = [c + v for c in ("b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "tr", "st")
             for v in ("a", "e", "i", "o", "u", "é")]


def vocabulary(size=100_000):
    draw = random.Random(42)
    words = ["".join(draw.choices(SYLLABLES, k=1 if i < 60 else 2 if i < 2000 else 3 + i % 2))
             for i in range(size)]
    return words, list(itertools.accumulate(1 / (i + 2.7) for i in range(size)))


def document(number, words, weights):
    draw = random.Random(number)
    count = min(6000, max(60, int(400 * math.exp(draw.gauss(0, 0.55)))))
    chosen = draw.choices(words, cum_weights=weights, k=count)
    lines = [f"Report {number} from {chosen[0]}", ""]
    for begin in range(0, count, 60):
        sentences = [" ".join(chosen[i:i + 15]).capitalize() + "."
                     for i in range(begin, min(begin + 60, count), 15)]
        lines += [" ".join(sentences), ""]
    return "\n".join(lines)


def write_documents(folder, count):
    """Writes files d0000000.txt ... below FOLDER, 1,000 in a folder."""
    words, weights = vocabulary()
    for number in range(count):
        place = folder / f"{number // 1000:04}"
        if number % 1000 == 0:
            place.mkdir(parents=True, exist_ok=True)
        (place / f"d{number:07}.txt").write_text(document(number, words, weights),
                                                 encoding="utf-8", newline="\n")


def write_ascii_document(path):
    path.write_text(document(1, *vocabulary()).encode("ascii", "replace").decode(),
                    encoding="utf-8", newline="\n")


def write_labels(path, text, count):
    """Writes COUNT lines of `prov batch`: labels on passages of the document d.txt, whose text
    begins with one byte a character."""
    draw = random.Random(7)
    with pathlib.Path(path).open("w", encoding="utf-8") as out:
        for number in range(count):
            first = draw.randrange(len(text) - 80)
            out.write(json.dumps({"op": "label", "doc": "d.txt", "at": f"{first}..{first + 80}",
                                  "label": "language-device/loaded-word",
                                  "why": f"made-up note {number}"}) + "\n")
