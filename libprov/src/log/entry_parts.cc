// SPDX-License-Identifier: Apache-2.0
#include "log/entry_parts.h"

#include <algorithm>

#include <prov/error.h>

#include "base/hex.h"
#include "json/canonical_reader.h"
#include "log/commitment.h"

namespace prov {
namespace {

constexpr std::size_t kBodyLimit = std::size_t{1} << 20;
constexpr std::size_t kSealedLimit = std::size_t{4} << 20;

Salt salt_of(const std::string& bytes) {
  Salt salt{};
  if (bytes.size() != salt.size()) {
    throw Error(ErrorCode::verification,
                "a salt has " + std::to_string(bytes.size()) + " bytes, not 32");
  }
  std::copy(bytes.begin(), bytes.end(), salt.begin());
  return salt;
}

void check_body(Hasher& hasher, const Leaf& leaf, const EntryParts& parts) {
  if (!parts.body_salt) throw Error(ErrorCode::verification, "the salt of the body is missing");
  if (body_commitment(hasher, salt_of(*parts.body_salt), leaf.log, leaf.type, *parts.body) !=
      leaf.body) {
    throw Error(ErrorCode::verification, "the body does not match its commitment in the log");
  }
}

void check_sealed(Hasher& hasher, const Leaf& leaf, const EntryParts& parts,
                  const json::Value& body) {
  const json::Value* commitment = body.find("sealed");
  if (commitment == nullptr || !parts.sealed_salt) {
    throw Error(ErrorCode::verification, "the sealed part is not one that the body commits");
  }
  const Digest actual =
      sealed_commitment(hasher, salt_of(*parts.sealed_salt), leaf.log, leaf.type, *parts.sealed);
  if (to_hex(actual) != commitment->as_string()) {
    throw Error(ErrorCode::verification, "the sealed part does not match its commitment");
  }
}

json::Value read_part(const std::string& bytes, OpenedParts& opened) {
  if (std::optional<json::Value> value = json::read_canonical(bytes)) return std::move(*value);
  opened.canonical = false;
  return json::parse(bytes);
}

// Stored parts hold no null, no fraction and no number beyond 2^53-1 (doc/log-format.md).
bool holds_plain_values(const json::Value& value) {
  constexpr std::int64_t kGreatest = (std::int64_t{1} << 53) - 1;
  if (value.is_object()) {
    return std::all_of(value.as_object().begin(), value.as_object().end(),
                       [](const auto& member) { return holds_plain_values(member.second); });
  }
  if (value.is_array()) {
    return std::all_of(value.as_array().begin(), value.as_array().end(), holds_plain_values);
  }
  if (value.is_integer())
    return value.as_integer() <= kGreatest && value.as_integer() >= -kGreatest;
  return !value.is_null() && !value.is_double();
}

void check_form(std::string_view part, std::string_view called, std::string_view longest,
                std::size_t limit, const std::string& bytes, const json::Value* unsure,
                std::vector<PartFault>& faults) {
  const std::string it = "its " + std::string(called);
  if (bytes.size() > limit) {
    faults.push_back({part, it + " is longer than " + std::string(longest)});
  }
  if (unsure == nullptr) return;
  if (json::canonical(*unsure) != bytes || !holds_plain_values(*unsure)) {
    faults.push_back({part, it + " is not in canonical form"});
  }
}

}  // namespace

OpenedParts open_parts(Hasher& hasher, const Leaf& leaf, const EntryParts& parts) {
  OpenedParts out;
  if (!parts.body) {
    if (parts.body_salt || parts.sealed || parts.sealed_salt) {
      throw Error(ErrorCode::verification, "parts are left of a body that is gone");
    }
    return out;
  }
  check_body(hasher, leaf, parts);
  out.body = read_part(*parts.body, out);
  if (parts.sealed) {
    check_sealed(hasher, leaf, parts, out.body);
    out.sealed = read_part(*parts.sealed, out);
  } else if (parts.sealed_salt) {
    throw Error(ErrorCode::verification, "a salt without its sealed part");
  }
  return out;
}

std::vector<PartFault> part_faults(const EntryParts& parts, const OpenedParts& opened) {
  std::vector<PartFault> out;
  const bool sure = opened.canonical;
  check_form("body", "body", "1 MiB", kBodyLimit, *parts.body, sure ? nullptr : &opened.body, out);
  if (parts.sealed) {
    check_form("sealed", "sealed part", "4 MiB", kSealedLimit, *parts.sealed,
               sure ? nullptr : &opened.sealed, out);
  }
  return out;
}

}  // namespace prov
