// SPDX-License-Identifier: Apache-2.0
#include "cli/shell_words.h"

#include <algorithm>

namespace prov::cli {
namespace {

bool is_plain(char c) {
  constexpr std::string_view kPlain = "%+,-./:=@_";
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter || static_cast<unsigned char>(c) >= 0x80 ||
         kPlain.find(c) != std::string_view::npos;
}

}  // namespace

std::string shell_word(std::string_view word) {
  if (!word.empty() && std::all_of(word.begin(), word.end(), is_plain)) return std::string(word);
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

}  // namespace prov::cli
