// SPDX-License-Identifier: Apache-2.0
#include "index/full_text.h"

#include <algorithm>
#include <limits>

#include <prov/error.h>

namespace prov {
namespace {

// A load is indexed in one transaction, during which writers wait.
constexpr std::size_t kLoadBytes = std::size_t{16} << 20;
constexpr std::size_t kLoadDocuments = 8192;
// What one value may have at most is 64 MiB (store/sqlite.cc).
constexpr std::size_t kMostBytes = std::size_t{60} << 20;

// In bulk, terms gather in memory up to this size before they are written as a segment.
constexpr std::string_view kBulk =
    "INSERT INTO full_text(full_text,rank) VALUES('hashsize',67108864)";

// Words as indexed hold neither quotation marks nor anything else that FTS5 reads as syntax, and
// none of them stands outside quotation marks.
std::string expression(const std::vector<std::vector<std::string>>& terms) {
  std::string out;
  for (const std::vector<std::string>& term : terms) {
    out += out.empty() ? "\"" : " AND \"";
    for (const std::string& word : term) out += word + " ";
    out += "\"";
  }
  return out;
}

}  // namespace

/// Documents read and not yet written.
struct FullText::Load {
  std::uint64_t from = 0, to = 0;  ///< entries of the log that it covers
  std::uint64_t documents = 0;
  std::vector<std::pair<std::int64_t, std::string>> texts;
};

FullText::FullText(Index& index, Store& store) : index_(index), store_(store) {
  Database& database = *index.database_;
  size_ = database.prepare("SELECT size FROM full_text_log WHERE number=? AND origin=?");
  documents_ = database.prepare("SELECT id FROM document WHERE id>=? AND id<? ORDER BY id LIMIT ?");
  same_bytes_ = database.prepare(
      "SELECT b.id FROM document a JOIN document b USING(hash) WHERE a.id=? AND b.id<>a.id");
}

std::uint64_t FullText::indexed(const LogState& log) {
  if (!size_.bind(log.number).bind(log.origin).step()) return 0;
  const auto size = static_cast<std::uint64_t>(size_.integer(0));
  size_.reset();
  return size;
}

// Up to where the texts of a log can be indexed: never further than the entries are projected, so
// that what is started over with the projections is all there is.
std::uint64_t FullText::to_index(const LogState& log) {
  return std::min(log.size, index_.projected(log).value_or(0));
}

// Documents of a log among its entries from <= seq < to.
std::vector<std::int64_t> FullText::waiting(const LogState& log, std::uint64_t from,
                                            std::uint64_t to, std::size_t most) {
  std::vector<std::int64_t> out;
  documents_.bind(row_id(log.number, from))
      .bind(row_id(log.number, to))
      .bind(static_cast<std::int64_t>(most));
  while (documents_.step()) out.push_back(documents_.integer(0));
  return out;
}

// Whether the text of the same bytes is indexed, or is in the load that begins at the entry `from`
// of the same log.
bool FullText::known(std::int64_t row, std::uint64_t from) {
  std::vector<std::int64_t> others;
  same_bytes_.bind(row);
  while (same_bytes_.step()) others.push_back(same_bytes_.integer(0));
  const auto digest = [this](std::int64_t of) {
    const Entry entry = store_.entry(of);
    const auto* document = std::get_if<DocumentAdd>(&entry.content);
    return document == nullptr ? std::string() : document->sha256;
  };
  return std::any_of(others.begin(), others.end(), [&](std::int64_t other) {
    const bool in_load = log_of(other) == log_of(row) && other < row && place_of(other) >= from;
    if (!in_load && !(held(other) && place_of(other) < indexed(store_.log(log_of(other))))) {
      return false;
    }
    const std::string own = digest(row);
    return !own.empty() && own == digest(other);
  });
}

FullText::Load FullText::read(const LogState& log, std::uint64_t from, const Form& form) {
  Load load{from, to_index(log), 0, {}};
  std::size_t bytes = 0;
  for (const std::int64_t row : waiting(log, from, load.to, kLoadDocuments + 1)) {
    if (bytes >= kLoadBytes || load.documents == kLoadDocuments) {
      load.to = place_of(row);
      break;
    }
    ++load.documents;
    if (known(row, from)) continue;
    try {
      std::string text = form(store_.document(row, DocumentPart::text));
      if (text.size() > kMostBytes) text.resize(kMostBytes);
      bytes += text.size();
      load.texts.emplace_back(row, std::move(text));
    } catch (const Error& error) {
      if (error.code() != ErrorCode::not_found) throw;  // erased
    }
  }
  return load;
}

void FullText::write(const LogState& log, const Load& load) {
  Database& database = *index_.database_;
  Transaction transaction(database, Transaction::Kind::write);
  // Somebody else may have done it, or have started over.
  if (indexed(log) != load.from || to_index(log) < load.to) return;
  database.execute(std::string(kBulk));
  Statement insert = database.prepare("INSERT INTO full_text(rowid,text) VALUES(?,?)");
  for (const auto& [row, text] : load.texts) insert.bind(row).bind(text).run();
  database.prepare("INSERT OR REPLACE INTO full_text_log VALUES(?,?,?)")
      .bind(log.number)
      .bind(log.origin)
      .bind(static_cast<std::int64_t>(load.to))
      .run();
  transaction.commit();
}

std::uint64_t FullText::count_waiting() {
  std::uint64_t all = 0;
  Statement count = index_.database_->prepare("SELECT count(*) FROM document WHERE id>=? AND id<?");
  for (const LogState& log : store_.logs()) {
    count.bind(row_id(log.number, indexed(log))).bind(row_id(log.number, to_index(log)));
    if (count.step()) all += static_cast<std::uint64_t>(count.integer(0));
    count.reset();
  }
  return all;
}

void FullText::catch_up(const Form& form, const Progress& progress) {
  if (index_.transaction_) {
    throw Error(ErrorCode::usage, "texts cannot be searched while a writer holds entries back");
  }
  const std::uint64_t all = count_waiting();
  if (progress && all > 0) progress(0, all);
  std::uint64_t done = 0;
  for (const LogState& log : store_.logs()) {
    for (;;) {
      const std::uint64_t from = indexed(log);
      if (waiting(log, from, to_index(log), 1).empty()) break;
      const Load load = read(log, from, form);
      try {
        write(log, load);
      } catch (const Error& error) {
        refuse(error);
      }
      done += load.documents;
      if (progress) progress(done, std::max(done, all));
    }
  }
}

// Whether the store's snapshot has an entry: others may have indexed what came after it.
bool FullText::held(std::int64_t row) const {
  const std::vector<LogState>& logs = store_.logs();
  return std::any_of(logs.begin(), logs.end(), [row](const LogState& log) {
    return log.number == log_of(row) && place_of(row) < log.size;
  });
}

std::vector<TextHit> FullText::search(const std::vector<std::vector<std::string>>& terms,
                                      std::size_t most) {
  std::vector<TextHit> out;
  const std::string sought = expression(terms);
  const std::size_t limit = std::min(most, std::size_t{std::numeric_limits<std::int32_t>::max()});
  try {
    Statement rows = index_.database_->prepare(
        "SELECT rowid,CAST(-1e9*bm25(full_text) AS INTEGER) FROM full_text WHERE full_text MATCH ? "
        "LIMIT ?");
    rows.bind(sought).bind(static_cast<std::int64_t>(limit));
    while (rows.step()) {
      if (held(rows.integer(0))) {
        out.push_back({rows.integer(0), rows.integer(0), rows.integer(1)});
      }
    }
    Statement least = index_.database_->prepare(
        "SELECT min(b.id) FROM document a JOIN document b USING(hash) WHERE a.id=?");
    for (TextHit& hit : out) {
      if (least.bind(hit.row).step() && !least.is_null(0)) hit.least = least.integer(0);
      least.reset();
    }
  } catch (const Error& error) {
    refuse(error);
  }
  // Two that indexed two logs at the same time may each have taken the same document.
  std::sort(out.begin(), out.end(), [](const TextHit& a, const TextHit& b) {
    return a.score != b.score ? a.score > b.score : a.least < b.least;
  });
  out.erase(std::unique(out.begin(), out.end(),
                        [](const TextHit& a, const TextHit& b) { return a.least == b.least; }),
            out.end());
  return out;
}

// Called while `error` is being handled.
void FullText::refuse(const Error& error) const {
  if (error.code() != ErrorCode::verification) throw;
  throw Error(ErrorCode::verification,
              std::string(error.what()) + " (delete this file; the next search makes it anew)");
}

}  // namespace prov
