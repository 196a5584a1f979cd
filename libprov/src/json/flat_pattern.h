// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace prov::json {

/// A pattern without groups over ASCII that is matched in one pass: no choice ever has to be taken
/// back, since after a part of variable length only characters follow that it does not admit.
class FlatPattern {
 public:
  /// Nothing when the pattern (as admitted by `pattern_fault`) is not of that simple kind.
  [[nodiscard]] static std::optional<FlatPattern> read(std::string_view pattern);

  /// Whether the whole text is matched.
  [[nodiscard]] bool matches(std::string_view text) const;

 private:
  struct Part {
    std::bitset<128> characters;
    std::uint32_t least = 1, most = 1;
  };
  class Reader;

  std::vector<Part> parts_;
};

}  // namespace prov::json
