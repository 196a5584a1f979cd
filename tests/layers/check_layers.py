#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that every file keeps the layers and the house rules.

usage: check_layers.py ROOT

Prints `PATH:LINE: WORDS` for each break of a rule and exits 1 when there is one; lines that begin
with `warning:` do not count.
"""

import os
import re
import sys
from pathlib import Path

import layer_rules as rules

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
LAYER_CALL = re.compile(r"^prov_layer\((\w+)(?:\s+LAYERS((?:\s+\w+)+?))?(?:\s+LIBRARIES[^)]*)?\)", re.M)
SKIPPED_FOLDERS = {".git", "build", "node_modules", "__pycache__", ".cache"}


def closure(layer):
    """The layers that `layer` may include from: itself, those it names and what they rest on."""
    found, todo = set(), [layer]
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo.extend(rules.LAYERS[name])
    return found


def place_of(path):
    """Which rules hold for a file: a layer's name, "public", "tools", "tests", or None."""
    parts = path.parts
    if parts[:3] == ("libprov", "include", "prov"):
        return "public"
    if parts[:2] == ("libprov", "src"):
        return parts[2] if len(parts) > 3 else "unknown layer"
    return parts[0] if parts[0] in ("tools", "tests") else None


def layer_of_test(path):
    """The layer that a unit test is about, or "bench", or None; the test may use its libraries."""
    if path.parts[:2] == ("tests", "bench"):
        return "bench"
    return path.parts[2] if path.parts[:2] == ("tests", "unit") and len(path.parts) > 3 else None


def is_third_party(name):
    return any(name.startswith(prefix) for prefix in rules.THIRD_PARTY)


def angled_fault(place, name, path):
    """What is wrong with `#include <name>` in a file of `place`; None when nothing is."""
    if name.startswith("prov/"):
        return None
    if name in rules.REFUSED and place != "tests":
        return f"<{name}> is not used here: {rules.REFUSED[name]}"
    if name in rules.STANDARD:
        return None
    if name in rules.SYSTEM or name.startswith(rules.SYSTEM_PREFIXES):
        return f"system header <{name}> in a public header" if place == "public" else None
    for prefix, places in rules.THIRD_PARTY.items():
        if name.startswith(prefix):
            allowed = place in places or layer_of_test(path) in places
            return None if allowed else f"<{name}> may not be used in {place}"
    return f"<{name}> is neither standard nor of a library that {place} may use"


def quoted_fault(place, name, path, root):
    """What is wrong with `#include "name"` in a file of `place`; None when nothing is."""
    if ".." in Path(name).parts:
        return f'"{name}" climbs; write it from the root of the layers'
    if name.startswith("prov/") or is_third_party(name):
        return f'"{name}" is not ours to quote; write <{name}>'
    if place == "public":
        return f'"{name}" is internal and stands in a public header'
    layer = Path(name).parts[0]
    if place == "tools":
        if (root / "tools/prov" / name).exists():
            return None
        return f'"{name}" is not of this tool; tools see <prov/...> only'
    if place == "tests":
        return None
    if len(Path(name).parts) < 2:
        return f'"{name}" lacks its layer; write "{place}/{name}"'
    if layer == "embedded":
        return None
    if layer not in rules.LAYERS:
        return f'"{name}" is of no layer'
    return None if layer in closure(place) else f'{place} may not use {layer} ("{name}")'


def include_faults(path, place, lines, root):
    for number, line in enumerate(lines, 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        kind, name = match.groups()
        fault = (
            angled_fault(place, name, path) if kind == "<" else quoted_fault(place, name, path, root)
        )
        if fault:
            yield f"{path}:{number}: {fault}"


def header_faults(path, lines):
    if path.suffix == ".h" and "#pragma once" not in lines:
        yield f"{path}:1: no #pragma once"
    if any("using namespace" in line for line in lines) and path.suffix == ".h":
        yield f"{path}:1: a header opens a namespace for everybody who includes it"


def licence_faults(path, lines):
    if path.suffix not in rules.SPDX_SUFFIXES and path.name not in rules.SPDX_NAMES:
        if not (lines and lines[0].startswith("#!")):
            return
    count = sum(rules.SPDX in line for line in lines[:3])
    if lines and count != 1:
        yield f"{path}:1: no line with {rules.SPDX} at the top"


def name_faults(path):
    words = re.split(r"[_.\-]", path.name.lower())
    for word in words:
        if word in rules.FORBIDDEN_STEMS and path.suffix in rules.CODE_SUFFIXES:
            yield f"{path}:1: the name says nothing; name the file for what it holds"


def size_faults(path, lines):
    if path.suffix not in rules.CODE_SUFFIXES:
        return
    if str(path) in rules.LONG_FILES:
        return
    if len(lines) > rules.FAIL_LINES:
        yield f"{path}:1: {len(lines)} lines, more than {rules.FAIL_LINES}; split it"
    elif len(lines) > rules.WARN_LINES:
        yield f"warning: {path}: {len(lines)} lines, more than {rules.WARN_LINES}"
    elif path.parts[:2] == ("tools", "prov") and len(lines) > rules.COMMAND_LINES:
        yield f"warning: {path}: {len(lines)} lines, more than {rules.COMMAND_LINES}"


def build_faults(root):
    """The rows of libprov/CMakeLists.txt say the same as the rules."""
    path = root / "libprov/CMakeLists.txt"
    if not path.exists():
        return
    seen = set()
    for name, layers in LAYER_CALL.findall(path.read_text(encoding="utf-8")):
        seen.add(name)
        wanted = set(rules.LINKED.get(name, rules.LAYERS.get(name, [])))
        if name not in rules.LAYERS:
            yield f"{path.relative_to(root)}:1: layer {name} is not in the rules"
        elif set(layers.split()) != wanted:
            yield f"{path.relative_to(root)}:1: layer {name} links other layers than its row names"
    for folder in sorted((root / "libprov/src").glob("*/")):
        if folder.is_dir() and folder.name not in seen:
            yield f"libprov/src/{folder.name}:1: no prov_layer({folder.name} ...) builds it"


def files_under(root):
    for folder, folders, names in os.walk(root):
        here = Path(folder).relative_to(root)
        folders[:] = sorted(
            name
            for name in folders
            if name not in SKIPPED_FOLDERS
            and not name.startswith("build-")
        )
        for name in sorted(names):
            yield here / name


def file_faults(root, path):
    yield from name_faults(path)
    try:
        lines = (root / path).read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return
    yield from licence_faults(path, lines)
    yield from size_faults(path, lines)
    place = place_of(path)
    if path.suffix not in (".h", ".cc") or place is None:
        return
    if place not in rules.LAYERS and place not in ("public", "tools", "tests"):
        yield f"{path}:1: {place} is no layer of the design"
        return
    yield from header_faults(path, lines)
    yield from include_faults(path, place, lines, root)


def check(root):
    """All findings for the tree at `root`, as lines."""
    findings = list(build_faults(root))
    for path in files_under(root):
        findings.extend(file_faults(root, path))
    return findings


def main():
    findings = check(Path(sys.argv[1]).resolve())
    print("\n".join(findings))
    faults = [line for line in findings if not line.startswith("warning:")]
    print(f"{len(faults)} breaks of the layer and house rules")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
