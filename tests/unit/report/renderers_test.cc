// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <regex>
#include <set>
#include <sstream>

#include "base/utf8.h"
#include "golden_file.h"
#include "report/description.h"
#include "report/differences.h"
#include "report/records.h"
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
  summary.documents[0].withdrawn[0].what = ours("label loaded-word");
  summary.documents[0].withdrawn[0].reason = "hasty";
  const std::string text = render_text(summary);
  EXPECT_THAT(text, HasSubstr("label loaded-word; by ada: “hasty”"));
  EXPECT_THAT(text, Not(HasSubstr("not shown")));
}

TEST(Renderers, TellWhoNamesAPublisherApart) {
  Summary summary = sample_summary();
  Thing paper = summary.documents[0].document;
  summary.parties[0].publishes = {{paper, Basis::stated, {}},
                                  {paper, Basis::reported, {}},
                                  {paper, Basis::assessed, summary.documents[0].entries}};
  for (const std::string& page :
       {render_text(summary), render_markdown(summary), render_html(summary)}) {
    EXPECT_THAT(page, HasSubstr("(others say)"));
    EXPECT_THAT(page, HasSubstr("(reviewers judge)"));
  }
  const std::string json = json::compact(to_json(summary));
  EXPECT_THAT(json, HasSubstr("\"publishes\":[{\"basis\":\"stated\""));
}

TEST(Renderers, SayTheSameOfWhatIsNotThere) {
  Summary summary = sample_summary();
  summary.not_looked_at = {};
  DocumentSection& document = summary.documents[0];
  std::erase_if(document.rows, [](const SourceRow& row) { return row.property != "title"; });
  summary.documents.resize(1);
  summary.parties.clear();
  summary.cited.clear();
  ASSERT_EQ(document.rows.size(), 1U);
  summary.documents[0].rows[0].columns[0][0].erased = true;
  for (const std::string& page :
       {render_text(summary), render_markdown(summary), render_html(summary)}) {
    EXPECT_THAT(page, HasSubstr("nothing of what this summary looks for"));
    EXPECT_THAT(page, Not(HasSubstr("“(erased)”")));
    EXPECT_THAT(page, Not(HasSubstr("says of itself"))) << "a table of nothing";
  }
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
  summary.logs.push_back({"ben", "", "prov.invalid/b", std::string(64, '6'), 4, {}});
  summary.reviewers.push_back("ben");
  const std::string text = render_text(summary);
  EXPECT_THAT(text, HasSubstr("[ada-15]"));
  EXPECT_THAT(text, HasSubstr("recorded by ada"));
}

TEST(RenderText, CitesTheEntryThatNamesThePublisher) {
  EXPECT_THAT(render_text(sample_summary()),
              testing::ContainsRegex("publisher of ferry +\\[13\\]\n"));
  Summary summary = sample_summary();
  summary.documents[0].rows[1].columns[2].clear();
  EXPECT_THAT(render_text(summary),
              testing::ContainsRegex("\\(publisher of ferry, not named\\) +\\[12.2\\]\n"));
  summary.documents[0].rows[1].columns[0].clear();
  EXPECT_THAT(render_text(summary), HasSubstr("(publisher of ferry, not looked at)\n"));
}

TEST(RenderText, TellsATitleThatIsNotThereFromOneNobodyLookedFor) {
  Summary summary = sample_summary();
  SourceValue none;
  none.none = true;
  none.entries = {ref(30)};
  summary.documents[1].rows = {{"title", {{{none}, {}, {}}}}};
  EXPECT_THAT(render_text(sample_summary()), HasSubstr("2024 (no title recorded)"));
  EXPECT_THAT(render_text(summary), HasSubstr("2024 (no title found)"));
  EXPECT_THAT(render_html(summary), HasSubstr("(no title found)"));
  EXPECT_THAT(render_markdown(summary), HasSubstr("(no title found)"));
}

TEST(Renderers, KeepTiesThatReviewersJudgeUnderTheirOwnHeading) {
  Summary summary = sample_summary();
  Tie judged = summary.documents[0].ties[0];
  judged.basis = Basis::assessed;
  judged.entries = {ref(30)};
  summary.documents[0].ties.push_back(judged);
  const std::string text = render_text(summary);
  EXPECT_THAT(text, HasSubstr("part of Ministry (others say)"));
  EXPECT_THAT(text, HasSubstr("  People and organizations, as reviewers judge\n"
                              "  Harbour office: part of Ministry (reviewers judge)"));
  for (const std::string& page : {text, render_markdown(summary), render_html(summary)}) {
    EXPECT_THAT(page, HasSubstr("as reviewers judge"));
    EXPECT_THAT(page, Not(HasSubstr("(reported)")));
  }
}

TEST(RenderText, IsolatesANameWithinASentence) {
  Summary summary = sample_summary();
  summary.documents[0].labels[1].target =
      theirs("ערוץ הנמל") + ours(" as source of ") + theirs("lines 3-5");
  EXPECT_THAT(render_text(summary), HasSubstr("\u2068ערוץ הנמל\u2069 as source of lines 3-5"));
}

TEST(RenderText, SendsElsewhereForWhatAPartCannotKnow) {
  Summary summary = sample_summary();
  const std::string words = "whether entries were erased whole or cannot be read is said in the";
  EXPECT_THAT(render_text(summary), Not(HasSubstr(words)));
  summary.whole_case = false;
  EXPECT_THAT(render_text(summary), HasSubstr(words));
}

TEST(Renderers, TellEntriesOfNoFormFromThoseOfAnUnknownType) {
  Entry entry;
  entry.content = UnknownEntry{};
  EXPECT_TRUE(malformed(entry));
  entry.content = UnknownEntry{json::Value::object(), {}};
  EXPECT_FALSE(malformed(entry));
  Summary summary = sample_summary();
  summary.unknown = {ref(30)};
  summary.malformed = {ref(31)};
  EXPECT_THAT(render_text(summary),
              HasSubstr("1 entry of a type that this version does not know [30]"));
  EXPECT_THAT(render_text(summary), HasSubstr("1 entry without the form of the type [31]"));
  EXPECT_EQ(to_json(summary).at("malformed").as_array().size(), 1u);
}

TEST(RenderText, PartsPeopleByBlankLines) {
  Summary summary = sample_summary();
  summary.parties.push_back(summary.parties[0]);
  summary.parties[1].party.name = "Second";
  EXPECT_THAT(render_text(summary), HasSubstr("\n\n  Second;"));
}

TEST(Renderers, SpeakOfAPersonAsOne) {
  Summary summary = sample_summary();
  summary.parties[0].kind = "person";
  summary.parties[0].rows = summary.documents[0].rows;
  summary.parties[0].ties_to = summary.documents[0].ties;
  for (const std::string& page :
       {render_text(summary), render_markdown(summary), render_html(summary)}) {
    EXPECT_THAT(page, HasSubstr("says of self"));
    EXPECT_THAT(page, HasSubstr("Ties of others to this person"));
  }
}

TEST(Renderers, ShowTheFormOfAnAttribution) {
  Summary summary = sample_summary();
  summary.documents[0].chains[0].form = "mixed";
  summary.documents[0].chains[0].form_meaning = "partly quoted";
  summary.documents[0].chains[1].form = "direct";
  EXPECT_THAT(render_text(summary), HasSubstr("cue “said”; form: partly quoted"));
  EXPECT_THAT(render_html(summary), HasSubstr("form: <bdi>partly quoted</bdi>"));
  EXPECT_THAT(render_html(summary), HasSubstr("form: <bdi>direct</bdi>"));
}

TEST(RenderText, KeepsTheHeadsOfAppearancesWhole) {
  Summary summary = sample_summary();
  for (AppearanceColumn& one : summary.claims[0].appearances) {
    one.place.printed.document = "channel-posts-of-spring";
    one.place.printed.parts = {{"101", ""}, {"103-104", ""}, {"106", ""}};
  }
  EXPECT_THAT(render_text(summary), HasSubstr("\n           channel-posts-of-spring:"));
  for (AppearanceColumn& one : summary.claims[0].appearances) {
    one.place.printed.whole_lines = false;
    one.place.printed.lines = "101 + 103-104 + 106";
  }
  EXPECT_THAT(render_text(summary), HasSubstr("\n           channel-posts-of-spring,"));
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
  section.text.marks = {{"attribution", ours("outer"), {{1, 8}}, {ref(15)}},
                        {"label", ours("crossing"), {{5, 10}}, {ref(19)}}};
  Summary summary = sample_summary();
  summary.documents = {section};
  const std::string page = render_html(summary);
  EXPECT_THAT(page, HasSubstr(">bcde</a></mark>"));
  EXPECT_THAT(page, HasSubstr("class=\"label n2\" title=\"crossing [19]; outer [15]\"><a "
                              "href=\"#e-ada-19\">fgh</a></mark>"));
  EXPECT_THAT(page, HasSubstr(">ij</a></mark><sup><a href=\"#e-ada-19\">[19]</a></sup>"));
}

TEST(RenderHtml, NamesMarksBelowTheLineAndLinksBackToThem) {
  const std::string page = render_html(sample_summary());
  EXPECT_THAT(page, HasSubstr("<span class=\"attribution\"><a href=\"#e-ada-15\">[15]</a> said by "
                              "<bdi>Harbour office</bdi></span>"));
  EXPECT_THAT(page, HasSubstr("<span id=\"d1-t58\"></span>"));
  EXPECT_THAT(page, HasSubstr("<span class=\"ids\">[<a href=\"#d1-t58\">15</a>]</span>"));
}

class EvidenceInHtml : public testing::Test {
 protected:
  /// Two documents of ten characters each: the first with a label over 2-6, both with the evidence
  /// of the tie ada-18, in the first over 4-8.
  EvidenceInHtml() {
    summary_ = sample_summary();
    for (std::size_t i = 0; i < 2; ++i) {
      DocumentSection& section = summary_.documents[i];
      section.text = {true, false, 10, {{0, 1, "abcdefghij"}}, {}};
      section.text.marks = {{"evidence", ours("evidence of a tie"), {{4 - 2 * i, 8}}, {ref(18)}}};
    }
    summary_.documents[0].text.marks.push_back({"label", ours("a label"), {{2, 6}}, {ref(19)}});
    Place& first = summary_.documents[0].ties[0].evidence[0];
    first.ranges = {{4, 8}};
    Place second = first;
    second.document = summary_.documents[1].document.entry.id;
    second.document_name = "2024";
    second.ranges = {{2, 8}};
    summary_.documents[0].ties[0].evidence.push_back(second);
    summary_.documents[1].ties = summary_.documents[0].ties;
  }

  Summary summary_;
};

TEST_F(EvidenceInHtml, StandsBesideMarksAndSaysWhatItShows) {
  const std::string page = render_html(summary_);
  EXPECT_THAT(page,
              HasSubstr("<mark class=\"label evidence\" title=\"evidence of a tie [18]; a label "
                        "[19]\"><a href=\"#e-ada-18\">ef</a></mark>"));
  EXPECT_THAT(page, HasSubstr("<mark class=\"evidence\" title=\"evidence of a tie [18]\"><a "
                              "href=\"#e-ada-18\">gh</a></mark>ij"));
  EXPECT_THAT(page,
              HasSubstr("<span class=\"evidence\"><a href=\"#e-ada-18\">[18]</a> evidence of a "
                        "tie</span>"));
}

TEST_F(EvidenceInHtml, IsLedToFromEachPlaceThatNamesIt) {
  const std::string page = render_html(summary_);
  EXPECT_THAT(page,
              HasSubstr("<a class=\"at\" href=\"#d1-t4\">2: “<bdi>the Ministry&#39;s office"));
  EXPECT_THAT(page, HasSubstr("<a class=\"at\" href=\"#d2-t2\">"));
  EXPECT_THAT(page, HasSubstr("[<a href=\"#d1-t4\">18</a>]"));
  EXPECT_THAT(page, HasSubstr("[<a href=\"#d2-t2\">18</a>]"));  // in the other document
}

TEST_F(EvidenceInHtml, LeadsNowhereWhenWhatItShowsIsNotOnThePage) {
  summary_.documents[0].ties.clear();
  summary_.documents[1].ties.clear();
  EXPECT_THAT(render_html(summary_),
              HasSubstr("<span class=\"evidence\">[18] evidence of a tie</span>"));
}

TEST(RenderHtml, MarksTheBeginningOfWhatAnotherMarkCovers) {
  Summary summary = sample_summary();
  DocumentText& text = summary.documents[0].text;
  text.pieces = {{0, 1, "abcdefghij"}};
  text.marks = {{"attribution", ours("outer"), {{1, 9}}, {ref(15)}},
                {"label", ours("inner"), {{1, 4}}, {ref(19)}}};
  EXPECT_THAT(render_html(summary),
              HasSubstr("a<span id=\"d1-t1\"></span><sup><a href=\"#e-ada-15\">[15…</a></sup><mark "
                        "class=\"label n2\""));
}

TEST(Renderers, PrintHashesWholeButInTextThoseOfDocumentsThatAreOnlyNamed) {
  Summary summary = sample_summary();
  summary.claims[0].documents = {
      {summary.documents[1].document, "log.txt", std::string(64, 'b'), {}}};
  const std::string text = render_text(summary, {100});
  EXPECT_THAT(text, HasSubstr("  SHA-256   " + std::string(64, 'a') + "\n"));
  EXPECT_THAT(text, HasSubstr("sha256 " + std::string(16, 'b') + "…"));
  EXPECT_THAT(text, Not(HasSubstr(std::string(17, 'b'))));
  EXPECT_THAT(render_markdown(summary), HasSubstr(std::string(64, 'b')));
  EXPECT_THAT(render_html(summary), HasSubstr(std::string(64, 'b')));
}

TEST(RenderText, KeepsTheWordsOfRowNamesWhole) {
  Summary summary = sample_summary();
  summary.documents[0].rows[2].property = "republicationOf";
  for (ClaimRow& row : summary.claims[0].rows) row.name = "vessels counted";
  summary.claims[0].rows[0].name = "circumstances";
  const std::string text = render_text(summary);
  EXPECT_THAT(text, HasSubstr("\n  Republication "));
  EXPECT_THAT(text, HasSubstr("\n  circumstances "));
}

TEST(Renderers, ListWithdrawnThingsApartFromJudgements) {
  Summary summary = sample_summary();
  summary.shows_withdrawn = true;
  summary.withdrawn = {{theirs("Old Quay"), "twice", "ada", {ref(30)}}};
  summary.sameness[0].first.withdrawn = true;
  summary.claims[0].origin_lines[0].judgements[0].first.withdrawn = true;
  EXPECT_THAT(render_text(summary), HasSubstr("WITHDRAWN JUDGEMENTS, PEOPLE, DOCUMENTS AND CLAIMS\n"
                                              "  Old Quay; by ada: “twice”"));
  EXPECT_THAT(render_text(summary), HasSubstr("timetable draft (withdrawn) and leaked draft"));
  for (const std::string& page : {render_markdown(summary), render_html(summary)}) {
    EXPECT_THAT(page, HasSubstr("Withdrawn judgements, people, documents and claims"));
  }
}

TEST(Renderers, SayWhatALabelMeansWhereItsIdDoesNot) {
  Summary summary = sample_summary();
  summary.documents[0].labels[0].meaning = "loaded word";
  summary.documents[0].labels[1].meaning = "body by name";
  const std::string text = render_text(summary, {100});
  EXPECT_THAT(text, HasSubstr("language-device/loaded-word, at "));
  EXPECT_THAT(text, HasSubstr("source-identity/named-body = body by name: Harbour office"));
}

TEST(RenderHtml, PutsManyAppearancesIntoRows) {
  Summary summary = sample_summary();
  ClaimSection& claim = summary.claims[0];
  claim.appearances.push_back(claim.appearances[0]);
  claim.appearances.push_back(claim.appearances[0]);
  claim.appearances[2].entries = {ref(33)};
  claim.appearances[3].entries = {ref(34)};
  claim.rows = compare_appearances(claim.appearances);
  const std::string page = render_html(summary);
  EXPECT_THAT(page, HasSubstr("<tr id=\"e-ada-34\"><th scope=\"row\"><bdi>ferry</bdi>"));
  EXPECT_THAT(page, HasSubstr("<td data-h=\"count\"><bdi>2</bdi>"));
  EXPECT_THAT(page, HasSubstr("<tr><th scope=\"row\">difference</th>"));
}

TEST(RenderHtml, HasContentsThatNamePeople) {
  const std::string page = render_html(sample_summary());
  EXPECT_THAT(page, HasSubstr("<title>Provenance summary, case quay</title>"));
  EXPECT_THAT(page, HasSubstr("<h2 id=\"contents\">Contents</h2>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"#e-ada-7\"><bdi>ערוץ הנמל</bdi></a>"));
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
