// SPDX-License-Identifier: Apache-2.0
#include "cli/passphrase.h"

#include <cerrno>
#include <cstring>
#include <memory>
#include <string>

#include <unistd.h>

#include <prov/error.h>

#include "cli/hidden_line.h"

namespace prov::cli {
namespace {

constexpr unsigned kTries = 3;

std::optional<Passphrase> ask_for_new(const std::string& handle) {
  for (unsigned i = 0; i < kTries; ++i) {
    const auto first = ask_hidden("new passphrase for the key of " + handle + ": ");
    if (!first) return std::nullopt;
    const auto second = ask_hidden("the same again: ");
    if (!second) return std::nullopt;
    if (first->get() == second->get()) return Passphrase(first->get());
    say_on_terminal("these two differ\n");
  }
  throw Error(ErrorCode::key, "no passphrase was typed twice the same way; nothing was changed");
}

std::optional<Passphrase> ask(const PassphraseRequest& request) {
  if (request.fresh) return ask_for_new(request.handle);
  if (request.attempt == kTries) return std::nullopt;
  if (request.attempt > 0) say_on_terminal("that is not it\n");
  const auto line = ask_hidden("passphrase of the key of " + request.handle + ": ");
  // An empty one is what somebody types who has none.
  if (!line || line->get().empty()) return std::nullopt;
  return Passphrase(line->get());
}

// Read once, when it is first wanted, and given to each who asks.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Passphrase get() {
    if (!read_) read_.emplace(read_passphrase(number_));
    return read_->copy();
  }

 private:
  int number_;
  std::optional<Passphrase> read_;
};

PassphraseSource of_descriptors(const GlobalOptions& options) {
  const auto present = std::make_shared<Descriptor>(options.passphrase_descriptor);
  const bool other_new = options.new_passphrase_descriptor >= 0 &&
                         options.new_passphrase_descriptor != options.passphrase_descriptor;
  const auto fresh =
      other_new ? std::make_shared<Descriptor>(options.new_passphrase_descriptor) : present;
  const bool has_present = options.passphrase_descriptor >= 0;
  return [=](const PassphraseRequest& request) -> std::optional<Passphrase> {
    if (request.attempt > 0) return std::nullopt;
    if (request.fresh) return fresh->get();
    if (has_present) return present->get();
    return ask(request);
  };
}

}  // namespace

Passphrase read_passphrase(int descriptor) {
  HiddenLine line;
  while (true) {
    char c = 0;
    const ssize_t got = ::read(descriptor, &c, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      throw Error(ErrorCode::usage, "cannot read a passphrase from descriptor " +
                                        std::to_string(descriptor) + ": " + std::strerror(errno));
    }
    if (got == 0 || c == '\n') break;
    if (!line.push(c)) break;  // too long, which is said below
  }
  return Passphrase(line.get());
}

PassphraseSource passphrase_source(const GlobalOptions& options) {
  if (options.passphrase_descriptor >= 0 || options.new_passphrase_descriptor >= 0) {
    return of_descriptors(options);
  }
  return ask;
}

}  // namespace prov::cli
