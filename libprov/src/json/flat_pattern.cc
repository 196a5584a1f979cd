// SPDX-License-Identifier: Apache-2.0
#include "json/flat_pattern.h"

namespace prov::json {

// Gives up (`failed_`) at the first thing that is not simple.
class FlatPattern::Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<FlatPattern> read() {
    FlatPattern out;
    if (!take('^')) return std::nullopt;
    while (!failed_ && !take('$')) {
      Part part;
      part.characters = take('[') ? character_class() : single(next());
      quantifier(part);
      out.parts_.push_back(part);
    }
    if (failed_ || pos_ != text_.size() || !needs_no_choice(out.parts_)) return std::nullopt;
    return out;
  }

 private:
  static constexpr std::uint32_t kAny = UINT32_MAX;

  bool take(char c) {
    if (pos_ >= text_.size() || text_[pos_] != c) return false;
    ++pos_;
    return true;
  }

  // A plain character; the rest of a pattern's alphabet ends the reading.
  unsigned char next() {
    const char c = pos_ < text_.size() ? text_[pos_++] : '\0';
    failed_ = failed_ || c <= 0 || std::string_view("^$|()?*+.]{}\\[").find(c) != std::string::npos;
    return static_cast<unsigned char>(c);
  }

  static std::bitset<128> single(unsigned char c) {
    std::bitset<128> out;
    if (c < 128) out.set(c);
    return out;
  }

  std::bitset<128> character_class() {
    std::bitset<128> out;
    while (!failed_ && !take(']')) {
      const char low = pos_ < text_.size() ? text_[pos_++] : '\0';
      char high = low;
      if (text_.substr(pos_).starts_with('-') && !text_.substr(pos_).starts_with("-]")) {
        high = pos_ + 1 < text_.size() ? text_[pos_ + 1] : '\0';
        pos_ += 2;
      }
      failed_ = failed_ || low <= 0 || high <= 0 || low == '\\' || high == '\\' || low == '^';
      for (int c = low; !failed_ && c <= high; ++c) out.set(static_cast<std::size_t>(c));
    }
    return out;
  }

  void quantifier(Part& part) {
    if (take('?')) {
      part.least = 0;
    } else if (take('*')) {
      part.least = 0, part.most = kAny;
    } else if (take('+')) {
      part.most = kAny;
    } else if (take('{')) {
      part.least = number();
      part.most = part.least;
      if (take(',')) part.most = text_.substr(pos_).starts_with('}') ? kAny : number();
      failed_ = failed_ || !take('}');
    }
  }

  std::uint32_t number() {
    std::uint32_t value = 0;
    while (pos_ < text_.size() && text_[pos_] >= '0' && text_[pos_] <= '9' && value < 100000) {
      value = value * 10 + static_cast<std::uint32_t>(text_[pos_++] - '0');
    }
    return value;
  }

  static bool needs_no_choice(const std::vector<Part>& parts) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].least == parts[i].most) continue;
      for (std::size_t k = i + 1; k < parts.size(); ++k) {
        if ((parts[i].characters & parts[k].characters).any()) return false;
        if (parts[k].least > 0) break;
      }
    }
    return true;
  }

  std::string_view text_;
  std::size_t pos_ = 0;
  bool failed_ = false;
};

std::optional<FlatPattern> FlatPattern::read(std::string_view pattern) {
  return Reader(pattern).read();
}

bool FlatPattern::matches(std::string_view text) const {
  std::size_t pos = 0;
  for (const Part& part : parts_) {
    std::uint32_t count = 0;
    while (count < part.most && pos < text.size()) {
      const auto c = static_cast<unsigned char>(text[pos]);
      if (c >= 128 || !part.characters[c]) break;
      ++pos;
      ++count;
    }
    if (count < part.least) return false;
  }
  return pos == text.size();
}

}  // namespace prov::json
