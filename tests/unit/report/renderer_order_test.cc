// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <regex>
#include <string>
#include <vector>

#include <prov/summary.h>

#include "sample.h"

namespace prov::report {
namespace {

/// A summary in which each kind of section has all its parts, each with words of its own.
Summary summary_with_all_parts() {
  Summary summary = sample_summary();
  const auto label = [](const std::string& name) {
    LabelLine line;
    line.label = name;
    line.reviewer = "ada";
    return line;
  };
  const auto note = [](const std::string& text) {
    NoteLine line;
    line.text = text;
    line.reviewer = "ada";
    return line;
  };
  DocumentSection& document = summary.documents[0];
  document.labels = {label("doc-label")};
  document.notes = {note("doc-note")};
  PartySection& party = summary.parties[0];
  party.note = "party-remark";
  party.rows = document.rows;
  party.ties = document.ties;
  party.publishes = {{thing(ThingKind::document, 2, "published-paper"), Basis::stated, {}}};
  party.labels = {label("party-label")};
  party.notes = {note("party-note")};
  ClaimSection& claim = summary.claims[0];
  claim.note = "claim-remark";
  claim.labels = {label("claim-label")};
  claim.notes = {note("claim-note")};
  return summary;
}

TEST(Renderers, ShowTheSamePartsInTheSameOrder) {
  const Summary summary = summary_with_all_parts();
  const std::vector<std::string> parts{"Ferry timetable to change",
                                       "ferry.txt",
                                       "ys of itself",
                                       "Who says it",
                                       "timetable draft",
                                       "part of Ministry",
                                       "doc-label",
                                       "doc-note",
                                       "withdrawn, not shown",
                                       "no title recorded",
                                       "quay-channel",
                                       "party-remark",
                                       "ys of itself",
                                       "part of Ministry",
                                       "published-paper",
                                       "asses on ",
                                       "party-label",
                                       "party-note",
                                       "night-ferry",
                                       "claim-remark",
                                       "claim-label",
                                       "18 days",
                                       "not attributed",
                                       "2 origins",
                                       "leaked draft",
                                       "claim-note",
                                       "to be the same",
                                       "nothing at all is on record",
                                       "31 entries"};
  const std::string html = std::regex_replace(render_html(summary), std::regex("</?bdi>"), "");
  for (const std::string& page : {render_text(summary), render_markdown(summary), html}) {
    std::size_t at = 0;
    for (const std::string& part : parts) {
      const std::size_t next = page.find(part, at);
      ASSERT_NE(next, std::string::npos) << part << " is not in what follows\n" << page.substr(at);
      at = next + part.size();
    }
  }
}

}  // namespace
}  // namespace prov::report
