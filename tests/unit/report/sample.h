// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include <prov/summary.h>

namespace prov::report {

/// A summary made by hand: two documents of a made-up dispute, a claim with two appearances,
/// people, a right-to-left name and hostile words. One reviewer, ada.
Summary sample_summary();

EntryRef ref(std::uint64_t seq, std::uint32_t item = 0);
Thing thing(ThingKind kind, std::uint64_t seq, const std::string& name);
DateValue day(const std::string& date);

}  // namespace prov::report
