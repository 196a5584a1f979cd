// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <prov/bundle.h>
#include <prov/error.h>

namespace prov {

/// Collects what is wrong with a bundle, no more than a person can read.
class BundleFailures {
 public:
  explicit BundleFailures(BundleReport& report) : report_(report) {}

  void add(std::string file, std::string entry, std::string message) {
    report_.ok = false;
    if (!enough()) {
      report_.failures.push_back({std::move(file), std::move(entry), std::move(message)});
    }
  }
  /// Whether looking for more is of no use.
  [[nodiscard]] bool enough() const { return report_.failures.size() >= kMost; }

  /// Runs a step; an Error about data is a failure, any other goes on upwards. Returns whether the
  /// step came to its end.
  template <typename Step>
  bool guard(const std::string& file, const std::string& entry, Step step) {
    try {
      step();
      return true;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::bad_data && error.code() != ErrorCode::verification) throw;
      add(file, entry, error.what());
      return false;
    }
  }

 private:
  static constexpr std::size_t kMost = 20;

  BundleReport& report_;
};

}  // namespace prov
