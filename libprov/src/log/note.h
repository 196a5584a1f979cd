// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/digest.h"
#include "crypto/key.h"

namespace prov {

// Signed notes, C2SP signed-note: a text, a blank line, signature lines.

/// Bounds of what `parse_note` reads: whole note in bytes, signature lines.
inline constexpr std::size_t kNoteLimit = 1'000'000;
inline constexpr std::size_t kSignatureLimit = 128;

/// A public key under the name by which it signs notes.
struct NoteKey {
  std::string name;  ///< not empty, neither Unicode spaces nor "+"
  PublicKey key{};

  friend bool operator==(const NoteKey&, const NoteKey&) = default;
};

/// The first four bytes of SHA-256(name || 0x0A || 0x01 || public key), big-endian (section
/// "Ed25519 signatures").
[[nodiscard]] std::uint32_t key_id(Hasher& hasher, const NoteKey& key);

/// The key as a line of text for other verifiers: `name+<8 hex of the id>+base64(0x01 || key)`, as
/// golang.org/x/mod/sumdb/note writes it. Throws Error{bad_data} for an impossible name.
[[nodiscard]] std::string format_verifier_key(Hasher& hasher, const NoteKey& key);
/// The reverse. Throws Error{bad_data} for any other form, algorithm or id.
[[nodiscard]] NoteKey parse_verifier_key(Hasher& hasher, std::string_view text);

/// One signature line, taken apart but not verified.
struct NoteSignature {
  std::string_view name;
  std::uint32_t id = 0;
  std::vector<std::uint8_t> bytes;  ///< without the id; of any algorithm
};

/// A note taken apart but not verified; refers to the bytes it was parsed from.
struct ParsedNote {
  std::string_view text;  ///< with its final newline
  std::vector<NoteSignature> signatures;
};

/// Takes a note apart. Throws Error{bad_data} naming the rule that it breaks.
[[nodiscard]] ParsedNote parse_note(std::string_view note);

/// The text of a note that `key` signed. Signatures under another name or id are ignored; one under
/// this name and id must be right. The result refers to `note`. Throws Error{bad_data} for what is
/// no note, Error{verification} when the key has not signed it or a signature of the key is wrong.
[[nodiscard]] std::string_view open_note(Hasher& hasher, std::string_view note, const NoteKey& key);

/// Writes a note: the text, a blank line, one signature line. `text` ends in a newline. Throws
/// Error{bad_data} when text or name break the rules.
[[nodiscard]] std::string sign_note(Hasher& hasher, std::string_view text, std::string_view name,
                                    const SigningKey& key);

}  // namespace prov
