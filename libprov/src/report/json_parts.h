// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <prov/json.h>
#include <prov/summary.h>

// Parts of a summary as JSON. Every object has all its members; null stands for nothing.
namespace prov::report {

[[nodiscard]] json::Value to_json(const EntryRef& ref);
[[nodiscard]] json::Value to_json(const Thing& thing);
[[nodiscard]] json::Value to_json(const Place& place);
[[nodiscard]] json::Value to_json(const SourceRow& row);
[[nodiscard]] json::Value to_json(const Tie& tie);
[[nodiscard]] json::Value to_json(const SpokenBy& spoken);
[[nodiscard]] json::Value to_json(const LabelLine& label);
[[nodiscard]] json::Value to_json(const NoteLine& note);
[[nodiscard]] json::Value to_json(const ChainNode& node);
[[nodiscard]] json::Value to_json(const CaptureLine& capture);
[[nodiscard]] json::Value to_json(const DocumentLine& line);
[[nodiscard]] json::Value to_json(const WithdrawnLine& line);
[[nodiscard]] json::Value to_json(const Judgement& judgement);
[[nodiscard]] json::Value to_json(const ClaimSection& section);
[[nodiscard]] json::Value summary_to_json(const Summary& summary);
/// A date as {"first","last","precision","raw","readings","reason","time","words","zone"}.
[[nodiscard]] json::Value date_to_json(const DateValue& date);
[[nodiscard]] json::Value date_or_null(const std::optional<DateValue>& date);

template <class T>
[[nodiscard]] json::Value to_json_array(const std::vector<T>& values) {
  json::Value array = json::Value::array();
  for (const T& value : values) array.push(to_json(value));
  return array;
}

template <class T>
[[nodiscard]] json::Value to_json_or_null(const std::optional<T>& value) {
  return value ? to_json(*value) : json::Value();
}

}  // namespace prov::report
