// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>

namespace prov {

/// What the caller can do about a failure. The command `prov` maps each to one exit code.
enum class ErrorCode {
  usage,         ///< the call itself is wrong: change the arguments (exit 2)
  bad_data,      ///< input does not have the promised form: mend the data (exit 3)
  not_found,     ///< nothing goes by that name, or more than one does: name it better (exit 4)
  busy,          ///< another process holds the store: wait or try again (exit 5)
  version,       ///< written by another version: use that one, or upgrade (exit 6)
  verification,  ///< the store does not verify: stop, look at `prov verify` (exit 7)
  key,           ///< the signing key is missing or locked: provide it (exit 8)
  internal,      ///< a defect of this library: report it (exit 70)
  io,            ///< the system refused to read or write: free space, fix permissions (exit 74)
  interrupted,   ///< the caller asked to stop (exit 130 or 143)
};

/// The one exception type of the library. Messages are lower case, without a trailing dot, name the
/// object and, where there is one, the next step; they may be shown to people as they are.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message) : std::runtime_error(message), code_(code) {}

  [[nodiscard]] ErrorCode code() const noexcept { return code_; }

 private:
  ErrorCode code_;
};

}  // namespace prov
