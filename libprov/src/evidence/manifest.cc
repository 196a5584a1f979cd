// SPDX-License-Identifier: Apache-2.0
#include "evidence/manifest.h"

#include <algorithm>

#include <prov/error.h>
#include <prov/json.h>

#include "base/hex.h"
#include "base/timestamp.h"
#include "log/origin.h"

namespace prov {
namespace {

constexpr std::string_view kSchema = "prov.bundle/v1";
constexpr std::size_t kPathLimit = 128;
constexpr std::size_t kDigestDigits = 64;
constexpr std::size_t kManifestLimit = std::size_t{256} << 20;

[[noreturn]] void refuse(const std::string& why) {
  throw Error(ErrorCode::bad_data, std::string(kManifestPath) + ": " + why);
}

std::string numbered(std::string_view folder, std::size_t log) {
  return std::string(folder) + std::to_string(log);
}

bool valid_part(std::string_view part) {
  if (part.empty() || part == "." || part == "..") return false;
  return part.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-") ==
         std::string_view::npos;
}

json::Value to_json(const EntryId& id) {
  json::Value out = json::Value::object();
  if (id.item != 0) out.set("item", std::uint64_t{id.item});
  return std::move(out).set("log", id.log).set("seq", id.seq);
}

json::Value to_json(const ManifestLog& log) {
  return json::Value::object()
      .set("handle", log.handle)
      .set("key", log.key)
      .set("origin", log.origin)
      .set("root", log.root)
      .set("size", log.size);
}

std::string digest_of(const json::Value& value) {
  const std::string& digits = value.as_string();
  if (digits.size() != kDigestDigits || !is_hex(digits))
    refuse("a hash is not 64 hexadecimal digits");
  return digits;
}

EntryId entry_id_of(const json::Value& value) {
  EntryId id{value.at("log").as_string(), value.at("seq").as_unsigned(), 0};
  if (const json::Value* item = value.find("item")) {
    const std::uint64_t number = item->as_unsigned();
    if (number == 0 || number > UINT32_MAX) refuse("a target has no such item");
    id.item = static_cast<std::uint32_t>(number);
  }
  return id;
}

ManifestLog log_of(const json::Value& value) {
  ManifestLog log;
  log.handle = value.at("handle").as_string();
  log.key = digest_of(value.at("key"));
  log.origin = value.at("origin").as_string();
  log.root = digest_of(value.at("root"));
  log.size = value.at("size").as_unsigned();
  if (!is_origin(log.origin)) refuse("\"" + log.origin + "\" is no origin of a log");
  return log;
}

Manifest manifest_of(const json::Value& value) {
  if (value.at("schema").as_string() != kSchema) {
    refuse("its schema is not " + std::string(kSchema) + " (made by another version of prov)");
  }
  Manifest out;
  for (const json::Value& file : value.at("files").as_array()) {
    out.files.push_back({file.at("path").as_string(), digest_of(file.at("sha256"))});
  }
  for (const json::Value& log : value.at("logs").as_array()) out.logs.push_back(log_of(log));
  for (const json::Value& id : value.at("targets").as_array()) {
    out.targets.push_back(entry_id_of(id));
  }
  out.time = value.at("time").as_string();
  static_cast<void>(parse_timestamp(out.time));
  return out;
}

template <typename Item, typename Key>
bool ascending(const std::vector<Item>& items, std::size_t from, Key key) {
  for (std::size_t i = from + 1; i < items.size(); ++i) {
    if (key(items[i - 1]) >= key(items[i])) return false;
  }
  return true;
}

void check_manifest(const Manifest& manifest) {
  for (const ManifestFile& file : manifest.files) {
    if (!valid_bundle_path(file.path)) refuse("a file has an impossible name");
  }
  if (!ascending(manifest.files, 0, [](const ManifestFile& file) { return file.path; })) {
    refuse("its files are not in order");
  }
  if (manifest.logs.empty()) refuse("it names no log");
  const auto origin = [](const ManifestLog& log) { return log.origin; };
  const auto twice = [&](const ManifestLog& log) { return log.origin == manifest.logs[0].origin; };
  if (!ascending(manifest.logs, 1, origin) ||
      std::any_of(manifest.logs.begin() + 1, manifest.logs.end(), twice)) {
    refuse("its logs are not in order");
  }
}

}  // namespace

std::string entries_path(std::size_t log) { return numbered("entries/", log) + ".jsonl"; }

std::string checkpoint_path(std::size_t log) { return numbered("checkpoints/", log); }

std::string text_path(std::size_t log, std::uint64_t seq) {
  return numbered("texts/", log) + "-" + std::to_string(seq);
}

std::string document_path(std::size_t log, std::uint64_t seq) {
  return numbered("documents/", log) + "-" + std::to_string(seq);
}

bool valid_bundle_path(std::string_view path) {
  if (path == kReadmePath) return true;
  if (path.size() > kPathLimit) return false;
  while (true) {
    const std::size_t slash = path.find('/');
    if (!valid_part(path.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

std::string write_manifest(const Manifest& manifest) {
  json::Value files = json::Value::array();
  for (const ManifestFile& file : manifest.files) {
    files.push(json::Value::object().set("path", file.path).set("sha256", file.sha256));
  }
  json::Value logs = json::Value::array();
  for (const ManifestLog& log : manifest.logs) logs.push(to_json(log));
  json::Value targets = json::Value::array();
  for (const EntryId& id : manifest.targets) targets.push(to_json(id));
  return json::canonical(json::Value::object()
                             .set("files", std::move(files))
                             .set("logs", std::move(logs))
                             .set("schema", kSchema)
                             .set("targets", std::move(targets))
                             .set("time", manifest.time)) +
         "\n";
}

Manifest read_manifest(std::string_view bytes) {
  Manifest manifest;
  try {
    manifest = manifest_of(json::parse(bytes, {kManifestLimit, 8}));
  } catch (const Error& error) {
    if (std::string_view(error.what()).starts_with(kManifestPath)) throw;
    refuse(error.what());
  }
  check_manifest(manifest);
  if (write_manifest(manifest) != bytes) refuse("it is not written in the one form for it");
  return manifest;
}

}  // namespace prov
