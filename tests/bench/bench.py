#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures `prov` against floors and peers in one run, in turn, as ratios of CPU time.

usage: bench.py --prov PROV --floor PROV_FLOOR [--documents N] [--labels N] [--runs N]
                [--only NAME...] [--json FILE]

A ratio is the median over the runs of prov's CPU seconds (user and system) divided by the other
side's, each pair measured one after the other. Nothing here asserts a time: machines differ, and a
loaded machine more so. What is asserted is that both sides did the whole work.
"""

import argparse
import json
import multiprocessing
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import corpus  # noqa: E402


class Usage:
    """CPU seconds, wall seconds and peak memory (MiB) of one finished process."""

    def __init__(self, cpu, wall, peak):
        self.cpu, self.wall, self.peak = cpu, wall, peak


class Bench:
    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.results = []
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(folder / "home"),
                            "LANG": "C.UTF-8", "GIT_AUTHOR_NAME": "b", "GIT_AUTHOR_EMAIL": "b@b",
                            "GIT_COMMITTER_NAME": "b", "GIT_COMMITTER_EMAIL": "b@b"}
        (folder / "home").mkdir()

    def run(self, *command, cwd=None, times=1):
        """Runs a command TIMES times; Usage of all of them together. Its output is kept in the file
        "output"; a failure ends the benchmark."""
        cpu = wall = peak = 0.0
        with open(self.folder / "output", "wb") as out, open(self.folder / "errors", "wb") as err:
            for _ in range(times):
                begin = time.perf_counter()
                process = subprocess.Popen([str(word) for word in command], stdout=out, stderr=err,
                                           stdin=subprocess.DEVNULL, cwd=cwd, env=self.environment)
                _, status, usage = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
                wall += time.perf_counter() - begin
                cpu += usage.ru_utime + usage.ru_stime
                peak = max(peak, usage.ru_maxrss / 1024)
                if process.returncode != 0:
                    sys.exit(f"{' '.join(map(str, command))}: exit {process.returncode}\n"
                             + (self.folder / "errors").read_text()[-2000:])
        return Usage(cpu, wall, peak)

    def lines_of_output(self):
        with open(self.folder / "output", "rb") as output:
            return sum(1 for _ in output)

    def prov(self, case, *words, times=1):
        return self.run(self.options.prov, "--store", case / ".prov", *words, times=times)

    def new_case(self, name):
        case = self.folder / name
        shutil.rmtree(case, ignore_errors=True)
        case.mkdir()
        self.run(self.options.prov, "init", "--handle", "bench", "--name", "Bench", cwd=case)
        return case

    def compare(self, name, ours, theirs, accept, goal):
        """Runs both in turn and keeps the ratio. ours, theirs: functions that give a Usage."""
        pairs = [(ours(), theirs()) for _ in range(self.options.runs)]
        ratios = [a.cpu / b.cpu for a, b in pairs]
        result = {
            "name": name,
            "ratio": statistics.median(ratios), "least": min(ratios), "most": max(ratios),
            "wallRatio": statistics.median(a.wall / b.wall for a, b in pairs),
            "cpu": statistics.median(a.cpu for a, _ in pairs),
            "otherCpu": statistics.median(b.cpu for _, b in pairs),
            "peakMiB": max(a.peak for a, _ in pairs), "otherPeakMiB": max(b.peak for _, b in pairs),
            "accept": accept, "goal": goal, "runs": len(pairs),
        }
        self.results.append(result)
        print(ROW.format(**result), flush=True)

    def expect(self, text):
        with open(self.folder / "output", "rb") as output:
            output.seek(max(0, output.seek(0, os.SEEK_END) - 65536))
            end = output.read().decode(errors="replace")
        if text not in end:
            sys.exit(f"expected {text!r} in:\n{end[-2000:]}")

    @staticmethod
    def in_child(function, *arguments):
        """What makes samples takes memory, and the peak of a process counts what it was forked
        from."""
        child = multiprocessing.get_context("fork").Process(target=function, args=arguments)
        child.start()
        child.join()
        if child.exitcode != 0:
            sys.exit(f"{function.__name__}: exit {child.exitcode}")

    # ---- the benchmarks

    def documents(self):
        folder = self.folder / "documents"
        if not folder.exists():
            self.in_child(corpus.write_documents, folder, self.options.documents)
        return folder

    def ingest(self):
        folder, count = self.documents(), self.options.documents

        def ours():
            usage = self.prov(self.new_case("ingest"), "add", folder)
            if self.lines_of_output() < count:
                sys.exit("documents are missing")
            return usage

        def theirs():
            usage = self.run(self.options.floor, "ingest", folder, self.folder / "floor.db")
            self.expect(f"{count} documents")
            return usage

        self.compare(f"add {count:,} documents / floor", ours, theirs, 1.5, 1.15)

    def search(self):
        folder, count = self.documents(), self.options.documents

        def ours():
            case = self.new_case("search")
            added = self.prov(case, "add", folder)
            found = self.prov(case, "find", "Report 7 from")
            self.expect("d0000007")
            return Usage(added.cpu + found.cpu, added.wall + found.wall,
                         max(added.peak, found.peak))

        def theirs():
            usage = self.run(self.options.floor, "ingest", folder, self.folder / "words.db",
                             "full-text")
            self.expect(f"{count} documents")
            return usage

        self.compare(f"add {count:,} and first search / floor", ours, theirs, 1.3, 1.0)

    def verify(self):
        case = self.folder / "ingest"
        if not case.exists() or not (self.folder / "floor.db").exists():
            self.ingest()

        def theirs():
            usage = self.run(self.options.floor, "verify", self.folder / "floor.db")
            self.expect(" 0 bad")
            return usage

        self.compare(f"verify {self.options.documents:,} documents / floor",
                     lambda: self.prov(case, "verify"), theirs, 1.5, 1.1)

    def labelled(self, name, count):
        """A case with one document and COUNT labels on it; the Usage of recording those."""
        text = self.folder / "d.txt"
        lines = self.folder / f"labels-{count}.jsonl"
        if not text.exists():
            self.in_child(corpus.write_ascii_document, text)
        if not lines.exists():
            self.in_child(corpus.write_labels, lines, text.read_text(encoding="utf-8"), count)
        case = self.new_case(name)
        self.prov(case, "add", text)
        return case, self.prov(case, "batch", lines)

    def labels(self):
        count = self.options.labels

        def theirs():
            usage = self.run(self.options.floor, "labels", self.folder / f"labels-{count}.jsonl",
                             self.folder / "d.txt", self.folder / "labels.db")
            self.expect(f"{count} labels")
            return usage

        self.compare(f"{count:,} labels in bulk / floor",
                     lambda: self.labelled("labels", count)[1], theirs, 2.0, 1.3)

    def label(self, case, times):
        return self.prov(case, "label", "-d", "d.txt", "language-device/loaded-word", "40..60",
                         times=times)

    def one_label(self):
        case, _ = self.labelled("few", 10)
        repository = self.folder / "git"
        repository.mkdir()
        self.run("git", "init", "-q", cwd=repository)
        for number in range(2000):
            (repository / str(number)).write_text(f"text {number}\n")
        self.run("git", "add", ".", cwd=repository)
        self.run("git", "commit", "-q", "-m", "texts", cwd=repository)
        blobs = subprocess.run(["git", "ls-files", "-s"], cwd=repository, check=True, text=True,
                               capture_output=True).stdout.split("\n")
        names = iter([line.split()[1] for line in blobs if line])

        def theirs(*settings):
            total = Usage(0, 0, 0)
            for _ in range(20):
                usage = self.run("git", *settings, "notes", "add", "-m", "loaded-word 40..60",
                                 next(names), cwd=repository)
                total = Usage(total.cpu + usage.cpu, total.wall + usage.wall, usage.peak)
            return total

        self.compare("one label, fresh process / git notes add", lambda: self.label(case, 20),
                     theirs, 2.5, 1.0)
        self.compare("the same, where git syncs to the disk too", lambda: self.label(case, 20),
                     lambda: theirs("-c", "core.fsync=all"), "-", "-")

    def growth(self):
        few, _ = self.labelled("few", 10)
        many = self.folder / "labels"
        if not many.exists():
            many, _ = self.labelled("labels", self.options.labels)
        middle = self.options.labels // 2
        self.compare(f"show, {self.options.labels:,} entries / 10",
                     lambda: self.prov(many, "show", f"bench-{middle}", times=20),
                     lambda: self.prov(few, "show", "bench-5", times=20), 1.2, 1.0)
        self.compare(f"one label, {self.options.labels:,} entries / 10",
                     lambda: self.label(many, 20), lambda: self.label(few, 20), 1.2, 1.0)


ROW = ("{name:<46} {ratio:>6.2f}  ({least:.2f} to {most:.2f})  wall {wallRatio:>5.2f}  "
       "cpu {cpu:>8.3f} / {otherCpu:>8.3f}  peak {peakMiB:>5.0f} / {otherPeakMiB:>5.0f} MiB  "
       "accept {accept} goal {goal}")
NAMES = ("ingest", "search", "verify", "labels", "one_label", "growth")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--prov", type=pathlib.Path, required=True)
    parser.add_argument("--floor", type=pathlib.Path, required=True)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--labels", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="+", choices=NAMES, default=NAMES)
    parser.add_argument("--json", type=pathlib.Path, help="also write the results to this file")
    parser.add_argument("--folder", type=pathlib.Path, help="where to work (default: a new one)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="prov-bench-", dir=options.folder) as folder:
        # As installed: the system maps a file that a linker just wrote in smaller pieces.
        options.prov = shutil.copy(options.prov, folder)
        options.floor = shutil.copy(options.floor, folder)
        bench = Bench(options, pathlib.Path(folder))
        for name in options.only:
            getattr(bench, name)()
    if options.json:
        options.json.write_text(json.dumps({"schema": "prov.bench/v1", "results": bench.results},
                                           indent=2) + "\n")


if __name__ == "__main__":
    main()
