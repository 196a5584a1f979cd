// SPDX-License-Identifier: Apache-2.0
#include "text/quotations.h"

#include <unicode/uchar.h>

#include <utility>

#include "base/utf8.h"

namespace prov {
namespace {

struct Open {
  char32_t mark;
  std::size_t at;
};

// Marks that `opening` can be closed by (CLDR 42 delimiters).
std::u32string_view closers_of(char32_t opening) {
  switch (opening) {
    case U'“':
      return U"”";
    case U'„':
      return U"“”";
    case U'”':
      return U"”";
    case U'«':
      return U"»";
    case U'»':
      return U"«";
    case U'「':
      return U"」";
    case U'『':
      return U"』";
    case U'"':
      return U"\"";
    default:
      return U"";
  }
}

constexpr std::size_t kNesting = 64;  // open marks looked through for a partner

// Index of the innermost open mark that `c` closes, or npos.
std::size_t closed_by(const std::vector<Open>& open, char32_t c) {
  const std::size_t outermost = open.size() > kNesting ? open.size() - kNesting : 0;
  for (std::size_t i = open.size(); i-- > outermost;) {
    if (closers_of(open[i].mark).find(c) != std::u32string_view::npos) return i;
  }
  return std::string_view::npos;
}

bool is_alphanumeric(char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0; }

bool is_blank_or_none(char32_t c) {
  return c == 0 || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

// The characters on both sides of what stands in `line` from `begin` to `end`; 0 for none.
std::pair<char32_t, char32_t> beside(std::string_view line, std::size_t begin, std::size_t end) {
  std::size_t before = begin;
  while (before > 0 && (static_cast<unsigned char>(line[--before]) & 0xC0) == 0x80) {
  }
  return {begin == 0 ? 0 : next_code_point(line, before),
          end == line.size() ? 0 : next_code_point(line, end)};
}

bool opens_word(std::string_view line, std::size_t mark) {
  const auto [before, after] = beside(line, mark, mark + 1);
  const std::uint32_t brackets = U_GC_PS_MASK | U_GC_PI_MASK | U_GC_PD_MASK;
  const bool edge = is_blank_or_none(before) || before == U'\'' ||
                    (U_GET_GC_MASK(static_cast<UChar32>(before)) & brackets) != 0;
  return edge && !is_blank_or_none(after);
}

bool closes_word(std::string_view line, std::size_t mark) {
  const auto [before, after] = beside(line, mark, mark + 1);
  return !is_blank_or_none(before) && u_isdigit(static_cast<UChar32>(before)) == 0 &&
         !is_alphanumeric(after);
}

}  // namespace

Quotations pair_quotations(std::string_view line) {
  Quotations found;
  std::vector<Open> open;
  for (std::size_t pos = 0; pos < line.size();) {
    const std::size_t begin = pos;
    const char32_t c = next_code_point(line, pos);
    if (const std::size_t partner = closed_by(open, c); partner != std::string_view::npos) {
      const std::size_t first = open[partner].at;
      const bool clear = c != U'"' || (opens_word(line, first) && closes_word(line, begin));
      found.pairs.push_back({first, pos, clear});
      open.resize(partner);
    } else if (!closers_of(c).empty() && c != U'”') {
      open.push_back({c, begin});
      found.openings.push_back(begin);
    }
  }
  return found;
}

}  // namespace prov
