// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <prov/environment.h>

namespace prov::cli {

/// A form that is being edited, or was left before it was recorded: a file in the state folder, so
/// that it outlives the editor, the terminal and this process.
struct Draft {
  std::filesystem::path path;
  std::string document;  ///< id of the document, "mira-2"
  std::string key;       ///< what the first entry recorded from it carries
  std::string time;      ///< of its last change, RFC 3339 UTC
};

/// The drafts of a log, by its origin, oldest first; none where there is no state folder.
[[nodiscard]] std::vector<Draft> drafts_of(std::string_view origin);

/// Writes a new one. Throws Error{io} when it cannot be kept.
[[nodiscard]] Draft make_draft(std::string_view origin, std::string_view document,
                               std::string_view name, std::string_view form, Entropy& entropy);

/// Puts a draft aside: it is kept, under a name that is returned, but is a draft no longer.
std::filesystem::path put_aside(const Draft& draft);

/// Removes what has been recorded, with what editors leave beside it.
void remove_draft(const Draft& draft);

/// Held while a draft is edited, so that two terminals do not edit one.
class DraftLock {
 public:
  /// Throws Error{busy} when another process holds it.
  explicit DraftLock(const Draft& draft);
  ~DraftLock();
  DraftLock(const DraftLock&) = delete;
  DraftLock& operator=(const DraftLock&) = delete;

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
};

}  // namespace prov::cli
