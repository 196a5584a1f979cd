// SPDX-License-Identifier: Apache-2.0
#include "json/canonical_reader.h"

#include <charconv>

#include "base/utf8.h"
#include "json/tokens.h"

namespace prov::json {
namespace {

constexpr std::size_t kDeepest = 64;
constexpr std::size_t kLongest = std::size_t{64} << 20;
constexpr std::size_t kUsualMembers = 8;
constexpr std::int64_t kGreatest = (std::int64_t{1} << 53) - 1;

// Every method returns false where the text is not what `append_canonical` would have written.
class CanonicalReader {
 public:
  explicit CanonicalReader(std::string_view text) : text_(text) {}

  bool read(Value& out) { return value(out, 0) && pos_ == text_.size(); }

 private:
  [[nodiscard]] bool at(char c) const { return pos_ < text_.size() && text_[pos_] == c; }
  bool take(char c) { return at(c) && ++pos_ != 0; }
  bool take(std::string_view word) {
    if (!text_.substr(pos_).starts_with(word)) return false;
    pos_ += word.size();
    return true;
  }

  bool value(Value& out, std::size_t depth);
  bool object(Value& out, std::size_t depth);
  bool array(Value& out, std::size_t depth);
  bool string(std::string& out);
  bool escape(std::string& out);
  bool integer(Value& out);

  std::string_view text_;
  std::size_t pos_ = 0;
};

bool CanonicalReader::value(Value& out, std::size_t depth) {
  if (at('"')) {
    std::string text;
    if (!string(text)) return false;
    out = Value(std::move(text));
    return true;
  }
  if (at('{')) return depth < kDeepest && object(out, depth + 1);
  if (at('[')) return depth < kDeepest && array(out, depth + 1);
  if (at('t') || at('f')) {
    out = Value(at('t'));
    return take(at('t') ? "true" : "false");
  }
  return integer(out);
}

bool CanonicalReader::object(Value& out, std::size_t depth) {
  ++pos_;
  Object members;
  if (!at('}')) {
    if (depth == 1) members.reserve(kUsualMembers);
    do {
      auto& [key, member] = members.emplace_back();
      if (!string(key) || !take(':') || !value(member, depth)) return false;
      if (members.size() > 1 && !less_by_utf16(members[members.size() - 2].first, key)) {
        return false;
      }
    } while (take(','));
  }
  out = Value(std::move(members));
  return take('}');
}

bool CanonicalReader::array(Value& out, std::size_t depth) {
  ++pos_;
  Array elements;
  if (!at(']')) {
    do {
      if (!value(elements.emplace_back(), depth)) return false;
    } while (take(','));
  }
  out = Value(std::move(elements));
  return take(']');
}

bool CanonicalReader::string(std::string& out) {
  if (!take('"')) return false;
  while (true) {
    const std::size_t end = first_escape(text_, pos_);
    out.append(text_, pos_, end - pos_);
    pos_ = end;
    if (take('"')) return true;
    if (!at('\\') || !escape(out)) return false;
  }
}

// Of the ways to write a character as an escape only the one that append_string chooses.
bool CanonicalReader::escape(std::string& out) {
  constexpr std::string_view kShort = "\"\\bfnrt";
  constexpr std::string_view kMeant = "\"\\\b\f\n\r\t";
  const std::size_t found =
      pos_ + 1 < text_.size() ? kShort.find(text_[pos_ + 1]) : std::string_view::npos;
  if (found != std::string_view::npos) {
    out += kMeant[found];
    pos_ += 2;
    return true;
  }
  unsigned code = 0;
  const std::string_view digits = text_.substr(pos_).substr(0, 6);
  if (digits.size() != 6 || !digits.starts_with("\\u00")) return false;
  if (std::from_chars(digits.data() + 4, digits.data() + 6, code, 16).ptr != digits.end()) {
    return false;
  }
  std::string written;
  append_escape(static_cast<unsigned char>(code), written);
  if (code >= 0x20 || written != digits) return false;
  out += static_cast<char>(code);
  pos_ += 6;
  return true;
}

bool CanonicalReader::integer(Value& out) {
  const char* const begin = text_.data() + pos_;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(begin, text_.data() + text_.size(), number);
  if (error != std::errc() || number > kGreatest || number < -kGreatest) return false;
  const std::size_t length = static_cast<std::size_t>(end - begin);
  const bool zero_first = text_[pos_] == '0' || text_.substr(pos_, 2) == "-0";
  if (zero_first && length > 1) return false;
  pos_ += length;
  out = Value(number);
  return true;
}

}  // namespace

std::optional<Value> read_canonical(std::string_view text) {
  if (text.size() > kLongest || !valid_utf8(text)) return std::nullopt;
  Value out;
  if (!CanonicalReader(text).read(out)) return std::nullopt;
  return out;
}

}  // namespace prov::json
