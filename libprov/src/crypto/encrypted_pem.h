// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <prov/environment.h>

#include "crypto/pem.h"

namespace prov {

/// Whether a text is meant as an encrypted private key: PEM of kind ENCRYPTED PRIVATE KEY.
[[nodiscard]] bool is_encrypted_pem(std::string_view pem);

/// Writes a seed as PEM of an encrypted PKCS#8 private key (RFC 5958 section 3): PBES2 (RFC 8018
/// section 6.2) with scrypt (RFC 7914; N 16,384, r 8, p 5, which takes 16 MiB and a fifth of a
/// second) and AES-256-CBC, salt and IV drawn. `openssl pkey` reads it. Throws what Entropy::fill
/// throws.
[[nodiscard]] std::string encrypt_seed(std::span<const std::uint8_t, 32> seed,
                                       const Passphrase& passphrase, Entropy& entropy);

/// Reads such a text; N up to 2^20, r and p as long as it takes neither more than 256 MiB nor more
/// than 32 times the work of what `encrypt_seed` writes. Nothing when the passphrase is wrong or
/// the encrypted bytes are damaged, which cannot be told apart. Throws Error{key} for any other
/// form or algorithm, with the command that converts it.
[[nodiscard]] std::optional<Seed> decrypt_seed(std::string_view pem, const Passphrase& passphrase);

}  // namespace prov
