// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>

#include <prov/entry.h>
#include <prov/json.h>

namespace prov {

/// The two erasable parts of an entry as JSON. The member "sealed" of the body, which commits the
/// sealed part, is added by the store when it has drawn the salt.
struct EncodedEntry {
  json::Value body;
  json::Value sealed;  ///< null when there is nothing to seal
};

/// What is written besides the content itself.
struct EntryFrame {
  std::string_view own_log;  ///< origin of the log that will hold the entry
  std::string_view time;     ///< RFC 3339 UTC, whole seconds; empty: to be set later
  std::string_view key;      ///< batch key; empty: none
};

/// The body and the sealed part of a content. UnknownEntry cannot be written: Error{internal}.
[[nodiscard]] EncodedEntry encode_entry(const Content& content, const EntryFrame& frame);

/// The reverse. `sealed` is null where there is none or where it is erased. A type that this
/// library does not know, or a version other than 1, gives UnknownEntry.
/// Throws Error{bad_data} when the parts do not fit each other.
[[nodiscard]] Content decode_entry(std::string_view type, std::uint64_t version,
                                   const json::Value& body, const json::Value& sealed,
                                   std::string_view own_log);

/// Whether this library knows the type in that version.
[[nodiscard]] bool known_entry_type(std::string_view type, std::uint64_t version);

/// Checks both parts of an entry of a known type against schemas/entry/TYPE.json and against each
/// other (array lengths, ranges), and returns what they say. Throws Error{bad_data} naming the
/// place. Not thread-safe: each thread that writes entries has its own checker.
class EntryChecker {
 public:
  EntryChecker();
  ~EntryChecker();
  EntryChecker(EntryChecker&&) noexcept;
  EntryChecker& operator=(EntryChecker&&) noexcept;

  Content check(std::string_view type, const json::Value& body, const json::Value& sealed,
                std::string_view own_log);

 private:
  struct Schemas;
  std::unique_ptr<Schemas> schemas_;
};

}  // namespace prov
