// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <prov/date.h>
#include <prov/entry_id.h>
#include <prov/json.h>
#include <prov/passage.h>

namespace prov {

// What an entry of each type says. Fields that the log keeps in the sealed part are marked
// (sealed): they are empty when that part has been erased. Names are those of doc/log-format.md.

/// Basis of a statement or a tie: who states it decides in which column it stands.
enum class Basis { stated, reported, assessed };
[[nodiscard]] std::string_view to_string(Basis basis);
/// Throws Error{bad_data} naming the three words.
[[nodiscard]] Basis parse_basis(std::string_view text);

/// A concept of a vocabulary, through the entry that adopted that vocabulary.
struct ConceptRef {
  EntryId vocabulary;
  std::string concept_id;
  friend bool operator==(const ConceptRef&, const ConceptRef&) = default;
};

struct LogOpen {
  std::string handle;      ///< `[a-z][a-z0-9]{1,15}`
  std::string kind;        ///< person, organization, software
  std::string public_key;  ///< 64 hexadecimal digits
  std::string name;        ///< (sealed) display name
  std::optional<std::string> predecessor_log;
  std::uint64_t predecessor_size = 0;
};

/// How the text was taken from the bytes.
struct Recipe {
  std::string name = "plain/1";
  std::string charset = "utf-8";
  bool bom = false;                ///< a byte order mark was dropped
  std::vector<std::string> tools;  ///< "icu/72.1"
};

/// The act by which a document was obtained (WARC: a capture).
struct Capture {
  std::string method = "file";  ///< file, stdin, inline
  std::string name;             ///< (sealed) file name
  std::string url;              ///< (sealed)
  std::string archive_url;      ///< (sealed)
  std::string retrieved_at;     ///< (sealed) as given, RFC 3339 where known
  std::string tool;             ///< (sealed)
};

struct TextInfo {
  std::string sha256;        ///< (sealed) of the text in UTF-8
  std::uint64_t length = 0;  ///< (sealed) in code points
};

struct DocumentAdd {
  Capture capture;
  Recipe recipe;
  std::string sha256;       ///< (sealed) of the raw bytes
  std::uint64_t bytes = 0;  ///< (sealed)
  std::string media_type;   ///< (sealed)
  TextInfo text;
};

struct TextRecord {
  EntryId document;
  Recipe recipe;
  TextInfo text;
};

struct CaptureRecord {
  EntryId document;
  Capture capture;
};

struct DocumentCite {
  std::string handle;  ///< (sealed)
  std::string name;    ///< (sealed)
  std::string note;    ///< (sealed)
  std::vector<Passage> evidence;
};

struct AgentAdd {
  std::string kind;                  ///< person, organization, group, software, unknown
  std::string handle;                ///< (sealed)
  std::string name;                  ///< (sealed)
  std::vector<std::string> aliases;  ///< (sealed)
  std::string note;                  ///< (sealed)
};

/// One property of a statement. Either `none`, or a value, or a reference.
struct Property {
  std::string name;               ///< one of the list in schemas/entry/statement.record.json
  bool none = false;              ///< a reviewer looked, and there is none
  std::string value;              ///< (sealed) as worded
  std::optional<EntryId> ref;     ///< the agent or document that the value names
  std::optional<DateValue> date;  ///< (sealed) for properties that are dates
  std::vector<Passage> evidence;
};

struct StatementRecord {
  EntryId subject;
  Basis basis = Basis::stated;
  std::optional<EntryId> by;         ///< absent: the subject (stated) or the reviewer (assessed)
  std::vector<Property> properties;  ///< the items of the entry
  std::string rationale;             ///< (sealed)
  std::string note;                  ///< (sealed)
  std::optional<DateValue> valid_from, valid_to;  ///< (sealed)
};

struct AffiliationRecord {
  EntryId subject, object;
  std::string relation;
  Basis basis = Basis::stated;
  std::optional<EntryId> by;
  std::vector<Passage> evidence;
  std::string wording;                            ///< (sealed) the tie as the text words it
  std::string rationale;                          ///< (sealed)
  std::string note;                               ///< (sealed)
  std::optional<DateValue> valid_from, valid_to;  ///< (sealed)
};

struct IdentityAssert {
  EntryId a, b;
  std::string reason;  ///< (sealed)
};

struct ClaimAdd {
  std::string handle;  ///< (sealed)
  std::string text;    ///< (sealed)
  std::string note;    ///< (sealed)
};

/// A value that a text gives for a field of a claim.
struct Field {
  std::string name;                    ///< (sealed)
  std::string value;                   ///< (sealed) as worded
  std::optional<Passage> passage;      ///< where it stands
  std::optional<std::int64_t> number;  ///< (sealed) when the value is a count
  std::optional<DateValue> date;       ///< (sealed) when it is a date
  std::optional<DateValue> from, to;   ///< (sealed) when it is a period
};

struct ClaimAppear {
  EntryId claim;
  Passage passage;
  std::optional<ConceptRef> stance;
  std::vector<Field> fields;  ///< the items of the entry
  std::string note;           ///< (sealed)
};

/// Who passed the content on without being its speaker.
struct Relay {
  EntryId who;
  std::optional<Passage> cue;
};

struct AttributionRecord {
  Passage content;
  std::optional<Passage> cue;
  std::optional<EntryId> source;          ///< agent, document or cited document
  std::optional<Passage> source_passage;  ///< the words that name the source
  bool source_unknown = false;
  std::optional<ConceptRef> form;
  std::vector<Relay> via;  ///< the items of the entry, in order from the source outwards
  std::optional<EntryId> within;
  std::string note;  ///< (sealed)
};

struct LabelAttach {
  std::optional<EntryId> target;   ///< either a target
  std::optional<Passage> passage;  ///< or a passage
  ConceptRef label;
  std::optional<int> confidence;  ///< 0 to 100
  std::string rationale;          ///< (sealed)
};

struct NoteAdd {
  std::optional<EntryId> target;
  std::optional<Passage> passage;
  std::string text;  ///< (sealed)
};

struct VocabularyAdopt {
  std::string id;
  std::uint64_t version = 1;
  std::string sha256;      ///< of the canonical vocabulary
  json::Value vocabulary;  ///< (sealed) all of it
};

struct EntryWithdraw {
  EntryId target;
  std::string reason;  ///< (sealed)
};

/// Which entries of one log: half-open ranges of `seq`, ascending, apart.
struct ExportedRanges {
  std::string log;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges;
  friend bool operator==(const ExportedRanges&, const ExportedRanges&) = default;
};

/// A file that was handed out.
struct ExportedFile {
  std::string path;
  std::string sha256;
  friend bool operator==(const ExportedFile&, const ExportedFile&) = default;
};

/// That part of a case was handed out as a bundle (doc/bundle-format.md).
struct ExportRecord {
  std::vector<ExportedRanges> contents;  ///< (sealed)
  std::vector<ExportedFile> files;       ///< (sealed) the summaries
  std::string manifest;                  ///< (sealed) SHA-256 of bundle.json
};

/// An entry of a type, or of a version of one, that this library does not know. It is kept,
/// verified and shown as unknown.
struct UnknownEntry {
  json::Value body, sealed;
};

using Content = std::variant<LogOpen, DocumentAdd, TextRecord, CaptureRecord, DocumentCite,
                             AgentAdd, StatementRecord, AffiliationRecord, IdentityAssert, ClaimAdd,
                             ClaimAppear, AttributionRecord, LabelAttach, NoteAdd, VocabularyAdopt,
                             EntryWithdraw, ExportRecord, UnknownEntry>;

/// Where the parts of an entry are.
enum class PartState { present, absent, erased };

/// One entry as read from a store.
struct Entry {
  EntryId id;
  std::string type;           ///< "label.attach"
  std::uint64_t version = 1;  ///< of the body's schema
  std::uint64_t lamport = 0;
  std::string time;  ///< claimed by the writer, RFC 3339 UTC; empty when the body is erased
  std::string key;   ///< (sealed) batch key, or empty
  Content content;
  PartState body = PartState::present;
  PartState sealed = PartState::absent;
};

/// The type name of a content ("label.attach"); empty for UnknownEntry.
[[nodiscard]] std::string_view type_name(const Content& content);
/// The same for the alternative of that index; empty where there is none.
[[nodiscard]] std::string_view type_name_at(std::size_t alternative);

}  // namespace prov
