// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <list>
#include <map>
#include <set>

#include "base/counted_text.h"
#include "store/verify_findings.h"
#include "store/verify_pieces.h"

namespace prov {

/// Checks raw documents, texts and the quotations from them.
class DocumentCheck {
 public:
  DocumentCheck(Store& store, Findings& findings, StoreReport& report)
      : store_(store),
        findings_(findings),
        report_(report),
        pieces_(store.content_db()),
        owners_(store.content_db().database().prepare(
            "SELECT DISTINCT owner,part FROM chunk WHERE owner>=? AND owner<? "
            "ORDER BY owner,part")) {}

  /// To be called before the entries of a block are checked, in order; `leaves` must live until
  /// `end`.
  void begin(const LogState& log, std::uint64_t first,
             const std::vector<std::optional<Leaf>>& leaves);
  /// To be called after them: of these entries only documents and texts own pieces.
  void end();

  /// Checks what a document.add or text.record entry carries; leaves other contents alone.
  void check(std::int64_t row, const Content& content);
  /// Checks the quotations of a passage that the entry `row` holds.
  void check_passage(std::int64_t row, const Passage& passage);

 private:
  struct Stream {
    std::string sha256;
    std::uint64_t bytes = 0, code_points = 0;
    std::string kept;  // all bytes, unless there are more than are worth keeping
  };

  bool check_text(std::int64_t row, const TextInfo& text, DocumentPart part);
  void check_raw(std::int64_t row, const DocumentAdd& add);
  bool compare(std::int64_t row, std::string_view what, const Stream& stream,
               const std::string& sha256);
  Stream read(std::int64_t row, DocumentPart part, const std::string& sha256);
  template <typename Source>
  std::optional<Stream> stream(Source source);
  void pass(std::int64_t row);
  void check_owner(std::int64_t row, std::int64_t part);
  void check_owners();
  void remember(std::int64_t row, std::string text);
  CountedText* text_of(const EntryId& id);
  void fail(std::int64_t row, std::string message);

  Store& store_;
  Findings& findings_;
  StoreReport& report_;
  BlockPieces pieces_;
  bool in_block_ = false;  // what was read last came from them
  Statement owners_;
  std::int64_t base_ = 0;                                     // first row of the block
  const std::vector<std::optional<Leaf>>* leaves_ = nullptr;  // of the block
  Hasher hasher_;                                             // for streams
  std::set<std::int64_t> damaged_;                            // owners that failed
  // The texts used last, the latest in front. nullptr: a text that cannot be had.
  std::list<std::pair<std::int64_t, std::unique_ptr<CountedText>>> texts_;
  std::map<std::int64_t, decltype(texts_)::iterator> places_;
  std::size_t held_ = 0;  // bytes
};

}  // namespace prov
