// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <prov/json.h>

#include "json/flat_pattern.h"

namespace prov::json {

/// A member of an object that is checked without being put together.
struct Part {
  std::string_view name;
  const Value* value;  ///< not null; must live as long as the check
};

/// Tells at a small part of the validator's cost that a value fits a schema. It never refuses: what
/// it does not accept is for the validator to judge, which also finds the words for a refusal. It
/// reads what our schemas use most and leaves the rest (tuples, dependencies, groups in patterns,
/// doubles) alone. Immutable, so several threads can use one.
class QuickCheck {
 public:
  /// `schema` as admitted by `lint_schema`.
  explicit QuickCheck(const Value& schema);

  /// True only when the value fits; false says nothing.
  [[nodiscard]] bool accepts(const Value& value) const;
  /// As `accepts`, for the object with these members, each name once.
  [[nodiscard]] bool accepts(std::span<const Part> members) const;

 private:
  enum class Verdict { no, unsure, yes };
  using NodeId = std::uint32_t;

  struct Property {
    std::string name;
    NodeId node;
  };

  // A schema, its references resolved. Bounds that it does not state admit everything.
  struct Node {
    unsigned types = ~0U;
    bool left_alone = false;   // holds a keyword that is not read here
    std::vector<Value> words;  // enum, which is never empty; none: any value
    std::int64_t minimum = INT64_MIN, maximum = INT64_MAX;
    std::uint64_t min_length = 0, max_length = UINT64_MAX;
    std::optional<FlatPattern> pattern;
    std::uint64_t min_size = 0, max_size = UINT64_MAX;  // elements, members
    NodeId items = 0;
    bool unique = false;  // uniqueItems
    std::vector<Property> properties;
    std::uint64_t required = 0;  // a bit for each of `properties`
    NodeId additional = 0;       // of members that are not among them
    bool in_forms = false;       // it is only an alternative, or a part, of another
    bool has_forms = false;      // one of the following
    std::vector<NodeId> one_of, any_of, all_of;
    std::optional<NodeId> negated;
  };

  class Compiler;

  [[nodiscard]] static bool clean(std::string_view text);
  [[nodiscard]] static Verdict check_free(const Value& value, std::size_t depth);
  [[nodiscard]] Verdict check(NodeId id, const Value& value, std::size_t depth) const;
  [[nodiscard]] Verdict check_kind(const Node& node, const Value& value, std::size_t depth) const;
  [[nodiscard]] Verdict check_forms(const Node& node, const Value& value, std::size_t depth) const;
  template <typename Members>
  [[nodiscard]] Verdict check_members(const Node& node, const Members& members,
                                      std::size_t depth) const;
  [[nodiscard]] static Verdict all_differ(const Array& array);
  [[nodiscard]] static Verdict check_string(const Node& node, std::string_view text);

  std::vector<Node> nodes_;  // 0 admits everything, 1 nothing, 2 is the whole schema
};

}  // namespace prov::json
