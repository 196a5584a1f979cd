// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace prov {

/// Where a text may be cut without tearing a user-perceived character apart (UAX 29, extended
/// grapheme clusters, by ICU). Made for few questions about a large text: each costs time in the
/// length of the cluster, not of the text. Not for use by two threads at once.
class Graphemes {
 public:
  /// `text` is well-formed UTF-8 and outlives this.
  explicit Graphemes(std::string_view text);
  ~Graphemes();
  Graphemes(const Graphemes&) = delete;
  Graphemes& operator=(const Graphemes&) = delete;

  /// Whether a cluster starts or ends at byte `at`, the start of a code point or the end.
  [[nodiscard]] bool boundary(std::size_t at);
  /// The first boundary after byte `at`; the end of the text when there is none.
  [[nodiscard]] std::size_t next(std::size_t at);

 private:
  struct Iterator;
  Iterator& iterator();

  std::string_view text_;
  std::unique_ptr<Iterator> iterator_;
};

}  // namespace prov
