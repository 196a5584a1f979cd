// SPDX-License-Identifier: Apache-2.0
#include <prov/json.h>

#include <algorithm>
#include <array>
#include <limits>

#include <prov/error.h>

namespace prov::json {
namespace {

constexpr std::size_t kUsualMembers = 6;  // grown by doubling from one it would be moved thrice

template <typename Data>
const char* type_name(const Data& data) {
  constexpr std::array kNames = {"null",     "a boolean", "an integer", "a number",
                                 "a string", "an array",  "an object"};
  return kNames[data.index()];
}

template <typename T, typename Data>
auto& get(Data& data, const char* wanted) {
  if (auto* found = std::get_if<T>(&data)) return *found;
  throw Error(ErrorCode::bad_data,
              std::string("expected ") + wanted + ", found " + type_name(data));
}

template <typename Members>
auto find_member(Members& members, std::string_view key) {
  return std::find_if(members.begin(), members.end(),
                      [key](const auto& member) { return member.first == key; });
}

}  // namespace

Value::Value(std::uint64_t value) {
  if (value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
    data_ = static_cast<std::int64_t>(value);
  } else {
    data_ = static_cast<double>(value);
  }
}

bool Value::as_bool() const { return get<bool>(data_, "a boolean"); }

std::int64_t Value::as_integer() const { return get<std::int64_t>(data_, "an integer"); }

std::uint64_t Value::as_unsigned() const {
  const std::int64_t value = as_integer();
  if (value < 0) {
    throw Error(ErrorCode::bad_data,
                "expected an integer of 0 or more, found " + std::to_string(value));
  }
  return static_cast<std::uint64_t>(value);
}

double Value::as_double() const {
  if (is_integer()) return static_cast<double>(as_integer());
  return get<double>(data_, "a number");
}

const std::string& Value::as_string() const { return get<std::string>(data_, "a string"); }
const Array& Value::as_array() const { return get<Array>(data_, "an array"); }
Array& Value::as_array() { return get<Array>(data_, "an array"); }
const Object& Value::as_object() const { return get<Object>(data_, "an object"); }
Object& Value::as_object() { return get<Object>(data_, "an object"); }

const Value* Value::find(std::string_view key) const {
  const auto* members = std::get_if<Object>(&data_);
  if (members == nullptr) return nullptr;
  const auto found = find_member(*members, key);
  return found == members->end() ? nullptr : &found->second;
}

const Value& Value::at(std::string_view key) const {
  if (const Value* found = find(key)) return *found;
  throw Error(ErrorCode::bad_data, "no member \"" + std::string(key) + "\"");
}

std::string Value::string_or(std::string_view key, std::string_view fallback) const {
  const Value* found = find(key);
  return found == nullptr ? std::string(fallback) : found->as_string();
}

Value& Value::set(std::string_view key, Value value) & {
  if (is_null()) data_ = Object{};
  Object& members = as_object();
  const auto found = find_member(members, key);
  if (found == members.end()) {
    if (members.empty()) members.reserve(kUsualMembers);
    members.emplace_back(key, std::move(value));
  } else {
    found->second = std::move(value);
  }
  return *this;
}

Value& Value::push(Value value) & {
  if (is_null()) data_ = Array{};
  as_array().push_back(std::move(value));
  return *this;
}

void Value::erase(std::string_view key) {
  auto* members = std::get_if<Object>(&data_);
  if (members == nullptr) return;
  const auto found = find_member(*members, key);
  if (found != members->end()) members->erase(found);
}

Value or_null(std::string_view text) { return text.empty() ? Value() : Value(text); }

Value array_of(const std::vector<std::string>& texts) {
  Array array;
  array.reserve(texts.size());
  for (const std::string& text : texts) array.emplace_back(text);
  return array;
}

}  // namespace prov::json
