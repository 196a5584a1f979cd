// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "context.h"

namespace prov::cli {

struct TrustAddOptions {
  std::string name, key;  ///< key: a verifier key, or a file that holds one
};
[[nodiscard]] TrustAddOptions parse_trust_add(const Arguments& arguments);
int run_trust_add(TrustAddOptions options, Context& context);

struct TrustListOptions {};
[[nodiscard]] TrustListOptions parse_trust_list(const Arguments& arguments);
int run_trust_list(TrustListOptions options, Context& context);

struct TrustRemoveOptions {
  std::string name;
};
[[nodiscard]] TrustRemoveOptions parse_trust_remove(const Arguments& arguments);
int run_trust_remove(TrustRemoveOptions options, Context& context);

}  // namespace prov::cli
