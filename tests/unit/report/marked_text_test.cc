// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <algorithm>

#include <prov/error.h>
#include <prov/marked_text.h>

#include "sample_case.h"

namespace prov::report {
namespace {

using testing::ContainsRegex;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

class AMarkedText : public SampleCase {
 protected:
  MarkedText read(const std::string& document, std::uint64_t first = 1,
                  std::uint64_t last = UINT64_MAX) {
    return marked_text(*case_, case_->resolve(document), first, last);
  }
  std::vector<Range> ranges(const std::string& document, const std::string& typed) {
    return case_->passage(document, typed).ranges;
  }
  static std::string page(const MarkedText& text, MarkedTextStyle style = {}) {
    return render_text(text, style);
  }
};

TEST_F(AMarkedText, NamesEveryLineSentenceAndMarkAsPassagesAreTyped) {
  for (const char* document : {"tide", "ledger"}) {
    const MarkedText text = read(document);
    for (const MarkedText::Line& line : text.lines) {
      const std::string number = std::to_string(line.place.number);
      if (line.text.empty()) continue;
      EXPECT_THAT(ranges(document, number), ElementsAre(line.place.range));
      for (std::size_t i = 0; i < line.place.sentences.size(); ++i) {
        EXPECT_THAT(ranges(document, number + "." + std::to_string(i + 1)),
                    ElementsAre(line.place.sentences[i]));
      }
    }
    EXPECT_THAT(text.marks, Not(IsEmpty()));
    for (const MarkedText::Mark& one : text.marks) {
      EXPECT_EQ(ranges(document, one.where), one.mark.ranges) << one.where;
    }
  }
}

TEST_F(AMarkedText, SetsAttributionsWithinOthersFurtherRight) {
  const MarkedText text = read("tide");
  std::vector<std::size_t> depths;
  for (const MarkedText::Mark& one : text.marks) {
    if (one.mark.kind == "attribution") depths.push_back(one.depth);
  }
  EXPECT_THAT(depths, ElementsAre(0, 1));
  EXPECT_THAT(page(text), HasSubstr("\n││ 4.1  “The survey"));
  EXPECT_THAT(page(text), HasSubstr("\n│  4.2  Those"));
  EXPECT_THAT(page(text), HasSubstr("\n     5  Nothing else"));
}

TEST_F(AMarkedText, TakesWhatTwoReviewersSayOfTheSameWordsForNoChain) {
  Reviewer ben{"ben", "Ben Orr", "person"};
  static_cast<void>(case_->open_log(ben));
  record_more({R"({"op":"attribute","doc":"tide","at":"4","source":{"who":"channel"}})",
               R"({"op":"attribute","doc":"tide","at":"4.2","source":{"who":"channel"}})"});
  std::vector<std::pair<std::string, std::size_t>> found;
  for (const MarkedText::Mark& one : read("tide").marks) {
    if (one.mark.kind == "attribution") {
      found.emplace_back(one.mark.entries[0].shown.substr(0, 3), one.depth);
    }
  }
  EXPECT_THAT(found, testing::UnorderedElementsAre(std::pair("ada", 0), std::pair("ada", 1),
                                                   std::pair("ben", 0), std::pair("ben", 1)));
}

TEST_F(AMarkedText, SaysOfWhatCountsThatItNamesSomethingWithdrawn) {
  record_more({R"({"op":"withdraw","target":"council","why":"hasty"})"});
  EXPECT_THAT(page(read("tide")), HasSubstr("said by Harbour Council (withdrawn)"));
  record_more({R"({"op":"withdraw","target":"tide","why":"hasty"})"});
  EXPECT_THAT(page(read("tide")), StartsWith("tide (withdrawn), 5 lines"));
}

TEST_F(AMarkedText, RefusesLinesThatNobodyCanMean) {
  for (const auto& [first, last] : {std::pair{0, 5}, std::pair{5, 3}, std::pair{1, 0}}) {
    EXPECT_THROW(static_cast<void>(read("tide", static_cast<std::uint64_t>(first),
                                        static_cast<std::uint64_t>(last))),
                 Error);
  }
}

TEST_F(AMarkedText, LeavesOutWhatIsWithdrawn) {
  const MarkedText text = read("tide", 5);
  EXPECT_THAT(text.marks, IsEmpty());
  EXPECT_THAT(page(text), HasSubstr("line 5 of 5, nothing marked yet"));
}

TEST_F(AMarkedText, SaysBelowALineWhatBeginsThere) {
  const std::string text = page(read("tide"));
  EXPECT_THAT(text, HasSubstr("• 4 · said by Harbour Council"));
  EXPECT_THAT(text, HasSubstr("label “loaded word”"));
  EXPECT_THAT(text, Not(HasSubstr("evidence of title")));
  EXPECT_THAT(page(read("tide"), {.evidence = true}), HasSubstr("• 1 · evidence of title"));
}

TEST_F(AMarkedText, ShowsLabelsAndNotesBesideWhatTheyAreOn) {
  record_more({R"({"op":"attribute","doc":"tide","at":"5","source":{"who":"channel"},"as":"said"})",
               R"({"op":"label","label":"source-identity/role-only","target":"@"})",
               R"({"op":"claim","text":"Nothing happened","handle":"quiet","as":"quiet"})",
               R"({"op":"label","label":"check-status/in-progress","target":"quiet"})",
               R"({"op":"appear","claim":"quiet","doc":"tide","at":"5: happened"})",
               R"({"op":"note","text":"Says who?","target":"@"})",
               R"({"op":"appear","claim":"quiet","doc":"tide","at":"5: Nothing else"})",
               R"({"op":"note","text":"Wrong place","target":"@","as":"slip"})",
               R"({"op":"withdraw","target":"@","why":"slip"})"});
  const std::string text = page(read("tide", 5));
  EXPECT_THAT(text, HasSubstr("said by Quay Channel"));
  EXPECT_THAT(text,
              ContainsRegex("• 5 · said by Quay Channel .*\n│ *◦ label “role without a name”"));
  EXPECT_THAT(text, ContainsRegex("claim quiet .*\n│ *◦ on the claim: label “[^”]*”.*\n"));
  EXPECT_THAT(text, ContainsRegex("5: “happened” · claim quiet .*\n│ *◦ note “Says who\\?”"));
  EXPECT_THAT(text, Not(HasSubstr("Wrong place")));
  EXPECT_EQ(text.find("on the claim", text.find("on the claim") + 1), std::string::npos)
      << "once is enough";
  EXPECT_THAT(page(read("tide", 5), {.text = false}), HasSubstr("◦ label “role without a name”"));
  const std::string json = json::compact(to_json(read("tide", 5)));
  EXPECT_THAT(json, HasSubstr("\"onClaim\":true"));
}

TEST_F(AMarkedText, PrintsEachMarkSoThatItCanBeTyped) {
  for (const char* document : {"tide", "ledger"}) {
    for (MarkedText::Mark one : read(document).marks) {
      one.printed.beside.clear();
      EXPECT_EQ(ranges(document, to_string(one.printed)), one.mark.ranges);
    }
  }
}

TEST_F(AMarkedText, SaysAtItsFirstLineWhatBeganBefore) {
  record_more({R"({"op":"attribute","doc":"tide","at":"3-5","source":{"who":"channel"}})"});
  EXPECT_THAT(page(read("tide", 5)),
              HasSubstr("│ 5  Nothing else happened.\n│    • 3-5 · said by Quay Channel"));
}

TEST_F(AMarkedText, HasTheTextAloneWhenMarksAreNotWanted) {
  const std::string text = page(read("tide"), {.marks = false});
  EXPECT_THAT(text, HasSubstr("\n4.2  Those so-called experts are back.\n"));
  EXPECT_THAT(text, Not(HasSubstr("•")));
  EXPECT_THAT(text, Not(HasSubstr("│")));
}

TEST_F(AMarkedText, ListsMarksWithTheirWords) {
  const std::string text = page(read("tide"), {.text = false});
  EXPECT_THAT(text, HasSubstr("label “loaded word”"));
  EXPECT_THAT(text, HasSubstr("\n    “so-called experts”\n"));
  EXPECT_THAT(text, Not(HasSubstr("Survey leaked")));
}

TEST_F(AMarkedText, ShowsWhatIsNotSeenOnRequest) {
  writer_.emplace(case_->write());
  AddDocument quay;
  quay.bytes = "No.\u00a05 and co\u00adop\u2028\u3164\n";
  quay.name = "quay.txt";
  writer_->apply(quay);
  writer_->commit();
  writer_.reset();
  EXPECT_THAT(page(read("quay")), HasSubstr("1  No.\u00a05 and co\u00adop"));
  EXPECT_THAT(page(read("quay"), {.invisible = true}),
              HasSubstr("1  No.‹U+00A0›5 and co‹U+00AD›op‹U+2028›‹U+3164›\n"));
}

TEST_F(AMarkedText, HasNoLineBeyondTheLast) {
  EXPECT_THAT(read("tide", 4, 99).lines, SizeIs(2));
  try {
    static_cast<void>(read("tide", 6));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::not_found);
    EXPECT_THAT(error.what(), StartsWith("there is no line 6 in tide"));
  }
}

}  // namespace
}  // namespace prov::report
