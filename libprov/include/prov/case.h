// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <prov/entry.h>
#include <prov/environment.h>
#include <prov/operation.h>
#include <prov/vocabulary.h>

namespace prov {

class Case;
class CaseImpl;
class FormApplier;
class WriterImpl;

/// What a case may be opened for. glance: to read at once what its index has, and change nothing:
/// an index that is behind stays so, and what it lacks is not found.
enum class Access { glance, read, write };

/// Who writes a new log. Where it goes on from another, what is empty is as it was there.
struct Reviewer {
  std::string handle;           ///< `[a-z][a-z0-9]{1,15}`
  std::string name;             ///< as shown; may be empty
  std::string kind = "person";  ///< person (also when empty), organization, software
};

/// What becomes of the passphrase of a key.
enum class PassphraseChange { set, remove };

/// One log of a case.
struct LogInfo {
  std::string origin;
  std::string handle;       ///< as shown; `mira~3f` where two logs clash
  std::string name;         ///< display name, or empty
  std::uint64_t size = 0;   ///< entries
  std::string root;         ///< Merkle root at that size, hexadecimal
  std::string key;          ///< public key, hexadecimal
  std::string fingerprint;  ///< SHA-256 of the public key, hexadecimal
  bool own = false;         ///< its private key is in the key folder, to be used
  bool current = false;     ///< it is the one that is written to
  bool retired = false;     ///< its private key is in the key folder, not to be used any more
  bool encrypted = false;   ///< its own private key is under a passphrase
};

/// A hash of a log's tree: SHA-256 (RFC 6962 section 2.1).
using TreeHash = std::array<std::uint8_t, 32>;

/// What one applied operation did.
struct Recorded {
  EntryId id;                         ///< the entry, new or (repeated) already there
  std::string shown;                  ///< its id for people: "mira-17"
  bool repeated = false;              ///< the key was known: nothing was written
  bool withdrawn = false;             ///< repeated, and that entry has been withdrawn since
  bool differs = false;               ///< repeated, and that entry says something else
  std::vector<std::string> echo;      ///< what was taken, for people, a line each
  std::vector<std::string> warnings;  ///< doubts a person should see
  std::vector<EntryId> also;          ///< entries written along with it (an adopted vocabulary)
};

/// Operations written together. The store's lock is held from the first `apply` to `commit`, so
/// that a long batch lets others in between its transactions. Nothing is stored before `commit`; a
/// Writer that is destroyed without it leaves nothing behind. One Writer at a time for each Case.
class Writer {
 public:
  Writer(Writer&&) noexcept;
  ~Writer();

  /// Resolves and prepares one operation. A failing operation leaves no trace and does not end the
  /// Writer. Throws Error{usage, bad_data, not_found}.
  /// A single operation is always written anew, except the adoption of a vocabulary in use; one
  /// with a key (not empty) as a line of a batch with that key.
  Recorded apply(const Operation& operation, const std::string& key = {});
  /// A line of a batch is written once for each key (given, or derived from the operation after
  /// names and passages are resolved, and from its number among equal ones in this Writer). `as` of
  /// earlier lines can be used as `$name`, also after a commit; a name whose line failed fails.
  /// What was taken is not echoed.
  Recorded apply(const BatchLine& line);

  /// Takes the lock now instead of with the first `apply`, so that what the case tells from now on
  /// is what stands in it until `commit`. Throws what `Case::write` names for the first `apply`.
  void begin();
  /// Origin of the log that is written to.
  [[nodiscard]] std::string origin() const;
  /// Records that part of the case is handed out, as of `time` (RFC 3339 UTC).
  Recorded record_export(const ExportRecord& record, const std::string& time);

  /// Makes everything applied since the last commit durable; ids are acknowledged by its return.
  /// Throws Error{io, busy, verification, key}; nothing is stored then.
  void commit();

  /// Operations applied since the last commit.
  [[nodiscard]] std::size_t pending() const;

  /// Folder against which relative paths of AddDocument are taken; default: the working directory.
  void set_base_folder(const std::filesystem::path& folder);

 private:
  friend class Case;
  friend class FormApplier;
  explicit Writer(std::unique_ptr<WriterImpl> impl);
  std::unique_ptr<WriterImpl> impl_;
};

/// While one lives, a case locks its files for reading once instead of for each thing it reads,
/// which is several times as fast; every 50 ms it lets go of them, so that writers get in. For
/// computing, not for waiting: nothing may block on a person or another process meanwhile. May be
/// nested. What writes ends all of them: the first operation of a Writer, `open_log`, the first
/// search after documents were added.
class ReadLock {
 public:
  explicit ReadLock(Case& opened);
  ReadLock(const ReadLock&) = delete;
  ReadLock& operator=(const ReadLock&) = delete;
  ~ReadLock();

 private:
  CaseImpl& impl_;
};

/// Filters of a listing of entries; empty members do not filter.
struct EntryFilter {
  std::string target;        ///< only entries about this target, and that target itself
  std::string reviewer;      ///< handle of a log
  std::string type;          ///< "label.attach"
  std::string since, until;  ///< claimed time, RFC 3339 UTC or a date; since <= time < until
  std::uint64_t limit = 0;   ///< 0: all
};

/// What a document is, for listings.
struct DocumentInfo {
  EntryId id;                     ///< first document.add of these bytes in merged order
  std::vector<EntryId> added_by;  ///< all of them
  std::string name;               ///< file name of the first capture
  std::string sha256, media_type;
  std::uint64_t bytes = 0;
  std::string charset, recipe, text_sha256;
  std::uint64_t characters = 0;
  std::vector<EntryId> captures;
  bool erased = false;  ///< its content has been erased
  bool withdrawn = false;
};

/// A line of a document's text; code points, half-open.
struct TextLine {
  std::uint64_t number = 1;
  Range range;                   ///< without the line end
  std::vector<Range> sentences;  ///< as passages count them, without the white space around them
};

/// Counts of what is on record about a document, withdrawn entries left out.
struct DocumentStatus {
  DocumentInfo document;
  std::string title, publisher;  ///< as recorded; "none" when looked for; empty: not looked at
  std::uint64_t statements = 0, attributions = 0, appearances = 0, labels = 0, notes = 0;
  std::uint64_t others = 0;  ///< what it is evidence for, as a tie, and is none of these
  [[nodiscard]] bool looked_at() const {
    return statements + attributions + appearances + labels + notes + others > 0;
  }
};

/// The documents of a case at a glance, withdrawn ones and entries left out.
struct DocumentsAtAGlance {
  std::uint64_t documents = 0;
  std::uint64_t looked_at = 0;          ///< of these; something is on record about them
  std::vector<DocumentStatus> latest;   ///< looked at, those worked on last
  std::vector<DocumentInfo> untouched;  ///< not looked at, the first
};

/// A claim whose appearances differ.
struct DifferingClaim {
  EntryId id;
  std::string handle;
  std::vector<std::string> fields;  ///< in which: "count", "start"; as they were first recorded
};

/// A named thing: person or organization, claim, cited document.
struct NamedThing {
  EntryId id;
  std::string handle, name, kind;  ///< kind: of an agent; else empty
  std::vector<std::string> aliases;
  bool withdrawn = false;
};

/// A vocabulary in use.
struct AdoptedVocabulary {
  EntryId id;
  std::string vocabulary, sha256;
  std::uint64_t version = 1;
  std::uint64_t labels = 0;  ///< how many labels refer to it
};

/// One thing that `verify` found, or could not check.
struct Finding {
  enum class Level { failure, warning, note } level = Level::failure;
  std::string file;   ///< "log.db", "content.db", "index.db", "state"
  std::string entry;  ///< "mira-17" where one entry is concerned, else empty
  std::string message;
};

struct VerifyOptions {
  bool index = false;  ///< rebuild the projections and compare digests
};

struct VerifyReport {
  bool ok = true;
  std::vector<LogInfo> logs;
  std::uint64_t leaves = 0, checkpoints = 0, bodies = 0, sealed = 0, documents = 0, texts = 0;
  std::uint64_t quotations = 0;  ///< compared with the text they quote
  std::uint64_t bytes = 0;       ///< of documents and texts, hashed
  std::string index_digest;
  std::vector<Finding> findings;
  std::vector<std::string> cannot_prove;  ///< what no check of these files can show
};

/// " (did you mean boats or boat?)" of the names most like what was typed; nothing when none is
/// near.
[[nodiscard]] std::string nearest_of(const std::vector<std::string>& names, std::string_view typed);

/// Kinds of things that go by names.
enum class NamedKind { document, cited_document, agent, claim };

/// A name that means one thing where a target is typed.
struct TypedName {
  std::string typed;
  EntryId id;
  std::string name;  ///< in full: of a person, the words of a claim, a file name
};

/// What a thing on record is, for people: "a person or organization", "an attribution".
[[nodiscard]] std::string_view kind_words(const Content& content);

/// One open case: a folder `.prov` with its logs, content and index.
class Case {
 public:
  /// Makes `folder/.prov` with one log of a new key. Throws Error{usage} when there is a case
  /// already or the handle has not the form, {io}, {key}. `key.after` has no meaning here.
  static Case create(const std::filesystem::path& folder, const Reviewer& reviewer,
                     const Environment& environment, const NewKey& key = {});
  /// Opens `folder/.prov` (or `folder` itself when that is its name). Brings the index up to date;
  /// where it cannot be written, a temporary one is built. Throws Error{not_found, version,
  /// verification, io}; a case without log.db or content.db does not verify, and one without an
  /// index of this version cannot be glanced at (not_found).
  static Case open(const std::filesystem::path& folder, Access access,
                   const Environment& environment);
  /// The nearest folder at or above `start` that holds a case, or what is left of one; nothing when
  /// there is none.
  static std::optional<std::filesystem::path> find(const std::filesystem::path& start);

  Case(Case&&) noexcept;
  Case& operator=(Case&&) noexcept;
  ~Case();

  [[nodiscard]] const std::filesystem::path& folder() const;
  /// Warnings met at opening (the store is behind its high-water mark, a temporary index is used).
  [[nodiscard]] const std::vector<std::string>& warnings() const;

  [[nodiscard]] std::vector<LogInfo> logs();
  /// Opens a further log under a new key in this case, and writes to it from now on. One that goes
  /// on from another (`key.after`) names it and how far it is here; that is what it takes to go on
  /// in a store that is behind its high-water mark. Throws Error{usage, not_found, key, busy, io},
  /// {verification} for a store behind its mark when it goes on from none.
  LogInfo open_log(const Reviewer& reviewer, const NewKey& key = {});
  /// The handle of the log that a new one of `handle` should go on from: the one written to, when
  /// its key is retired (`handle` may be empty then), or, when no key of this case is here, the
  /// newest that goes back to that handle. Empty: none.
  [[nodiscard]] std::string log_to_go_on_from(std::string_view handle);

  // Keys of logs; `reviewer` as for `write`. All throw Error{not_found}, {key} when the key is
  // missing or retired or stays locked, {io}.

  /// Writes the key file anew, under a passphrase of the environment's PassphraseSource or none; it
  /// is asked for the present one first, if there is one.
  void change_passphrase(PassphraseChange change, std::string_view reviewer = {});
  /// Decrypts a key that is encrypted. Throws Error{usage} for one that is not.
  [[nodiscard]] UnlockedKey unlock_key(std::string_view reviewer = {});
  /// Puts a key away for good: nothing is signed with it any more. Only a person can take that back
  /// (doc/keys.md). Returns its file.
  std::filesystem::path retire_key(std::string_view reviewer);

  /// Starts writing to the log of `reviewer` (a handle; empty: the newest log whose key is here).
  /// The lock is taken by the first `apply`, which throws Error{busy} after the environment's
  /// lock_wait and {verification} for a store behind its high-water mark. Throws Error{key}.
  [[nodiscard]] Writer write(std::string_view reviewer = {});

  /// The entry id as people read it: "mira-17", "mira-17.2".
  [[nodiscard]] std::string show(const EntryId& id);
  /// Resolves a target as typed; `@` counts in the log of `reviewer` (as for `write`). Throws
  /// Error{not_found} listing the candidates.
  [[nodiscard]] EntryId resolve(std::string_view target, std::string_view reviewer = {});
  [[nodiscard]] Entry entry(const EntryId& id);
  /// The canonical bytes of the leaf, body and sealed part, and the salts of the two commitments
  /// (32 bytes); empty where there is none.
  struct Raw {
    std::string leaf, body, sealed;
    std::string body_salt, sealed_salt;
  };
  [[nodiscard]] Raw raw(const EntryId& id);

  /// The latest checkpoint of a log in this snapshot: a C2SP signed note. Throws Error{not_found}.
  [[nodiscard]] std::string checkpoint(std::string_view origin);
  /// The proof that the leaf of an entry is in the tree of that checkpoint, from the leaf's sibling
  /// upwards (RFC 6962 section 2.1.1). Throws Error{not_found, verification}.
  [[nodiscard]] std::vector<TreeHash> inclusion_proof(const EntryId& id);
  /// The proof that the tree of that checkpoint begins with that of `size` leaves (RFC 6962 section
  /// 2.1.2). Throws Error{not_found} unless 0 < size <= that of the checkpoint, {verification}.
  [[nodiscard]] std::vector<TreeHash> consistency_proof(std::string_view origin,
                                                        std::uint64_t size);
  /// The checkpoint that was signed when the log had just `size` entries; nothing when no write
  /// ended there. Not verified here. Throws Error{not_found}.
  [[nodiscard]] std::optional<std::string> checkpoint(std::string_view origin, std::uint64_t size);
  /// The root of the tree of the first `size` leaves, from the hashes kept here. Throws
  /// Error{not_found} unless 0 < size <= that of the log, {verification}.
  [[nodiscard]] TreeHash tree_root(std::string_view origin, std::uint64_t size);
  /// The bytes of the leaves of a log from number `first` (from 0) on, at most `most` of them.
  /// Throws Error{not_found, verification}.
  [[nodiscard]] std::vector<std::string> leaves(std::string_view origin, std::uint64_t first,
                                                std::uint64_t most);
  [[nodiscard]] bool withdrawn(const EntryId& id);
  /// Entries that refer to this one (or to an item of it), in merged order.
  [[nodiscard]] std::vector<EntryId> referring(const EntryId& id);

  /// Visits entries in merged order, newest first; the visitor returns false to stop.
  void log(const EntryFilter& filter, const std::function<bool(const Entry&)>& visit);

  [[nodiscard]] std::vector<DocumentInfo> documents();
  [[nodiscard]] DocumentInfo document(std::string_view target);
  /// The text of a document (UTF-8), checked against its hash. Throws Error{verification} when it
  /// does not match, {not_found} when it is erased.
  [[nodiscard]] std::string text(const EntryId& document);
  /// Number of lines of that text.
  [[nodiscard]] std::uint64_t line_count(const EntryId& document);
  /// The lines `first` to `last` of that text (from 1), the last one there is where it has fewer.
  [[nodiscard]] std::vector<TextLine> lines(const EntryId& document, std::uint64_t first = 1,
                                            std::uint64_t last = UINT64_MAX);
  [[nodiscard]] std::string raw_document(const EntryId& document);
  /// Ranges as people type them ("22.1", "12-26"), for a passage of a document held here.
  [[nodiscard]] std::string locate(const Passage& passage);
  /// A passage of a document held here for people, with up to about `limit` code points of its
  /// words; none of those that are erased.
  [[nodiscard]] PrintedPassage print(const Passage& passage, std::size_t limit = 60);
  /// Resolves a passage as typed in a document.
  [[nodiscard]] Passage passage(std::string_view document, std::string_view typed);
  /// Whether `typed`, which stands where a target or a passage may stand, names a target: targets
  /// go first. `document`: the one that words are sought in, `@` in it counting in the log of
  /// `reviewer` (as for `write`); empty for none. Throws Error{not_found} when it names several
  /// things, or names one and its words stand in the document too.
  [[nodiscard]] bool names_target(std::string_view typed, std::string_view document,
                                  std::string_view reviewer = {});

  [[nodiscard]] std::vector<NamedThing> agents();
  [[nodiscard]] std::vector<NamedThing> claims();
  [[nodiscard]] std::vector<NamedThing> cited_documents();
  [[nodiscard]] std::vector<AdoptedVocabulary> vocabularies();
  [[nodiscard]] std::vector<DocumentStatus> status();
  /// At most `most` documents of either kind, in merged order. Far quicker than `status` where
  /// there are many.
  [[nodiscard]] DocumentsAtAGlance at_a_glance(std::size_t most);
  /// Claims with appearances that give different values for a field, as far as these have been
  /// read; withdrawn ones left out. In merged order.
  [[nodiscard]] std::vector<DifferingClaim> differing_claims();
  /// The shortest beginning of its file name, ending before a '.', '_' or blank, that means this
  /// document and nothing else where a target is typed; its id where there is none.
  [[nodiscard]] std::string typed_name(const EntryId& document);
  /// What of a kind may be meant by these first letters of what is typed: handles, and typed names
  /// of documents; withdrawn things left out. None when there are more than `most`, or too many to
  /// look at while a key is pressed: 2,000 handles of any kind, or more than `most` file names,
  /// several of which may be of one document.
  [[nodiscard]] std::vector<TypedName> names_beginning(std::string_view typed, NamedKind kind,
                                                       std::size_t most);
  /// Vocabularies whose labels can be used: those in use here, then those that come with the
  /// library; one for each id and version.
  [[nodiscard]] std::vector<Vocabulary> usable_vocabularies();

  /// Checks everything that `folder/.prov` holds against what is signed, without trusting the index
  /// and without stopping at damage: what cannot be read is a finding. `progress` is told how many
  /// of all entries are done. Throws Error{not_found} when there is no case, {busy, interrupted}.
  [[nodiscard]] static VerifyReport verify(
      const std::filesystem::path& folder, const VerifyOptions& options,
      const Environment& environment,
      const std::function<void(std::uint64_t, std::uint64_t)>& progress = {});

  /// For the layers above (report); not for programs.
  [[nodiscard]] CaseImpl& impl() { return *impl_; }

 private:
  explicit Case(std::unique_ptr<CaseImpl> impl);
  std::unique_ptr<CaseImpl> impl_;
};

}  // namespace prov
