// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <prov/key.h>

#include "crypto/key.h"

namespace prov {

/// What stands behind the public object.
struct UnlockedKey::State {
  SigningKey key;
  std::string name, handle;
};

}  // namespace prov
