// SPDX-License-Identifier: Apache-2.0
#include "log/checkpoint.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include <prov/error.h>

#include "base/base64.h"
#include "log/note.h"

namespace prov {
namespace {

constexpr std::uint64_t kGreatestSize = (std::uint64_t{1} << 53) - 1;  // sizes stand in JSON too

[[noreturn]] void refuse(const char* what) {
  throw Error(ErrorCode::bad_data, std::string("not a checkpoint: ") + what);
}

void check_origin_line(std::string_view origin) {
  if (origin.empty()) refuse("its origin is empty");
  const bool control = std::any_of(origin.begin(), origin.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  if (control) refuse("its origin has a control character");
}

// Takes a line off `text`, without its newline.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) refuse("it has fewer than three lines");
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

std::uint64_t parse_size(std::string_view line) {
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size);
  if (error != std::errc() || end != line.data() + line.size() || size > kGreatestSize) {
    refuse("its size is no number from 0 to 2^53-1");
  }
  if (line.size() > 1 && line.front() == '0') refuse("its size has a leading zero");
  return size;
}

Digest parse_root(std::string_view line) {
  const std::vector<std::uint8_t> bytes = from_base64(line);
  Digest root{};
  if (bytes.size() != root.size()) refuse("its root hash is not 32 bytes long");
  std::copy(bytes.begin(), bytes.end(), root.begin());
  return root;
}

}  // namespace

std::string format_checkpoint(const Checkpoint& checkpoint) {
  check_origin_line(checkpoint.origin);
  if (checkpoint.size > kGreatestSize) refuse("its size is above 2^53-1");
  return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" +
         to_base64(checkpoint.root) + "\n";
}

Checkpoint parse_checkpoint(std::string_view text) {
  Checkpoint checkpoint;
  checkpoint.origin = take_line(text);
  check_origin_line(checkpoint.origin);
  checkpoint.size = parse_size(take_line(text));
  checkpoint.root = parse_root(take_line(text));
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
