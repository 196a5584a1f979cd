// SPDX-License-Identifier: Apache-2.0
#include <prov/case.h>

#include <algorithm>

#include <unistd.h>

#include <prov/error.h>

#include "base/files.h"
#include "base/hex.h"
#include "desk/case_impl.h"
#include "desk/keys.h"
#include "desk/new_log.h"
#include "desk/own_log.h"
#include "desk/passages.h"
#include "desk/targets.h"
#include "desk/writer_impl.h"
#include "store/formats.h"
#include "text/locate.h"

namespace prov {
namespace {

TargetResolver resolver(CaseImpl& impl, std::string_view reviewer = {}) {
  const std::int64_t own = log_of_reviewer(impl, reviewer);
  return {impl, own, own == 0 ? 0 : impl.store().log(own).size};
}

LogInfo log_info(CaseImpl& impl, const LogState& log, std::int64_t current) {
  LogInfo info;
  info.origin = log.origin;
  info.handle = impl.log_handle(log.number);
  info.name = impl.display_name(log.number);
  info.size = log.size;
  info.root = to_hex(log.root);
  info.key = to_hex(log.key);
  info.fingerprint = to_hex(impl.store().hasher().sha256(log.key));
  const Environment& environment = impl.store().environment();
  const KeyStanding standing = key_standing(environment.key_dir, key_name(log.origin));
  info.own = standing == KeyStanding::here;
  info.retired = standing == KeyStanding::retired;
  info.encrypted = info.own && has_encrypted_key(environment, key_name(log.origin));
  info.current = info.own && log.number == current;
  return info;
}

void refuse_existing(const std::filesystem::path& store) {
  if (std::filesystem::exists(store / kLogFile)) {
    throw Error(ErrorCode::usage, store.string() + " holds a case already");
  }
}

void make_parent(const std::filesystem::path& store) {
  std::error_code error;
  if (store.has_parent_path()) std::filesystem::create_directories(store.parent_path(), error);
  if (error) throw Error(ErrorCode::io, "cannot make " + store.string() + ": " + error.message());
}

// Renaming a folder replaces an empty one and fails on any other.
void put_in_place(const std::filesystem::path& fresh, const std::filesystem::path& store) {
  std::error_code error;
  std::filesystem::rename(fresh, store, error);
  if (error == std::errc::directory_not_empty || error == std::errc::file_exists ||
      error == std::errc::not_a_directory) {
    refuse_existing(store);
    throw Error(ErrorCode::usage,
                store.string() + " is there already and holds no case (move it away)");
  }
  if (error) throw Error(ErrorCode::io, "cannot make " + store.string() + ": " + error.message());
  sync_folder(store.has_parent_path() ? store.parent_path() : std::filesystem::path("."));
}

}  // namespace

// The whole store is made beside its place and put there by one rename, so that whoever is killed
// in between leaves no half of a case.
Case Case::create(const std::filesystem::path& folder, const Reviewer& reviewer,
                  const Environment& environment, const NewKey& key) {
  const std::filesystem::path store_path = store_folder(folder);
  refuse_existing(store_path);
  make_parent(store_path);
  const std::filesystem::path fresh = store_path.string() + ".new-" + std::to_string(getpid());
  std::error_code ignored;
  std::filesystem::remove_all(fresh, ignored);
  try {
    Store::create(fresh);
    Store store(fresh, OpenMode::write, environment);
    open_new_log(store, reviewer, key.encrypted);
    put_in_place(fresh, store_path);
  } catch (...) {
    std::filesystem::remove_all(fresh, ignored);
    throw;
  }
  return open(folder, Access::write, environment);
}

Case Case::open(const std::filesystem::path& folder, Access access,
                const Environment& environment) {
  return Case(std::make_unique<CaseImpl>(existing_store(folder), access, environment));
}

std::optional<std::filesystem::path> Case::find(const std::filesystem::path& start) {
  std::filesystem::path folder = std::filesystem::absolute(start);
  while (true) {
    std::error_code ignored;
    for (const std::string_view file : {kLogFile, kContentFile}) {
      if (std::filesystem::exists(folder / kCaseFolder / file, ignored)) return folder;
    }
    if (!folder.has_relative_path()) return std::nullopt;
    folder = folder.parent_path();
  }
}

Case::Case(std::unique_ptr<CaseImpl> impl) : impl_(std::move(impl)) {}
Case::Case(Case&&) noexcept = default;
Case& Case::operator=(Case&&) noexcept = default;
Case::~Case() = default;

const std::filesystem::path& Case::folder() const { return impl_->folder(); }
const std::vector<std::string>& Case::warnings() const { return impl_->warnings(); }

ReadLock::ReadLock(Case& opened) : impl_(opened.impl()) { impl_.begin_reading(); }
ReadLock::~ReadLock() { impl_.end_reading(); }

std::vector<LogInfo> Case::logs() {
  const std::int64_t current = current_log(*impl_);
  std::vector<LogInfo> out;
  for (const LogState& log : impl_->store().logs()) {
    out.push_back(log_info(*impl_, log, current));
  }
  return out;
}

LogInfo Case::open_log(const Reviewer& reviewer, const NewKey& key) {
  impl_->stop_reading();
  std::int64_t after = 0;
  if (const LogState* log = impl_->store().find_log(key.after)) {
    after = log->number;
  } else if (!key.after.empty()) {
    after = log_of_reviewer(*impl_, key.after);
  }
  const std::int64_t number = open_new_log(impl_->store(), reviewer, key.encrypted, after);
  impl_->forget_handles();
  impl_->index().catch_up();
  return log_info(*impl_, impl_->store().log(number), number);
}

Writer Case::write(std::string_view reviewer) {
  const std::int64_t number = log_to_write(*impl_, reviewer);
  SigningKey key = load_key(impl_->store().environment(), key_owner(*impl_, number));
  return Writer(std::make_unique<WriterImpl>(*impl_, number, std::move(key)));
}

std::string Case::show(const EntryId& id) { return impl_->show(impl_->row_of(id), id.item); }

EntryId Case::resolve(std::string_view target, std::string_view reviewer) {
  const Target found = resolver(*impl_, reviewer).resolve(target);
  return impl_->id_of(found.row, found.item);
}

Entry Case::entry(const EntryId& id) { return impl_->entry(impl_->row_of(id)); }

Case::Raw Case::raw(const EntryId& id) {
  RawEntry raw = impl_->store().raw_entry(impl_->row_of(id));
  return {std::move(raw.leaf), raw.parts.body.value_or(""), raw.parts.sealed.value_or(""),
          raw.parts.body_salt.value_or(""), raw.parts.sealed_salt.value_or("")};
}

bool Case::withdrawn(const EntryId& id) {
  const std::int64_t row = impl_->row_of(id);
  return impl_->index().withdrawn(row) || (id.item != 0 && impl_->index().withdrawn(row, id.item));
}

std::vector<EntryId> Case::referring(const EntryId& id) {
  std::vector<std::int64_t> rows;
  for (const std::int64_t target : impl_->same_documents(impl_->row_of(id))) {
    for (const Mention& mention : impl_->index().mentions(target)) {
      if (id.item == 0 || mention.item == id.item) rows.push_back(mention.source);
    }
  }
  impl_->sort_merged(rows);
  std::vector<EntryId> out;
  out.reserve(rows.size());
  for (const std::int64_t row : rows) out.push_back(impl_->id_of(row));
  return out;
}

std::string Case::text(const EntryId& document) {
  return std::string(impl_->text(impl_->row_of(document))->utf8());
}

std::uint64_t Case::line_count(const EntryId& document) {
  return impl_->text(impl_->row_of(document))->line_count();
}

std::vector<TextLine> Case::lines(const EntryId& document, std::uint64_t first,
                                  std::uint64_t last) {
  const std::shared_ptr<const Text> text = impl_->text(impl_->row_of(document));
  std::vector<TextLine> out;
  for (std::uint64_t n = std::max<std::uint64_t>(first, 1); n <= std::min(last, text->line_count());
       ++n) {
    out.push_back({n, text->line(n), text->sentences(n)});
  }
  return out;
}

std::string Case::raw_document(const EntryId& document) {
  return impl_->store().document(impl_->row_of(document), DocumentPart::raw);
}

std::string Case::locate(const Passage& passage) {
  return prov::locate(passage.ranges, *impl_->text(impl_->row_of(passage.text)));
}

PrintedPassage Case::print(const Passage& passage, std::size_t limit) {
  TargetResolver targets(*impl_, 0, 0);
  return PassageFinder(*impl_, targets).print(passage, limit);
}

Passage Case::passage(std::string_view document, std::string_view typed) {
  TargetResolver targets = resolver(*impl_);
  return PassageFinder(*impl_, targets).find(typed, {document, nullptr, false, true}).passage;
}

Writer::Writer(std::unique_ptr<WriterImpl> impl) : impl_(std::move(impl)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer::~Writer() = default;

Recorded Writer::apply(const Operation& operation, const std::string& key) {
  const bool keyed = !key.empty();
  return impl_->apply(operation, keyed ? std::optional(key) : std::nullopt, {}, true);
}

Recorded Writer::apply(const BatchLine& line) {
  return impl_->apply(line.operation, line.key, line.as, false);
}

void Writer::begin() { static_cast<void>(impl_->begin()); }
std::string Writer::origin() const { return impl_->origin(); }

Recorded Writer::record_export(const ExportRecord& record, const std::string& time) {
  return impl_->record_export(record, time);
}

void Writer::commit() { impl_->commit(); }
std::size_t Writer::pending() const { return impl_->pending(); }
void Writer::set_base_folder(const std::filesystem::path& folder) {
  impl_->set_base_folder(folder);
}

}  // namespace prov
