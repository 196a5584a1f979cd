// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <prov/date.h>
#include <prov/entry.h>
#include <prov/entry_id.h>
#include <prov/passage.h>

// The parts of a provenance summary: plain values, in the order in which they are shown. Wherever a
// sealed part has been erased, `erased` is true and the words are empty. Words of texts and of
// reviewers stand here as they were recorded; making them harmless is the renderers' work.
namespace prov::report {

/// An entry that stands behind a cell.
struct EntryRef {
  EntryId id;
  std::string shown;  ///< "mira-17", "mira-17.2"
};
using EntryRefs = std::vector<EntryRef>;

/// A few words of the tool's own with names and quoted words of others in them.
struct Description {
  struct Part {
    std::string words;
    bool foreign = false;  ///< a name, or words of a text or a reviewer
  };
  std::vector<Part> parts;
  [[nodiscard]] bool empty() const { return parts.empty(); }
};

/// What kind of thing is named.
enum class ThingKind { document, cited, party, claim, other };

/// A named thing: a document, a cited document, a person or organization, a claim.
struct Thing {
  ThingKind kind = ThingKind::other;
  EntryRef entry;
  std::string name;  ///< as shown; told apart from others of the same name
  bool erased = false;
  bool withdrawn = false;
};

/// A passage of a document.
struct Place {
  EntryId document;           ///< as DocumentInfo::id
  std::string document_name;  ///< as Thing::name of it
  std::string where;          ///< as typed: "22.1", "12-26", "740..802"
  std::string words;          ///< the words; " … " stands where something is left out
  PrintedPassage printed;     ///< for people
  bool erased = false;
  bool other_text = false;    ///< it lies in another text of the document than the one shown
  std::vector<Range> ranges;  ///< code points of that text
};

/// A tie between two people or organizations.
struct Tie {
  Thing subject, object;
  std::string relation;  ///< "owned-by"
  Basis basis = Basis::stated;
  std::optional<Thing> by;
  std::string reviewer;
  std::string wording, rationale, note;
  bool erased = false;
  std::vector<Place> evidence;
  std::optional<DateValue> valid_from, valid_to;
  EntryRefs entries;
};

/// One value of one property, in one column.
struct SourceValue {
  bool none = false;  ///< somebody looked, and there is none
  bool erased = false;
  std::string text;            ///< as worded
  std::optional<Thing> thing;  ///< what the value names
  std::optional<Tie> tie;      ///< the tie of a publisher that stands here; `text` words it
  std::optional<DateValue> date;
  std::optional<Thing> by;  ///< who states it; absent: the subject itself, or the reviewer
  std::string reviewer;     ///< handle of the log that recorded it
  std::vector<Place> evidence;
  std::string rationale, note;
  std::optional<DateValue> valid_from, valid_to;
  EntryRefs entries;
};

/// One property of a document, person or organization. The columns are those of Basis in its order:
/// says of itself, others say, reviewers judge. An empty column: nobody has looked.
struct SourceRow {
  std::string property;
  std::array<std::vector<SourceValue>, 3> columns;
};

/// The speaker of an attribution that encloses something.
struct SpokenBy {
  std::optional<Thing> thing;  ///< absent: only words name it, or it is unknown
  std::string speaker;         ///< name, or the words that name the source; empty: unknown
  bool unknown = false;
  EntryRefs entries;
};

/// A label that somebody attached.
struct LabelLine {
  std::string vocabulary, label;    ///< ids: "language-device", "loaded-word"
  std::string meaning;              ///< its short label for people; empty where erased
  Description target;               ///< what carries it: "Tasnim", "Tasnim as source of line 16"
  std::optional<Place> place;       ///< the passage that carries it, or of the thing that does
  bool on_passage = false;          ///< the passage itself is the target
  std::vector<SpokenBy> spoken_by;  ///< whose words the passage stands in, for each reviewer
  std::optional<int> confidence;
  std::string rationale, reviewer;
  bool erased = false;
  EntryRefs entries;
};

struct NoteLine {
  std::string text, reviewer;
  Description target;
  std::optional<Place> place;
  bool erased = false;
  EntryRefs entries;
};

/// Somebody who passed words on without being their speaker.
struct Custodian {
  Thing who;
  std::optional<Place> cue;
  EntryRefs entries;
};

/// One attribution, with those inside it.
struct ChainNode {
  std::optional<Thing> source;
  std::optional<Place> source_words;
  bool source_unknown = false;
  Place content;
  std::optional<Place> cue;
  std::string form;            ///< concept id of vocabulary form; may be empty
  std::string form_meaning;    ///< its short label for people; empty where erased
  std::vector<Custodian> via;  ///< in order from the source outwards
  std::string note, reviewer;
  std::string outside;  ///< why it stands at the top although it is within another; else empty
  EntryRefs entries;
  std::vector<ChainNode> inside;
};

struct CaptureLine {
  Capture capture;
  std::string recorded_at;  ///< claimed time of the entry
  std::string reviewer;
  bool erased = false;
  EntryRefs entries;
};

/// A document that a section names, told apart from all others.
struct DocumentLine {
  Thing document;
  std::string file, sha256;
  EntryRefs entries;  ///< that added it
};

/// Something withdrawn.
struct WithdrawnLine {
  Description what;
  std::string reason, reviewer;
  EntryRefs entries;  ///< the thing, then the withdrawals
};

/// A piece of a document's text.
struct TextPiece {
  std::uint64_t start = 0;  ///< code point of its first character
  std::uint64_t line = 1;   ///< number of the line in which it begins
  std::string text;
};

/// A passage to be highlighted.
struct TextMark {
  std::string kind;   ///< attribution, appearance, label, note; evidence: it shows one of these,
                      ///< a source detail, a tie or a mention
  Description title;  ///< "said by Tasnim, within what X says", "evidence of publisher of 000"
  std::vector<Range> ranges;
  EntryRefs entries;
};

struct DocumentText {
  bool complete = false;  ///< `pieces` is the one whole text
  bool missing = false;   ///< erased, or not readable
  std::uint64_t characters = 0;
  std::vector<TextPiece> pieces;  ///< ascending, not overlapping
  std::vector<TextMark> marks;    ///< in merged order
};

struct DocumentSection {
  Thing document;
  std::string file, sha256, media_type, charset, recipe;
  std::uint64_t bytes = 0, characters = 0;
  std::vector<CaptureLine> captures;
  std::vector<SourceRow> rows;
  std::vector<ChainNode> chains;
  std::vector<Tie> ties;  ///< as this text words them
  std::vector<LabelLine> labels;
  std::vector<NoteLine> notes;
  std::vector<WithdrawnLine> withdrawn;
  DocumentText text;
  EntryRefs entries;
};

/// Where a person, organization or cited document speaks, or passes words on.
struct SpeechLine {
  Place content;
  bool passes_on = false;
  EntryRefs entries;
};

/// A document that somebody is said to publish.
struct PublishedLine {
  Thing document;
  Basis basis = Basis::stated;  ///< stated: the document says so of itself
  EntryRefs entries;
};

/// A person or organization, or a cited document.
struct PartySection {
  Thing party;
  std::string handle, kind;
  std::vector<std::string> aliases;
  std::string note;
  std::vector<Place> mentions;  ///< cited documents: where they are mentioned
  std::vector<SourceRow> rows;
  std::vector<Tie> ties;                 ///< where it is the subject
  std::vector<Tie> ties_to;              ///< where it is the object
  std::vector<PublishedLine> publishes;  ///< one for each document and column
  std::vector<SpeechLine> speech;
  std::vector<LabelLine> labels;
  std::vector<NoteLine> notes;
  std::vector<WithdrawnLine> withdrawn;
  std::vector<DocumentLine> documents;  ///< that it names and that have no section of their own
  EntryRefs entries;
};

/// What one appearance gives for one field.
struct FieldValue {
  std::string field;  ///< as recorded: "period", "count"
  std::string value;  ///< as worded
  bool erased = false;
  std::optional<std::int64_t> number;
  std::optional<DateValue> date, from, to;
  std::optional<Place> place;
  EntryRefs entries;
};

/// An appearance of a claim.
struct AppearanceColumn {
  Place place;
  std::string stance;          ///< concept id; may be empty
  std::string stance_meaning;  ///< its short label for people; empty where erased
  std::vector<FieldValue> fields;
  std::vector<SpokenBy> said_by;  ///< the innermost attribution around it, of each reviewer
  std::vector<SpokenBy> through;  ///< from outside in: enclosing speakers, those who passed it on
  std::string note, reviewer;
  bool erased = false;
  EntryRefs entries;
};

/// How two appearances differ in one row.
struct PairDifference {
  std::size_t first = 0, second = 0;  ///< columns, from 0
  std::optional<std::int64_t> days;   ///< second minus first
  std::optional<std::int64_t> number;
  std::string
      relation;  ///< equal, differs, unknown; of dates that are not equal: overlapping, disjoint
};

/// One line of the table of appearances.
struct ClaimRow {
  std::string name;                             ///< "count", "start", "stance"
  std::vector<std::vector<std::string>> cells;  ///< a cell for each appearance: values in words
  std::vector<std::vector<EntryRefs>> entries;  ///< of each value in each cell
  std::string difference;                       ///< in words, with what was not compared
  std::vector<PairDifference> pairs;            ///< of all appearances that have a value
};

/// A judgement that two things are one.
struct Judgement {
  Thing first, second;
  std::string reason, reviewer;
  bool erased = false;
  EntryRefs entries;
};

/// Somebody from whom a claim comes: the speaker of an appearance, or a document in its own voice.
struct Origin {
  EntryId id;  ///< by which origins are told apart
  std::string name;
  bool own_voice = false;  ///< a document that names nobody else for it
  bool withdrawn = false;  ///< who or what it names is withdrawn
  EntryRefs entries;
};

/// The number of origins with a judgement and without it.
struct OriginLine {
  std::vector<Judgement> judgements;  ///< one; or all that matter, taken together
  std::uint64_t with = 0, without = 0;
};

struct ClaimSection {
  Thing claim;
  std::string text, note;
  bool erased = false;
  std::vector<AppearanceColumn> appearances;
  std::vector<ClaimRow> rows;
  /// Of the appearances that do not deny, dispute or retract it; distinct, no judgement applied.
  std::vector<Origin> origins;
  std::uint64_t origins_unknown = 0;   ///< appearances whose speaker is on record as not known
  std::uint64_t origins_left_out = 0;  ///< appearances that deny, dispute or retract it
  std::vector<OriginLine> origin_lines;
  std::vector<LabelLine> labels;
  std::vector<NoteLine> notes;
  std::vector<WithdrawnLine> withdrawn;
  std::vector<DocumentLine> documents;  ///< that it names and that have no section of their own
  EntryRefs entries;
};

/// What nobody has looked at in one document.
struct Unseen {
  Thing document;
  bool untouched = false;               ///< nothing at all is on record about it
  std::vector<std::string> properties;  ///< "title", "url"
  std::vector<std::pair<std::uint64_t, std::uint64_t>> lines;  ///< first and last, from 1
};

struct NotLookedAt {
  std::vector<Unseen> documents;
  std::vector<Thing> claims;   ///< without an appearance
  std::vector<Thing> parties;  ///< in the whole case: without a source detail or tie
};

struct ObjectionLine {
  EntryRef to;
  Description what;
  std::string reason, reviewer;
  EntryRefs entries;
};

/// The state of one log. It stands apart: it changes with every entry.
struct LogState {
  std::string handle, name, origin, root;
  std::uint64_t size = 0;
  std::string last_time;  ///< claimed time of its last entry; empty when erased
};

}  // namespace prov::report
