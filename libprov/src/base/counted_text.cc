// SPDX-License-Identifier: Apache-2.0
#include "base/counted_text.h"

#include "base/utf8.h"

namespace prov {
namespace {

constexpr std::uint64_t kMarkEvery = 256;

}  // namespace

// Most texts are never quoted, so they are counted when one is.
void CountedText::count() {
  if (counted_) return;
  counted_ = true;
  for (std::size_t pos = 0; pos < utf8_.size(); ++pos) {
    if ((static_cast<unsigned char>(utf8_[pos]) & 0xC0) == 0x80) continue;
    if (length_ % kMarkEvery == 0) marks_.push_back(pos);
    ++length_;
  }
}

std::uint64_t CountedText::length() {
  count();
  return length_;
}

std::size_t CountedText::byte_of(std::uint64_t code_point) {
  count();
  if (code_point >= length_) return utf8_.size();
  const std::size_t mark = marks_[code_point / kMarkEvery];
  return mark + byte_of_code_point(std::string_view(utf8_).substr(mark), code_point % kMarkEvery);
}

std::string_view CountedText::slice(std::uint64_t start, std::uint64_t end) {
  const std::size_t first = byte_of(start);
  return std::string_view(utf8_).substr(first, byte_of(end) - first);
}

}  // namespace prov
