// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <prov/form.h>

#include "desk/comparison.h"

namespace prov {

/// Lines of a form without marks: the first is that of the item, the others stand below it.
using FormText = std::vector<std::string>;

/// Says entries in the lines of a form.
class FormPrinter {
 public:
  /// `document`: rows of all entries that added it.
  FormPrinter(CaseImpl& impl, Comparison& comparison, const std::vector<std::int64_t>& document)
      : impl_(impl), comparison_(comparison), document_(document) {}

  /// The lines of an entry (of a statement: of its property `item`, without what they share). Read
  /// back they are what the entry says; nothing where no lines are. `below`: the mark of the item
  /// below which they will stand.
  [[nodiscard]] std::optional<FormText> print(std::int64_t row, std::uint32_t item,
                                              const std::string& below = {});
  /// The same as far as it can be said, not read back; for comments and messages.
  [[nodiscard]] FormText sketch(std::int64_t row, std::uint32_t item,
                                const std::string& below = {});
  /// The line of an entry that no other lines can say.
  [[nodiscard]] std::string keep(std::int64_t row, std::uint32_t item);

  /// Whether the properties of a statement stand at the left, as what the document says of itself.
  [[nodiscard]] bool plain(const StatementRecord& statement);
  /// The `source` line and what its properties share.
  [[nodiscard]] FormText shared(const StatementRecord& statement);

 private:
  friend class FormEntryLines;
  bool reads_back(const FormText& lines, std::int64_t row, std::uint32_t item,
                  const std::string& below);
  bool is_document(std::int64_t row) const;

  CaseImpl& impl_;
  Comparison& comparison_;
  const std::vector<std::int64_t>& document_;
};

/// Gives an operation of a form its document, and what stands below another item the one it is
/// about.
void complete(Operation& operation, const std::string& document, const std::string& below);

/// "@14", "@12.2".
[[nodiscard]] std::string mark_of(std::int64_t row, std::uint32_t item);

}  // namespace prov
