// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

namespace prov::cli {

/// While one of these lives, SIGINT and SIGTERM do not end the process but are remembered, so that
/// work in several transactions can stop between two of them; a second signal of the kind ends the
/// process at once. One at a time, on the main thread.
class DeferredSignals {
 public:
  DeferredSignals();
  ~DeferredSignals();
  DeferredSignals(const DeferredSignals&) = delete;
  DeferredSignals& operator=(const DeferredSignals&) = delete;
};

/// The signal that was remembered, or nothing.
[[nodiscard]] std::optional<int> interruption();

/// Remembers a signal that was caught elsewhere.
void note_interruption(int number);

/// Writing to a pipe nobody reads gives EPIPE instead of ending the process.
void ignore_broken_pipes();

}  // namespace prov::cli
