// SPDX-License-Identifier: Apache-2.0
#include "ingest/plain_text.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <unicode/uchar.h>

#include <prov/error.h>

#include "base/utf8.h"
#include "ingest/charset.h"
#include "ingest/charset_guess.h"

namespace prov {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf8 = "utf-8";

[[noreturn]] void refuse(std::string_view document, const std::string& what) {
  throw Error(ErrorCode::bad_data, std::string(document) + " " + what);
}

std::string hex_byte(std::string_view raw, std::size_t pos) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(raw[pos]);
  return std::string("0x") + kDigits[byte >> 4] + kDigits[byte & 0xF];
}

[[noreturn]] void refuse_utf8(std::string_view raw, std::size_t pos, std::string_view document) {
  refuse(document, "is not well-formed UTF-8: " + hex_byte(raw, pos) + " at byte " +
                       std::to_string(pos) +
                       " (mend it, or say --charset NAME when it is in another encoding)");
}

bool is_visible(char32_t c) {
  if (c < 0x80) return c > 0x20 && c != 0x7F;
  const auto point = static_cast<UChar32>(c);
  return u_isUWhiteSpace(point) == 0 && (U_GET_GC_MASK(point) & (U_GC_CC_MASK | U_GC_CF_MASK)) == 0;
}

// The first visible character is nearly always the first of all, so this costs nothing.
void require_visible(std::string_view text, std::string_view document) {
  for (std::size_t pos = 0; pos < text.size();) {
    if (is_visible(next_code_point(text, pos))) return;
  }
  refuse(document, text.empty() ? "is empty but for a byte order mark, so there is nothing to read"
                                : "holds nothing but white space, so there is nothing to read");
}

void note_escape_sequences(TakenText& taken, std::string_view text) {
  for (std::size_t pos = text.find('\x1B'); pos != std::string_view::npos;
       pos = text.find('\x1B', pos + 1)) {
    const std::string_view next = text.substr(pos + 1, 2);
    if (next == "$B" || next == "$@" || next == "(J" || next == "$)") {
      taken.notes.emplace_back(
          "holds escape sequences of ISO-2022; if words are missing, say --charset iso-2022-jp");
      return;
    }
  }
}

// `raw` is well-formed UTF-8 without U+0000.
TakenText take_utf8(std::string_view raw, std::string_view document) {
  TakenText taken;
  taken.recipe.bom = raw.starts_with(kByteOrderMark);
  taken.is_raw = !taken.recipe.bom;
  const std::string_view text = taken.recipe.bom ? raw.substr(kByteOrderMark.size()) : raw;
  require_visible(text, document);
  if (taken.recipe.bom) taken.text = text;
  taken.characters = count_code_points(text);
  note_escape_sequences(taken, text);
  return taken;
}

void note_controls(TakenText& taken) {
  std::uint64_t count = 0;
  for (std::size_t pos = 0; pos < taken.text.size();) {
    const char32_t c = next_code_point(taken.text, pos);
    count += c >= 0x80 && c < 0xA0 && c != 0x85 ? 1 : 0;  // U+0085 is a line end
  }
  if (count == 0) return;
  taken.notes.push_back("holds control characters of U+0080 to U+009F (" + std::to_string(count) +
                        "); is it a windows encoding?");
}

TakenText take_decoded(std::string text, std::string charset, std::string_view document) {
  TakenText taken;
  taken.recipe.charset = std::move(charset);
  taken.recipe.tools = {decoder_version()};
  taken.recipe.bom = text.starts_with(kByteOrderMark);
  if (taken.recipe.bom) text.erase(0, kByteOrderMark.size());
  if (text.find('\0') != std::string::npos) {
    refuse(document, "holds U+0000 when read as " + taken.recipe.charset +
                         ", so it is binary data, not text");
  }
  require_visible(text, document);
  taken.characters = count_code_points(text);
  taken.text = std::move(text);
  note_controls(taken);
  return taken;
}

TakenText take_as(std::string_view raw, const std::string& charset, std::string_view document) {
  Decoded decoded = decode_strictly(raw, charset);
  if (decoded.bad_byte) {
    const std::size_t pos = std::min(*decoded.bad_byte, raw.size() - 1);
    refuse(document, "is not " + charset + ": " + hex_byte(raw, pos) + " at byte " +
                         std::to_string(pos) +
                         " stands for no character (say --charset with another name)");
  }
  TakenText taken = take_decoded(std::move(decoded.text), charset, document);
  taken.notes.insert(taken.notes.begin(), "decoded as " + charset);
  return taken;
}

TakenText take_guessed(GuessedText guessed, std::string_view document) {
  const std::string note = "decoded as " + guessed.charset + ", detected with confidence " +
                           std::to_string(guessed.confidence) +
                           " of 100 (say --charset NAME when that is wrong)";
  TakenText taken = take_decoded(std::move(guessed.text), std::move(guessed.charset), document);
  taken.notes.insert(taken.notes.begin(), note);
  return taken;
}

void require_no_null(std::string_view raw, std::string_view document) {
  const std::size_t pos = raw.find('\0');
  if (pos == std::string_view::npos) return;
  refuse(document, "is binary data, not text: U+0000 at byte " + std::to_string(pos));
}

bool is_unicode(std::string_view charset) { return charset.starts_with("utf-"); }

TakenText take_forced(std::string_view raw, std::string charset, std::string_view document) {
  const std::string_view marked = charset_of_byte_order_mark(raw);
  if (charset == "utf-16" || charset == "utf-32") {
    if (!marked.starts_with(charset)) {
      refuse(document, "has no byte order mark of " + charset + " (say --charset " + charset +
                           "le or " + charset + "be)");
    }
    charset = marked;
  }
  if (!marked.empty() && marked != charset && (marked == kUtf8 || is_unicode(charset))) {
    refuse(document, "starts with a byte order mark of " + std::string(marked) + ", so it is not " +
                         charset + " (leave out --charset)");
  }
  if (charset != kUtf8) return take_as(raw, charset, document);
  require_no_null(raw, document);
  const std::size_t bad = first_invalid_utf8(raw);
  if (bad < raw.size()) refuse_utf8(raw, bad, document);
  return take_utf8(raw, document);
}

}  // namespace

TakenText read_plain_text(std::string_view raw, std::string_view charset,
                          std::string_view document) {
  if (!charset.empty()) return take_forced(raw, canonical_charset(charset), document);
  const std::string_view marked = charset_of_byte_order_mark(raw);
  if (!marked.empty() && marked != kUtf8) return take_as(raw, std::string(marked), document);
  if (marked.empty() && raw.find('\0') != std::string_view::npos) {
    return take_guessed(guess_wide_text(raw, document), document);
  }
  require_no_null(raw, document);
  const std::size_t bad = first_invalid_utf8(raw);
  if (bad == raw.size()) return take_utf8(raw, document);
  if (!marked.empty() || is_damaged_utf8(raw)) refuse_utf8(raw, bad, document);
  return take_guessed(guess_text(raw, document), document);
}

}  // namespace prov
