// SPDX-License-Identifier: Apache-2.0
#include <prov/trust.h>

#include <algorithm>
#include <system_error>

#include <sys/stat.h>

#include <prov/error.h>

#include "base/file_lock.h"
#include "base/files.h"
#include "base/hex.h"
#include "base/utf8.h"
#include "log/note.h"
#include "log/origin.h"

namespace prov {
namespace {

constexpr std::string_view kFirstLine = "prov-trust/v1";
constexpr std::size_t kLongestFile = std::size_t{4} << 20;
constexpr std::size_t kMostKeys = 10000;
constexpr std::size_t kLongestName = 64;

bool is_name(std::string_view name) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  };
  return !name.empty() && name.size() <= kLongestName && name.front() != '-' &&
         std::all_of(name.begin(), name.end(), fits);
}

LogKey log_key(const NoteKey& key) {
  Hasher hasher;
  if (!origin_names_key(hasher, key.name, key.key)) {
    throw Error(ErrorCode::bad_data, "\"" + key.name.substr(0, 100) +
                                         "\" is not the name of a log of that key (prov key "
                                         "export-public prints the line of one)");
  }
  return {key.name, to_hex(key.key), to_hex(hasher.sha256(key.key))};
}

const TrustedKey* find_by_name(std::span<const TrustedKey> keys, std::string_view name) {
  const auto at = std::find_if(keys.begin(), keys.end(),
                               [&](const TrustedKey& key) { return key.name == name; });
  return at == keys.end() ? nullptr : &*at;
}

TrustedKey read_line(std::string_view line, const std::vector<TrustedKey>& before) {
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos || !is_name(line.substr(0, blank))) {
    throw Error(ErrorCode::bad_data, "it is not a name, a blank and a key");
  }
  TrustedKey key{std::string(line.substr(0, blank)), read_verifier_key(line.substr(blank + 1))};
  if (write_verifier_key(key.log.origin, key.log.key) != line.substr(blank + 1)) {
    throw Error(ErrorCode::bad_data, "its key has not the one form");
  }
  if (find_by_name(before, key.name) != nullptr ||
      find_by_origin(before, key.log.origin) != nullptr) {
    throw Error(ErrorCode::bad_data, "its name or key stands there already");
  }
  return key;
}

void check_permissions(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0 && (status.st_mode & 022) != 0) {
    throw Error(ErrorCode::key, "the trusted keys " + path.string() +
                                    " can be written by others than their owner (look at them, "
                                    "then run: chmod 644 '" +
                                    path.string() + "')");
  }
}

std::vector<TrustedKey> parse(std::string_view text) {
  std::vector<TrustedKey> out;
  for (std::size_t begin = 0, number = 1; begin < text.size(); ++number) {
    const std::size_t end = text.find('\n', begin);
    try {
      if (end == std::string_view::npos) throw Error(ErrorCode::bad_data, "it has no end");
      const std::string_view line = text.substr(begin, end - begin);
      if (out.size() == kMostKeys) throw Error(ErrorCode::bad_data, "it is one key too many");
      if (number == 1 && line != kFirstLine) {
        throw Error(ErrorCode::bad_data, "it is not \"" + std::string(kFirstLine) + "\"");
      }
      if (number > 1) out.push_back(read_line(line, out));
    } catch (const Error& error) {
      throw Error(error.code(), "line " + std::to_string(number) + ": " + error.what());
    }
    begin = end + 1;
  }
  return out;
}

// Made beside the file, since that is replaced by each change.
FileLock lock_beside(const std::filesystem::path& path, std::chrono::milliseconds wait) {
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  if (error) {
    throw Error(ErrorCode::io,
                "cannot make " + path.parent_path().string() + ": " + error.message());
  }
  return {path.string() + ".lock", wait};
}

void write(const std::filesystem::path& path, const std::vector<TrustedKey>& keys) {
  std::string text = std::string(kFirstLine) + "\n";
  for (const TrustedKey& key : keys) {
    text += key.name + " " + write_verifier_key(key.log.origin, key.log.key) + "\n";
  }
  write_file_atomically(path, text);
}

}  // namespace

std::string write_verifier_key(std::string_view origin, std::string_view key) {
  NoteKey out{std::string(origin), {}};
  if (!decode_hex(key, out.key)) throw Error(ErrorCode::bad_data, "that is no public key");
  static_cast<void>(log_key(out));
  Hasher hasher;
  return format_verifier_key(hasher, out);
}

LogKey read_verifier_key(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  Hasher hasher;
  return log_key(parse_verifier_key(hasher, text));
}

std::vector<TrustedKey> TrustFile::read() const {
  std::error_code unknown;
  if (!std::filesystem::exists(path_, unknown)) return {};
  check_permissions(path_);
  try {
    return parse(read_file(path_, kLongestFile));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::bad_data) throw;
    throw Error(ErrorCode::bad_data, path_.string() + ": " + error.what() + " (mend it by hand)");
  }
}

bool TrustFile::add(const TrustedKey& key, std::chrono::milliseconds wait) const {
  if (!is_name(key.name)) {
    throw Error(ErrorCode::usage, "\"" + key.name.substr(0, 100) +
                                      "\" is no name for a key (1 to 64 letters, digits, '.', '_' "
                                      "and '-' of ASCII, not beginning with '-')");
  }
  const FileLock lock = lock_beside(path_, wait);
  std::vector<TrustedKey> keys = read();
  const TrustedKey* named = find_by_name(keys, key.name);
  const TrustedKey* same = find_by_origin(keys, key.log.origin);
  if (named != nullptr && named == same) return false;
  if (named != nullptr) {
    throw Error(ErrorCode::usage, "\"" + key.name +
                                      "\" is the name of another key (prov trust remove " +
                                      key.name + " forgets that one)");
  }
  if (same != nullptr) {
    throw Error(ErrorCode::usage, "that key is trusted already, as " + same->name);
  }
  if (keys.size() == kMostKeys) throw Error(ErrorCode::usage, "no more keys can be trusted");
  keys.push_back(key);
  write(path_, keys);
  return true;
}

void TrustFile::remove(std::string_view name, std::chrono::milliseconds wait) const {
  const FileLock lock = lock_beside(path_, wait);
  std::vector<TrustedKey> keys = read();
  if (std::erase_if(keys, [&](const TrustedKey& key) { return key.name == name; }) == 0) {
    throw Error(ErrorCode::not_found,
                "no key is trusted under the name \"" + std::string(name) + "\" (prov trust list)");
  }
  write(path_, keys);
}

const TrustedKey* find_by_origin(std::span<const TrustedKey> keys, std::string_view origin) {
  const auto at = std::find_if(keys.begin(), keys.end(),
                               [&](const TrustedKey& key) { return key.log.origin == origin; });
  return at == keys.end() ? nullptr : &*at;
}

const TrustedKey* find_by_fingerprint(std::span<const TrustedKey> keys,
                                      std::string_view fingerprint) {
  const auto at = std::find_if(keys.begin(), keys.end(), [&](const TrustedKey& key) {
    return key.log.fingerprint == fingerprint;
  });
  return at == keys.end() ? nullptr : &*at;
}

}  // namespace prov
