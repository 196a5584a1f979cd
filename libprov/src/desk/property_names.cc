// SPDX-License-Identifier: Apache-2.0
#include "desk/property_names.h"

#include <algorithm>
#include <iterator>

namespace prov {

const std::vector<std::string>& property_names() {
  static const std::vector<std::string> names = {"address",
                                                 "affiliation",
                                                 "alias",
                                                 "archiveUrl",
                                                 "author",
                                                 "contact",
                                                 "country",
                                                 "date",
                                                 "editor",
                                                 "editionOf",
                                                 "excerptOf",
                                                 "funding",
                                                 "identifier",
                                                 "language",
                                                 "legalForm",
                                                 "legalName",
                                                 "licence",
                                                 "location",
                                                 "mediaType",
                                                 "mission",
                                                 "name",
                                                 "owner",
                                                 "placeOfPublication",
                                                 "publishedAt",
                                                 "publisher",
                                                 "republicationOf",
                                                 "retrievedAt",
                                                 "section",
                                                 "seriesTitle",
                                                 "spokesperson",
                                                 "subtitle",
                                                 "summaryOf",
                                                 "title",
                                                 "translationOf",
                                                 "translator",
                                                 "type",
                                                 "updatedAt",
                                                 "url",
                                                 "website"};
  return names;
}

const std::vector<std::string>& relation_names() {
  static const std::vector<std::string> names = {
      "owned-by",        "part-of",   "funded-by", "state-organ-of", "movement-organ-of",
      "spokesperson-of", "member-of", "supports",  "associated-with"};
  return names;
}

bool is_property(std::string_view name) {
  const std::vector<std::string>& names = property_names();
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_date_property(std::string_view name) {
  return name == "date" || name == "publishedAt" || name == "updatedAt" || name == "retrievedAt";
}

bool property_names_party(std::string_view name) {
  constexpr std::string_view kParties[] = {"publisher", "author",       "editor",      "translator",
                                           "owner",     "spokesperson", "affiliation", "funding"};
  return std::find(std::begin(kParties), std::end(kParties), name) != std::end(kParties);
}

bool property_names_document(std::string_view name) {
  constexpr std::string_view kDocuments[] = {"editionOf", "excerptOf", "republicationOf",
                                             "summaryOf", "translationOf"};
  return std::find(std::begin(kDocuments), std::end(kDocuments), name) != std::end(kDocuments);
}

}  // namespace prov
