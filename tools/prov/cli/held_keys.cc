// SPDX-License-Identifier: Apache-2.0
#include "cli/held_keys.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <ctime>
#include <utility>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <prov/error.h>

#include "cli/environment.h"

namespace prov::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnding = ".sock";
constexpr int kSeconds = 5;  // for an answer

OwnedDescriptor connect_to(const std::string& name) {
  const OwnedDescriptor folder = open_held_keys_folder(false);
  if (!folder.is_open()) return OwnedDescriptor(-1);
  OwnedDescriptor connection(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path =
      socket_address(held_keys_folder(), folder.get(), name + std::string(kEnding));
  std::copy(path.begin(), path.end(), address.sun_path);
  const timeval wait{kSeconds, 0};
  ::setsockopt(connection.get(), SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
  ::setsockopt(connection.get(), SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
  // Nobody there, or somebody who has died: the key is locked.
  if (::connect(connection.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) !=
          0 ||
      !is_own_peer(connection.get())) {
    return OwnedDescriptor(-1);
  }
  return connection;
}

// The answer without its first letter; nothing when there is none.
std::optional<std::string> ask(const std::string& name, std::string_view request) {
  const OwnedDescriptor connection = connect_to(name);
  if (!connection.is_open()) return std::nullopt;
  if (::send(connection.get(), request.data(), request.size(), MSG_NOSIGNAL) < 0) {
    return std::nullopt;
  }
  std::string answer(256, '\0');
  const ssize_t got = ::recv(connection.get(), answer.data(), answer.size(), 0);
  if (got < 1 || answer[0] != 'Y') return std::nullopt;
  return answer.substr(1, static_cast<std::size_t>(got) - 1);
}

}  // namespace

OwnedDescriptor::~OwnedDescriptor() {
  if (number_ >= 0) ::close(number_);
}

OwnedDescriptor::OwnedDescriptor(OwnedDescriptor&& other) noexcept
    : number_(std::exchange(other.number_, -1)) {}

fs::path held_keys_folder() {
  const fs::path runtime = variable("XDG_RUNTIME_DIR");
  if (runtime.is_absolute()) return runtime / "prov";
  const fs::path state = state_folder();
  return state.empty() ? state : state / "unlocked";
}

OwnedDescriptor open_held_keys_folder(bool make) {
  const fs::path folder = held_keys_folder();
  if (folder.empty()) return OwnedDescriptor(-1);
  if (make) {
    std::error_code error;
    fs::create_directories(folder.parent_path(), error);
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
      throw Error(ErrorCode::io,
                  "cannot make the folder " + folder.string() + ": " + std::strerror(errno));
    }
  }
  OwnedDescriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  struct stat status {};
  if (!opened.is_open() || ::fstat(opened.get(), &status) != 0) return OwnedDescriptor(-1);
  if (!is_own(status.st_uid, ::geteuid()) || (status.st_mode & 077) != 0) {
    throw Error(ErrorCode::key, "the folder of unlocked keys " + folder.string() +
                                    " is another's or open to others (run: chmod 700 '" +
                                    folder.string() + "')");
  }
  return opened;
}

std::string socket_address(const fs::path& folder, int open_folder, const std::string& file) {
  std::string path = (folder / file).string();
  if (path.size() < sizeof(sockaddr_un::sun_path)) return path;
  return "/proc/self/fd/" + std::to_string(open_folder) + "/" + file;
}

bool is_own_peer(int connection) {
  ucred peer{};
  socklen_t size = sizeof peer;
  return ::getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
         is_own(peer.uid, ::geteuid());
}

std::optional<std::int64_t> unlocked_until(const std::string& name) {
  const std::optional<std::string> answer = ask(name, "U");
  if (!answer) return std::nullopt;
  std::int64_t until = 0;
  const auto [end, error] = std::from_chars(answer->data(), answer->data() + answer->size(), until);
  if (error != std::errc{} || end != answer->data() + answer->size()) return std::nullopt;
  return until;
}

std::string shown_time(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

KeySigner held_key_signer(std::string_view name) {
  if (!unlocked_until(std::string(name))) return {};
  return [name = std::string(name)](std::string_view message) {
    const auto answer = ask(name, "S" + std::string(message));
    std::array<std::uint8_t, 64> signature{};
    if (!answer || answer->size() != signature.size()) {
      throw Error(ErrorCode::key,
                  "the key has been locked meanwhile; nothing was recorded (prov key unlock)");
    }
    std::memcpy(signature.data(), answer->data(), signature.size());
    return signature;
  };
}

int lock_held_key(const std::string& name) { return ask(name, "L") ? 1 : 0; }

int lock_held_keys() {
  int locked = 0;
  std::error_code none;
  for (const auto& file : fs::directory_iterator(held_keys_folder(), none)) {
    const fs::path path = file.path();
    if (path.extension() == kEnding) locked += lock_held_key(path.stem().string());
  }
  return locked;
}

}  // namespace prov::cli
