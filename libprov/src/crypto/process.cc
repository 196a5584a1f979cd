// SPDX-License-Identifier: Apache-2.0
#include <prov/process.h>

#include <openssl/crypto.h>

namespace prov {

// A failure shows when the first key is used.
void start_lean() {
  OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ADD_ALL_CIPHERS |
                          OPENSSL_INIT_NO_ADD_ALL_DIGESTS | OPENSSL_INIT_NO_LOAD_CRYPTO_STRINGS,
                      nullptr);
}

}  // namespace prov
