// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "commands/shared_options.h"
#include "context.h"

namespace prov::cli {

inline constexpr std::array kClaimAddOptions{kHandleOption, kNoteOption, kKeyOption};

struct ClaimAddOptions {
  AddClaim operation;
  std::string key;
};
[[nodiscard]] ClaimAddOptions parse_claim_add(const Arguments& arguments);
int run_claim_add(ClaimAddOptions options, Context& context);

inline constexpr std::array kClaimOptions{kNoteOption, kKeyOption};

[[nodiscard]] ClaimAddOptions parse_claim(const Arguments& arguments);

struct ClaimListOptions {};
[[nodiscard]] ClaimListOptions parse_claim_list(const Arguments& arguments);
int run_claim_list(ClaimListOptions options, Context& context);

struct ClaimShowOptions {
  std::string target;
};
[[nodiscard]] ClaimShowOptions parse_claim_show(const Arguments& arguments);
int run_claim_show(ClaimShowOptions options, Context& context);

}  // namespace prov::cli
