// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace prov {

/// The 32 private bytes of an Ed25519 key (RFC 8032 section 5.1.5).
using Seed = std::array<std::uint8_t, 32>;

/// Writes a seed as PEM of PKCS#8 version 1 (RFC 8410 section 7), not encrypted. Decoding it
/// without OpenSSL's PEM machinery saves a one-shot process its start-up cost.
[[nodiscard]] std::string seed_to_pem(std::span<const std::uint8_t, 32> seed);

/// Reads exactly what `seed_to_pem` writes, white space around it allowed. Throws Error{key} that
/// says what the text is instead and, where there is one, how to convert it.
[[nodiscard]] Seed seed_from_pem(std::string_view pem);

/// The bytes between the PEM lines: PKCS#8 version 1 in DER, always of this size.
using SeedDer = std::array<std::uint8_t, 48>;
[[nodiscard]] SeedDer seed_to_der(std::span<const std::uint8_t, 32> seed);
/// Throws Error{key} that says what the bytes are instead.
[[nodiscard]] Seed seed_from_der(std::span<const std::uint8_t> der);

}  // namespace prov
