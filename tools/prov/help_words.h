// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <prov/json.h>

namespace prov::cli {

/// The topic of `prov help` that explains the words.
inline constexpr std::string_view kWordsTopic = "words";

/// A word that people meet in what prov prints and asks for.
struct HelpWord {
  std::string_view word;
  std::string_view meaning;  ///< sentences
  std::string_view example;  ///< a shell line of at most 74 columns that runs on the sample case
};

/// All of them, in the order in which they build on each other.
[[nodiscard]] std::span<const HelpWord> help_words();

/// `prov help words`: at most 78 columns.
[[nodiscard]] std::string words_page();
/// The same as an array of {"word", "meaning", "example"}.
[[nodiscard]] json::Value words_json();

}  // namespace prov::cli
