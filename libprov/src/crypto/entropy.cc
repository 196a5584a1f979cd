// SPDX-License-Identifier: Apache-2.0
#include "crypto/entropy.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>

#include <sys/random.h>

#include <prov/error.h>

#include "crypto/digest.h"

namespace prov {
namespace {

class SystemEntropy final : public Entropy {
 public:
  void fill(std::span<std::uint8_t> out) override {
    while (!out.empty()) {
      const ssize_t count = getrandom(out.data(), out.size(), 0);
      if (count > 0) {
        out = out.subspan(static_cast<std::size_t>(count));
      } else if (errno != EINTR) {
        throw Error(ErrorCode::io,
                    std::string("the system gives no random bytes: ") + std::strerror(errno));
      }
    }
  }
};

}  // namespace

Entropy& system_entropy() {
  static SystemEntropy entropy;
  return entropy;
}

SaltSource::~SaltSource() { cleanse(std::span<std::uint8_t>(block_)); }

Salt SaltSource::next() {
  if (used_ == block_.size()) {
    entropy_.fill(block_);
    used_ = 0;
  }
  Salt salt;
  std::copy_n(block_.begin() + static_cast<std::ptrdiff_t>(used_), salt.size(), salt.begin());
  used_ += salt.size();
  return salt;
}

}  // namespace prov
