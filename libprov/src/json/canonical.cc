// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <prov/error.h>
#include <prov/json.h>

#include "json/tokens.h"

namespace prov::json {
namespace {

constexpr std::size_t kUsualText = 600;  // bytes of a body or sealed part; grown from 16 it is
                                         // copied six times
constexpr std::int64_t kGreatestExact = std::int64_t{1} << 53;

using Member = Object::value_type;

bool less(const Member& a, const Member& b) { return less_by_utf16(a.first, b.first); }

[[noreturn]] void refuse_twin(const std::string& key) {
  throw Error(ErrorCode::bad_data, "duplicate key \"" + key + "\"");
}

// What we write ourselves stands in order already.
bool in_order(const Object& object) {
  return std::adjacent_find(object.begin(), object.end(), [](const Member& a, const Member& b) {
           return !less(a, b);
         }) == object.end();
}

std::vector<const Member*> sorted_members(const Object& object) {
  std::vector<const Member*> members;
  members.reserve(object.size());
  for (const Member& member : object) members.push_back(&member);
  std::sort(members.begin(), members.end(),
            [](const Member* a, const Member* b) { return less(*a, *b); });
  const auto twin =
      std::adjacent_find(members.begin(), members.end(),
                         [](const Member* a, const Member* b) { return a->first == b->first; });
  if (twin != members.end()) refuse_twin((*twin)->first);
  return members;
}

bool holds_exactly(double number, std::int64_t value) {
  return number < 0x1p63 && static_cast<std::int64_t>(number) == value;
}

// RFC 8785 knows doubles only. An integer that would silently become another one is refused; one
// that a double holds, or that is itself how ECMAScript writes a double, is not.
void append_canonical_integer(std::int64_t value, std::string& out) {
  if (value >= -kGreatestExact && value <= kGreatestExact) return append_integer(value, out);
  const auto number = static_cast<double>(value);
  std::string written;
  append_double(number, written);
  if (!holds_exactly(number, value) && written != std::to_string(value)) {
    throw Error(ErrorCode::bad_data,
                "integer " + std::to_string(value) + " has no exact canonical form");
  }
  out += written;
}

void append_value(const Value& value, std::string& out, std::size_t depth);

void append_member(const Member& member, char separator, std::string& out, std::size_t depth) {
  out += separator;
  append_string(member.first, out);
  out += ':';
  append_value(member.second, out, depth);
}

void append_object(const Object& object, std::string& out, std::size_t depth) {
  char separator = '{';
  if (in_order(object)) {
    for (const Member& member : object) {
      append_member(member, separator, out, depth);
      separator = ',';
    }
  } else {
    for (const Member* member : sorted_members(object)) {
      append_member(*member, separator, out, depth);
      separator = ',';
    }
  }
  out += object.empty() ? "{}" : "}";
}

void append_array(const Array& array, std::string& out, std::size_t depth) {
  char separator = '[';
  for (const Value& element : array) {
    out += separator;
    append_value(element, out, depth);
    separator = ',';
  }
  out += array.empty() ? "[]" : "]";
}

void append_value(const Value& value, std::string& out, std::size_t depth) {
  check_depth(depth);
  if (value.is_string()) {
    append_string(value.as_string(), out);
  } else if (value.is_object()) {
    append_object(value.as_object(), out, depth + 1);
  } else if (value.is_array()) {
    append_array(value.as_array(), out, depth + 1);
  } else if (value.is_integer()) {
    append_canonical_integer(value.as_integer(), out);
  } else if (value.is_double()) {
    append_double(value.as_double(), out);
  } else if (value.is_bool()) {
    out += value.as_bool() ? "true" : "false";
  } else {
    out += "null";
  }
}

}  // namespace

void append_canonical(const Value& value, std::string& out) { append_value(value, out, 0); }

std::string canonical(const Value& value) {
  std::string out;
  out.reserve(kUsualText);
  append_canonical(value, out);
  return out;
}

}  // namespace prov::json
