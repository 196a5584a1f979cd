// SPDX-License-Identifier: Apache-2.0
#include "text/find.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "text/folding.h"
#include "text/graphemes.h"

namespace prov {
namespace {

// Scripts that write words without blanks between them: every place in them may be a word's edge.
bool runs_words_together(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return false;
  }
}

bool belongs_to_word(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  const bool mark = (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0;
  return (u_isalnum(code) != 0 || mark) && !(c >= 0x0E00 && runs_words_together(code));
}

bool all_left_out(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    if (!is_left_out(next_code_point(text, pos))) return false;
  }
  return true;
}

// Turns a place in the folded text into bytes of the source.
class Placer {
 public:
  explicit Placer(const Text& text)
      : source_(text.utf8()), folded_(text.folded()), graphemes_(source_) {}

  // nullopt when the place would tear a character or a grapheme cluster apart. Left-out
  // characters that belong to the last cluster (a variation selector, say) are taken in.
  std::optional<std::pair<std::size_t, std::size_t>> place(std::size_t begin, std::size_t end) {
    const auto first = folded_.source_start(begin);
    auto last = folded_.source_end(end);
    if (!first || !last || !graphemes_.boundary(*first)) return std::nullopt;
    if (!graphemes_.boundary(*last)) {
      const std::size_t next = graphemes_.next(*last);
      if (!all_left_out(source_.substr(*last, next - *last))) return std::nullopt;
      last = next;
    }
    return std::pair{*first, *last};
  }

 private:
  std::string_view source_;
  const FoldedText& folded_;
  Graphemes graphemes_;
};

}  // namespace

bool at_word_edge(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  std::size_t before = at - 1;
  while ((static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
  std::size_t after = at;
  return !belongs_to_word(next_code_point(text, before)) ||
         !belongs_to_word(next_code_point(text, after));
}

std::vector<Range> find_words(const Text& text, std::string_view words, Range scope,
                              std::size_t limit) {
  const std::string sought = fold_words(words);
  if (sought.empty()) return {};
  const std::size_t scope_begin = text.byte_of(scope.start);
  const std::size_t scope_end = text.byte_of(scope.end);
  const std::string_view folded{text.folded().text()};
  const std::string_view part = folded.substr(0, text.folded().folded_from(scope_end));
  Placer placer{text};
  std::vector<Range> whole;
  std::vector<Range> within;
  std::size_t at = text.folded().folded_from(scope_begin);
  for (; whole.size() < limit; ++at) {
    at = part.find(sought, at);
    if (at == std::string_view::npos) break;
    const auto place = placer.place(at, at + sought.size());
    if (!place || place->first < scope_begin || place->second > scope_end) continue;
    const bool word = at_word_edge(folded, at) && at_word_edge(folded, at + sought.size());
    std::vector<Range>& places = word ? whole : within;
    if (places.size() < limit) {
      places.push_back({text.code_point_of(place->first), text.code_point_of(place->second)});
    }
  }
  return whole.empty() ? within : whole;
}

std::vector<Range> find_words(const Text& text, std::string_view words) {
  return find_words(text, words, {0, text.length()});
}

}  // namespace prov
