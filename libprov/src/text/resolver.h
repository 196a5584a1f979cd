// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <prov/passage.h>

#include "text/passage_syntax.h"
#include "text/text.h"

namespace prov {

/// What a passage is resolved with.
struct ResolveOptions {
  std::string document = "the text";  ///< name shown in messages: `found 3 times in 000`
  std::string language;               ///< BCP 47, for sentences; empty to guess by script
  /// For cues, source names and fields: the passage they belong to. Words without a scope of their
  /// own are sought in it, then in its lines, then in the text. Empty: in the text.
  std::vector<Range> inside;
  bool allow_long = false;  ///< `A ... B` may exceed kGapLines and kGapLength
  bool value = false;       ///< of PROP=VALUE, where messages must not offer what is read as words
  std::string
      named{};         ///< `DOC` where it was typed: passages that messages offer begin with `DOC:`
  bool quiet = false;  ///< no message is wanted: as soon as it is clear that it fails, it does
};

/// A place as messages offer it, `22.1`, in the document that was named: `000:22.1`.
[[nodiscard]] std::string offered(const std::string& place, const ResolveOptions& options);

/// What `A ... B` may take without `allow_long`.
inline constexpr std::uint64_t kGapLines = 3;
inline constexpr std::uint64_t kGapLength = 3000;

/// How a passage was read.
enum class PassageForm { lines, sentences, code_points, words, gap, sum };
/// Where its words were found.
enum class FoundIn { text, lines, passage, lines_of_passage };

struct ResolvedPassage {
  std::vector<Range> ranges;  ///< ascending, not overlapping, at least one, none empty
  PassageForm form = PassageForm::words;
  FoundIn found_in = FoundIn::text;  ///< of the first part, for a sum
};

/// Finds the place. The document that `syntax` names is the caller's business: `text` is its text.
/// Throws Error{not_found} when it is nowhere or at several places (with the candidates or the
/// nearest words), Error{usage} when it is too long, runs backwards, its parts overlap, or it is
/// `-`.
[[nodiscard]] ResolvedPassage resolve(const PassageSyntax& syntax, const Text& text,
                                      const ResolveOptions& options);

/// The same for a string without `DOC:`.
[[nodiscard]] ResolvedPassage resolve(std::string_view passage, const Text& text,
                                      const ResolveOptions& options);

/// The same without a message: nullopt where resolve() would throw, and without the cost of
/// looking for the nearest words.
[[nodiscard]] std::optional<ResolvedPassage> try_resolve(const PassageSyntax& syntax,
                                                         const Text& text,
                                                         const ResolveOptions& options);

}  // namespace prov
