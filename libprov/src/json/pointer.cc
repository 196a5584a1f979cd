// SPDX-License-Identifier: Apache-2.0
#include "json/pointer.h"

#include <charconv>

namespace prov::json {
namespace {

std::string unescape(std::string_view token) {
  std::string out;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool escape = token[i] == '~' && i + 1 < token.size();
    out += escape ? (token[++i] == '1' ? '/' : '~') : token[i];
  }
  return out;
}

const Value* element(const Array& array, std::string_view token) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
  const bool leading_zero = token.size() > 1 && token.front() == '0';
  if (error != std::errc() || end != token.data() + token.size() || leading_zero) return nullptr;
  return index < array.size() ? &array[index] : nullptr;
}

}  // namespace

const Value* resolve_pointer(const Value& root, std::string_view pointer) {
  const Value* value = &root;
  while (value != nullptr && !pointer.empty()) {
    if (pointer.front() != '/') return nullptr;
    pointer.remove_prefix(1);
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(token.size());
    value = value->is_array() ? element(value->as_array(), token) : value->find(unescape(token));
  }
  return value;
}

std::string pointer_below(std::string_view pointer, std::string_view token) {
  std::string out(pointer);
  out += '/';
  for (const char c : token) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

std::string last_token(std::string_view pointer) {
  const std::size_t slash = pointer.rfind('/');
  return slash == std::string_view::npos ? std::string() : unescape(pointer.substr(slash + 1));
}

}  // namespace prov::json
