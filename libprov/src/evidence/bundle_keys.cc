// SPDX-License-Identifier: Apache-2.0
#include "evidence/bundle_keys.h"

#include <prov/error.h>

#include "base/hex.h"
#include "log/note.h"

namespace prov {
namespace {

constexpr std::size_t kDigits = 64, kDigitsOfOrigin = 32;

}  // namespace

bool ExpectedKey::is_of(const ManifestLog& log, const std::string& digits) const {
  return digits.starts_with(fingerprint) && (origin.empty() || origin == log.origin);
}

ExpectedKey parse_expected_key(Hasher& hasher, const std::string& given) {
  const bool digits = given.size() == kDigits || given.size() == kDigitsOfOrigin;
  if (digits && is_hex(given)) return {given, given, ""};
  try {
    const NoteKey key = parse_verifier_key(hasher, given);
    return {given, to_hex(hasher.sha256(key.key)), key.name};
  } catch (const Error&) {
    throw Error(ErrorCode::usage,
                "\"" + given +
                    "\" is no key (write the fingerprint, 64 hexadecimal digits or the first 32, "
                    "or the line of a verifier key)");
  }
}

}  // namespace prov
