// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prov {

/// The memory outside a store of how far each of its logs had come: the latest checkpoint this
/// machine has seen, one file for each origin in STATE/heads/, and, in STATE/together/, which logs
/// stood in one store. Without it nobody could tell an
/// older copy of a store from the store.
class HighWater {
 public:
  /// An empty folder: there is no memory, and nothing is written.
  explicit HighWater(std::filesystem::path state_dir) : state_dir_(std::move(state_dir)) {}

  [[nodiscard]] bool enabled() const { return !state_dir_.empty(); }
  /// The signed note last kept for a log, not verified; nothing when there is none.
  /// Throws Error{io} when there is one that cannot be read.
  [[nodiscard]] std::optional<std::string> read(std::string_view origin) const;
  /// Keeps a note. Throws Error{io}.
  void write(std::string_view origin, std::string_view note) const;
  [[nodiscard]] std::filesystem::path file(std::string_view origin) const;

  /// The origins of all logs that stood in one store with this one, itself included; empty when
  /// that is not remembered. Throws Error{io, bad_data}.
  [[nodiscard]] std::vector<std::string> companions(std::string_view origin) const;
  /// Remembers of each of these logs that they stand in one store, beside those remembered already:
  /// what is lost is not forgotten by going on without it. Throws Error{io, bad_data}.
  void write_companions(const std::vector<std::string>& origins) const;
  [[nodiscard]] std::filesystem::path companions_file(std::string_view origin) const;

 private:
  std::filesystem::path state_dir_;
};

}  // namespace prov
