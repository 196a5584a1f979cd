// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <prov/error.h>
#include <prov/json.h>

namespace prov {

// What a person can ask the desk to record: the same operations for single commands, batch lines
// and programs. Names of things are typed as people type them and resolved when applied:
//
// * target: a handle (agent, claim, cited document), a document by unique prefix of its file name
//   or by at least 8 hexadecimal digits of its SHA-256, an entry id `mira-17` or `mira-17.2`,
//   `@17`, `@`, `@-1`, or `$name` inside a batch;
// * passage: the syntax of doc/passages.md, in the document of the operation.
//
// Empty strings mean "not given". doc/batch.md describes the JSON form of each.

/// A document that has been read, hashed and compressed ahead of the store's lock.
struct PreparedDocument;

/// Adds a document, or a further capture when its bytes are known already.
struct AddDocument {
  std::string file;                  ///< path; or empty, and then
  std::optional<std::string> bytes;  ///< the raw bytes themselves, and
  std::string name;                  ///< the name to give them (default: the file's name)
  std::string method;                ///< file, stdin, inline; default by what is given
  std::string url, archive_url, retrieved_at, tool;
  std::string charset;  ///< read as this encoding (IANA name) instead of detecting it
  /// Filled by `prepare`; whoever adds many documents prepares them while another batch is written.
  std::shared_ptr<const PreparedDocument> prepared;
};

/// Reads, decodes, hashes and compresses the document of `add` and keeps it in `add.prepared`.
/// Relative paths are taken against `base`. Safe to call from several threads. Throws
/// Error{bad_data, not_found, io} for what cannot be read (empty, binary, of unknown encoding).
void prepare(AddDocument& add, const std::filesystem::path& base = {});

/// Files that arguments of `prov add` stand for: a file itself, a folder all files below it.
struct DocumentFiles {
  struct File {
    std::filesystem::path path;
    std::string name;  ///< to record
  };
  struct Problem {
    std::string path;  ///< as shown
    Error error;       ///< its message names the path
  };
  std::vector<File> files;         ///< folders sorted by path in code point order
  std::vector<std::string> notes;  ///< what was skipped
  std::vector<Problem> problems;
};
[[nodiscard]] DocumentFiles find_documents(const std::vector<std::filesystem::path>& arguments);

/// A document known only by mention.
struct CiteDocument {
  std::string name, handle, note;
  std::string document;         ///< where `at` stands
  std::vector<std::string> at;  ///< passages that mention it
  bool allow_long = false;      ///< as for RecordAttribution
};

/// A person, organization, group or piece of software.
struct AddAgent {
  std::string name, kind, handle, note;
  std::vector<std::string> aliases;
};

/// The value of a property or field as typed.
struct TypedValue {
  bool none = false;            ///< looked, and there is none
  std::string words;            ///< words of the text: value and evidence in one
  std::string text;             ///< a value that does not stand in the text
  std::string who, document;    ///< target that the value names
  std::vector<std::string> at;  ///< evidence beside text, who or document
};

/// The value of a property as typed behind `PROPERTY=`: `none`, `@TARGET` (a document for the
/// properties that name one, else whoever it is), otherwise words of the text.
[[nodiscard]] TypedValue parse_property_value(std::string_view property, std::string_view typed);

/// What becomes of a name that nothing here has, where a person, organization or cited document is
/// meant. One that is near a known name ("did you mean ...?") is refused by `make` as well.
enum class UnknownNames { refuse, make, make_even_near };

/// Source details of a document, agent or cited document.
struct RecordSource {
  std::string document;  ///< the document it is about, and where passages stand
  std::string of;        ///< another subject than `document`
  std::string basis;     ///< stated, reported, assessed
  std::string by;        ///< who states it; empty: the subject (stated), the reviewer (assessed)
  bool infer = false;    ///< an empty `basis`: as for RecordAffiliation, of each property by the
                         ///< passages that show it, which must come to the same; that the document
                         ///< itself has `none` of it, without a passage: stated
  std::vector<std::pair<std::string, TypedValue>> set;
  std::string why, note, valid_from, valid_to;
  bool allow_long = false;  ///< as for RecordAttribution
};

/// A tie between two agents.
struct RecordAffiliation {
  std::string subject, relation, object;
  std::string basis, by;
  std::string document;         ///< where `at` stands
  std::vector<std::string> at;  ///< evidence
  std::string wording, why, note, valid_from, valid_to;
  UnknownNames unknown_names = UnknownNames::refuse;  ///< of subject and object
  /// An empty `basis`: assessed with `why`; with `by` what that makes it; else, by its passages,
  /// stated where the subject speaks there (the source of the innermost attribution of the own log
  /// around it; outside of any the document itself, or the one whom it names there as its own
  /// publisher), otherwise reported by that source, or by the document where nobody is named.
  /// Passages that do not come to the same are refused.
  bool infer = false;
  bool allow_long = false;  ///< as for RecordAttribution
};

struct AddClaim {
  std::string text, handle, note;
};

/// An appearance of a claim.
struct AppearClaim {
  std::string claim, document, at;
  std::string stance;  ///< a label of vocabulary stance
  std::vector<std::pair<std::string, TypedValue>> fields;
  std::string note;
  bool allow_long = false;
};

struct AttributionSource {
  std::string who, document;  ///< target: agent, or document (held or cited)
  std::string at;             ///< the words that name the source
  bool unknown = false;
};

struct RelayStep {
  std::string who, cue;
};

struct RecordAttribution {
  std::string document, at;
  AttributionSource source;
  std::string cue;
  std::string form;  ///< a label of vocabulary form
  std::vector<RelayStep> via;
  std::string within;  ///< target: the attribution around this one
  std::string note;
  UnknownNames unknown_names = UnknownNames::refuse;  ///< of the source and of `via`
  /// An empty `within`: the innermost attribution of the own log around it, unless `outermost`; an
  /// empty `form`: direct where it stands in quotation marks.
  bool infer = false;
  bool outermost = false;
  bool allow_long = false;  ///< `A ... B` may take more than 3 lines or 3,000 characters
};

struct AttachLabel {
  std::string target;             ///< either a target
  std::string document, at;       ///< or a passage of a document
  std::string label;              ///< `vocabulary/label`, or the label when one vocabulary has it
  std::optional<int> confidence;  ///< 0 to 100
  std::string why;
  bool allow_long = false;
};

struct AddNote {
  std::string target;
  std::string document, at;
  std::string text;
  bool allow_long = false;
};

/// Judges two agents, two claims or two documents (held or cited) to be one.
struct AssertSame {
  std::string a, b, why;
};

struct Withdraw {
  std::string target, why;
};

/// Brings a vocabulary into use: a shipped one by id, or another from a file or a text.
struct AdoptVocabulary {
  std::string id;
  std::string file;                 ///< path of its JSON text; or
  std::optional<std::string> text;  ///< the JSON text itself
};

using Operation = std::variant<AddDocument, CiteDocument, AddAgent, RecordSource, RecordAffiliation,
                               AddClaim, AppearClaim, RecordAttribution, AttachLabel, AddNote,
                               AssertSame, Withdraw, AdoptVocabulary>;

/// One line of a batch.
struct BatchLine {
  Operation operation;
  std::string as;   ///< later lines say `$as`
  std::string key;  ///< explicit idempotence key; empty: derived from the operation
};

/// Reads a batch line from its JSON form (schemas/cli/batch-line.json).
/// Throws Error{bad_data} naming the member that is wrong.
[[nodiscard]] BatchLine parse_batch_line(const json::Value& line);

}  // namespace prov
