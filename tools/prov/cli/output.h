// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include <prov/json.h>

namespace prov::cli {

/// A buffered stream to a file descriptor. A reader that goes away (EPIPE) is no error: what
/// follows is dropped and `closed` says so. One thread at a time.
class Output {
 public:
  explicit Output(int descriptor) : descriptor_(descriptor) {}
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// Appends text; written when 64 KiB have gathered. Throws what `flush` throws.
  void write(std::string_view text);
  /// Appends text and a line feed.
  void line(std::string_view text = {});
  /// Appends an indented JSON object and a line feed; `json_line` writes it on one line.
  void json(const json::Value& value);
  void json_line(const json::Value& value);
  /// Writes what has gathered. Throws Error{io} when the system refuses.
  void flush();

  [[nodiscard]] bool closed() const { return closed_; }
  [[nodiscard]] bool is_terminal() const;

 private:
  int descriptor_;
  bool closed_ = false;
  std::string buffer_;
};

}  // namespace prov::cli
