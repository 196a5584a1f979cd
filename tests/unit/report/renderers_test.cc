// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <regex>
#include <set>
#include <sstream>

#include "base/utf8.h"
#include "golden_file.h"
#include "report/width.h"
#include "sample.h"

namespace prov::report {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(RenderText, IsTheWholePageInFixedWidth) {
  expect_golden("summary.txt", render_text(sample_summary()));
}

TEST(RenderText, NeverExceedsItsWidth) {
  for (const int width : {40, 70, 100}) {
    std::istringstream lines(render_text(sample_summary(), {width}));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(cell_width(line), static_cast<std::size_t>(width)) << line;
    }
  }
}

TEST(RenderText, KeepsNoneFoundApartFromNotLookedAt) {
  const std::string text = render_text(sample_summary());
  EXPECT_THAT(text, HasSubstr("none found"));
  EXPECT_THAT(text, HasSubstr("not looked at"));
}

TEST(RenderText, ShowsWithdrawnThingsOnlyWhenAsked) {
  Summary summary = sample_summary();
  EXPECT_THAT(render_text(summary), HasSubstr("1 withdrawn, not shown (--withdrawn)"));
  summary.shows_withdrawn = true;
  summary.documents[0].withdrawn[0].what = "label loaded-word";
  summary.documents[0].withdrawn[0].reason = "hasty";
  const std::string text = render_text(summary);
  EXPECT_THAT(text, HasSubstr("label loaded-word; by ada: “hasty”"));
  EXPECT_THAT(text, Not(HasSubstr("not shown")));
}

TEST(RenderText, ShowsErasedPartsAsErased) {
  Summary summary = sample_summary();
  SourceValue& value = summary.documents[0].rows[2].columns[0][0];
  value.erased = true;
  value.date.reset();
  value.text.clear();
  summary.claims[0].erased = true;
  EXPECT_THAT(render_text(summary), HasSubstr("(erased)"));
}

TEST(RenderText, NamesTheWholeEntryIdOnceThereAreTwoReviewers) {
  Summary summary = sample_summary();
  EXPECT_THAT(render_text(summary), HasSubstr("[n] = entry ada-n"));
  summary.logs.push_back({"ben", "", "prov.invalid/b", std::string(64, '6'), 4});
  summary.reviewers.push_back("ben");
  const std::string text = render_text(summary);
  EXPECT_THAT(text, HasSubstr("[ada-15]"));
  EXPECT_THAT(text, HasSubstr("recorded by ada"));
}

TEST(RenderText, SaysWhoseWordsALabelStandsIn) {
  EXPECT_THAT(render_text(sample_summary()),
              HasSubstr("stands in words attributed to Harbour office"));
}

TEST(Renderers, NeverUseTheWordsThatPeopleMisread) {
  for (const std::string& page : {render_text(sample_summary()), render_markdown(sample_summary()),
                                  render_html(sample_summary())}) {
    for (const char* word : {"agent", "concept", "leaf", "anchor", "verdict", "biased"}) {
      EXPECT_FALSE(std::regex_search(page, std::regex("\\b" + std::string(word) + "\\b"))) << word;
    }
  }
}

TEST(RenderMarkdown, IsTheWholePage) {
  expect_golden("summary.md", render_markdown(sample_summary()));
}

TEST(RenderMarkdown, EscapesCellsOfTables) {
  const std::string page = render_markdown(sample_summary());
  EXPECT_THAT(page, HasSubstr("carries its seal \\| and colours"));
  EXPECT_THAT(page, HasSubstr("Quay \\[1\\] \\*channel\\*"));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
}

TEST(RenderHtml, IsTheWholePage) { expect_golden("summary.html", render_html(sample_summary())); }

TEST(RenderHtml, LetsNothingForeignBecomeMarkup) {
  const std::string page = render_html(sample_summary());
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("<b>")));
  EXPECT_THAT(page, Not(HasSubstr("\u202e")));
  EXPECT_THAT(page, HasSubstr("&lt;b&gt;"));
}

TEST(RenderHtml, LoadsNothing) {
  const std::string page = render_html(sample_summary());
  EXPECT_THAT(page, HasSubstr("default-src 'none'"));
  for (const char* word : {" src=", "url(", "@import", "href=\"http"}) {
    EXPECT_THAT(page, Not(HasSubstr(word)));
  }
}

TEST(RenderHtml, EveryLinkHasItsTargetOnceOnThePage) {
  const std::string page = render_html(sample_summary());
  std::set<std::string> ids;
  const std::regex id("\\bid=\"([^\"]+)\""), link("href=\"#([^\"]+)\"");
  for (std::sregex_iterator it(page.begin(), page.end(), id), end; it != end; ++it) {
    EXPECT_TRUE(ids.insert((*it)[1]).second) << (*it)[1] << " stands twice";
  }
  int links = 0;
  for (std::sregex_iterator it(page.begin(), page.end(), link), end; it != end; ++it, ++links) {
    EXPECT_TRUE(ids.contains((*it)[1])) << (*it)[1] << " is nowhere";
  }
  EXPECT_GT(links, 5);
}

TEST(RenderHtml, CutsOverlappingMarksIntoSegments) {
  DocumentSection section = sample_summary().documents[0];
  section.text.pieces = {{0, 1, "abcdefghij"}};
  section.text.marks = {{"attribution", "outer", {{1, 8}}, {ref(15)}},
                        {"label", "crossing", {{5, 10}}, {ref(19)}}};
  Summary summary = sample_summary();
  summary.documents = {section};
  const std::string page = render_html(summary);
  EXPECT_THAT(page, HasSubstr(">bcde</a></mark>"));
  EXPECT_THAT(page, HasSubstr("class=\"label n2\" title=\"crossing [19]; outer [15]\"><a "
                              "href=\"#e-ada-19\">fgh</a></mark>"));
  EXPECT_THAT(page, HasSubstr(">ij</a></mark><sup><a href=\"#e-ada-19\">[19]</a></sup>"));
}

TEST(RenderHtml, SaysThatALongTextIsNotWhole) {
  Summary summary = sample_summary();
  summary.documents[0].text.complete = false;
  summary.documents[0].text.characters = 1234567;
  summary.documents[0].text.pieces = {{90, 4, "words"}, {200, 9, "more"}};
  const std::string page = render_html(summary);
  EXPECT_THAT(page, HasSubstr("The text has 1,234,567 characters; only the marked passages"));
  EXPECT_THAT(page, HasSubstr("<span>9</span>"));
}

TEST(Renderers, AreTheSameForTheSameSummary) {
  EXPECT_EQ(render_text(sample_summary()), render_text(sample_summary()));
  EXPECT_EQ(render_html(sample_summary()), render_html(sample_summary()));
  EXPECT_EQ(json::canonical(to_json(sample_summary())), json::canonical(to_json(sample_summary())));
}

TEST(Renderers, TakeAnEmptySummary) {
  EXPECT_THAT(render_text({}), HasSubstr("PROVENANCE SUMMARY"));
  EXPECT_THAT(render_markdown({}), HasSubstr("# Provenance summary"));
  EXPECT_THAT(render_html({}), HasSubstr("</html>"));
}

}  // namespace
}  // namespace prov::report
