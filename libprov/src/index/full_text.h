// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <prov/error.h>

#include "index/index.h"

namespace prov {

/// A document whose text has all that was sought.
struct TextHit {
  std::int64_t row = 0;    ///< of the entry whose text was indexed
  std::int64_t least = 0;  ///< the least row of an entry with the same bytes; the same in any index
  std::int64_t score = 0;  ///< the greater the better (BM25)
};

/// The full-text index in index.db. It is filled by those who search, never by those who write: the
/// first search reads all documents, each later one those that came since. Of documents with equal
/// bytes one is indexed. It says which documents have certain words; where those stand is for
/// text/text_search.h to find in the stored text. Not thread-safe.
class FullText {
 public:
  /// Turns a text into the form that is indexed (TextSearch::index_form).
  using Form = std::function<std::string(std::string_view)>;
  /// Is told how many of all documents to be indexed are done.
  using Progress = std::function<void(std::uint64_t, std::uint64_t)>;

  /// `index` and `store` outlive this.
  FullText(Index& index, Store& store);

  /// Indexes what the projections of `index` have and the full text has not, in transactions of
  /// about 16 MiB of text. Others may do the same at the same time: what one has done the other
  /// leaves out. Erased documents are passed over. Throws Error{verification} when a stored
  /// document does not match its hash, {busy}, and {io} where index.db cannot be written.
  void catch_up(const Form& form, const Progress& progress = {});

  /// Documents that have all `terms`, each a run of words as indexed, best first, equal ones by
  /// `least`; of more than `most` those with the least rows. Throws Error{verification} when the
  /// full text is damaged.
  [[nodiscard]] std::vector<TextHit> search(const std::vector<std::vector<std::string>>& terms,
                                            std::size_t most);

 private:
  struct Load;
  std::uint64_t indexed(const LogState& log);
  std::uint64_t to_index(const LogState& log);
  std::vector<std::int64_t> waiting(const LogState& log, std::uint64_t from, std::uint64_t to,
                                    std::size_t most);
  Load read(const LogState& log, std::uint64_t from, const Form& form);
  std::uint64_t count_waiting();
  bool known(std::int64_t row, std::uint64_t from);
  bool held(std::int64_t row) const;
  void write(const LogState& log, const Load& load);
  [[noreturn]] void refuse(const Error& error) const;

  Index& index_;
  Store& store_;
  Statement size_, documents_, same_bytes_;
};

}  // namespace prov
