// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <prov/case.h>

namespace prov::cli {

/// The word by which people know entries of a type; it is the command that writes them: "label" for
/// label.attach. An unknown type is its own word.
[[nodiscard]] std::string_view verb_of(std::string_view type);
/// All such words that types have here.
[[nodiscard]] std::vector<std::string_view> verbs();
/// The reverse; a word that is a type already stays. Throws Error{usage} listing the words.
[[nodiscard]] std::string type_of(std::string_view verb);

/// The log that is written to: that of `reviewer` (a handle), or where none is given the current
/// one; nothing where there is none. Throws what Case::logs throws.
[[nodiscard]] std::optional<LogInfo> written_log(Case& opened, std::string_view reviewer = {});

/// Whether a word can only be meant for an entry of one's own log: `@`, `@17`, `@17.2`, `@-1`.
[[nodiscard]] bool reads_as_own_entry(std::string_view word);
/// Whether a word has the form of an entry of any log, `@17` or mira-17; so may a word like
/// covid-19.
[[nodiscard]] bool reads_as_entry(std::string_view word);

/// What an entry id names, for people.
struct Named {
  std::string shown;  ///< "mira-17"
  std::string verb;   ///< of the entry
  std::string kind;   ///< what it is: "an attribution"; empty where it is not held
  std::string name;   ///< file name, name, handle of a claim; empty for other entries
};

/// Looks names up in a case and keeps them for the next time. Entries that are not held, or erased,
/// have ids only.
class Names {
 public:
  explicit Names(Case& opened) : case_(opened) {}

  [[nodiscard]] const Named& of(const EntryId& id);
  /// "Yusra Lindqvist (mira-31)", or the id alone.
  [[nodiscard]] std::string with_id(const EntryId& id);
  /// "Yusra Lindqvist (mira-31), a person or organization"
  [[nodiscard]] std::string with_kind(const EntryId& id);
  /// `press:22: “words”`, the words shortened to about `greatest` code points; the document alone
  /// where it is not held.
  [[nodiscard]] std::string passage(const Passage& passage, std::size_t greatest);
  /// The name, or the id where there is none.
  [[nodiscard]] std::string short_name(const EntryId& id);
  /// "genre/report"; "?/report" where the vocabulary is not held.
  [[nodiscard]] std::string label(const ConceptRef& reference);
  /// Where a passage stands, "22.1"; empty where its text is not held.
  [[nodiscard]] std::string where(const Passage& passage);
  [[nodiscard]] Case& opened() { return case_; }

 private:
  Case& case_;
  std::map<EntryId, Named> known_;
};

/// The words of a passage, its parts joined by " … "; empty where they have been erased.
[[nodiscard]] std::string words_of(const Passage& passage);

}  // namespace prov::cli
