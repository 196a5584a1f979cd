// SPDX-License-Identifier: Apache-2.0
#include "ingest/charset_guess.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/ucsdet.h>

#include <prov/error.h>

#include "base/utf8.h"
#include "ingest/charset.h"

namespace prov {
namespace {

constexpr std::size_t kWindow = 8192;  // as many bytes as ICU looks at
constexpr std::string_view kNextStep = "say --charset NAME";

struct Guess {
  std::string charset;
  int confidence = 0;
};

bool is_wide(std::string_view charset) {
  return charset.starts_with("utf-16") || charset.starts_with("utf-32");
}

// The lines that hold bytes above 0x7F, the first ones in whole as far as ICU looks: it reads the
// start of what it gets, and plain English around a few foreign lines would decide for them. A line
// feed is no part of another character in any encoding that is left here.
std::string telling_lines(std::string_view bytes) {
  const auto high = [](char c) { return static_cast<unsigned char>(c) > 0x7F; };
  std::string lines;
  while (!bytes.empty() && lines.size() < kWindow) {
    const std::size_t length = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    std::string_view line = bytes.substr(0, length);
    bytes.remove_prefix(length);
    const auto first =
        static_cast<std::size_t>(std::find_if(line.begin(), line.end(), high) - line.begin());
    if (first == line.size()) continue;
    if (first > kWindow / 2) line.remove_prefix(first - kWindow / 2);
    lines += line.substr(0, kWindow - lines.size());
  }
  return lines;
}

// A name of a guess as recorded; nothing for those that ICU detects but cannot decode (IBM420_ltr).
std::optional<std::string> known_charset(const char* name) {
  try {
    return canonical_charset(name);
  } catch (const Error&) {
    return std::nullopt;
  }
}

// All guesses of ICU, the most confident first.
std::vector<Guess> guesses(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUCharsetDetectorPointer detector(ucsdet_open(&status));
  ucsdet_setText(detector.getAlias(), bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  int32_t count = 0;
  const UCharsetMatch** const found = ucsdet_detectAll(detector.getAlias(), &count, &status);
  std::vector<Guess> result;
  for (int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    const char* const name = ucsdet_getName(found[i], &status);
    const int confidence = ucsdet_getConfidence(found[i], &status);
    if (U_FAILURE(status)) break;
    if (auto charset = known_charset(name)) result.push_back({std::move(*charset), confidence});
  }
  return result;
}

// A sign that does not stand between two letters of one word.
bool breaks_word(char32_t c) {
  if (c < 0x80 || c == 0x2018 || c == 0x2019 || c == 0x2026 || c == 0xB7) return false;
  constexpr std::uint32_t kSigns = U_GC_S_MASK | U_GC_PS_MASK | U_GC_PE_MASK | U_GC_PI_MASK |
                                   U_GC_PF_MASK | U_GC_PO_MASK | U_GC_CC_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & kSigns) != 0;
}

// Of the Latin, Greek and Cyrillic scripts; others set their signs between letters at will.
bool is_letter(char32_t c) { return c < 0x530 && u_isalpha(static_cast<UChar32>(c)) != 0; }
bool is_lower(char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; }

// Signs that do not follow a letter at once: a wrong guess puts them at the ends of words.
bool is_stray_after_letter(char32_t c) {
  constexpr std::u32string_view kStray = U"¢£¤¥¦§¬¯±¶†‡‰";
  return kStray.find(c) != std::u32string_view::npos || (c >= 0x2500 && c <= 0x259F);
}

// Whether `c`, above ASCII, does not belong between its neighbours, as in "erkl„rte", "anunci¢"
// and "останетсЯ".
bool is_odd_between(char32_t before, char32_t c, char32_t after) {
  if (is_stray_after_letter(c)) return is_letter(before);
  if (breaks_word(c)) return is_letter(before) && is_letter(after);
  return u_isupper(static_cast<UChar32>(c)) != 0 && is_lower(before);
}

bool is_accented_latin(char32_t c) { return c >= 0x80 && c < 0x250 && is_letter(c); }

// Whether the characters above ASCII look like a wrong guess: more than one in a hundred does not
// belong where it stands (code page 437, Mac Roman or KOI8-U read as something else), or more than
// half are accented letters side by side, as in "ÓÏÏÂÝÉÌ" (KOI8-R); Czech has a tenth of those.
bool has_odd_words(std::string_view text) {
  std::uint64_t odd = 0;
  std::uint64_t crowded = 0;
  std::uint64_t high = 0;
  char32_t before = 0;
  char32_t c = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t after = next_code_point(text, pos);
    if (c >= 0x80) {
      ++high;
      odd += is_odd_between(before, c, after) ? 1 : 0;
      crowded += is_accented_latin(c) && (is_accented_latin(before) || is_accented_latin(after));
    }
    before = std::exchange(c, after);
  }
  return odd * 100 > high || crowded * 2 > high;
}

// ICU tells these ISO encodings from their windows relatives by the bytes 0x80 to 0x9F alone;
// without such bytes both are possible, and differ elsewhere.
std::optional<std::string> windows_relative(std::string_view charset) {
  if (charset == "iso-8859-2") return "windows-1250";
  if (charset == "iso-8859-7") return "windows-1253";
  if (charset == "iso-8859-8") return "windows-1255";
  return std::nullopt;
}

[[noreturn]] void refuse(std::string_view document, const std::string& reason) {
  throw Error(ErrorCode::bad_data, "cannot tell the encoding of " + std::string(document) + ": " +
                                       reason + " (" + std::string(kNextStep) + ")");
}

std::string described(const Guess& guess) {
  return guess.charset + " with confidence " + std::to_string(guess.confidence) + " of 100";
}

void refuse_rivals(std::string_view bytes, const std::vector<Guess>& all, const GuessedText& best,
                   std::string_view document) {
  std::vector<std::string> rivals;
  for (const Guess& guess : all) {
    if (guess.charset != best.charset && !is_wide(guess.charset) &&
        guess.confidence >= best.confidence - kRivalMargin) {
      rivals.push_back(guess.charset);
    }
  }
  if (auto relative = windows_relative(best.charset)) rivals.push_back(std::move(*relative));
  for (const std::string& rival : rivals) {
    const Decoded decoded = decode_strictly(bytes, rival);
    if (!decoded.bad_byte && decoded.text != best.text && !has_odd_words(decoded.text)) {
      refuse(document, best.charset + " and " + rival + " both fit and give different texts");
    }
  }
}

// The well-formed, overlong, surrogate or cut UTF-8 sequence at `pos`: how many bytes it has, 0
// when the bytes do not look like UTF-8.
std::size_t utf8_like_length(std::string_view bytes, std::size_t pos) {
  const auto lead = static_cast<unsigned char>(bytes[pos]);
  if (lead < 0xC0 || lead > 0xF7) return 0;
  const std::size_t full = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::size_t length = 1;
  while (length < full && pos + length < bytes.size() &&
         (static_cast<unsigned char>(bytes[pos + length]) & 0xC0) == 0x80) {
    ++length;
  }
  const bool cut_by_end = pos + length == bytes.size();
  const bool cut = full > 2 && length == full - 1;
  return length == full || cut_by_end || cut ? length : 0;
}

// Control characters that no text has; a tab, line ends, vertical tab and form feed are fine.
bool is_binary_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 && !is_ascii_space(c);
}

}  // namespace

bool is_damaged_utf8(std::string_view bytes) {
  std::uint64_t like = 0;
  std::uint64_t unlike = 0;
  for (std::size_t pos = 0; pos < bytes.size();) {
    if (static_cast<unsigned char>(bytes[pos]) < 0x80) {
      ++pos;
    } else if (const std::size_t length = utf8_like_length(bytes, pos); length > 0) {
      ++like;
      pos += length;
    } else {
      ++unlike;
      ++pos;
    }
  }
  return like > unlike;
}

GuessedText guess_text(std::string_view bytes, std::string_view document) {
  const std::vector<Guess> all = guesses(telling_lines(bytes));
  for (const Guess& guess : all) {
    if (is_wide(guess.charset) || guess.charset == "utf-8") continue;
    if (guess.confidence < kLeastConfidence) {
      refuse(document, "the best guess is " + described(guess) + ", and " +
                           std::to_string(kLeastConfidence) + " is needed");
    }
    Decoded decoded = decode_strictly(bytes, guess.charset);
    if (decoded.bad_byte) continue;
    if (has_odd_words(decoded.text)) {
      refuse(document,
             "the best guess is " + described(guess) + ", but its words do not look like words");
    }
    GuessedText best{std::move(decoded.text), guess.charset, guess.confidence};
    refuse_rivals(bytes, all, best, document);
    return best;
  }
  refuse(document, "nothing fits");
}

GuessedText guess_wide_text(std::string_view bytes, std::string_view document) {
  for (const Guess& guess : guesses(bytes.substr(0, kWindow))) {
    if (guess.confidence < kLeastConfidence || !is_wide(guess.charset)) continue;
    Decoded decoded = decode_strictly(bytes, guess.charset);
    if (decoded.bad_byte ||
        std::any_of(decoded.text.begin(), decoded.text.end(), is_binary_control)) {
      continue;
    }
    return {std::move(decoded.text), guess.charset, guess.confidence};
  }
  throw Error(ErrorCode::bad_data,
              std::string(document) + " is binary data, not text: U+0000 at byte " +
                  std::to_string(bytes.find('\0')) +
                  " (if it is UTF-16 without a byte order mark, say --charset utf-16le or "
                  "utf-16be)");
}

}  // namespace prov
