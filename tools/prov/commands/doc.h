// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "commands/shared_options.h"
#include "context.h"

namespace prov::cli {

inline constexpr std::array kDocTextOptions{
    OptionSpec{.name = "number", .letter = 'n', .help = "with line numbers"},
    OptionSpec{.name = "at", .value = "PASSAGE", .help = "only this passage, and where it stands"},
    OptionSpec{.name = "bytes", .help = "the bytes as received instead of the text"}};

struct DocListOptions {};
[[nodiscard]] DocListOptions parse_doc_list(const Arguments& arguments);
int run_doc_list(DocListOptions options, Context& context);

struct DocShowOptions {
  std::string document;
};
[[nodiscard]] DocShowOptions parse_doc_show(const Arguments& arguments);
int run_doc_show(DocShowOptions options, Context& context);

struct DocTextOptions {
  std::string document, at;
  bool numbers = false, bytes = false;
};
[[nodiscard]] DocTextOptions parse_doc_text(const Arguments& arguments);
int run_doc_text(DocTextOptions options, Context& context);

}  // namespace prov::cli
