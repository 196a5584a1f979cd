// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

#include <prov/key.h>

namespace prov::cli {

// Unlocked keys are held by processes of their own (key_holder.h), each behind a socket
// FOLDER/NAME.sock, where it is asked in one packet and answers in one:
//   "S" and a message of up to 64 KiB: its signature, 64 bytes
//   "U": until when, seconds since 1970 in decimal digits
//   "L": lock; answered when the socket is gone
// An answer begins with "Y", a refusal is "N".

inline constexpr std::size_t kLongestSigned = std::size_t{64} << 10;

/// Folder of the sockets: $XDG_RUNTIME_DIR/prov, else unlocked in the state folder; empty: none.
[[nodiscard]] std::filesystem::path held_keys_folder();

/// Whether a process may be talked to: it is of the same user.
[[nodiscard]] constexpr bool is_own(uid_t peer, uid_t own) { return peer == own; }

/// A descriptor that is closed when the object goes.
class OwnedDescriptor {
 public:
  explicit OwnedDescriptor(int number) : number_(number) {}
  ~OwnedDescriptor();
  OwnedDescriptor(OwnedDescriptor&& other) noexcept;
  OwnedDescriptor& operator=(OwnedDescriptor&&) = delete;
  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

/// The folder, opened; with `make` it is made (mode 0700). Not open when it is not there. Throws
/// Error{key} when it is another's or open to others, Error{io} when it cannot be made.
[[nodiscard]] OwnedDescriptor open_held_keys_folder(bool make);

/// Where a socket is reached, however long the path of its folder is.
[[nodiscard]] std::string socket_address(const std::filesystem::path& folder, int open_folder,
                                         const std::string& file);

/// Whether the process at the other end is of this user.
[[nodiscard]] bool is_own_peer(int connection);

/// Until when a key is unlocked; nothing when it is locked.
[[nodiscard]] std::optional<std::int64_t> unlocked_until(const std::string& name);

/// Such a time in RFC 3339 UTC.
[[nodiscard]] std::string shown_time(std::int64_t seconds);

/// Signs with an unlocked key; empty when it is locked. What it gives throws Error{key} when it has
/// been locked meanwhile.
[[nodiscard]] KeySigner held_key_signer(std::string_view name);

/// Locks a key, or all of them; returns how many were unlocked.
int lock_held_key(const std::string& name);
int lock_held_keys();

}  // namespace prov::cli
