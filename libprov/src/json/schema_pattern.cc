// SPDX-License-Identifier: Apache-2.0
#include "json/schema_pattern.h"

#include <prov/error.h>

#include "base/utf8.h"
#include "json/rapidjson_config.h"
PROV_RAPIDJSON_INCLUDES_BEGIN
#include <rapidjson/document.h>
#include <rapidjson/internal/regex.h>
PROV_RAPIDJSON_INCLUDES_END

namespace prov::json {
namespace {

struct Fault {
  std::string words;
};

// Reads a pattern by recursive descent; each function says whether what it read can be empty.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  void scan() {
    if (!take('^')) throw Fault{"must begin with ^"};
    sequence(0);
    if (!take('$') || !at_end()) throw Fault{"must end with its only $"};
  }

 private:
  static constexpr int kGreatestDepth = 20;
  static constexpr unsigned kGreatestCount = 1000;

  [[nodiscard]] bool at_end() const { return pos_ == text_.size(); }
  [[nodiscard]] char32_t peek() const {
    if (at_end()) return 0;
    std::size_t pos = pos_;
    return next_code_point(text_, pos);
  }
  char32_t next() {
    if (at_end()) throw Fault{"ends too early"};
    return next_code_point(text_, pos_);
  }
  bool take(char c) {
    if (at_end() || text_[pos_] != c) return false;
    ++pos_;
    return true;
  }

  bool sequence(int depth) {
    bool may_be_empty = true;
    bool any = false;
    while (!at_end() && peek() != '$' && peek() != ')' && peek() != '|') {
      may_be_empty = item(depth) && may_be_empty;
      any = true;
    }
    if (!any) throw Fault{"has an empty part"};
    if (depth == 0 && peek() == '|') throw Fault{"needs a group around alternatives"};
    if (depth == 0 && peek() == ')') throw Fault{"closes a group that is not open"};
    return may_be_empty;
  }

  bool group(int depth) {
    if (depth > kGreatestDepth) throw Fault{"nests groups too deep"};
    if (peek() == '?') throw Fault{"uses (?"};
    bool may_be_empty = sequence(depth);
    while (take('|')) {
      if (sequence(depth) || may_be_empty) throw Fault{"has an alternative that can be empty"};
    }
    if (!take(')')) throw Fault{"does not close a group"};
    return may_be_empty;
  }

  bool item(int depth) {
    const bool may_be_empty = atom(depth);
    const std::size_t before = pos_;
    const bool optional = quantifier();
    if (may_be_empty && pos_ != before) throw Fault{"repeats a group that can be empty"};
    const char32_t c = peek();
    if (pos_ != before && (c == '?' || c == '*' || c == '+' || c == '{')) {
      throw Fault{"repeats a repetition"};
    }
    return may_be_empty || optional;
  }

  bool atom(int depth) {
    const char32_t c = next();
    if (c == '(') return group(depth + 1);
    if (c == '[') {
      character_class();
    } else if (c == '\\') {
      static_cast<void>(escape());
    } else if (c == 0 || std::u32string_view(U"^$.|?*+{}])").find(c) != std::u32string_view::npos) {
      throw Fault{c == '.' ? "uses . (write the characters that are meant)"
                           : "uses an operator out of place"};
    }
    return false;
  }

  char32_t escape() {
    const char32_t c = next();
    if (c == 0 ||
        std::u32string_view(U"^$|()?*+.[]{}\\fnrtv").find(c) == std::u32string_view::npos) {
      throw Fault{"uses an escape that is not admitted"};
    }
    switch (c) {
      case 'f':
        return '\f';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case 'v':
        return '\v';
      default:
        return c;
    }
  }

  char32_t class_character() {
    const char32_t c = next();
    if (c == 0) throw Fault{"holds U+0000"};
    return c == '\\' ? escape() : c;
  }

  void character_class() {
    static_cast<void>(take('^'));
    bool first = true;
    while (!take(']')) {
      const bool hyphen = peek() == '-';
      const char32_t low = class_character();
      if (hyphen && !first && peek() != ']') throw Fault{"has a - inside a class (put it last)"};
      first = false;
      if (peek() != '-' || text_.substr(pos_).starts_with("-]")) continue;
      ++pos_;
      if (class_character() < low || hyphen) throw Fault{"has a class range that runs backwards"};
    }
    if (first) throw Fault{"has an empty class"};
  }

  unsigned count() {
    unsigned value = 0;
    if (peek() < '0' || peek() > '9') throw Fault{"has a { without a number"};
    while (peek() >= '0' && peek() <= '9') {
      value = value * 10 + static_cast<unsigned>(next() - '0');
      if (value > kGreatestCount) throw Fault{"repeats more than 1000 times"};
    }
    return value;
  }

  // Whether the quantifier, if there is one, admits no occurrence.
  bool quantifier() {
    if (take('?') || take('*')) return true;
    if (take('+') || !take('{')) return false;
    const unsigned least = count();
    unsigned most = least;
    if (take(',')) most = peek() == '}' ? kGreatestCount : count();
    if (!take('}')) throw Fault{"does not close a {"};
    if (most < least || most == 0) throw Fault{"has an impossible repetition"};
    return least == 0;
  }

  std::string_view text_;
  std::size_t pos_ = 0;
};

}  // namespace

std::string pattern_fault(std::string_view pattern) {
  try {
    Scanner(pattern).scan();
  } catch (const Fault& fault) {
    return fault.words;
  }
  const prov_rapidjson::internal::Regex regex(std::string(pattern).c_str());
  return regex.IsValid() ? "" : "is not understood by the matcher";
}

}  // namespace prov::json
