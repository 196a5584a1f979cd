// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <utility>

#include <prov/error.h>

#include "store/formats.h"
#include "store/verify.h"

namespace prov {

/// Collects what a verification finds, no more of each kind than a person can read.
class Findings {
 public:
  explicit Findings(StoreReport& report) : report_(report) {}

  void add(FindingLevel level, std::string_view kind, std::string_view file,
           std::optional<std::int64_t> row, std::string message);
  void fail(std::string_view kind, std::string_view file, std::string message) {
    add(FindingLevel::failure, kind, file, std::nullopt, std::move(message));
  }
  void fail_entry(std::string_view kind, std::string_view file, std::int64_t row,
                  std::string message) {
    add(FindingLevel::failure, kind, file, row, std::move(message));
  }

  /// Runs a step; an Error is a failure of that kind, Error{busy, interrupted} goes on upwards.
  template <typename Step>
  void guard(std::string_view kind, std::string_view file, std::optional<std::int64_t> row,
             Step step) {
    try {
      step();
    } catch (const Error& error) {
      rethrow_unless_finding(error);
      add(FindingLevel::failure, kind, file, row, error.what());
    }
  }
  static void rethrow_unless_finding(const Error& error) {
    if (error.code() == ErrorCode::busy || error.code() == ErrorCode::interrupted) throw;
  }

  /// Adds the findings that say how many were not listed.
  void finish();

 private:
  StoreReport& report_;
  std::map<std::pair<FindingLevel, std::string_view>, std::uint64_t> counts_;
};

}  // namespace prov
