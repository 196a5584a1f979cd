// SPDX-License-Identifier: Apache-2.0
#include "log/checkpoint.h"

#include <algorithm>

#include <prov/error.h>

#include "base/base64.h"
#include "log/leaf.h"
#include "log/lines.h"
#include "log/note.h"

namespace prov {
namespace {

[[noreturn]] void refuse(const char* what) {
  throw Error(ErrorCode::bad_data, std::string("not a checkpoint: ") + what);
}

void check_origin_line(std::string_view origin) {
  if (origin.empty()) refuse("its origin is empty");
  const bool control = std::any_of(origin.begin(), origin.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  if (control) refuse("its origin has a control character");
}

std::string_view next_line(std::string_view& text) {
  const auto line = take_line(text);
  if (!line) refuse("it has fewer than three lines");
  return *line;
}

std::uint64_t parse_size(std::string_view line) {
  const auto size = parse_decimal(line);
  if (!size) refuse("its size is no number from 0 to 2^53-1 without leading zeros");
  return *size;
}

Digest parse_root(std::string_view line) {
  const auto root = parse_hash(line);
  if (!root) refuse("its root hash is not 32 bytes long");
  return *root;
}

}  // namespace

std::string format_checkpoint(const Checkpoint& checkpoint) {
  check_origin_line(checkpoint.origin);
  if (checkpoint.size > kGreatestNumber) refuse("its size is above 2^53-1");
  return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" +
         to_base64(checkpoint.root) + "\n";
}

Checkpoint parse_checkpoint(std::string_view text) {
  Checkpoint checkpoint;
  checkpoint.origin = next_line(text);
  check_origin_line(checkpoint.origin);
  checkpoint.size = parse_size(next_line(text));
  checkpoint.root = parse_root(next_line(text));
  if (!text.empty()) refuse("it has extension lines");
  return checkpoint;
}

std::string sign_checkpoint(Hasher& hasher, const Checkpoint& checkpoint, const SigningKey& key) {
  return sign_note(hasher, format_checkpoint(checkpoint), checkpoint.origin, key);
}

Checkpoint open_checkpoint(Hasher& hasher, std::string_view note, std::string_view origin,
                           const PublicKey& key) {
  Checkpoint checkpoint =
      parse_checkpoint(open_note(hasher, note, NoteKey{std::string(origin), key}));
  if (checkpoint.origin != origin) {
    throw Error(ErrorCode::verification, "the checkpoint is one of " + checkpoint.origin +
                                             ", not of " + std::string(origin));
  }
  return checkpoint;
}

}  // namespace prov
