// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <prov/passage.h>

namespace prov {

/// Lines `first` to `last`, counted from 1, as typed: not yet checked against a text.
struct LineSpan {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  friend bool operator==(const LineSpan&, const LineSpan&) = default;
};

/// The `number`-th sentence of a line, both counted from 1.
struct SentenceAddress {
  std::uint64_t line = 0;
  std::uint64_t number = 0;
  friend bool operator==(const SentenceAddress&, const SentenceAddress&) = default;
};

struct SentenceSpan {
  SentenceAddress first, last;
  friend bool operator==(const SentenceSpan&, const SentenceSpan&) = default;
};

/// Words to be found. `words` is empty only with `lines`, and then means those lines in full.
struct WordsPart {
  std::optional<LineSpan> lines;  ///< scope, where one was written
  std::string words;
  bool literal = false;  ///< written with `=`: no operator is tried
  friend bool operator==(const WordsPart&, const WordsPart&) = default;
};

/// One part of a passage: lines, sentences, code points, or words.
using PassagePart = std::variant<LineSpan, SentenceSpan, Range, WordsPart>;

/// A passage as typed (libprov/doc/passages.md). Whether ` + ` and ` ... ` are operators or words
/// is known only with the text, so both readings are kept.
struct PassageSyntax {
  std::string source;            ///< as typed, for messages
  std::string document;          ///< the name before `DOC:`; empty for the current document
  bool standard_input = false;   ///< `-`: the caller reads the words and calls literal_passage()
  PassagePart whole;             ///< the reading without ` + `
  std::vector<PassagePart> sum;  ///< the reading with ` + `, two parts or more; else empty
  std::string no_sum;            ///< why ` + ` cannot be the operator although it stands there
  /// The reading as a printed place with the words beside it, `22.1 “The committee … 2021.”`: the
  /// places, and the words without the marks, which must be those of the place. Else empty.
  std::vector<PassagePart> places;
  std::string beside;
  /// Other strings that may have been meant where lines were broken within words.
  std::vector<std::string> unbroken;
};

/// Says whether a name (prefix of a file name, entry id, hash) denotes a document.
using NamesDocument = std::function<bool(std::string_view)>;

/// Reads a passage. Without `names_document` no `DOC:` is recognised.
/// Throws Error{usage} for an empty one.
/// Numbers are not compared with any text here; one over 10^15 is words.
[[nodiscard]] PassageSyntax parse_passage(std::string_view text,
                                          const NamesDocument& names_document = {});

/// Reads the VALUE of `PROP=VALUE`: only `N:` is an address, all else is words. Errors as above.
[[nodiscard]] PassageSyntax parse_value(std::string_view text);

/// A passage of these words and nothing else (standard input, a quotation from elsewhere).
/// Throws Error{usage} when there are none.
[[nodiscard]] PassageSyntax literal_passage(std::string_view words);

/// `text` without marks of direction (U+2066 to U+2069) at its ends, which pages put around words
/// of others.
[[nodiscard]] std::string_view without_isolates(std::string_view text);

/// Every way to read `words` as `A ... B` or `A…B`, in order; both sides trimmed and not empty.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> split_at_gaps(
    std::string_view words);

}  // namespace prov
