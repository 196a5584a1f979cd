// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <prov/summary_parts.h>

#include "report/records.h"

namespace prov::report {

/// What things are called in a summary: documents by the beginning of their file name that leads to
/// them where it is typed, people and organizations by name, claims by handle. Two of one name are
/// told apart by their handles, documents by their entry ids.
class Naming {
 public:
  explicit Naming(Records& records);

  /// Documents in merged order, one for each set of bytes.
  [[nodiscard]] const std::vector<DocumentInfo>& documents() const { return documents_; }
  [[nodiscard]] const std::vector<NamedThing>& agents() const { return agents_; }
  [[nodiscard]] const std::vector<NamedThing>& cited() const { return cited_; }
  [[nodiscard]] const std::vector<NamedThing>& claims() const { return claims_; }

  /// The one id for a thing: of a document the first entry that added its bytes.
  [[nodiscard]] EntryId canonical(const EntryId& id) const;
  /// The document that an entry adds, records a text of or captures; nothing for other entries.
  [[nodiscard]] std::optional<EntryId> document_of(const EntryId& id) const;
  /// Names what an id refers to; an entry of no name is called by its id.
  [[nodiscard]] Thing thing(const EntryId& id) const;
  /// The handle of an agent, claim or cited document; else empty.
  [[nodiscard]] std::string handle(const EntryId& id) const;

 private:
  void name_documents();
  [[nodiscard]] std::string document_name(const Thing& document, const EntryId& id) const;
  void name_things(const std::vector<NamedThing>& things, ThingKind kind);

  Records& records_;
  std::vector<DocumentInfo> documents_;
  std::vector<NamedThing> agents_, cited_, claims_;
  std::map<EntryId, EntryId> canonical_;
  std::map<EntryId, Thing> things_;
  std::map<EntryId, std::string> handles_;
};

}  // namespace prov::report
