// SPDX-License-Identifier: Apache-2.0
#include "golden_file.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace prov::report {

void expect_golden(std::string_view name, const std::string& actual) {
  const std::filesystem::path path =
      std::filesystem::path(PROV_SOURCE_DIR) / "tests/unit/report/golden" / name;
  if (std::getenv("PROV_RECORD") != nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
    ADD_FAILURE() << "recorded " << path << ": look at it, then run without PROV_RECORD";
    return;
  }
  std::ifstream file(path, std::ios::binary);
  ASSERT_TRUE(file) << path << " is missing (PROV_RECORD=1 writes it)";
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), actual);
}

}  // namespace prov::report
