// SPDX-License-Identifier: Apache-2.0
#include "log/note.h"

#include <algorithm>

#include <prov/error.h>

#include "base/base64.h"
#include "base/hex.h"
#include "base/utf8.h"

namespace prov {
namespace {

constexpr std::uint8_t kEd25519 = 0x01;              // signature type identifier
constexpr std::string_view kDash = "\xE2\x80\x94 ";  // em dash (U+2014), space
constexpr std::size_t kIdSize = 4;

[[noreturn]] void refuse(const std::string& what) { throw Error(ErrorCode::bad_data, what); }

// Unicode property White_Space.
bool is_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool valid_name(std::string_view name) {
  if (name.empty() || !valid_utf8(name)) return false;
  for (std::size_t pos = 0; pos < name.size();) {
    const char32_t c = next_code_point(name, pos);
    if (is_space(c) || c == '+' || c < 0x20) return false;
  }
  return true;
}

void check_characters(std::string_view note) {
  if (note.size() > kNoteLimit) {
    refuse("note is longer than " + std::to_string(kNoteLimit) + " bytes");
  }
  if (!valid_utf8(note)) refuse("note is not valid UTF-8");
  const bool control = std::any_of(note.begin(), note.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n';
  });
  if (control) refuse("note has a control character");
}

std::uint32_t big_endian(std::span<const std::uint8_t> bytes) {
  return static_cast<std::uint32_t>(bytes[0]) << 24 | static_cast<std::uint32_t>(bytes[1]) << 16 |
         static_cast<std::uint32_t>(bytes[2]) << 8 | bytes[3];
}

std::array<std::uint8_t, kIdSize> big_endian(std::uint32_t number) {
  return {static_cast<std::uint8_t>(number >> 24), static_cast<std::uint8_t>(number >> 16),
          static_cast<std::uint8_t>(number >> 8), static_cast<std::uint8_t>(number)};
}

NoteSignature parse_signature(std::string_view line) {
  if (!line.starts_with(kDash)) refuse("signature line of a note begins with no em dash and space");
  line.remove_prefix(kDash.size());
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos) refuse("signature line of a note has no signature");
  NoteSignature signature{line.substr(0, space), 0, from_base64(line.substr(space + 1))};
  if (!valid_name(signature.name)) refuse("signature line of a note has an impossible key name");
  if (signature.bytes.size() <= kIdSize) refuse("signature of a note is too short");
  signature.id = big_endian(std::span(signature.bytes).first(kIdSize));
  signature.bytes.erase(signature.bytes.begin(), signature.bytes.begin() + kIdSize);
  return signature;
}

std::string id_digits(std::uint32_t id) { return to_hex(big_endian(id)); }

}  // namespace

std::uint32_t key_id(Hasher& hasher, const NoteKey& key) {
  constexpr char kBeforeKey[] = {'\n', static_cast<char>(kEd25519)};
  const Digest digest = hasher.sha256({key.name, {kBeforeKey, 2}, as_chars(key.key)});
  return big_endian(std::span(digest).first(kIdSize));
}

std::string format_verifier_key(Hasher& hasher, const NoteKey& key) {
  if (!valid_name(key.name)) refuse("\"" + key.name + "\" cannot be the name of a key");
  std::vector<std::uint8_t> bytes = {kEd25519};
  bytes.insert(bytes.end(), key.key.begin(), key.key.end());
  return key.name + "+" + id_digits(key_id(hasher, key)) + "+" + to_base64(bytes);
}

NoteKey parse_verifier_key(Hasher& hasher, std::string_view text) {
  const std::size_t first = text.find('+');
  const std::size_t second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) refuse("verifier key is not of the form name+id+key");
  NoteKey key{std::string(text.substr(0, first)), {}};
  if (!valid_name(key.name)) refuse("verifier key has an impossible name");
  const std::vector<std::uint8_t> bytes = from_base64(text.substr(second + 1));
  if (bytes.size() != 1 + key.key.size() || bytes[0] != kEd25519) {
    refuse("verifier key \"" + key.name + "\" is not an Ed25519 key");
  }
  std::copy(bytes.begin() + 1, bytes.end(), key.key.begin());
  if (text.substr(first + 1, second - first - 1) != id_digits(key_id(hasher, key))) {
    refuse("verifier key \"" + key.name + "\" has another id than its name and key give");
  }
  return key;
}

ParsedNote parse_note(std::string_view note) {
  check_characters(note);
  const std::size_t split = note.rfind("\n\n");
  if (split == std::string_view::npos) refuse("note has no blank line before its signatures");
  ParsedNote parsed{note.substr(0, split + 1), {}};
  std::string_view rest = note.substr(split + 2);
  if (rest.empty()) refuse("note has no signature");
  if (rest.back() != '\n') refuse("note does not end in a newline");
  while (!rest.empty()) {
    if (parsed.signatures.size() == kSignatureLimit) {
      refuse("note has more than " + std::to_string(kSignatureLimit) + " signatures");
    }
    const std::size_t end = rest.find('\n');
    parsed.signatures.push_back(parse_signature(rest.substr(0, end)));
    rest.remove_prefix(end + 1);
  }
  return parsed;
}

std::string_view open_note(Hasher& hasher, std::string_view note, const NoteKey& key) {
  const ParsedNote parsed = parse_note(note);
  const std::uint32_t id = key_id(hasher, key);
  Verifier verifier(key.key);
  bool verified = false;
  for (const NoteSignature& signature : parsed.signatures) {
    if (signature.name != key.name || signature.id != id) continue;
    if (!verifier.verify(parsed.text, signature.bytes)) {
      throw Error(ErrorCode::verification, "the signature of " + key.name + " is wrong");
    }
    verified = true;
  }
  if (!verified) throw Error(ErrorCode::verification, "the note is not signed by " + key.name);
  return parsed.text;
}

std::string sign_note(Hasher& hasher, std::string_view text, std::string_view name,
                      const SigningKey& key) {
  check_characters(text);
  if (!text.ends_with('\n')) refuse("text of a note does not end in a newline");
  const NoteKey note_key{std::string(name), key.public_key()};
  if (!valid_name(name)) refuse("\"" + note_key.name + "\" cannot be the name of a key");
  const auto id = big_endian(key_id(hasher, note_key));
  const Signature signature = key.sign(text);
  std::vector<std::uint8_t> bytes(id.begin(), id.end());
  bytes.insert(bytes.end(), signature.begin(), signature.end());
  std::string note(text);
  return note.append("\n").append(kDash).append(name).append(" ").append(to_base64(bytes)) + "\n";
}

}  // namespace prov
