// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace prov::json {

class Value;

/// Elements in order.
using Array = std::vector<Value>;
/// Members in the order written; keys are unique (the reader and `Value::set` see to it).
using Object = std::vector<std::pair<std::string, Value>>;

/// A JSON value (RFC 8259) with value semantics. Integers outside the range of int64_t, and numbers
/// with a fraction or an exponent, are held as double.
class Value {
 public:
  Value() = default;                                     // null
  Value(std::nullptr_t) {}                               // NOLINT: implicit by intent
  Value(bool value) : data_(value) {}                    // NOLINT
  Value(int value) : data_(std::int64_t{value}) {}       // NOLINT
  Value(std::int64_t value) : data_(value) {}            // NOLINT
  Value(std::uint64_t value);                            // NOLINT: above 2^63-1 becomes double
  Value(double value) : data_(value) {}                  // NOLINT
  Value(std::string value) : data_(std::move(value)) {}  // NOLINT
  Value(std::string_view value) : data_(std::string(value)) {}  // NOLINT
  Value(const char* value) : data_(std::string(value)) {}       // NOLINT
  Value(Array value) : data_(std::move(value)) {}               // NOLINT
  Value(Object value) : data_(std::move(value)) {}              // NOLINT

  /// An empty object, an empty array.
  [[nodiscard]] static Value object() { return Value(Object{}); }
  [[nodiscard]] static Value array() { return Value(Array{}); }

  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::nullptr_t>(data_); }
  [[nodiscard]] bool is_bool() const { return std::holds_alternative<bool>(data_); }
  [[nodiscard]] bool is_integer() const { return std::holds_alternative<std::int64_t>(data_); }
  [[nodiscard]] bool is_double() const { return std::holds_alternative<double>(data_); }
  [[nodiscard]] bool is_string() const { return std::holds_alternative<std::string>(data_); }
  [[nodiscard]] bool is_array() const { return std::holds_alternative<Array>(data_); }
  [[nodiscard]] bool is_object() const { return std::holds_alternative<Object>(data_); }

  /// Typed access. Throws Error{bad_data} naming the wanted type when the value is of another.
  [[nodiscard]] bool as_bool() const;
  [[nodiscard]] std::int64_t as_integer() const;
  [[nodiscard]] std::uint64_t as_unsigned() const;  ///< an integer of 0 or more
  [[nodiscard]] double as_double() const;           ///< an integer is converted
  [[nodiscard]] const std::string& as_string() const;
  [[nodiscard]] const Array& as_array() const;
  [[nodiscard]] Array& as_array();
  [[nodiscard]] const Object& as_object() const;
  [[nodiscard]] Object& as_object();

  /// The member of that name, or nullptr when there is none (or this is no object).
  [[nodiscard]] const Value* find(std::string_view key) const;
  /// The member of that name. Throws Error{bad_data} naming the key when there is none.
  [[nodiscard]] const Value& at(std::string_view key) const;
  /// The string member of that name, or `fallback` when there is none.
  [[nodiscard]] std::string string_or(std::string_view key, std::string_view fallback = {}) const;

  /// Adds or replaces a member; makes an object of a null. Returns *this for chaining.
  Value& set(std::string_view key, Value value) &;
  Value&& set(std::string_view key, Value value) && {
    return std::move(set(key, std::move(value)));
  }
  /// Appends an element; makes an array of a null. Returns *this for chaining.
  Value& push(Value value) &;
  Value&& push(Value value) && { return std::move(push(std::move(value))); }
  /// Removes the member of that name when there is one.
  void erase(std::string_view key);

  friend bool operator==(const Value&, const Value&) = default;

 private:
  std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object> data_ =
      nullptr;
};

/// The text, or null when it is empty.
[[nodiscard]] Value or_null(std::string_view text);
/// The texts as an array.
[[nodiscard]] Value array_of(const std::vector<std::string>& texts);

/// Bounds of the reader; beyond them Error{bad_data}.
struct Limits {
  std::size_t bytes = std::size_t{64} << 20;  ///< greatest length of the text, at most 4 GiB
  std::size_t depth = 128;  ///< greatest nesting of arrays and objects, at most 1000
};

/// Reads one JSON text strictly: RFC 8259, valid UTF-8 (lone surrogate escapes refused too), no
/// byte order mark, no duplicate keys, nothing but white space after the value. Numbers are
/// converted correctly rounded; one beyond the range of double (or nearer to zero than any) is
/// refused. "-0" is the integer 0, "-0.0" the double -0.0; the canonical form of both is 0. Throws
/// Error{bad_data} with line and column (both from 1, the column in bytes).
[[nodiscard]] Value parse(std::string_view text, const Limits& limits = {});

/// Writes the canonical form of RFC 8785 (JCS): keys sorted by UTF-16 code units, shortest
/// ECMAScript numbers, no white space. Throws Error{bad_data} for NaN, infinities, integers that no
/// double holds exactly (beyond 2^53; they would become others), duplicate keys, nesting beyond
/// 1000 levels and strings that are not valid UTF-8.
[[nodiscard]] std::string canonical(const Value& value);

/// As `canonical`, appended to `out`.
void append_canonical(const Value& value, std::string& out);

/// Writes JSON for people: members in their own order, two blanks of indentation, one final newline
/// left to the caller. Integers keep all digits. Throws Error{bad_data} for NaN, infinities,
/// nesting beyond 1000 levels and strings that are not valid UTF-8.
[[nodiscard]] std::string pretty(const Value& value);

/// As `pretty`, on one line (for JSON lines).
[[nodiscard]] std::string compact(const Value& value);

}  // namespace prov::json
