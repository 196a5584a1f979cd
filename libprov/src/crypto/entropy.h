// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <prov/environment.h>

namespace prov {

/// The key of a commitment: 32 bytes drawn for it alone.
using Salt = std::array<std::uint8_t, 32>;

/// Draws salts from an Entropy in blocks of 4,096 bytes, since a system call for each salt would
/// cost more than the commitment made with it. No salt is given out twice. One thread at a time.
class SaltSource {
 public:
  /// `entropy` must outlive this object; nothing is drawn before the first `next`.
  explicit SaltSource(Entropy& entropy) : entropy_(entropy) {}
  ~SaltSource();
  SaltSource(const SaltSource&) = delete;
  SaltSource& operator=(const SaltSource&) = delete;

  /// A fresh salt. Throws what Entropy::fill throws.
  [[nodiscard]] Salt next();

 private:
  Entropy& entropy_;
  std::array<std::uint8_t, 4096> block_{};
  std::size_t used_ = 4096;  // bytes of the block given out
};

}  // namespace prov
