// SPDX-License-Identifier: Apache-2.0
#include <prov/json.h>

#include "json/tokens.h"

namespace prov::json {
namespace {

// Writes members in their own order, on one line or indented by two blanks a level.
class Writer {
 public:
  Writer(std::string& out, bool indented) : out_(out), indented_(indented) {}

  void write(const Value& value) {
    check_depth(depth_);
    if (value.is_object()) return write_object(value.as_object());
    if (value.is_array()) return write_array(value.as_array());
    if (value.is_string()) return append_string(value.as_string(), out_);
    if (value.is_integer()) return append_integer(value.as_integer(), out_);
    if (value.is_double()) return append_double(value.as_double(), out_);
    out_ += value.is_null() ? "null" : value.as_bool() ? "true" : "false";
  }

 private:
  void write_object(const Object& object) {
    out_ += '{';
    ++depth_;
    bool first = true;
    for (const auto& [key, value] : object) {
      begin_item(first);
      append_string(key, out_);
      out_ += indented_ ? ": " : ":";
      write(value);
    }
    end_items(object.empty(), '}');
  }

  void write_array(const Array& array) {
    out_ += '[';
    ++depth_;
    bool first = true;
    for (const Value& value : array) {
      begin_item(first);
      write(value);
    }
    end_items(array.empty(), ']');
  }

  void begin_item(bool& first) {
    if (!first) out_ += ',';
    first = false;
    break_line();
  }

  void end_items(bool empty, char bracket) {
    --depth_;
    if (!empty) break_line();
    out_ += bracket;
  }

  void break_line() {
    if (indented_) out_.append("\n").append(2 * depth_, ' ');
  }

  std::string& out_;
  bool indented_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string pretty(const Value& value) {
  std::string out;
  Writer(out, true).write(value);
  return out;
}

std::string compact(const Value& value) {
  std::string out;
  out.reserve(256);
  Writer(out, false).write(value);
  return out;
}

}  // namespace prov::json
