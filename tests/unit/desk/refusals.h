// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <prov/error.h>

#include "test_case.h"

namespace prov::testing {

/// What an act is refused with: the exit code's name and the message; "done" when it is not.
template <typename Act>
std::string refusal(Act act) {
  try {
    act();
  } catch (const Error& error) {
    switch (error.code()) {
      case ErrorCode::usage:
        return std::string("usage: ") + error.what();
      case ErrorCode::not_found:
        return std::string("not found: ") + error.what();
      case ErrorCode::bad_data:
        return std::string("bad data: ") + error.what();
      case ErrorCode::busy:
        return std::string("busy: ") + error.what();
      default:
        return std::string("another: ") + error.what();
    }
  }
  return "done";
}

/// The lines of a list, joined by LF.
inline std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : "\n") + line;
  return out;
}

inline AddAgent agent(const std::string& name, const std::string& handle = {}) {
  AddAgent out;
  out.name = name;
  out.kind = "organization";
  out.handle = handle;
  return out;
}

inline AttachLabel label_at(const std::string& document, const std::string& at,
                            const std::string& label) {
  AttachLabel out;
  out.document = document;
  out.at = at;
  out.label = label;
  return out;
}

inline AttachLabel label_on(const std::string& target, const std::string& label) {
  AttachLabel out;
  out.target = target;
  out.label = label;
  return out;
}

/// A text with a headline, a date line and two sentences.
inline constexpr char kPress[] =
    "Northern Harbour Authority\n"
    "Press release of 4 March 2023\n"
    "The authority moved six boats between 3 May 2023 and 9 May 2023. Reckless crews protested.\n";

}  // namespace prov::testing
