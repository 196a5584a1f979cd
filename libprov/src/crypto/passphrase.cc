// SPDX-License-Identifier: Apache-2.0
#include <prov/error.h>
#include <prov/key.h>

#include "crypto/digest.h"

namespace prov {

Passphrase::Passphrase(std::string_view text) : bytes_(text.begin(), text.end()) {
  using namespace std::string_view_literals;
  if (!text.empty() && text.size() <= kPassphraseLimit &&
      text.find_first_of("\0\n\r"sv) == std::string_view::npos) {
    return;
  }
  cleanse(std::span<char>(bytes_));
  throw Error(ErrorCode::key,
              "a passphrase has 1 to 1,024 bytes and no line end (type another one)");
}

Passphrase& Passphrase::operator=(Passphrase&& other) noexcept {
  if (this != &other) {
    cleanse(std::span<char>(bytes_));
    bytes_ = std::move(other.bytes_);
  }
  return *this;
}

Passphrase::~Passphrase() { cleanse(std::span<char>(bytes_)); }

}  // namespace prov
