// SPDX-License-Identifier: Apache-2.0
#include "text/quotations.h"

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

}  // namespace

Quotations pair_quotations(std::string_view line) {
  Quotations found;
  std::vector<Open> open;
  for (std::size_t pos = 0; pos < line.size();) {
    const std::size_t begin = pos;
    const char32_t c = next_code_point(line, pos);
    if (const std::size_t partner = closed_by(open, c); partner != std::string_view::npos) {
      found.pairs.push_back({open[partner].at, pos});
      open.resize(partner);
    } else if (!closers_of(c).empty() && c != U'”') {
      open.push_back({c, begin});
      found.openings.push_back(begin);
    }
  }
  return found;
}

}  // namespace prov
