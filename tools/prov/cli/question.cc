// SPDX-License-Identifier: Apache-2.0
#include "cli/question.h"

#include <cerrno>

#include <unistd.h>

namespace prov::cli {

bool can_ask(const Output& err) { return ::isatty(STDIN_FILENO) == 1 && err.is_terminal(); }

std::optional<std::string> ask(Output& err, const std::string& question) {
  err.write(question + " ");
  err.flush();
  std::string answer;
  while (true) {
    char c = 0;
    const ssize_t got = ::read(STDIN_FILENO, &c, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    if (c == '\n') break;
    answer.push_back(c);
  }
  const std::size_t begin = answer.find_first_not_of(" \t\r");
  if (begin == std::string::npos) return std::string();
  return answer.substr(begin, answer.find_last_not_of(" \t\r") - begin + 1);
}

}  // namespace prov::cli
