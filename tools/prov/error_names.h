// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include <prov/error.h>

namespace prov::cli {

/// The name of an error code in JSON output, e.g. "not-found".
[[nodiscard]] constexpr std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage:
      return "usage";
    case ErrorCode::bad_data:
      return "bad-data";
    case ErrorCode::not_found:
      return "not-found";
    case ErrorCode::busy:
      return "busy";
    case ErrorCode::version:
      return "version";
    case ErrorCode::verification:
      return "verification";
    case ErrorCode::key:
      return "key";
    case ErrorCode::io:
      return "io";
    case ErrorCode::interrupted:
      return "interrupted";
    case ErrorCode::internal:
      break;
  }
  return "internal";
}

}  // namespace prov::cli
