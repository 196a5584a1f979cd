// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>

#include <prov/key.h>

namespace prov::cli {

/// Leaves a process behind that holds the key and signs with it for processes of the same user
/// (held_keys.h); it never gives it out. It ends when `span` has passed (time that the machine
/// sleeps included), when it is told to, or when its socket is removed, and takes the place of one
/// that holds the key already. `until` is what it says of itself. Returns when it can be asked.
/// Throws Error{io, key}.
void hold_key(UnlockedKey key, std::chrono::seconds span, std::int64_t until);

}  // namespace prov::cli
