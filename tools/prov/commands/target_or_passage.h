// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <prov/error.h>

#include "context.h"

namespace prov::cli {

/// What a label or a note is about, as typed; one of the three is set.
struct TargetOrPassage {
  std::string either;  ///< a target, or a passage of the document of -d
  std::string on;      ///< a target
  std::string at;      ///< a passage

  /// Takes --on or --at, else the operand number `index`. Throws Error{usage} when there is nothing
  /// or more than one.
  [[nodiscard]] static TargetOrPassage parse(const Arguments& arguments, std::size_t index);
  /// Whether an operand has been taken.
  [[nodiscard]] bool took_operand() const { return !either.empty(); }
};

/// Decides between target and passage and fills the members of an operation. What is on record goes
/// first; where the same words also stand in the document it is refused, Error{not_found}.
void settle(Context& context, const TargetOrPassage& typed, std::string& target,
            std::string& document, std::string& at);

/// An error about what a word names, with the way to say that words of a text were meant.
[[nodiscard]] Error with_way_out(const Error& error, const TargetOrPassage& typed);

}  // namespace prov::cli
