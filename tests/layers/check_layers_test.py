#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves that check_layers.py bites: one small tree for each rule, with and without the break."""

import tempfile
import unittest
from pathlib import Path

import check_layers

LICENCE = "// SPDX-License-Identifier: Apache-2.0\n"


def findings(files):
    """What the check says about a tree of these files (path: text)."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        return check_layers.check(root)


def source(*includes):
    return LICENCE + "".join(f"#include {name}\n" for name in includes)


def header(*includes):
    return LICENCE + "#pragma once\n" + "".join(f"#include {name}\n" for name in includes)


class LayerRules(unittest.TestCase):
    def refuses(self, words, path, text):
        found = findings({path: text})
        self.assertEqual(len(found), 1, found)
        self.assertIn(words, found[0])
        self.assertTrue(found[0].startswith(path), found[0])

    def admits(self, path, text, **others):
        self.assertEqual(findings({path: text, **others}), [])

    def test_a_layer_includes_what_it_rests_on(self):
        self.admits("libprov/src/log/a.cc", source('"log/a.h"', '"base/hex.h"', '"json/x.h"',
                                                   "<prov/error.h>", "<vector>", "<unistd.h>"))

    def test_a_layer_may_not_reach_above_its_row(self):
        self.refuses("log may not use store", "libprov/src/log/a.cc", source('"store/store.h"'))
        self.refuses("text may not use crypto", "libprov/src/text/a.cc", source('"crypto/x.h"'))
        self.refuses("base may not use json", "libprov/src/base/a.h", header('"json/x.h"'))

    def test_the_report_sees_a_case_through_its_public_header_only(self):
        self.refuses("report may not use desk", "libprov/src/report/a.cc", source('"desk/x.h"'))

    def test_an_unknown_layer_is_refused(self):
        self.refuses("no layer of the design", "libprov/src/extra/a.cc", source("<vector>"))
        self.refuses("of no layer", "libprov/src/json/a.cc", source('"extra/x.h"'))

    def test_a_third_party_library_stands_only_where_it_is_named(self):
        for name, good, bad in [
            ("<sqlite3.h>", "index", "log"),
            ("<rapidjson/reader.h>", "json", "model"),
            ("<openssl/sha.h>", "crypto", "log"),
            ("<sodium.h>", "crypto", "log"),
            ("<unicode/uchar.h>", "text", "vocab"),
            ("<zstd.h>", "store", "index"),
        ]:
            self.admits(f"libprov/src/{good}/a.cc", source(name))
            self.refuses(f"may not be used in {bad}", f"libprov/src/{bad}/a.cc", source(name))

    def test_a_unit_test_may_use_the_libraries_of_its_layer(self):
        self.admits("tests/unit/ingest/a.cc", source("<unicode/ucnv.h>", "<gtest/gtest.h>"))
        self.refuses("may not be used in tests", "tests/unit/log/a.cc", source("<sqlite3.h>"))

    def test_a_library_that_nobody_named_is_refused(self):
        self.refuses("neither standard", "libprov/src/base/a.cc", source("<curl/curl.h>"))
        self.refuses("not ours to quote", "libprov/src/store/a.cc", source('"sqlite3.h"'))

    def test_a_public_header_shows_standard_and_own_types_only(self):
        self.admits("libprov/include/prov/a.h", header("<string>", "<prov/error.h>"))
        path = "libprov/include/prov/a.h"
        self.refuses("may not be used in public", path, header("<rapidjson/document.h>"))
        self.refuses("internal", path, header('"base/hex.h"'))
        self.refuses("system header", path, header("<unistd.h>"))

    def test_tools_see_the_public_headers_and_their_two_libraries(self):
        self.admits("tools/prov/a.cc", source('"cli/b.h"', "<prov/case.h>", "<spdlog/spdlog.h>",
                                              "<boost/program_options.hpp>"),
                    **{"tools/prov/cli/b.h": header()})
        self.refuses("tools see", "tools/prov/a.cc", source('"store/store.h"'))
        self.refuses("may not be used in tools", "tools/prov/a.cc", source("<sqlite3.h>"))
        self.refuses("neither standard", "tools/prov/a.cc", source("<boost/regex.hpp>"))
        self.refuses("may not be used in store", "libprov/src/store/a.cc",
                     source("<spdlog/spdlog.h>"))

    def test_an_include_does_not_climb_and_names_its_layer(self):
        self.refuses("climbs", "libprov/src/json/a.cc", source('"../base/hex.h"'))
        self.refuses("climbs", "tests/unit/json/a.cc", source('"../naive.h"'))
        self.refuses("lacks its layer", "libprov/src/json/a.cc", source('"tokens.h"'))

    def test_every_file_carries_one_licence_line(self):
        self.refuses("no line with SPDX", "libprov/src/json/a.cc", "int a;\n")
        self.refuses("no line with SPDX", "tools/run", "#!/bin/sh\n")
        self.refuses("no line with SPDX", "CMakeLists.txt", "project(x)\n")
        self.refuses("no line with SPDX", "libprov/src/json/a.cc", LICENCE + LICENCE)

    def test_a_header_guards_itself_and_opens_no_namespace(self):
        self.refuses("pragma once", "libprov/src/json/a.h", LICENCE + "int a();\n")
        self.refuses("opens a namespace", "libprov/src/json/a.h",
                     header() + "using namespace std;\n")

    def test_a_file_is_named_for_what_it_holds(self):
        for name in ["string_util.cc", "helpers.cc", "common.cc", "misc.cc", "file_manager.cc"]:
            self.refuses("name says nothing", f"libprov/src/json/{name}", LICENCE)
        self.admits("libprov/src/json/utility_words.cc", LICENCE)

    def test_a_long_file_warns_and_a_very_long_one_fails(self):
        path = "libprov/src/json/a.cc"
        self.admits(path, LICENCE + "\n" * 399)
        (warning,) = findings({path: LICENCE + "\n" * 400})
        self.assertTrue(warning.startswith("warning:"), warning)
        self.refuses("601 lines", path, LICENCE + "\n" * 600)
        (warning,) = findings({"tools/prov/a.cc": LICENCE + "\n" * 250})
        self.assertTrue(warning.startswith("warning:"), warning)

    def test_what_is_slow_or_missing_is_refused(self):
        self.refuses("the compiler has none", "libprov/src/json/a.cc", source("<format>"))
        self.refuses("runs code before main", "tools/prov/a.cc", source("<iostream>"))

    def test_the_build_links_the_layers_that_the_rules_name(self):
        licence = "# SPDX-License-Identifier: Apache-2.0\n"
        path = "libprov/CMakeLists.txt"
        self.admits(path, licence + "prov_layer(json LAYERS base LIBRARIES prov_rapidjson)\n")
        self.refuses("links other layers", path, licence + "prov_layer(json LAYERS base log)\n")
        self.refuses("not in the rules", path, licence + "prov_layer(extra LAYERS base)\n")
        found = findings({path: licence, "libprov/src/json/a.cc": LICENCE})
        self.assertEqual(found, ["libprov/src/json:1: no prov_layer(json ...) builds it"])


if __name__ == "__main__":
    unittest.main()
