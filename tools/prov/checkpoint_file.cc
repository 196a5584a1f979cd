// SPDX-License-Identifier: Apache-2.0
#include "checkpoint_file.h"

#include <string_view>

#include <prov/error.h>

#include "cli/files.h"

namespace prov::cli {
namespace {

constexpr std::size_t kGreatestNote = 1'000'000;

}  // namespace

std::string hex(const TreeHash& hash) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const std::uint8_t byte : hash) {
    out += kDigits[byte >> 4];
    out += kDigits[byte & 0xf];
  }
  return out;
}

KeptCheckpoint compare_file(Case& opened, const std::string& file) {
  const std::string note = read_file(file, kGreatestNote);
  try {
    return compare_checkpoint(opened, note);
  } catch (const Error& error) {
    throw Error(error.code(), file + ": " + error.what());
  }
}

}  // namespace prov::cli
