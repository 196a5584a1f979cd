// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include <cerrno>
#include <cstring>

#include <unistd.h>

#include <prov/error.h>

namespace prov::cli {
namespace {
constexpr std::size_t kBuffer = std::size_t{64} << 10;
}  // namespace

void Output::write(std::string_view text) {
  if (closed_) return;
  buffer_ += text;
  if (buffer_.size() >= kBuffer) flush();
}

void Output::line(std::string_view text) {
  write(text);
  write("\n");
}

void Output::json(const json::Value& value) { line(json::pretty(value)); }

void Output::json_line(const json::Value& value) { line(json::compact(value)); }

void Output::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty() && !closed_) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      closed_ = true;
    } else if (errno != EINTR) {
      const int reason = errno;
      buffer_.clear();
      throw Error(ErrorCode::io, std::string("cannot write output: ") + std::strerror(reason));
    }
  }
  buffer_.clear();
}

bool Output::is_terminal() const { return ::isatty(descriptor_) == 1; }

}  // namespace prov::cli
