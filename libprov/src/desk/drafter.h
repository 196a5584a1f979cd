// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <prov/operation.h>

#include "base/utf8.h"
#include "desk/passages.h"
#include "desk/targets.h"
#include "desk/vocabularies.h"

namespace prov {

/// What an operation comes to once its names and passages are resolved.
struct Draft {
  Content content;
  /// What the derived batch key is made from, where that is not the content itself (adding the same
  /// file twice gives two contents and one key).
  std::string identity;
  std::shared_ptr<const PreparedDocument> document;  ///< bytes to store with it
  std::optional<std::int64_t> existing;  ///< nothing to write: this entry says it already
  std::vector<std::string> echo;
  std::vector<std::string> warnings;
  /// What depends on the state of the log, and so comes only after the batch key has been looked
  /// up: free handles, exclusive labels, things withdrawn already. May throw, may amend the draft.
  std::vector<std::function<void(Draft&)>> before_writing;
};

/// Resolves operations; one overload for each. Writes nothing itself except, through `adopt`, a
/// vocabulary at its first use.
class Drafter {
 public:
  struct Tools {
    CaseImpl& impl;
    TargetResolver& targets;
    PassageFinder& passages;
    VocabularyShelf& shelf;
    /// Appends vocabulary.adopt and returns its row.
    std::function<std::int64_t(const UsableVocabulary&)> adopt;
    /// Appends what another draft says, ahead of the entry of this one, and returns its row.
    std::function<std::int64_t(Draft)> append;
    std::int64_t own_log = 0;
    std::filesystem::path base_folder;
    bool echo = true;  ///< say what was taken; costs as much as finding it, and batches show none
  };

  /// `tools` must outlive it, and it its drafts.
  explicit Drafter(const Tools& tools) : tools_(tools) {}

  [[nodiscard]] Draft draft(const Operation& operation);

  void operator()(const AddDocument& operation);
  void operator()(const CiteDocument& operation);
  void operator()(const AddAgent& operation);
  void operator()(const RecordSource& operation);
  void operator()(const RecordAffiliation& operation);
  void operator()(const AddClaim& operation);
  void operator()(const AppearClaim& operation);
  void operator()(const RecordAttribution& operation);
  void operator()(const AttachLabel& operation);
  void operator()(const AddNote& operation);
  void operator()(const AssertSame& operation);
  void operator()(const Withdraw& operation);
  void operator()(const AdoptVocabulary& operation);

 private:
  struct Basing;

  EntryId id(const Target& target) const { return tools_.impl.id_of(target.row, target.item); }
  void warn(std::string text) { draft_.warnings.push_back(std::move(text)); }
  void echo(std::string text) { draft_.echo.push_back(std::move(text)); }
  void echo_passage(std::string_view what, const Passage& passage);
  /// A passage, long ones as the operation allows; warns when its document is withdrawn.
  FoundPassage find_passage(std::string_view typed, PassageFinder::Where where);
  /// Warns where others stand within an attribution that is withdrawn.
  void warn_about_inner(std::int64_t attribution);
  /// A target that others may refer to; warns when it is withdrawn.
  Target referable(const Target& target);
  /// Whoever can state or say something, where one is meant; see TargetResolver::find_party.
  Target party(std::string_view typed);
  /// The same where a document is as likely meant, which goes by less of its name.
  Target party_or_document(std::string_view typed);
  Target said_by(const Target& target, std::string_view typed);
  /// The id of a party. Of a name that is to be made it is a promise, which is kept when the draft
  /// is written: of a cited document when `cited`, else of somebody of an unknown kind.
  EntryId party_or_promise(std::string_view typed, UnknownNames unknown, bool cited);
  void keep_promises(Draft& draft);
  /// The innermost attribution of the own log around a passage, withdrawn ones left out; of more
  /// than its words when `and_more`.
  const Entry* innermost_around(const Passage& passage, bool and_more);
  /// Whether the document of that row names this party, and nobody else, as its own publisher, as
  /// far as the own log goes.
  bool names_as_publisher(std::int64_t document, const EntryId& party);
  bool in_quotation_marks(const Passage& passage);
  /// Who answers for something: the subject itself, or `by`.
  struct Voice {
    Basis basis = Basis::stated;
    std::optional<EntryId> by;  ///< who reports it, where that is inferred
    friend bool operator==(const Voice&, const Voice&) = default;
  };
  /// Whose words a passage is, where it is about `subject`.
  Voice voice_of(const Passage& passage, const EntryId& subject);
  /// The basis as given, or else as RecordAffiliation::infer says, with who reports it.
  Voice inferred_voice(std::string_view basis, std::string_view why, std::string_view by,
                       const EntryId& subject, const std::vector<Passage>& evidence);
  /// The same for each property, as RecordSource::infer says.
  Voice inferred_voice(const RecordSource& operation, const StatementRecord& statement);
  std::vector<Passage> evidence(const std::vector<std::string>& at, std::string_view document);
  /// Gives the thing of the draft its handle when it is written.
  template <typename Thing>
  void give_handle(const std::string& wanted, const std::string& name);
  std::string withdrawal_echo(const Target& target);
  std::string handle_for(std::string_view wanted, std::string_view name);
  /// The thing that has a handle, withdrawn ones left out.
  std::optional<std::int64_t> holder_of(std::string_view handle);

  Basis basis_of(std::string_view basis, std::string_view why);
  std::optional<EntryId> by_of(Basis basis, std::string_view by, const EntryId& subject);
  Property property(const std::string& name, const TypedValue& value, std::string_view document);
  void warn_about_date(std::string_view name, const DateValue& date);
  std::optional<DateValue> valid_time(std::string_view name, const std::string& typed);
  Field field(const std::string& name, const TypedValue& value, const FoundPassage& appearance);
  void echo_differences(const ClaimAppear& appear);
  ConceptRef label_ref(FoundConcept found);
  ConceptRef label_of(std::string_view vocabulary, std::string_view typed);
  void check_scope(const FoundConcept& found, std::string_view typed,
                   const std::optional<Target>& target);
  void check_exclusive(const std::string& vocabulary, const LabelAttach& label);
  void set_target(std::string_view target, std::string_view document, std::string_view at,
                  std::optional<EntryId>& entry, std::optional<Passage>& passage,
                  std::optional<Target>& resolved);
  Capture capture_of(const AddDocument& operation, const std::string& name);

  /// A party to be made.
  struct Promise {
    std::string name;
    bool cited = false;
  };

  const Tools& tools_;
  Draft draft_;
  std::vector<Promise> promises_;
  bool allow_long_ = false;  ///< of the operation at hand
};

template <typename Thing>
void Drafter::give_handle(const std::string& wanted, const std::string& name) {
  draft_.before_writing.push_back([this, wanted, name](Draft& draft) {
    auto& thing = std::get<Thing>(draft.content);
    thing.handle = handle_for(wanted, name);
    draft.echo.insert(draft.echo.begin(), thing.handle);
  });
}

/// What stands for a document and how it was obtained: the same for the entry that adds it and for
/// one that records the same bytes again; empty for an entry of another kind.
[[nodiscard]] std::string document_identity(CaseImpl& impl, const Content& content);

/// Whether all of `inner` lies inside `outer`, in one text.
[[nodiscard]] bool covers(const Passage& outer, const Passage& inner);

/// Whether a text holds nothing but white space.
[[nodiscard]] inline bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_ascii_space);
}

/// A date as typed or worded: read whole, or, when that gives nothing, as the one longest run of
/// its words that is a date.
[[nodiscard]] DateValue date_in_words(const std::string& raw);

}  // namespace prov
