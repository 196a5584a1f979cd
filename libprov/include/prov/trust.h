// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace prov {

/// The public key of a log, under the log's name.
struct LogKey {
  std::string origin;
  std::string key;          ///< 64 hexadecimal digits
  std::string fingerprint;  ///< SHA-256 of the key, 64 hexadecimal digits

  friend bool operator==(const LogKey&, const LogKey&) = default;
};

/// The key as a line of text for other verifiers: `ORIGIN+ID+BASE64`, ID being 8 hexadecimal digits
/// (C2SP signed-note, as golang.org/x/mod/sumdb/note writes it). Throws Error{bad_data} when `key`
/// is no key, or `origin` does not name it.
[[nodiscard]] std::string write_verifier_key(std::string_view origin, std::string_view key);

/// The reverse; white space around it is allowed. Throws Error{bad_data} for any other form, and
/// for an origin that does not name its key.
[[nodiscard]] LogKey read_verifier_key(std::string_view text);

/// A log's key that somebody here has decided to trust.
struct TrustedKey {
  std::string name;  ///< ours for it: 1 to 64 letters, digits, '.', '_' and '-' of ASCII
  LogKey log;
};

/// The keys that are trusted on a machine, in a file outside every case: the line
/// `prov-trust/v1`, then `NAME VERIFIER-KEY` for each, LF at each end. A file that group or others
/// may write is refused, as is one that has another form.
class TrustFile {
 public:
  explicit TrustFile(std::filesystem::path path) : path_(std::move(path)) {}

  /// In the order they were added; none when there is no file. Throws Error{bad_data, key, io}.
  [[nodiscard]] std::vector<TrustedKey> read() const;
  /// Adds a key, under a lock, the file replaced by one step; returns whether it was not there
  /// under that name already. Throws Error{usage} for a name of another form, one that stands for
  /// another key, or a key that has another name; {busy} after `wait`, and what `read` throws.
  bool add(const TrustedKey& key, std::chrono::milliseconds wait) const;
  /// Throws Error{not_found} when there is none of that name, {busy}, and what `read` throws.
  void remove(std::string_view name, std::chrono::milliseconds wait) const;

 private:
  std::filesystem::path path_;
};

/// The key of that origin, or of that fingerprint; nullptr when there is none.
[[nodiscard]] const TrustedKey* find_by_origin(std::span<const TrustedKey> keys,
                                               std::string_view origin);
[[nodiscard]] const TrustedKey* find_by_fingerprint(std::span<const TrustedKey> keys,
                                                    std::string_view fingerprint);

}  // namespace prov
