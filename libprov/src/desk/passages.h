// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/targets.h"
#include "text/passage_syntax.h"
#include "text/resolver.h"

namespace prov {

/// A passage found in a text.
struct FoundPassage {
  std::int64_t document = 0;  ///< row of the entry that carries the text
  Passage passage;
};

/// Turns passages as typed into passages as stored.
class PassageFinder {
 public:
  PassageFinder(CaseImpl& impl, TargetResolver& targets) : impl_(impl), targets_(targets) {}

  /// Where a passage is sought and how.
  struct Where {
    std::string_view document;             ///< as typed; may be empty when the passage says `DOC:`
    const FoundPassage* inside = nullptr;  ///< sought in there first, then in its lines
    bool value = false;                    ///< the VALUE of `PROP=VALUE`: only `N:` is an address
    bool allow_long = false;
  };

  /// Throws Error{not_found, usage} with the candidates.
  [[nodiscard]] FoundPassage find(std::string_view typed, const Where& where);

  /// Whether what is typed stands in a document, at one place or at several.
  [[nodiscard]] bool stands_in(std::string_view typed, std::string_view document);

  /// The words of a passage, parts joined by " … ".
  [[nodiscard]] std::string words(const Passage& passage);
  /// For people, with up to about `limit` code points of its words: `000:22: “first … last”`.
  [[nodiscard]] PrintedPassage print(const Passage& passage, std::size_t limit);
  /// The same with its length: `000:22: “First words … last words”  1,843 characters`.
  [[nodiscard]] std::string echo(const Passage& passage);

 private:
  /// Where else the words stand, for a message: the name of a document and a place in it.
  std::optional<std::pair<std::string, std::string>> elsewhere(const PassageSyntax& syntax,
                                                               std::int64_t own);
  void check_document_of(std::string_view typed, bool several);
  /// The ranges in the text of `row`. Throws as `find`, with the document called by the name that
  /// people type.
  std::vector<Range> resolved(std::string_view typed, const PassageSyntax& syntax, std::int64_t row,
                              ResolveOptions& options);

  CaseImpl& impl_;
  TargetResolver& targets_;
};

}  // namespace prov
