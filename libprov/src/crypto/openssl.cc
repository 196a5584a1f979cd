// SPDX-License-Identifier: Apache-2.0
#include "crypto/openssl.h"

#include <array>
#include <string>

#include <openssl/err.h>

#include <prov/error.h>

namespace prov::openssl {

void fail(const char* what) {
  std::array<char, 256> reason{};
  const unsigned long code = ERR_get_error();
  if (code != 0) ERR_error_string_n(code, reason.data(), reason.size());
  ERR_clear_error();
  throw Error(ErrorCode::internal, std::string("cannot ") + what + ": " +
                                       (code != 0 ? reason.data() : "no reason given by openssl"));
}

}  // namespace prov::openssl
