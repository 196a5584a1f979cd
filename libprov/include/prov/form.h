// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <prov/case.h>
#include <prov/operation.h>

namespace prov {

// The review of one document as plain text that a person edits and gives back: doc/edit-form.md is
// its grammar. Lines carry the entry that they stand for in braces, as {@14}; what has none is new,
// what is gone is withdrawn, what reads differently is withdrawn and recorded anew.

/// The line that ends a form; what stands below it is not read.
inline constexpr std::string_view kFormCut = "# ---- 8< ---- nothing below is read ----";
/// Longest form that is read, in bytes.
inline constexpr std::size_t kLongestForm = std::size_t{16} << 20;

/// What is wrong with a line of a form.
struct FormProblem {
  std::size_t line = 0;  ///< from 1
  ErrorCode code = ErrorCode::bad_data;
  std::string message;
};

/// One thing that a form says.
struct FormItem {
  /// Words of a line of this item, for telling which line an error is about.
  struct Typed {
    std::size_t line = 0;
    std::string words;
  };

  std::size_t line = 0;
  std::string words;  ///< its first line without the mark, for people
  std::string mark;   ///< "@14", "@12.2", "mira-14"; empty: not on record yet
  /// Nothing when `kept`, and for a line that has a problem. The document and, of what stands below
  /// another item, the target or the attribution around it are filled in when it is applied.
  std::optional<Operation> operation;
  bool kept = false;                  ///< an entry that a form cannot say in full (`keep`)
  std::optional<std::size_t> parent;  ///< the item below which it stands, an earlier one
  /// Properties (RecordSource with one of them) of the same group are recorded as one entry.
  std::optional<std::size_t> group;
  std::vector<Typed> typed;
};

/// A form as read.
struct Form {
  std::string document;           ///< as its `review` line names it; empty: it has none
  std::string reviewer;           ///< handle of the log that it was made for, or empty
  std::vector<std::string> held;  ///< marks that it had when it was made
  std::vector<FormItem> items;    ///< in the order of the lines
  std::vector<FormProblem> problems;
};

/// Reads a form. Never throws for what it says: lines that cannot be read are problems, in the
/// order of the lines.
[[nodiscard]] Form read_form(std::string_view text);

/// Writes the form of a document: what the log of `reviewer` (empty: the one that is written to)
/// has on record about it, withdrawn entries left out, what other logs say as comments, and the
/// cut. Each line, read back, is what its entry says. Throws what Case throws.
[[nodiscard]] std::string write_form(Case& opened, std::string_view document,
                                     std::string_view reviewer = {});

/// The form with each problem in a line `#! ...` above the line it is about, and without such lines
/// of an earlier time. Problems without a line stand at the top. Of many the first hundred are put
/// in, and that is said.
[[nodiscard]] std::string annotate_form(std::string_view text,
                                        const std::vector<FormProblem>& problems);

/// What applying a form did, or found wrong.
struct FormChange {
  enum class Kind { add, change, withdraw };
  Kind kind = Kind::add;
  std::size_t line = 0;  ///< 0: of what is gone
  std::string words;     ///< what it says, on one line
  std::string former;    ///< the entry that is withdrawn, "mira-14" or "mira-12.2"; empty: none
  std::vector<Recorded> recorded;  ///< of a withdrawal the entry that withdraws
};

struct FormOutcome {
  std::vector<FormChange> changes;    ///< withdrawals of what is gone first, then by line
  std::vector<FormProblem> problems;  ///< any: do not commit
  std::vector<std::string> remarks;   ///< what else a person should know
  bool recorded_before = false;       ///< the key is on record: nothing was applied
  /// Whether something is withdrawn, and so a reason is needed.
  [[nodiscard]] bool withdraws() const;
};

/// What applying a form needs beside it.
struct FormRequest {
  std::string document;  ///< as typed; empty: that of the form
  std::string why;       ///< the reason of all withdrawals; a problem where it is needed and empty
  std::string key;       ///< the first entry carries it, so that a form is not recorded twice
  bool look_ahead = false;  ///< the writer will not be committed: no reason is needed
};

/// Applies a form within `writer`, whose log is the one that it is about. Nothing is stored before
/// the writer commits: to look ahead, apply and let the writer go. Entries that the form did not
/// hold when it was made are left alone. Throws Error{not_found, usage} when the document is not
/// here, and Error{busy, io, verification, key} as Writer does.
[[nodiscard]] FormOutcome apply_form(Case& opened, Writer& writer, const Form& form,
                                     const FormRequest& request);

}  // namespace prov
