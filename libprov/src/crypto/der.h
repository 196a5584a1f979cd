// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace prov {

// The few elements of DER (X.690) that key files are made of.

inline constexpr char kDerInteger = 0x02;
inline constexpr char kDerOctets = 0x04;
inline constexpr char kDerObject = 0x06;
inline constexpr char kDerSequence = 0x30;

/// An element: tag, length, content. Content up to 65,535 bytes.
[[nodiscard]] std::string der_element(char tag, std::string_view content);
/// A non-negative integer in its shortest form.
[[nodiscard]] std::string der_integer(std::uint64_t number);

/// Reads elements one after the other; refers to the bytes it was made from.
class DerReader {
 public:
  explicit DerReader(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  /// The content of the next element. Throws Error{key} unless it has this tag and the shortest
  /// form of a length that is there.
  std::string_view take(char tag);
  /// The next element, a non-negative integer below 2^63 in its shortest form. Throws Error{key}.
  std::uint64_t take_integer();
  /// Throws Error{key} when anything is left.
  void end() const;

 private:
  std::string_view rest_;
};

}  // namespace prov
