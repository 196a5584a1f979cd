// SPDX-License-Identifier: Apache-2.0
#include "crypto/der.h"

#include <prov/error.h>

namespace prov {
namespace {

[[noreturn]] void refuse() {
  throw Error(ErrorCode::key, "the private key is damaged: its bytes are no DER of a key");
}

unsigned byte_of(char c) { return static_cast<unsigned char>(c); }

}  // namespace

std::string der_element(char tag, std::string_view content) {
  std::string out(1, tag);
  if (content.size() > 0xff) {
    out.append({static_cast<char>(0x82), static_cast<char>(content.size() >> 8)});
  } else if (content.size() > 0x7f) {
    out.push_back(static_cast<char>(0x81));
  }
  out.push_back(static_cast<char>(content.size() & 0xff));
  return out.append(content);
}

std::string der_integer(std::uint64_t number) {
  std::string bytes;
  do {
    bytes.insert(bytes.begin(), static_cast<char>(number & 0xff));
    number >>= 8;
  } while (number != 0);
  if (byte_of(bytes.front()) > 0x7f) bytes.insert(bytes.begin(), '\0');
  return der_element(kDerInteger, bytes);
}

std::string_view DerReader::take(char tag) {
  if (rest_.size() < 2 || rest_[0] != tag) refuse();
  std::size_t header = 2;
  std::size_t length = byte_of(rest_[1]);
  if (length > 0x7f) {
    const std::size_t digits = length & 0x7f;
    header += digits;
    if (digits < 1 || digits > 2 || rest_.size() < header) refuse();
    length = 0;
    for (std::size_t i = 2; i < header; ++i) length = length << 8 | byte_of(rest_[i]);
    if (length < (digits == 1 ? 0x80u : 0x100u)) refuse();
  }
  if (rest_.size() - header < length) refuse();
  const std::string_view content = rest_.substr(header, length);
  rest_.remove_prefix(header + length);
  return content;
}

std::uint64_t DerReader::take_integer() {
  const std::string_view bytes = take(kDerInteger);
  if (bytes.empty() || bytes.size() > 8 || byte_of(bytes[0]) > 0x7f) refuse();
  if (bytes.size() > 1 && bytes[0] == '\0' && byte_of(bytes[1]) <= 0x7f) refuse();
  std::uint64_t number = 0;
  for (const char c : bytes) number = number << 8 | byte_of(c);
  return number;
}

void DerReader::end() const {
  if (!rest_.empty()) refuse();
}

}  // namespace prov
