// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <prov/json.h>

#include "json/schema_quick.h"

namespace prov::json {

/// A compiled JSON Schema (draft-04, as far as `lint_schema` admits it) that checks values.
/// RapidJSON's validator says what does not fit, and why; values that surely fit are told without
/// it. It can be used by several threads at once; they wait for each other in the validator.
class Schema {
 public:
  using Part = json::Part;

  /// Compiles the text of a schema; `name` stands in messages. Compiling costs about as much as
  /// checking a hundred values: do it once. Throws Error{bad_data} when the text is not JSON or not
  /// admitted by `lint_schema`.
  [[nodiscard]] static Schema compile(std::string_view text, std::string_view name);

  /// As `compile`, without the lint: for the schemas embedded in the library, which the tests lint.
  [[nodiscard]] static Schema compile_embedded(std::string_view text, std::string_view name);

  ~Schema();
  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;

  /// Throws Error{bad_data} when the value does not fit: "WHAT at /a/0: WORDS", WHAT as given, then
  /// a JSON pointer (RFC 6901) into the value and the rule broken there, the first met. Strings
  /// with U+0000 or invalid UTF-8, and nesting beyond 1000 levels, never fit: the validator would
  /// not see what follows.
  void check(const Value& value, std::string_view what) const;

  /// As `check`, by the validator alone. For tests, which hold both ways together.
  void check_by_validator(const Value& value, std::string_view what) const;

  /// As `check`, for the object with these members.
  void check_parts(std::span<const Part> parts, std::string_view what) const;

 private:
  struct Compiled;
  explicit Schema(std::unique_ptr<Compiled> compiled);

  std::unique_ptr<Compiled> compiled_;
};

}  // namespace prov::json
