// SPDX-License-Identifier: Apache-2.0
#include "desk/case_impl.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <tuple>

#include <prov/error.h>

#include "base/file_lock.h"
#include "log/origin.h"
#include "store/formats.h"

namespace prov {
namespace {

constexpr std::size_t kTextCacheBytes = std::size_t{64} << 20;
constexpr std::chrono::milliseconds kIndexWait{2000};
constexpr std::chrono::milliseconds kLongestReading{50};

struct KindRow {
  ThingKind kind;
  std::string_view shown;
};

// In the order of the alternatives of Content.
constexpr std::array kKinds = {
    KindRow{ThingKind::log, "a log"},
    KindRow{ThingKind::document, "a document"},
    KindRow{ThingKind::text, "a text of a document"},
    KindRow{ThingKind::capture, "a capture"},
    KindRow{ThingKind::cited_document, "a cited document"},
    KindRow{ThingKind::agent, "a person or organization"},
    KindRow{ThingKind::statement, "source details"},
    KindRow{ThingKind::affiliation, "an affiliation"},
    KindRow{ThingKind::identity, "a judgement of sameness"},
    KindRow{ThingKind::claim, "a claim"},
    KindRow{ThingKind::appearance, "an appearance of a claim"},
    KindRow{ThingKind::attribution, "an attribution"},
    KindRow{ThingKind::label, "a label"},
    KindRow{ThingKind::note, "a note"},
    KindRow{ThingKind::vocabulary, "a vocabulary"},
    KindRow{ThingKind::withdrawal, "a withdrawal"},
    KindRow{ThingKind::exported, "the record of an export"},
    KindRow{ThingKind::unknown, "an entry of unknown type"},
};
static_assert(kKinds.size() == std::variant_size_v<Content>);

}  // namespace

std::filesystem::path existing_store(const std::filesystem::path& folder) {
  std::filesystem::path store = store_folder(folder);
  const bool log = std::filesystem::exists(store / kLogFile);
  const bool content = std::filesystem::exists(store / kContentFile);
  if (log && content) return store;
  if (!log && !content) {
    throw Error(ErrorCode::not_found, "there is no case in " + folder.string() + " (prov init)");
  }
  throw Error(ErrorCode::verification,
              (store / (log ? kContentFile : kLogFile)).string() +
                  " is missing, and nothing can make it anew (put it back from a copy of the case, "
                  "then run prov verify)");
}

std::filesystem::path store_folder(const std::filesystem::path& folder) {
  return folder.filename() == kCaseFolder ? folder : folder / kCaseFolder;
}

ThingKind kind_of(const Content& content) { return kKinds[content.index()].kind; }

std::string_view shown_kind(ThingKind kind) {
  for (const KindRow& row : kKinds) {
    if (row.kind == kind) return row.shown;
  }
  return "something";
}

std::string_view kind_words(const Content& content) { return shown_kind(kind_of(content)); }

CaseImpl::CaseImpl(const std::filesystem::path& folder, Access access,
                   const Environment& environment)
    : folder_(folder),
      store_(folder, access == Access::write ? OpenMode::write : OpenMode::read, environment) {
  warn_about_marks();
  open_index(access);
}

void CaseImpl::warn_about_marks() {
  for (const MemoryFault& fault : store_.memory_faults()) {
    if (!fault.unusable && store_.is_left(fault.origin)) continue;  // prov verify goes on saying it
    warnings_.push_back(fault.words + "; nothing can be written to it (run prov verify)");
  }
}

// Whoever finds the index behind brings it up to date under the lock. A reader that cannot get the
// lock soon goes on when the index has all of its snapshot, and else waits as a writer does. Where
// the file cannot be written at all, a temporary index is built.
void CaseImpl::open_index(Access access) {
  const std::filesystem::path file = folder_ / kIndexFile;
  const bool existed = std::filesystem::exists(file);
  if (access == Access::glance) {
    if (existed) index_ = Index::existing(store_, OpenMode::read);
    if (!index_) throw Error(ErrorCode::not_found, file.string() + " has to be made anew");
    return;
  }
  bool covers = false;
  try {
    // Only whoever holds the lock may put another in its place.
    if (existed) index_ = Index::existing(store_);
    if (index_ && index_->up_to_date()) return;
    covers = index_ && index_->covers();
    const FileLock lock(folder_ / kLockFile, covers ? kIndexWait : store_.environment().lock_wait);
    store_.refresh();
    if (!index_) index_ = std::make_unique<Index>(store_, false);
    index_->catch_up();
  } catch (const Error& error) {
    if (error.code() == ErrorCode::busy && covers) return;
    if (error.code() != ErrorCode::io || access == Access::write) throw;
    use_temporary_index(error);
  }
}

void CaseImpl::use_temporary_index(const Error& why) {
  stop_reading();
  index_ = std::make_unique<Index>(store_, true);
  index_->catch_up();
  warnings_.push_back("the index cannot be written (" + std::string(why.what()) +
                      "); a temporary one is used");
}

void CaseImpl::begin_reading() {
  if (read_locks_++ == 0) start_reading();
}

void CaseImpl::end_reading() {
  if (--read_locks_ == 0) stop_reading();
}

void CaseImpl::start_reading() {
  for (Database* each :
       {&store_.log_db().database(), &store_.content_db().database(), &index_->database()}) {
    reading_.push_back(std::make_unique<Transaction>(*each, Transaction::Kind::read));
  }
  reading_since_ = std::chrono::steady_clock::now();
}

void CaseImpl::stop_reading() { reading_.clear(); }

void CaseImpl::breathe() {
  if (reading_.empty() || std::chrono::steady_clock::now() - reading_since_ < kLongestReading) {
    return;
  }
  stop_reading();
  start_reading();
}

TileReader& CaseImpl::tree_of(const LogState& log) {
  if (!tree_ || tree_->log != log.number || tree_->size != log.size) {
    tree_.emplace(Tree{log.number, log.size, store_.tile_reader(log.number, log.size)});
  }
  return tree_->tiles;
}

const Entry& CaseImpl::entry(std::int64_t row) {
  breathe();
  if (latest_.row == row) return latest_.entry;
  Slot& slot = slot_of(row);
  if (slot.row != row) {
    slot.row = -1;
    slot.entry = is_pending(row) ? read_pending_(row) : store_.entry(row);
    slot.row = row;
  }
  return slot.entry;
}

CaseImpl::Slot& CaseImpl::slot_of(std::int64_t row) {
  return entries_[static_cast<std::uint64_t>(row) % entries_.size()];
}

void CaseImpl::begin_pending(std::int64_t log, std::function<Entry(std::int64_t)> read) {
  pending_begin_ = pending_end_ = row_id(log, store_.log(log).size);
  read_pending_ = std::move(read);
}

void CaseImpl::remember_pending(std::int64_t row, Entry entry) {
  pending_end_ = row + 1;
  latest_ = {row, std::move(entry)};
}

void CaseImpl::forget_pending() {
  std::erase_if(texts_, [this](const auto& text) { return is_pending(text.first); });
  for (Slot& slot : entries_) {
    if (is_pending(slot.row)) slot.row = -1;
  }
  latest_.row = -1;
  pending_begin_ = pending_end_ = 0;
  read_pending_ = nullptr;
}

std::int64_t CaseImpl::row_of(const EntryId& id) {
  const LogState* log = store_.find_log(id.log);
  if (log != nullptr) {
    const std::int64_t row = row_id(log->number, id.seq);
    if (id.seq < log->size || is_pending(row)) return row;
    // The index, which is shared, names what was committed after this case was opened.
    if (id.seq < store_.log_db().leaf_count(log->number)) return row;
  }
  return store_.row_of(id);
}

EntryId CaseImpl::id_of(std::int64_t row, std::uint32_t item) const {
  return store_.id_of(row, item);
}

void CaseImpl::name_logs() {
  std::vector<NamedLog> named;
  for (const LogState& log : store_.logs()) {
    const Entry open = store_.entry(row_id(log.number, 0));
    const auto* content = std::get_if<LogOpen>(&open.content);
    named.push_back({content == nullptr ? "log" : content->handle, log.origin});
  }
  std::vector<std::string> shown = shown_handles(named);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    handles_[store_.logs()[i].number] = std::move(shown[i]);
  }
}

const std::string& CaseImpl::log_handle(std::int64_t number) {
  if (!handles_.contains(number)) name_logs();
  return handles_[number];
}

std::string CaseImpl::show(std::int64_t row, std::uint32_t item) {
  std::string out = log_handle(log_of(row)) + "-" + std::to_string(place_of(row));
  if (item != 0) out += "." + std::to_string(item);
  return out;
}

bool CaseImpl::before(std::int64_t a, std::int64_t b) {
  if (log_of(a) == log_of(b)) return a < b;
  const std::uint64_t at_a = entry(a).lamport;
  const std::uint64_t at_b = entry(b).lamport;
  return std::tuple(at_a, id_of(a).log, place_of(a)) < std::tuple(at_b, id_of(b).log, place_of(b));
}

void CaseImpl::sort_merged(std::vector<std::int64_t>& rows) {
  std::sort(rows.begin(), rows.end(),
            [this](std::int64_t a, std::int64_t b) { return a != b && before(a, b); });
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
}

std::vector<std::int64_t> CaseImpl::same_documents(std::int64_t row) {
  const Entry& own = entry(row);
  const auto* add = std::get_if<DocumentAdd>(&own.content);
  if (add == nullptr || add->sha256.empty()) return {row};
  std::vector<std::int64_t> out = documents_with(std::string(add->sha256));
  if (out.empty()) out.push_back(row);
  return out;
}

std::vector<std::int64_t> CaseImpl::documents_with(const std::string& sha256) {
  std::vector<std::int64_t> out;
  for (const std::int64_t candidate : index_->documents_by_hash(sha256)) {
    const Entry& other = entry(candidate);
    const auto* document = std::get_if<DocumentAdd>(&other.content);
    if (document != nullptr && document->sha256 == sha256) out.push_back(candidate);
  }
  if (out.size() > 1) sort_merged(out);
  return out;
}

std::shared_ptr<const Text> CaseImpl::text(std::int64_t row) {
  const auto found = texts_.find(row);
  if (found != texts_.end()) return found->second;
  auto text = std::make_shared<Text>(is_pending(row) ? pending_text(row)
                                                     : store_.document(row, DocumentPart::text));
  remember_text(row, text);
  return text;
}

// The text of a document that is appended and not committed; what was written a moment ago by this
// process is not checked again.
std::string CaseImpl::pending_text(std::int64_t row) {
  ContentDb& content = store_.content_db();
  const bool own_text = content.has_pieces(row, DocumentPart::text);
  std::string bytes;
  content.read_pieces(row, own_text ? DocumentPart::text : DocumentPart::raw,
                      [&bytes](std::string_view piece) { bytes.append(piece); });
  return bytes;
}

void CaseImpl::remember_text(std::int64_t row, std::shared_ptr<const Text> text) {
  if (texts_bytes_ > kTextCacheBytes) {
    texts_.clear();
    texts_bytes_ = 0;
  }
  texts_bytes_ += text->utf8().size();
  texts_[row] = std::move(text);
}

std::string CaseImpl::document_name(std::int64_t row) {
  const Entry& own = entry(row);
  if (const auto* add = std::get_if<DocumentAdd>(&own.content)) {
    const std::string& name = add->capture.name;
    const std::size_t dot = name.rfind('.');
    if (!name.empty()) return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
    if (!add->sha256.empty()) return add->sha256.substr(0, 12);
  }
  return show(row);
}

std::string CaseImpl::display_name(std::int64_t number) {
  const std::int64_t open_row = row_id(number, 0);
  std::string name;
  if (const auto* open = std::get_if<LogOpen>(&entry(open_row).content)) name = open->name;
  for (const Mention& mention : index_->mentions(open_row, Role::subject)) {
    if (index_->withdrawn(mention.source) || log_of(mention.source) != number) continue;
    const Entry& other = entry(mention.source);
    if (const auto* statement = std::get_if<StatementRecord>(&other.content)) {
      std::uint32_t item = 0;
      for (const Property& property : statement->properties) {
        if (index_->withdrawn(mention.source, ++item)) continue;
        if (property.name == "name" && !property.value.empty()) name = property.value;
      }
    }
  }
  return name;
}

}  // namespace prov
