// SPDX-License-Identifier: Apache-2.0
#include "desk/writer_impl.h"

#include <cstring>
#include <utility>

#include <prov/error.h>

#include "base/hex.h"
#include "base/timestamp.h"
#include "desk/comparison.h"
#include "desk/prepared_document.h"

namespace prov {
namespace {

// "agent.add at /sealed/name: must have ..." is of the form that entries are stored in; people know
// the thing and its member: "a person or organization: name must have ...".
std::string in_typed_words(std::string_view message, std::string_view type, ThingKind kind) {
  if (!message.starts_with(type)) return std::string(message);
  message.remove_prefix(type.size());
  const std::size_t colon = message.find(": ");
  std::string out(shown_kind(kind));
  if (colon == std::string_view::npos) return out + std::string(message);
  std::string_view place = message.substr(0, colon);
  while (!place.empty() && place.back() >= '0' && place.back() <= '9') place.remove_suffix(1);
  if (place.ends_with('/')) place.remove_suffix(1);
  const std::size_t slash = place.rfind('/');
  const std::string_view member =
      slash == std::string_view::npos ? std::string_view() : place.substr(slash + 1);
  const bool part = member == "body" || member == "sealed";
  return out + ": " + (member.empty() || part ? "" : std::string(member) + " ") +
         std::string(message.substr(colon + 2));
}

}  // namespace

WriterImpl::WriterImpl(CaseImpl& impl, std::int64_t log, SigningKey key)
    : impl_(impl), log_(log), key_(std::move(key)), shelf_(impl) {}

WriterImpl::~WriterImpl() { close(); }

void WriterImpl::open() {
  if (store_writer_) return;
  impl_.stop_reading();
  store_writer_.emplace(impl_.store());
  try {
    store_writer_->use_key(log_, key_);
    impl_.index().catch_up();
    impl_.index().begin();
    impl_.begin_pending(log_,
                        [this](std::int64_t row) { return store_writer_->pending_entry(row); });
  } catch (...) {
    store_writer_.reset();
    throw;
  }
}

std::uint64_t WriterImpl::begin() {
  if (!abandoned_.empty()) commit();  // says so
  open();
  return store_writer_->next_seq(log_);
}

Recorded WriterImpl::record_export(const ExportRecord& record, const std::string& time) {
  static_cast<void>(begin());
  NewEntry fresh = encode_for(impl_, log_, record);
  const std::int64_t row = append(record, std::move(fresh), {}, nullptr, time);
  Recorded out;
  out.id = impl_.id_of(row);
  out.shown = impl_.show(row);
  return out;
}

// Ends the transaction; what has not been committed is gone.
void WriterImpl::close() {
  if (!store_writer_) return;
  if (store_writer_->pending() > 0) shelf_.forget();
  impl_.index().rollback();
  impl_.forget_pending();
  impl_.forget_typed_names();
  known_documents_.clear();
  store_writer_.reset();
}

std::size_t WriterImpl::pending() const { return store_writer_ ? store_writer_->pending() : 0; }

Recorded WriterImpl::apply(const Operation& operation, std::optional<std::string> key,
                           std::string_view as, bool echo) {
  if (!as.empty()) names_[std::string(as)] = std::nullopt;
  if (!abandoned_.empty()) commit();  // says so
  open();
  also_.clear();
  const std::optional<std::int64_t> known =
      key && !key->empty() ? by_key(*key) : std::optional<std::int64_t>();
  TargetResolver targets(impl_, log_, store_writer_->next_seq(log_));
  targets.set_names(&names_);
  PassageFinder passages(impl_, targets);
  // `@` depends on the log, `$name` on the batch; what else names a document stays the same until
  // files are added.
  targets.set_known_documents(&known_documents_);
  const Drafter::Tools tools{impl_,
                             targets,
                             passages,
                             shelf_,
                             [this, known](const UsableVocabulary& vocabulary) {
                               // An entry that is there needs no vocabulary that is not: its own
                               // row, which is none, makes the two differ.
                               return known ? *known : adopt(vocabulary);
                             },
                             [this](Draft draft) {
                               const EntryId made = record(std::move(draft), std::nullopt).id;
                               also_.push_back(made);
                               return impl_.row_of(made);
                             },
                             log_,
                             base_folder_,
                             echo};
  Drafter drafter(tools);
  Recorded recorded = known ? repeated(*known, *key, operation, drafter)
                            : record(drafter.draft(operation), std::move(key));
  if (!as.empty()) names_[std::string(as)] = recorded.id;
  return recorded;
}

Recorded WriterImpl::record(Draft draft, std::optional<std::string> key) {
  Recorded out;
  std::int64_t row = 0;
  if (draft.existing) {
    row = *draft.existing;
    out.repeated = also_.empty();
  } else {
    NewEntry fresh = encode_for(impl_, log_, draft.content);
    if (key && key->empty()) key = derived_key(draft, fresh);
    const std::optional<std::int64_t> known = key ? by_key(*key) : std::nullopt;
    if (known) return repeated(*known);
    if (!draft.before_writing.empty()) {
      for (const auto& step : draft.before_writing) step(draft);
      fresh = encode_for(impl_, log_, draft.content);
    }
    row = append(std::move(draft.content), std::move(fresh), key.value_or(std::string()),
                 draft.document.get());
    out.also = also_;
  }
  out.id = impl_.id_of(row);
  out.shown = impl_.show(row);
  out.echo = std::move(draft.echo);
  out.warnings = std::move(draft.warnings);
  return out;
}

Recorded WriterImpl::repeated(std::int64_t row) {
  Recorded out;
  out.id = impl_.id_of(row);
  out.shown = impl_.show(row);
  out.repeated = true;
  out.withdrawn = impl_.index().withdrawn(row);
  if (out.withdrawn) {
    out.warnings.push_back(out.shown +
                           " says this already and has been withdrawn (a new key records it anew)");
  }
  return out;
}

Recorded WriterImpl::repeated(std::int64_t row, const std::string& key, const Operation& operation,
                              Drafter& drafter) {
  Recorded out = repeated(row);
  std::string why;
  try {
    out.differs = !says(impl_, log_, impl_.entry(row), drafter.draft(operation));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::usage && error.code() != ErrorCode::bad_data &&
        error.code() != ErrorCode::not_found) {
      throw;
    }
    why = error.what();
  }
  const std::string known = "\"" + key + "\" is the key of " + out.shown;
  if (out.differs) {
    if (out.withdrawn) out.warnings = {out.shown + " has been withdrawn"};
    out.warnings.push_back(known +
                           ", which says something else: nothing was written (give "
                           "another key)");
  } else if (!why.empty()) {
    out.warnings.push_back(known + "; what is asked for now could not be compared with it: " + why);
  }
  return out;
}

// The same operation again gives the same key; equal ones of one batch are told apart by number.
std::string WriterImpl::derived_key(const Draft& draft, NewEntry& fresh) {
  std::string identity = draft.identity;
  if (identity.empty()) {
    identity = fresh.type;
    identity.append(fresh.body.text()).append(fresh.sealed.text());
  }
  const Digest hash = impl_.hasher().sha256(identity);
  std::uint64_t start = 0;
  std::memcpy(&start, hash.data(), sizeof start);
  return "auto:" + to_hex(hash) + ":" + std::to_string(++ordinals_[start]);
}

std::optional<std::int64_t> WriterImpl::by_key(std::string_view key) {
  for (const std::int64_t row : impl_.index().by_key(log_, key)) {
    if (impl_.entry(row).key == key) return row;
  }
  return std::nullopt;
}

std::int64_t WriterImpl::append(Content content, NewEntry fresh, std::string_view key,
                                const PreparedDocument* document, std::string time) {
  const std::string& origin = impl_.store().log(log_).origin;
  if (time.empty()) time = format_timestamp(impl_.store().environment().clock.now());
  fresh.body.set("time", time);
  if (!key.empty()) fresh.sealed.set("key", key);
  try {
    static_cast<void>(checker_.check(fresh.type, fresh.body.value(), fresh.sealed.value(), origin));
  } catch (const Error& error) {
    throw Error(error.code(), in_typed_words(error.what(), fresh.type, kind_of(content)));
  }
  Entry entry;
  entry.id = {origin, store_writer_->next_seq(log_), 0};
  entry.type = fresh.type;
  entry.time = time;
  entry.key = key;
  entry.content = std::move(content);
  entry.sealed = fresh.sealed.is_null() ? PartState::absent : PartState::present;
  if (document != nullptr) {
    fresh.raw = &document->raw;
    if (!document->text_is_raw) fresh.text = &document->text;
  }
  const std::int64_t row = write(std::move(fresh), entry);
  if (document != nullptr || std::holds_alternative<CaptureRecord>(entry.content) ||
      std::holds_alternative<EntryWithdraw>(entry.content)) {
    known_documents_.clear();
  }
  impl_.forget_typed_names();
  impl_.remember_pending(row, std::move(entry));
  return row;
}

// Where a file fails in the middle of a transaction, SQLite may have given up all of it, so that
// nothing of it can be kept: what had been applied is said to be gone by the commit.
std::int64_t WriterImpl::write(NewEntry fresh, Entry& entry) {
  std::int64_t row = 0;
  bool appended = false;
  try {
    row = store_writer_->append(log_, std::move(fresh));
    appended = true;
    entry.lamport = store_writer_->last_lamport(log_);
    impl_.index().project(row, entry);
  } catch (const Error& error) {
    const bool refused = error.code() == ErrorCode::bad_data || error.code() == ErrorCode::usage ||
                         error.code() == ErrorCode::not_found;
    if (appended || !refused) abandon(error);
    throw;
  }
  return row;
}

void WriterImpl::abandon(const Error& why) {
  if (store_writer_->pending() > 0) abandoned_ = why.what();
  for (auto& [name, id] : names_) id.reset();
  shelf_.forget();
  close();
}

std::int64_t WriterImpl::adopt(const UsableVocabulary& vocabulary) {
  VocabularyAdopt adopt;
  adopt.id = vocabulary.vocabulary.id;
  adopt.version = static_cast<std::uint64_t>(vocabulary.vocabulary.version);
  adopt.sha256 = vocabulary.sha256;
  adopt.vocabulary = to_json(vocabulary.vocabulary);
  NewEntry fresh = encode_for(impl_, log_, adopt);
  const std::int64_t row = append(std::move(adopt), std::move(fresh), "", nullptr);
  shelf_.adopted(vocabulary, row);
  also_.push_back(impl_.id_of(row));
  return row;
}

void WriterImpl::commit() {
  if (!abandoned_.empty()) {
    throw Error(ErrorCode::io, "nothing was stored since the last commit: " +
                                   std::exchange(abandoned_, std::string()));
  }
  if (!store_writer_) return;
  if (store_writer_->pending() == 0) {
    close();
    return;
  }
  try {
    store_writer_->commit();
  } catch (...) {
    // What was named in this transaction may be gone: nothing may refer to it any more.
    for (auto& [name, id] : names_) id.reset();
    shelf_.forget();  // and vocabularies adopted in it
    close();
    throw;
  }
  project_sizes();
  for (std::string& warning : store_writer_->take_warnings()) {
    impl_.warnings().push_back(std::move(warning));
  }
  impl_.forget_pending();
  known_documents_.clear();
  store_writer_.reset();
}

void WriterImpl::project_sizes() {
  try {
    for (const LogState& log : impl_.store().logs()) {
      impl_.index().set_size(log.number, log.origin, log.size);
    }
    impl_.index().commit();
  } catch (const Error& error) {
    // The entries are durable; the next command brings the index up to date.
    impl_.index().rollback();
    impl_.warnings().push_back("the index was not updated: " + std::string(error.what()));
  }
}

}  // namespace prov
