// SPDX-License-Identifier: Apache-2.0
#include "text/folding.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <string>

#include <prov/error.h>

#include "base/utf8.h"

namespace prov {
namespace {

constexpr std::size_t kSequence = 64;  // code points normalised together

const icu::Normalizer2& nfkc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status) != 0) throw Error{ErrorCode::internal, "ICU has no NFKC data"};
  return *instance;
}

std::string normalize(std::string_view piece) {
  UErrorCode status = U_ZERO_ERROR;
  const auto size = static_cast<std::int32_t>(piece.size());
  const icu::UnicodeString folded =
      nfkc().normalize(icu::UnicodeString::fromUTF8({piece.data(), size}), status);
  if (U_FAILURE(status) != 0) throw Error{ErrorCode::internal, "ICU could not normalise a text"};
  std::string out;
  folded.toUTF8String(out);
  return out;
}

std::string without_left_out(std::string_view text) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (!is_left_out(c)) append_utf8(out, c);
  }
  return out;
}

// The marks that CLDR 42 lists as quotation marks of any language, with apostrophes and primes.
constexpr std::u32string_view kSingleQuotes = U"'`´ʹʻʼʽˈ‘’‚‛′‵‹›『』❛❜＇";
constexpr std::u32string_view kDoubleQuotes = U"\"«»“”„‟″‶「」〝〞〟❝❞＂";

bool is_single_quote(char32_t c) { return kSingleQuotes.find(c) != std::u32string_view::npos; }
bool is_double_quote(char32_t c) { return kDoubleQuotes.find(c) != std::u32string_view::npos; }

bool is_dash(char32_t c) {
  return c == U'-' || c == U'\u2212' || c == U'\u02D7' || c == U'\u2043' ||
         u_charType(static_cast<UChar32>(c)) == U_DASH_PUNCTUATION;
}

bool is_ascii_alphanumeric(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }

// Byte offset after the run at `pos` of code points that `belongs` accepts.
template <typename Belongs>
std::size_t run_end(std::string_view text, std::size_t pos, Belongs belongs) {
  while (pos < text.size()) {
    std::size_t next = pos;
    if (!belongs(next_code_point(text, next))) break;
    pos = next;
  }
  return pos;
}

// Byte offset after the characters at `pos` that NFKC may compose with each other: one code point
// and those that follow without a normalisation boundary before them (Unicode 15, UAX 15), no more
// than kSequence: ordering a long run of marks takes time in its square.
std::size_t sequence_end(std::string_view text, std::size_t pos, const icu::Normalizer2& form) {
  (void)next_code_point(text, pos);
  std::size_t count = 0;
  return run_end(text, pos, [&form, &count](char32_t c) {
    return ++count < kSequence && c >= 0x300 &&
           form.hasBoundaryBefore(static_cast<UChar32>(c)) == 0;
  });
}

}  // namespace

bool is_left_out(char32_t c) {
  return c >= 0xAD &&
         u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

FoldedText::FoldedText(std::string_view source) {
  text_.reserve(source.size());
  fold(source);
}

void FoldedText::put(std::string_view folded, std::size_t source_begin, std::size_t source_end) {
  const std::size_t begin = text_.size();
  text_ += folded;
  if (folded.size() == 1 && source_end - source_begin == 1) return;  // agrees in place
  edits_.push_back({begin, text_.size(), source_begin, source_end});
}

void FoldedText::fold(std::string_view source) {
  const icu::Normalizer2& form = nfkc();
  std::size_t pos = 0;
  while (pos < source.size()) {
    const std::size_t begin = pos;
    const char32_t c = next_code_point(source, pos);
    const std::size_t end = sequence_end(source, begin, form);
    if (end != pos) {
      pos = end;
      put(without_left_out(normalize(source.substr(begin, end - begin))), begin, end);
    } else if (is_ascii_alphanumeric(c)) {
      text_.push_back(static_cast<char>(c));
    } else if (is_space(c)) {
      pos = run_end(source, begin, is_space);
      const bool doubled = !text_.empty() && text_.back() == ' ';
      put(doubled ? "" : " ", begin, pos);
    } else if (is_dash(c)) {
      pos = run_end(source, begin, is_dash);
      put("-", begin, pos);
    } else if (is_left_out(c)) {
      put("", begin, pos);
    } else if (is_single_quote(c)) {
      put("'", begin, pos);
    } else if (is_double_quote(c)) {
      put("\"", begin, pos);
    } else if (c < 0x80 || form.isInert(static_cast<UChar32>(c)) != 0) {
      text_ += source.substr(begin, pos - begin);
    } else {
      put(normalize(source.substr(begin, pos - begin)), begin, pos);
    }
  }
}

std::optional<std::size_t> FoldedText::source_start(std::size_t at) const {
  // The last edit that begins at or before `at`; left-out characters sort before what follows them.
  auto edit = std::upper_bound(edits_.begin(), edits_.end(), at,
                               [](std::size_t a, const Edit& e) { return a < e.folded_begin; });
  if (edit == edits_.begin()) return at;
  --edit;
  if (edit->folded_begin == at && edit->folded_end > at) return edit->source_begin;
  if (edit->folded_end > at) return std::nullopt;
  return edit->source_end + (at - edit->folded_end);
}

std::optional<std::size_t> FoldedText::source_end(std::size_t at) const {
  // The last edit that begins before `at`: those left out at `at` itself do not belong to the end.
  auto edit = std::lower_bound(edits_.begin(), edits_.end(), at,
                               [](const Edit& e, std::size_t a) { return e.folded_begin < a; });
  if (edit == edits_.begin()) return at;
  --edit;
  if (edit->folded_end > at) return std::nullopt;
  return edit->source_end + (at - edit->folded_end);
}

std::size_t FoldedText::folded_from(std::size_t source) const {
  auto edit = std::upper_bound(edits_.begin(), edits_.end(), source,
                               [](std::size_t s, const Edit& e) { return s < e.source_end; });
  if (edit != edits_.end() && edit->source_begin <= source) {
    return edit->source_begin == source ? edit->folded_begin : edit->folded_end;
  }
  if (edit == edits_.begin()) return std::min(source, text_.size());
  --edit;
  return std::min(edit->folded_end + (source - edit->source_end), text_.size());
}

std::string fold_words(std::string_view words) {
  const FoldedText folded{words};
  const std::string& text = folded.text();
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

}  // namespace prov
