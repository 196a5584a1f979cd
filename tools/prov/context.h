// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include <prov/case.h>
#include <prov/environment.h>
#include <prov/operation.h>

#include "cli/options.h"
#include "cli/output.h"
#include "command.h"
#include "world.h"

namespace prov::cli {

/// What a running command has to hand: its options, its streams and, when it asks, the case.
class Context {
 public:
  Context(const Command& command, GlobalOptions options, const World& world, Output& out,
          Output& err);

  [[nodiscard]] const GlobalOptions& options() const { return options_; }
  /// Results, and nothing else.
  [[nodiscard]] Output& out() { return out_; }
  /// All that is said beside the results.
  [[nodiscard]] Output& err() { return err_; }

  /// The case, opened at the first call for what the command needs. Throws Error{not_found} when
  /// there is none, and what Case::open throws.
  [[nodiscard]] Case& opened();
  /// Where the case is: --store, PROV_STORE, else the nearest one upward. Throws Error{not_found}.
  [[nodiscard]] std::filesystem::path case_folder() const;
  /// Whether --store or PROV_STORE says where the case is.
  [[nodiscard]] bool names_case() const;
  /// Where `prov init` makes a case: --store, PROV_STORE, else the working folder.
  [[nodiscard]] std::filesystem::path new_case_folder() const;
  /// Keys, clock, state as the library wants them. Made at the first call.
  [[nodiscard]] const Environment& environment();
  /// Makes the command the owner of a case that it has created.
  Case& adopt(Case made);

  /// The document that -d or else PROV_DOC names, or empty.
  [[nodiscard]] std::string explicit_document() const;
  /// The document that passages are in: -d, then PROV_DOC; where comfort is on, then that of
  /// `prov use`, else the only one there is. Empty when there is none of these.
  [[nodiscard]] std::string document();
  /// The id of the document of `prov use`; empty when there is none, or this case has it not.
  [[nodiscard]] std::string used_document();
  /// The document that an operand names, else `document()`. Throws Error{usage} when -d names one
  /// beside the operand.
  [[nodiscard]] std::string document_of(const std::string& operand);
  /// Throws Error{usage} with this reason when -d is given: what has no effect is not swallowed.
  void refuse_document(std::string_view why) const;
  /// Replaces "-" by "=" and the words on standard input. Throws Error{usage} when it is asked
  /// twice.
  void read_passage(std::string& passage);

  /// Says those warnings of the case that have not been said.
  void say_warnings();
  /// A message of the library with logs called by their handles.
  [[nodiscard]] std::string readable(std::string message);

  /// "prov: warning: ..." on standard error.
  void warn(std::string_view message);
  /// A line on standard error, for people: on a terminal, or with --verbose.
  void echo(std::string_view line);
  /// Whether `echo` shows anything.
  [[nodiscard]] bool echoes() const;
  [[nodiscard]] bool comfort() const;
  /// What unknown names come to: as asked for; where comfort is on they are made at least.
  [[nodiscard]] UnknownNames unknown_names(UnknownNames asked) const;
  /// Throws Error{usage} when no basis is given and comfort does not infer it.
  void require_basis(const std::string& basis) const;
  /// Words in bold where standard output may be coloured.
  [[nodiscard]] std::string bold(std::string_view text) const;

 private:
  const Command& command_;
  GlobalOptions options_;
  World world_;
  Output& out_;
  Output& err_;
  std::optional<Environment> environment_;
  std::optional<Case> case_;
  std::size_t warnings_said_ = 0;
  bool stdin_used_ = false;
};

/// Applies one operation in a transaction of its own and reports it: ids on standard output, what
/// was taken on standard error. `key` may be empty. Throws what Writer throws.
int record(Context& context, const Operation& operation, const std::string& key);

/// Prints what an operation did. Call it after the commit.
void report(Context& context, const Recorded& recorded);
/// The part of it that goes to standard error.
void say_beside(Context& context, const Recorded& recorded);

}  // namespace prov::cli
