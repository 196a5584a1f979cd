// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace prov {

/// The name under which an encoding is recorded: its preferred MIME name, else its IANA name, in
/// lower case ("latin1" gives "iso-8859-1"); it matches `[a-z0-9][a-z0-9_.:-]*`. Throws
/// Error{usage} with examples when ICU knows no encoding by that name.
[[nodiscard]] std::string canonical_charset(std::string_view name);

/// The encoding that a byte order mark at the start of `bytes` announces: utf-8, utf-16le,
/// utf-16be, utf-32le or utf-32be; empty when there is none.
[[nodiscard]] std::string_view charset_of_byte_order_mark(std::string_view bytes);

/// What decoding gave.
struct Decoded {
  std::string text;                     ///< UTF-8, up to the first undecodable byte
  std::optional<std::size_t> bad_byte;  ///< offset of the first byte that has no character
};

/// Decodes strictly: nothing is substituted, left out or guessed. For encodings of one byte for
/// each character every byte must also lead back to itself, and in the windows-125x family a byte
/// that stands for nothing is not taken for a control character, as converters do. A byte order
/// mark stays in the text as U+FEFF. `charset` is a name that `canonical_charset` gave; throws
/// Error{internal} when ICU fails.
[[nodiscard]] Decoded decode_strictly(std::string_view bytes, const std::string& charset);

/// "icu/72.1": the library that decodes, as recorded in a recipe.
[[nodiscard]] std::string decoder_version();

}  // namespace prov
