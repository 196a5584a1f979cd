// SPDX-License-Identifier: Apache-2.0
#include "ingest/charset.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <unicode/ucnv.h>
#include <unicode/uversion.h>

#include <prov/error.h>

#include "base/utf8.h"

namespace prov {
namespace {

constexpr std::size_t kLongestName = 60;  // ICU's UCNV_MAX_CONVERTER_NAME_LENGTH

// Keeps out what ICU would take for options ("name,swaplfnl") or, empty, for its default.
bool well_formed_name(std::string_view name) {
  const auto plain = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view("_.:-").find(c) != std::string_view::npos;
  };
  return !name.empty() && name.size() < kLongestName && name.front() != '_' &&
         name.front() != '.' && name.front() != ':' && name.front() != '-' &&
         std::all_of(name.begin(), name.end(), plain);
}

std::string lower_case(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

[[noreturn]] void refuse_name(std::string_view name) {
  std::string shown;
  for (const char c : name.substr(0, kLongestName)) shown += c >= ' ' && c <= '~' ? c : '?';
  throw Error(ErrorCode::usage, "no encoding is called \"" + shown +
                                    "\" (some that are: utf-8, utf-16le, windows-1252, "
                                    "windows-1256, iso-8859-1, koi8-r, shift_jis, gb18030)");
}

void check(UErrorCode status, const std::string& charset) {
  if (U_SUCCESS(status)) return;
  throw Error(ErrorCode::internal,
              "cannot decode from " + charset + ": " + std::string(u_errorName(status)));
}

icu::LocalUConverterPointer open_strictly(const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  icu::LocalUConverterPointer converter(ucnv_open(charset.c_str(), &status));
  check(status, charset);
  ucnv_setToUCallBack(converter.getAlias(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                      &status);
  ucnv_setFromUCallBack(converter.getAlias(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
  ucnv_setFallback(converter.getAlias(), false);
  check(status, charset);
  return converter;
}

bool undecodable(UErrorCode status) {
  return status == U_INVALID_CHAR_FOUND || status == U_TRUNCATED_CHAR_FOUND ||
         status == U_ILLEGAL_CHAR_FOUND || status == U_ILLEGAL_ESCAPE_SEQUENCE ||
         status == U_UNSUPPORTED_ESCAPE_SEQUENCE;
}

// Takes UTF-16 in pieces, which may part a surrogate pair, and gives UTF-8.
class Utf8Appender {
 public:
  explicit Utf8Appender(std::string& out) : out_(out) {}

  void append(const UChar* begin, const UChar* end) {
    for (; begin != end; ++begin) {
      if (U16_IS_LEAD(*begin)) {
        lead_ = *begin;
      } else if (U16_IS_TRAIL(*begin)) {
        append_utf8(out_, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead_, *begin)));
      } else {
        append_utf8(out_, *begin);
      }
    }
  }

 private:
  std::string& out_;
  UChar lead_ = 0;
};

std::size_t bytes_of_error(UConverter* converter) {
  std::array<char, 32> invalid{};  // ICU keeps at most 31 bytes
  auto length = static_cast<std::int8_t>(invalid.size());
  UErrorCode status = U_ZERO_ERROR;
  ucnv_getInvalidChars(converter, invalid.data(), &length, &status);
  return U_SUCCESS(status) && length > 0 ? static_cast<std::size_t>(length) : 0;
}

Decoded decode(UConverter* converter, std::string_view bytes, const std::string& charset) {
  Decoded decoded;
  decoded.text.reserve(bytes.size() + bytes.size() / 2);
  Utf8Appender appender(decoded.text);
  std::array<UChar, 4096> piece;
  const char* source = bytes.data();
  const char* const limit = source + bytes.size();
  for (;;) {
    UErrorCode status = U_ZERO_ERROR;
    UChar* target = piece.data();
    ucnv_toUnicode(converter, &target, piece.data() + piece.size(), &source, limit, nullptr, true,
                   &status);
    appender.append(piece.data(), target);
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (undecodable(status)) {
      const auto read = static_cast<std::size_t>(source - bytes.data());
      decoded.bad_byte = read - std::min(read, bytes_of_error(converter));
      return decoded;
    }
    check(status, charset);
    return decoded;
  }
}

// Whether the character of `byte` leads back to it and is one that the encoding defines.
bool faithful(UConverter* converter, char byte, bool controls_defined) {
  std::array<UChar, 4> units{};
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length =
      ucnv_toUChars(converter, units.data(), static_cast<int32_t>(units.size()), &byte, 1, &status);
  if (U_FAILURE(status)) return false;
  if (!controls_defined && length == 1 && units[0] >= 0x80 && units[0] < 0xA0) return false;
  std::array<char, 8> back{};
  const int32_t size = ucnv_fromUChars(converter, back.data(), static_cast<int32_t>(back.size()),
                                       units.data(), length, &status);
  return U_SUCCESS(status) && size == 1 && back[0] == byte;
}

// Offset of the first byte that is not faithful; at most 256 values have to be looked at.
std::optional<std::size_t> first_unfaithful(UConverter* converter, std::string_view bytes,
                                            const std::string& charset) {
  const bool controls_defined = charset.compare(0, 8, "windows-") != 0;
  std::array<signed char, 256> known{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    signed char& answer = known[static_cast<unsigned char>(bytes[i])];
    if (answer == 0) answer = faithful(converter, bytes[i], controls_defined) ? 1 : -1;
    if (answer < 0) return i;
  }
  return std::nullopt;
}

}  // namespace

std::string canonical_charset(std::string_view name) {
  if (!well_formed_name(name)) refuse_name(name);
  const std::string asked = lower_case(name);
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUConverterPointer converter(ucnv_open(asked.c_str(), &status));
  if (U_FAILURE(status)) refuse_name(name);
  const char* const internal = ucnv_getName(converter.getAlias(), &status);
  for (const char* standard : {"MIME", "IANA"}) {
    UErrorCode ignored = U_ZERO_ERROR;
    const char* found = ucnv_getStandardName(internal, standard, &ignored);
    if (found != nullptr && well_formed_name(found)) return lower_case(found);
  }
  return asked;
}

std::string_view charset_of_byte_order_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return "utf-8";
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return "utf-32le";  // before UTF-16, which it extends
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return "utf-32be";
  if (bytes.starts_with("\xFF\xFE"sv)) return "utf-16le";
  if (bytes.starts_with("\xFE\xFF"sv)) return "utf-16be";
  return {};
}

Decoded decode_strictly(std::string_view bytes, const std::string& charset) {
  const icu::LocalUConverterPointer converter = open_strictly(charset);
  Decoded decoded = decode(converter.getAlias(), bytes, charset);
  if (!decoded.bad_byte && ucnv_getMaxCharSize(converter.getAlias()) == 1) {
    decoded.bad_byte = first_unfaithful(converter.getAlias(), bytes, charset);
  }
  return decoded;
}

std::string decoder_version() {
  UVersionInfo version;
  u_getVersion(version);
  std::array<char, U_MAX_VERSION_STRING_LENGTH> text{};
  u_versionToString(version, text.data());
  return "icu/" + std::string(text.data());
}

}  // namespace prov
