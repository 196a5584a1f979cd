// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/case_impl.h"

namespace prov {

/// What a typed target means.
struct Target {
  std::int64_t row = 0;
  std::uint32_t item = 0;  ///< 0: the whole entry
  ThingKind kind = ThingKind::unknown;
};

/// Throws Error{usage} that asks which document is meant.
[[noreturn]] void fail_without_document();

/// Finds what people type, in the order of doc/passages.md: `$name`, `@N`, `mira-17`, handles, then
/// documents by hash or by prefix of their file name, then names of people and organizations.
class TargetResolver {
 public:
  /// `own_log`: number of the log that `@` counts in; 0 when there is none.
  TargetResolver(CaseImpl& impl, std::int64_t own_log, std::uint64_t own_size)
      : impl_(impl), own_log_(own_log), own_size_(own_size) {}

  /// Documents resolved before, by what was typed; the caller empties it when files are added.
  void set_known_documents(std::map<std::string, std::int64_t, std::less<>>* known) {
    known_documents_ = known;
  }

  /// Names given by `as` in a batch; a failed line leaves its name without a target.
  void set_names(const std::map<std::string, std::optional<EntryId>>* names) { names_ = names; }

  /// Throws Error{not_found} that names what was typed and the candidates.
  [[nodiscard]] Target resolve(std::string_view typed);
  /// As `resolve`, nothing when there is nothing; ambiguity still throws. U+2068 and U+2069, which
  /// stand around right-to-left names in what people are shown, are set aside where they are in no
  /// name.
  [[nodiscard]] std::optional<Target> find(std::string_view typed);
  /// A document held here. Throws Error{not_found, usage}.
  [[nodiscard]] std::int64_t document(std::string_view typed);
  /// A target of one of these kinds; `wanted` says them in words. Throws Error{usage} otherwise.
  [[nodiscard]] Target of_kind(std::string_view typed, std::initializer_list<ThingKind> kinds,
                               std::string_view wanted);
  /// How much of its file name a document goes by: all, or all but the last ending.
  enum class Files { whole, but_ending };
  /// As `find` where somebody is meant who says or states something: names of people and
  /// organizations go before those of files, and a document is found by an id or `files` only, as
  /// other names may begin like one.
  [[nodiscard]] std::optional<Target> find_party(std::string_view typed, Files files);
  /// The same, by all but the ending. Throws Error{not_found} when there is nothing.
  [[nodiscard]] Target party(std::string_view typed);
  /// Throws Error{not_found} when `target`, as typed, is of none of these kinds.
  static void check_kind(std::string_view typed, const Target& target,
                         std::initializer_list<ThingKind> kinds, std::string_view wanted);
  /// As `near_misses`, with documents whose names begin like that.
  [[nodiscard]] std::string near_parties(std::string_view typed);
  /// " (did you mean ...?)" for names on record that are like it, or nothing.
  [[nodiscard]] std::string near_misses(std::string_view typed);
  /// Whether `typed` names a document (for `DOC:` of a passage).
  [[nodiscard]] bool names_document(std::string_view typed);

 private:
  std::optional<Target> find_as_typed(std::string_view typed);
  std::optional<Target> by_local_name(std::string_view typed);
  std::optional<Target> by_own_number(std::string_view typed);
  std::optional<Target> by_entry_id(std::string_view typed);
  std::optional<Target> by_handle(std::string_view typed);
  std::optional<Target> by_name(std::string_view typed);
  std::optional<Target> find_document(std::string_view typed);
  std::vector<std::int64_t> documents_by_hash(std::string_view typed);
  struct DocumentsByFile {
    /// Those of this name, those of it but for the ending too, and all whose names begin so.
    std::vector<std::int64_t> whole, but_ending, beginning;
  };
  DocumentsByFile documents_by_file(std::string_view typed);
  std::int64_t document_of(std::int64_t row);
  Target entry_target(std::int64_t row, std::uint32_t item);
  Target only_one(std::string_view typed, std::vector<std::int64_t> rows);

  CaseImpl& impl_;
  std::int64_t own_log_;
  std::uint64_t own_size_;
  const std::map<std::string, std::optional<EntryId>>* names_ = nullptr;
  std::map<std::string, std::int64_t, std::less<>>* known_documents_ = nullptr;
};

/// The scope of a vocabulary that a kind of thing falls under ("document", "agent", ...), or
/// nothing when nothing can be labelled there.
[[nodiscard]] std::optional<std::string_view> scope_of(ThingKind kind);

}  // namespace prov
