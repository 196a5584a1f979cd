// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "crypto/digest.h"
#include "evidence/bundle_contents.h"
#include "evidence/bundle_failures.h"
#include "evidence/bundle_reader.h"

namespace prov {

/// Whether it is one of the four files that a summary may have.
[[nodiscard]] bool is_summary(std::string_view path);

/// Checks the checkpoint that covers the export entry, that it extends the one of the entries, and
/// that the export entry lists just what is here.
void check_export(BundleFiles& files, const BundleContents& contents, BundleFailures& failures,
                  BundleReport& report, Hasher& hasher, std::string_view manifest_bytes);

}  // namespace prov
