// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace prov {

/// For programs that run for a moment and use OpenSSL through this library alone: sets it up
/// without its configuration file, the names of all algorithms and the texts of its messages, which
/// together take longer than recording a label. Call it before anything else of the library, once;
/// it acts on the whole process and cannot be undone. Programs that use OpenSSL themselves leave
/// it.
void start_lean();

}  // namespace prov
