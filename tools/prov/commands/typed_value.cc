// SPDX-License-Identifier: Apache-2.0
#include "commands/typed_value.h"

#include <algorithm>
#include <array>

#include <prov/error.h>

namespace prov::cli {
namespace {

constexpr std::array<std::string_view, 5> kDocumentProperties{
    "editionOf", "excerptOf", "republicationOf", "summaryOf", "translationOf"};

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

// `@17`, `@` and `@-1` are targets as they are; of `@handle` the handle is.
std::string target_of(std::string_view value) {
  const std::string_view rest = value.substr(1);
  const bool numeric = rest.empty() || rest.front() == '-' ||
                       std::all_of(rest.begin(), rest.end(),
                                   [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  return std::string(numeric ? value : rest);
}

}  // namespace

bool is_assignment(std::string_view word) { return !split(word).name.empty(); }

Assignment parse_property(std::string_view word) {
  const Parts parts = checked_split(word);
  TypedValue value;
  const auto& documents = kDocumentProperties;
  if (parts.given) {
    value.text = parts.value;
  } else if (parts.value == "none") {
    value.none = true;
  } else if (parts.value.front() != '@') {
    value.words = parts.value;
  } else if (std::find(documents.begin(), documents.end(), parts.name) != documents.end()) {
    value.document = target_of(parts.value);
  } else {
    value.who = target_of(parts.value);
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
