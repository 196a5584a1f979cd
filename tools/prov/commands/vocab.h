// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "commands/shared_options.h"
#include "context.h"

namespace prov::cli {

inline constexpr std::array kVocabListOptions{
    OptionSpec{.name = "for",
               .value = "KIND",
               .help = "only those for document, who, passage, claim, appearance or attribution",
               .choices = "document who passage claim appearance attribution"}};
inline constexpr std::array kVocabCheckOptions{
    OptionSpec{.name = "against",
               .value = "OLDER",
               .help = "also check that it may follow this older version"}};

struct VocabListOptions {
  std::string scope;  ///< "" for all; "agent" where people type "who"
};
[[nodiscard]] VocabListOptions parse_vocab_list(const Arguments& arguments);
int run_vocab_list(VocabListOptions options, Context& context);

struct VocabShowOptions {
  std::string vocabulary, label;  ///< label "": all of them
};
[[nodiscard]] VocabShowOptions parse_vocab_show(const Arguments& arguments);
int run_vocab_show(VocabShowOptions options, Context& context);

struct VocabCheckOptions {
  std::string file, against;
};
[[nodiscard]] VocabCheckOptions parse_vocab_check(const Arguments& arguments);
int run_vocab_check(VocabCheckOptions options, Context& context);

struct VocabAdoptOptions {
  std::string vocabulary;  ///< id of a shipped one, or a file
};
[[nodiscard]] VocabAdoptOptions parse_vocab_adopt(const Arguments& arguments);
int run_vocab_adopt(VocabAdoptOptions options, Context& context);

}  // namespace prov::cli
