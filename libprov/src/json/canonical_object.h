// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <prov/json.h>

namespace prov::json {

/// A JSON value (an object or null) whose canonical form is written once: members that are added
/// later are put in their place without writing the others again.
class CanonicalObject {
 public:
  CanonicalObject() = default;                                // null
  CanonicalObject(Value value) : value_(std::move(value)) {}  // NOLINT: implicit by intent

  [[nodiscard]] bool is_null() const { return value_.is_null(); }
  [[nodiscard]] const Value& value() const { return value_; }

  /// Adds or replaces a member; makes an object of a null.
  void set(std::string_view key, Value member);
  /// The canonical form, as json::canonical gives it. Throws as that does.
  [[nodiscard]] const std::string& text();

 private:
  struct Place {
    std::size_t member;  // of the object
    std::size_t start;   // of its key in the text
  };
  [[nodiscard]] std::string_view key_of(const Place& place) const;
  void write();

  Value value_;
  std::string text_;           // empty: not written
  std::vector<Place> places_;  // in the order of the text
};

}  // namespace prov::json
