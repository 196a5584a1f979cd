// SPDX-License-Identifier: Apache-2.0
// Included by the .cc files of this layer only: no OpenSSL type leaves it.
#pragma once

#include <memory>

#include <openssl/evp.h>

namespace prov::openssl {

struct FreeDigestContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using DigestContext = std::unique_ptr<EVP_MD_CTX, FreeDigestContext>;

struct FreeKey {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;

/// Throws Error{internal} "cannot WHAT: <OpenSSL's reason>". Empties OpenSSL's error queue.
[[noreturn]] void fail(const char* what);

/// Calls `fail` unless `succeeded`.
inline void check(bool succeeded, const char* what) {
  if (!succeeded) fail(what);
}

}  // namespace prov::openssl
