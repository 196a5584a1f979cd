// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <prov/key.h>

namespace prov::cli {

/// A line that is not to be seen: overwritten when the object goes, and never moved in memory.
class HiddenLine {
 public:
  HiddenLine() = default;
  HiddenLine(const HiddenLine& other) = default;
  HiddenLine& operator=(const HiddenLine&) = delete;
  ~HiddenLine();

  /// Appends a character; false when the line is longer than a passphrase may be, by one then.
  bool push(char c);
  void clear() { size_ = 0; }
  [[nodiscard]] std::string_view get() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, kPassphraseLimit + 1> bytes_{};
  std::size_t size_ = 0;
};

/// Puts a question on the terminal of this process and reads a line there with echo off. The
/// terminal is as before afterwards, whatever happens: SIGINT, SIGTERM, SIGHUP and SIGQUIT end it
/// with Error{interrupted}; Ctrl-Z stops the process, and the question is put again. Nothing when
/// there is no terminal, or its end is reached.
[[nodiscard]] std::optional<HiddenLine> ask_hidden(const std::string& question);

/// Words on the terminal of this process, if it has one.
void say_on_terminal(std::string_view words);

}  // namespace prov::cli
