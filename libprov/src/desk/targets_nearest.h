// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <prov/case.h>

#include "index/index.h"

namespace prov {

/// Gathers, of the words it is offered, those most like what was typed: few letters added, left out
/// or changed, the case of ASCII letters left aside.
class Nearest {
 public:
  explicit Nearest(std::string_view typed);

  /// Takes `compared` into account; `shown` is what a message would say.
  void offer(std::string_view compared, std::string_view shown);
  /// " (did you mean boats or boat?)", or nothing when nothing is near.
  [[nodiscard]] std::string question() const;

 private:
  std::string typed_;
  std::size_t distance_;  // of those found; at first one more than what counts as near
  std::vector<std::string> found_;
};

/// The question over handles, file names and names on record. Looks at those that begin like
/// `typed`, at most some thousands, however many there are.
[[nodiscard]] std::string nearest_names(Index& index, std::string_view typed);

}  // namespace prov
