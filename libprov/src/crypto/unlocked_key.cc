// SPDX-License-Identifier: Apache-2.0
#include "crypto/unlocked_key.h"

#include <utility>

namespace prov {

UnlockedKey::UnlockedKey(std::unique_ptr<State> state) : state_(std::move(state)) {}
UnlockedKey::UnlockedKey(UnlockedKey&&) noexcept = default;
UnlockedKey& UnlockedKey::operator=(UnlockedKey&&) noexcept = default;
UnlockedKey::~UnlockedKey() = default;

const std::string& UnlockedKey::name() const { return state_->name; }
const std::string& UnlockedKey::handle() const { return state_->handle; }

std::array<std::uint8_t, 64> UnlockedKey::sign(std::string_view message) const {
  return state_->key.sign(message);
}

void UnlockedKey::settle() { state_->key = state_->key.again(); }

}  // namespace prov
