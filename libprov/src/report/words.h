// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <prov/date.h>
#include <prov/summary.h>

// The words that all renderers share. Functions take parts of a summary and give phrases: words of
// texts and reviewers in them stand between U+2068 and U+2069 and are harmless (see safe_text.h).
namespace prov::report {

inline constexpr std::size_t kShortQuote = 60;  ///< code points of a quotation in running words
inline constexpr std::size_t kBriefQuote = 30;  ///< beside longer words of a reviewer
inline constexpr std::size_t kLongQuote = 120;  ///< where it is what the line is about

/// The first and last words with "…" between them when `words` is longer than `limit` code points
/// (at least 8); white space is folded to single blanks. Words, not a phrase.
[[nodiscard]] std::string shortened(std::string_view words, std::size_t limit);

/// "published at", "publisher": the name of a property for people.
[[nodiscard]] std::string property_words(std::string_view property);
/// "owned by", "associated with".
[[nodiscard]] std::string relation_words(std::string_view relation);
/// "2023-05-18", "2023-05", "18 May (no year)", "05/06/2023 (2023-05-06 or 2023-06-05)".
[[nodiscard]] std::string date_words(const DateValue& date);
/// "2024-05-01 10:00 UTC" for "2024-05-01T10:00:00Z", with seconds where there are any; other forms
/// as they are.
[[nodiscard]] std::string time_words(std::string_view time);
/// "says of itself" and so on; `person` where the column is about one.
[[nodiscard]] std::string_view column_title(std::size_t column, bool person = false);
[[nodiscard]] inline bool is_person(const PartySection& section) {
  return section.kind == "person";
}
/// The words with a capital letter at their beginning.
[[nodiscard]] std::string capitalised(std::string words);
/// "5,579".
[[nodiscard]] std::string grouped(std::uint64_t number);
/// "1 entry", "2 entries".
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view one, std::string_view many);

/// A phrase that belongs to something, and the passage that it gives.
struct Detail {
  std::string phrase;
  std::optional<Place> place;
};
/// The phrases with `between` between them.
[[nodiscard]] std::string joined_phrases(const std::vector<Detail>& details,
                                         std::string_view between);

// Phrases.
[[nodiscard]] std::string erased_words();
[[nodiscard]] std::string name_phrase(const Thing& thing);
/// "report-004 (cited, not held)".
[[nodiscard]] std::string source_phrase(const ChainNode& node);
/// Words of others in quotation marks, their own where they have them.
[[nodiscard]] std::string in_marks(std::string_view words);
[[nodiscard]] std::string quote_phrase(const Place& place, std::size_t limit = kShortQuote);
/// "20: “words”", "20.1 “words”": the passage as it can be typed, with the document before it when
/// that is not `inside`.
[[nodiscard]] std::string place_phrase(const Place& place, const EntryId& inside);
/// Where to look for it: "line 22", "in line 22", "000, in line 22"; "000:22.1" where that is all
/// of it.
[[nodiscard]] std::string address_phrase(const Place& place, const EntryId& inside);
/// The places and the words that belong to them, of a passage in the document at hand.
[[nodiscard]] std::string passage_phrase(const PrintedPassage& passage);
/// The value alone: "none found", a name, a date, the words.
[[nodiscard]] std::string value_phrase(const SourceValue& value);
/// What belongs to the value: by whom, where, valid when, why; an empty list when nothing does.
[[nodiscard]] std::vector<Detail> value_details(const SourceValue& value, const EntryId& inside,
                                                bool reviewers);
[[nodiscard]] std::string via_phrase(const Custodian& custodian);
/// The speaker as a plain word or two, marked where withdrawn; empty when it is not known.
[[nodiscard]] std::string speaker_words(const SpokenBy& spoken);
[[nodiscard]] std::string spoken_phrase(const SpokenBy& spoken);
[[nodiscard]] std::string validity_phrase(const std::optional<DateValue>& from,
                                          const std::optional<DateValue>& to);
/// The label, on what and by whom: "genre/report: document 000; by mira",
/// "language-device/doubt, at 20: “so-called”; by mira".
[[nodiscard]] std::string label_phrase(const LabelLine& label, const EntryId& inside);
/// "stands in words attributed to X"; empty when it does not.
[[nodiscard]] std::string label_speaker_phrase(const LabelLine& label);
/// "by X", "“wording”, 16.2", "valid from 2019".
[[nodiscard]] std::vector<Detail> tie_details(const Tie& tie, const EntryId& inside);
[[nodiscard]] std::string judgement_phrase(const Judgement& judgement);
/// "2 origins: Tasnim; 001 itself; 1 not known".
[[nodiscard]] std::string origins_phrase(const ClaimSection& section);
/// "1 origin by that judgement, else 2".
[[nodiscard]] std::string origin_phrase(const OriginLine& line);
[[nodiscard]] std::string capture_phrase(const CaptureLine& capture);
[[nodiscard]] std::string lines_phrase(const Unseen& unseen);
[[nodiscard]] std::string covers_phrase(const Summary& summary);
/// How to read the ids: "[n] = entry mira-n; open it: prov show mira-n."
[[nodiscard]] std::string ids_explained(const Summary& summary);
/// The publisher as the top of a document's chains, and the entries that name it, or that say that
/// none was found.
/// What stands behind a name that a document does not give of itself: " (others say)".
[[nodiscard]] std::string column_note(Basis basis);
[[nodiscard]] std::string published_phrase(const PublishedLine& line);
/// A title, in quotation marks unless it has been erased.
[[nodiscard]] std::string title_phrase(const SourceValue& title);
[[nodiscard]] std::string publisher_phrase(const DocumentSection& document, EntryRefs& entries);
/// "name.txt, 5,579 characters, 5,604 bytes, utf-8".
[[nodiscard]] std::string file_phrase(const DocumentSection& document);
/// The lines or sentences that an attribution holds whole: "lines 12-26"; else empty.
[[nodiscard]] std::string chain_lines(const ChainNode& node);
/// What is attributed where that is less than whole lines; cue, custody, note and the like.
[[nodiscard]] std::vector<Detail> chain_details(const ChainNode& node, bool reviewers);
/// "Name, organization; handle; also A, B".
[[nodiscard]] std::string party_phrase(const PartySection& section);
/// Where it speaks, or passes words on: addresses, and the entries behind them.
[[nodiscard]] std::vector<Detail> speech_details(const PartySection& section, bool passes_on,
                                                 EntryRefs& entries);
/// One cell of the table of appearances; "-" where there is nothing.
[[nodiscard]] std::vector<std::string> cell_phrases(const ClaimRow& row, std::size_t column);
/// The entries behind one phrase of a cell; none when it is that of the appearance itself.
[[nodiscard]] EntryRefs value_entries(const ClaimRow& row, std::size_t column, std::size_t value,
                                      const AppearanceColumn& appearance);
[[nodiscard]] std::string names_phrase(const std::vector<Thing>& things);
[[nodiscard]] std::string note_phrase(const NoteLine& note, const EntryId& inside);
[[nodiscard]] std::string withdrawn_phrase(const WithdrawnLine& line);
[[nodiscard]] EntryRefs entries_of(const std::vector<WithdrawnLine>& lines);
[[nodiscard]] EntryRefs entries_of(const OriginLine& line);
[[nodiscard]] EntryRefs entries_of(const std::vector<Origin>& origins);
[[nodiscard]] std::string objection_phrase(const ObjectionLine& line);
/// A line for each thing that nobody has looked at.
[[nodiscard]] std::vector<std::string> not_looked_at_phrases(const NotLookedAt& unseen);
[[nodiscard]] std::string reviewers_phrase(const Summary& summary);
/// "000_d551.txt, sha256 11245f48c1bb..."; the name of the document before it where the file name
/// does not begin with it.
[[nodiscard]] std::string document_phrase(const DocumentLine& line);
/// Whether no section lists anything withdrawn.
[[nodiscard]] bool nothing_withdrawn(const Summary& summary);
/// The section of judgements, and of things with no section of their own, that are withdrawn.
inline constexpr std::string_view kWithdrawnElsewhere =
    "Withdrawn judgements, people, documents and claims";
inline constexpr std::string_view kNothingWithdrawn = "Nothing was withdrawn.";
/// Those that reviewers judge, or those that texts state.
[[nodiscard]] std::vector<Tie> ties_with(const std::vector<Tie>& ties, bool assessed);
/// "Tasnim: associated with Quds Force".
[[nodiscard]] std::string relation_phrase(const Tie& tie);
/// "Tasnim: associated with Quds Force (others say)".
[[nodiscard]] std::string tie_phrase(const Tie& tie);
/// "genre/statement = a body speaks for itself"; the meaning is left out where the id says it.
[[nodiscard]] std::string label_name(const LabelLine& label);
/// The state of each log, and what is erased or unknown; ids without `prefix`.
[[nodiscard]] std::vector<std::string> state_phrases(const Summary& summary,
                                                     std::string_view prefix);
/// What a summary is, in one sentence.
inline constexpr std::string_view kWhatItShows =
    "It shows what the texts say and who says it in them, not whether a claim is true.";
/// The title on record when there is just one value; else nullptr.
[[nodiscard]] const SourceValue* only_title(const DocumentSection& document);
/// " (no title found)", " (no title recorded)"; empty when a title stands in any column.
[[nodiscard]] std::string title_note(const DocumentSection& document);
/// Whether a row says no more than `only_title` does.
[[nodiscard]] bool shown_as_title(const DocumentSection& document, const SourceRow& row);

/// "12", "mira-12.2": entry ids without `prefix` where they begin with it.
[[nodiscard]] std::string ids_words(const EntryRefs& entries, std::string_view prefix);
/// "mira-" when the case has one log, else empty.
[[nodiscard]] std::string id_prefix(const Summary& summary);

}  // namespace prov::report
