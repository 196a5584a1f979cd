// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace prov {

/// A text whose code points can be found without counting from its beginning.
class CountedText {
 public:
  /// `utf8` must be well-formed.
  explicit CountedText(std::string utf8) : utf8_(std::move(utf8)) {}

  [[nodiscard]] std::uint64_t length();
  [[nodiscard]] std::size_t bytes() const { return utf8_.size(); }
  /// Code points start <= c < end; both at most length().
  [[nodiscard]] std::string_view slice(std::uint64_t start, std::uint64_t end);

 private:
  void count();
  [[nodiscard]] std::size_t byte_of(std::uint64_t code_point);

  std::string utf8_;
  std::vector<std::size_t> marks_;  // byte of every 256th code point
  std::uint64_t length_ = 0;
  bool counted_ = false;
};

}  // namespace prov
