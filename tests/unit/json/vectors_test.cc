// SPDX-License-Identifier: Apache-2.0
// Public vectors: nst/JSONTestSuite (test_parsing) and cyberphone/json-canonicalization (testdata).
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <prov/error.h>
#include <prov/json.h>

#include "base/hex.h"

namespace prov::json {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool accepted(const std::string& text) {
  try {
    static_cast<void>(parse(text));
    return true;
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_data) << error.what();
    return false;
  }
}

TEST(Vectors, TheParsingSuiteIsAcceptedAndRefusedAsItSays) {
  const fs::path folder = PROV_SHARED_DIR "/vectors/json/test_parsing";
  if (!fs::exists(folder)) GTEST_SKIP() << "no folder of public vectors";
  const std::set<std::string> refused_on_purpose = {"y_object_duplicated_key.json",
                                                    "y_object_duplicated_key_and_value.json"};
  int yes = 0;
  int no = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    const bool taken = accepted(content(entry.path()));
    if (name.starts_with("y_")) {
      EXPECT_EQ(taken, !refused_on_purpose.contains(name)) << name;
      ++yes;
    } else if (name.starts_with("n_")) {
      EXPECT_FALSE(taken) << name;
      ++no;
    }
  }
  EXPECT_EQ(yes, 95);
  EXPECT_EQ(no, 188);
}

TEST(Vectors, TheCanonicalizationSuiteIsReproducedByteForByte) {
  const fs::path folder = PROV_SHARED_DIR "/vectors/jcs/testdata";
  if (!fs::exists(folder)) GTEST_SKIP() << "no folder of public vectors";
  int files = 0;
  for (const auto& entry : fs::directory_iterator(folder / "input")) {
    const fs::path name = entry.path().filename();
    const std::string written = canonical(parse(content(entry.path())));
    EXPECT_EQ(written, content(folder / "output" / name)) << name;
    std::string hex = content(folder / "outhex" / fs::path(name).replace_extension(".txt"));
    std::erase_if(hex, [](char c) { return c == ' ' || c == '\n' || c == '\r'; });
    EXPECT_EQ(to_hex(as_bytes(written)), hex) << name;
    ++files;
  }
  EXPECT_EQ(files, 6);
}

}  // namespace
}  // namespace prov::json
