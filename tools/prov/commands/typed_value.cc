// SPDX-License-Identifier: Apache-2.0
#include "commands/typed_value.h"

#include <algorithm>

#include <prov/error.h>

namespace prov::cli {
namespace {

bool is_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

struct Parts {
  std::string_view name, value;
  bool given = false;  // NAME:=TEXT
};

Parts split(std::string_view word) {
  const std::size_t equals = word.find('=');
  if (equals == std::string_view::npos) return {};
  Parts parts{word.substr(0, equals), word.substr(equals + 1)};
  if (!parts.name.empty() && parts.name.back() == ':') {
    parts.name.remove_suffix(1);
    parts.given = true;
  }
  return is_name(parts.name) ? parts : Parts{};
}

Parts checked_split(std::string_view word) {
  const Parts parts = split(word);
  if (parts.name.empty()) {
    throw Error(ErrorCode::usage, "\"" + std::string(word) + "\" is not NAME=VALUE");
  }
  if (parts.value.empty()) {
    throw Error(ErrorCode::usage, std::string(parts.name) + " has no value (write " +
                                      std::string(parts.name) + "=none when there is none)");
  }
  return parts;
}

}  // namespace

bool is_assignment(std::string_view word) { return !split(word).name.empty(); }

Assignment parse_property(std::string_view word) {
  const Parts parts = checked_split(word);
  TypedValue value;
  if (parts.given) {
    value.text = parts.value;
  } else {
    value = parse_property_value(parts.name, parts.value);
  }
  return {std::string(parts.name), std::move(value)};
}

Assignment parse_field(std::string_view word) {
  const Parts parts = checked_split(word);
  TypedValue value;
  (parts.given ? value.text : value.words) = parts.value;
  return {std::string(parts.name), std::move(value)};
}

}  // namespace prov::cli
