// SPDX-License-Identifier: Apache-2.0
#include <chrono>

#include <prov/environment.h>

namespace prov {
namespace {

class SystemClock final : public Clock {
 public:
  std::int64_t now() override {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::floor<std::chrono::seconds>(since_epoch).count();
  }
};

}  // namespace

Clock& system_clock() {
  static SystemClock clock;
  return clock;
}

}  // namespace prov
