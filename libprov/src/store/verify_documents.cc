// SPDX-License-Identifier: Apache-2.0
#include "store/verify_documents.h"

#include <algorithm>

#include "base/hex.h"
#include "base/utf8.h"
#include "log/quotation.h"
#include "store/verify_tree.h"

namespace prov {
namespace {

constexpr std::size_t kHeldBytes = std::size_t{8} << 20;
constexpr std::size_t kWorthKeeping = std::size_t{8} << 20;

bool carries_pieces(const std::optional<Leaf>& leaf, std::int64_t part) {
  if (!leaf) return true;  // not known, and a failure already
  if (leaf->type == "document.add") {
    return part == static_cast<std::int64_t>(DocumentPart::raw) ||
           part == static_cast<std::int64_t>(DocumentPart::text);
  }
  return leaf->type == "text.record" && part == static_cast<std::int64_t>(DocumentPart::text);
}

}  // namespace

void DocumentCheck::fail(std::int64_t row, std::string message) {
  damaged_.insert(row);
  findings_.fail_entry("document", kContentFile, row, std::move(message));
}

void DocumentCheck::check(std::int64_t row, const Content& content) {
  try {
    if (const auto* add = std::get_if<DocumentAdd>(&content)) {
      check_raw(row, *add);
    } else if (const auto* record = std::get_if<TextRecord>(&content)) {
      check_text(row, record->text, DocumentPart::text);
    }
  } catch (const Error& error) {
    Findings::rethrow_unless_finding(error);
    fail(row, error.what());
  }
}

void DocumentCheck::check_raw(std::int64_t row, const DocumentAdd& add) {
  Stream raw = read(row, DocumentPart::raw, add.sha256);
  if (!compare(row, "document", raw, add.sha256)) return;
  if (raw.bytes != add.bytes) {
    fail(row, "the document has " + std::to_string(raw.bytes) + " bytes, not " +
                  std::to_string(add.bytes));
  }
  ++report_.documents;
  const bool own_text = pieces_.whole() && in_block_
                            ? pieces_.at(row, DocumentPart::text)
                            : store_.content_db().has_pieces(row, DocumentPart::text);
  if (own_text || add.text.sha256 != add.sha256) {
    check_text(row, add.text, DocumentPart::text);
    return;
  }
  if (raw.code_points != add.text.length) {
    return fail(row, "the text has another length than its entry says");
  }
  ++report_.texts;
  if (raw.kept.size() == raw.bytes) remember(row, std::move(raw.kept));
}

bool DocumentCheck::check_text(std::int64_t row, const TextInfo& text, DocumentPart part) {
  Stream stream = read(row, part, text.sha256);
  if (!compare(row, "text", stream, text.sha256)) return false;
  if (stream.code_points != text.length) {
    fail(row, "the text has another length than its entry says");
    return false;
  }
  ++report_.texts;
  if (stream.kept.size() == stream.bytes) remember(row, std::move(stream.kept));
  return true;
}

bool DocumentCheck::compare(std::int64_t row, std::string_view what, const Stream& stream,
                            const std::string& sha256) {
  if (stream.sha256 == sha256) return true;
  fail(row, "the stored " + std::string(what) + " does not match its hash");
  return false;
}

template <typename Source>
std::optional<DocumentCheck::Stream> DocumentCheck::stream(Source source) {
  Stream stream;
  hasher_.start();
  const bool read = source([&](std::string_view piece) {
    hasher_.update(piece);
    stream.bytes += piece.size();
    stream.code_points += count_code_points(piece);
    if (stream.bytes <= kWorthKeeping) stream.kept.append(piece);
  });
  if (!read) return std::nullopt;
  stream.sha256 = to_hex(hasher_.finish());
  return stream;
}

// What the reading of the whole block does not give as it should be is read once more on its own.
DocumentCheck::Stream DocumentCheck::read(std::int64_t row, DocumentPart part,
                                          const std::string& sha256) {
  pass(row);
  std::optional<Stream> found;
  if (pieces_.at(row, part)) {
    found = stream([&](const auto& visit) { return pieces_.read(visit); });
  }
  in_block_ = found && found->sha256 == sha256;
  if (!in_block_) {
    found = stream([&](const auto& visit) {
      store_.content_db().read_pieces(row, part, visit);
      return true;
    });
  }
  report_.bytes += found->bytes;
  return *std::move(found);
}

void DocumentCheck::remember(std::int64_t row, std::string text) {
  std::unique_ptr<CountedText> counted;
  if (valid_utf8(text)) {
    counted = std::make_unique<CountedText>(std::move(text));
  } else {
    fail(row, "the text is not valid UTF-8");
  }
  held_ += counted == nullptr ? 0 : counted->bytes();
  texts_.emplace_front(row, std::move(counted));
  places_[row] = texts_.begin();
  while (held_ > kHeldBytes && texts_.size() > 1) {
    held_ -= texts_.back().second == nullptr ? 0 : texts_.back().second->bytes();
    places_.erase(texts_.back().first);
    texts_.pop_back();
  }
}

// A text that cannot be had, or is not the one that was added, is a failure of the entry that
// carries it and of no other.
CountedText* DocumentCheck::text_of(const EntryId& id) {
  const std::int64_t row = store_.row_of(id);
  const auto found = places_.find(row);
  if (found != places_.end()) {
    texts_.splice(texts_.begin(), texts_, found->second);
    return texts_.front().second.get();
  }
  if (damaged_.contains(row)) return nullptr;
  const std::optional<Leaf> leaf = trusted_leaf(store_, row);
  if (!leaf) return nullptr;
  if (!carries_pieces(leaf, static_cast<std::int64_t>(DocumentPart::text))) {
    throw Error(ErrorCode::verification,
                "it quotes entry " + std::to_string(id.seq) + ", which carries no text");
  }
  try {
    remember(row, store_.document(row, DocumentPart::text));
    return texts_.front().second.get();
  } catch (const Error& error) {
    Findings::rethrow_unless_finding(error);
    damaged_.insert(row);
    return nullptr;
  }
}

void DocumentCheck::check_passage(std::int64_t row, const Passage& passage) {
  const LogState* log = store_.find_log(passage.text.log);
  if (log == nullptr || passage.text.seq >= log->size) return;  // a finding already
  findings_.guard("quotation", kContentFile, row, [&] {
    CountedText* text = text_of(passage.text);
    if (text == nullptr) return;
    for (std::size_t i = 0; i < passage.quotes.size(); ++i) {
      ++report_.quotations;
      const Range& range = passage.ranges[i];
      if (quotation_holds(*text, range, passage.quotes[i], store_.hasher())) continue;
      findings_.fail_entry("quotation", kContentFile, row,
                           "its quotation of " + std::to_string(range.start) + ".." +
                               std::to_string(range.end) + " of entry " +
                               std::to_string(passage.text.seq) + " differs from the text");
    }
  });
}

void DocumentCheck::begin(const LogState& log, std::uint64_t first,
                          const std::vector<std::optional<Leaf>>& leaves) {
  base_ = row_id(log.number, first);
  leaves_ = &leaves;
  pieces_.start(base_, base_ + static_cast<std::int64_t>(leaves.size()));
}

void DocumentCheck::end() {
  pass(base_ + static_cast<std::int64_t>(leaves_->size()));
  pieces_.finish();
  if (!pieces_.whole()) check_owners();
}

void DocumentCheck::pass(std::int64_t row) {
  pieces_.pass(row, [this](std::int64_t owner, std::int64_t part) { check_owner(owner, part); });
}

void DocumentCheck::check_owner(std::int64_t row, std::int64_t part) {
  const auto at = static_cast<std::size_t>(row - base_);
  if (at >= leaves_->size() || carries_pieces((*leaves_)[at], part)) return;
  findings_.fail_entry("document", kContentFile, row,
                       "it owns a piece of a document, which its type cannot");
}

void DocumentCheck::check_owners() {
  findings_.guard("document", kContentFile, std::nullopt, [&] {
    owners_.bind(base_).bind(base_ + static_cast<std::int64_t>(leaves_->size()));
    while (owners_.step()) check_owner(owners_.integer(0), owners_.integer(1));
  });
}

}  // namespace prov
