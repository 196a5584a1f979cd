// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <prov/form.h>

#include "form_cases.h"
#include "refusals.h"

namespace prov {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using testing::described;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::parted;
using testing::plan;
using testing::refusal;
using testing::said_lines;
using testing::save;
using ::testing::SizeIs;
using ::testing::StartsWith;
using testing::TestCase;

constexpr const char* kText =
    "Ferry line cut\n"
    "Quay office, 3 May 2024\n"
    "The office of the harbour says it heard nothing.\n"
    "“We were told on Monday,” said Ana Teller of the ferry crew. “Nobody asked us.”\n"
    "According to a note seen by the paper, “six boats lay idle” and six were sold.\n"
    "A note was read out.\n";

class FormTest : public ::testing::Test {
 protected:
  FormTest() { test.add("ferry.txt", kText); }

  std::string form() { return write_form(test.opened, "ferry"); }
  // The form with further lines at its end.
  std::string with(const std::string& lines) {
    const std::string text = form();
    return text.substr(0, text.find("\n# What this form held")) + lines +
           text.substr(text.find("\n# What this form held"));
  }
  static std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from << "\n" << text;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
  }
  std::uint64_t size() { return test.opened.logs().front().size; }

  TestCase test;
};

// One of each kind.
constexpr const char* kReview =
    "who ana := Ana Teller\n"
    "  kind person\n"
    "cited a-note := A note seen by the paper\n"
    "  at 5: a note\n"
    "claim idle := Six boats lay idle\n"
    "title  1:\n"
    "author none\n"
    "source reported\n"
    "  by     ana\n"
    "  publisher := The ferry crew\n"
    "    at 4: the ferry crew\n"
    "said 4: “We were told on Monday,” + 4: “Nobody asked us.”\n"
    "  by    ana\n"
    "  by    words 4: Ana Teller\n"
    "  cue   said\n"
    "  form  direct\n"
    "said 5: “six ... idle”\n"
    "  by    cited a-note\n"
    "  cue   According to\n"
    "  via   The paper | seen by\n"
    "  said 5: “six boats\n"
    "    by    unknown\n"
    "  note  Which page?\n"
    "claim idle | 5: “six boats lay idle”\n"
    "  stance relays\n"
    "  count six\n"
    "tie ana associated-with The ferry crew | 4: of the ferry crew\n"
    "same a-note | ferry\n"
    "  why the same words\n"
    "label language-device/loaded-word | lay idle\n"
    "  confidence 60\n"
    "  why   a second reading\n"
    "    > would help\n"
    "label genre/report\n"
    "note Ask for the note.\n"
    "note Who is she?\n"
    "  on ana\n";

TEST_F(FormTest, RecordsAReviewAndShowsItAgain) {
  const std::uint64_t before = size();
  const FormOutcome outcome = save(test, with(kReview));
  EXPECT_THAT(outcome.problems, IsEmpty()) << described(outcome).front();
  EXPECT_THAT(outcome.changes, SizeIs(17));
  EXPECT_GE(size() - before, 17u);
  std::vector<std::string> words;
  for (const std::string& line : said_lines(form())) words.push_back(parted(line).first);
  EXPECT_THAT(words, ElementsAre("title       1:",                   //
                                 "author      none",                 //
                                 "source reported",                  //
                                 "  by     ana",                     //
                                 "  publisher   := The ferry crew",  //
                                 "    at     4: the ferry crew",     //
                                 "said 4: “We were told on Monday,” + 4.2",
                                 "  by     ana",                          //
                                 "  by     words Ana Teller",             //
                                 "  cue    said",                         //
                                 "  form   direct",                       //
                                 "said 5: “six boats lay idle”",          //
                                 "  by     cited a-note",                 //
                                 "  cue    According to",                 //
                                 "  via    the-paper | seen by",          //
                                 "  note   Which page?",                  //
                                 "  said 5: “six boats",                  //
                                 "    by     unknown",                    //
                                 "claim idle | 5: “six boats lay idle”",  //
                                 "  stance relays",                       //
                                 "  count  six",                          //
                                 "tie    ana associated-with the-ferry-crew | 4: of the ferry crew",
                                 "  basis  reported",          //
                                 "  by     ferry.txt",         //
                                 "same   a-note | ferry.txt",  //
                                 "  why    the same words",    //
                                 "label  genre/report",        //
                                 "note   Ask for the note.",   //
                                 "note   Who is she?",         //
                                 "  on     ana",               //
                                 "label  language-device/loaded-word | 5: lay idle",
                                 "  confidence 60",            //
                                 "  why    a second reading",  //
                                 "  > would help"));
}

TEST_F(FormTest, SavedAsItWasPrintedComesToNothing) {
  save(test, with(kReview));
  const FormOutcome outcome = plan(test, form());
  EXPECT_THAT(described(outcome), IsEmpty());
  EXPECT_THAT(outcome.remarks, IsEmpty());
}

TEST_F(FormTest, WithdrawsWhatHasNoLineAnyMore) {
  save(test, with("title 1:\nauthor none\ndate 2: 3 May 2024\nsaid 4\n  by Ana Teller\n"));
  const std::uint64_t before = size();
  std::string text;
  for (const std::string& line : testing::lines_of(form())) {
    const bool gone =
        line.starts_with("author") || line.starts_with("said") || line.starts_with("  by");
    if (!gone) text += line + "\n";
  }
  const FormOutcome outcome = save(test, text);
  EXPECT_THAT(described(outcome),
              ElementsAre("- 0 author      none {mira-2.2}", "- 0 said 4 {mira-4}"));
  EXPECT_EQ(size() - before, 2u);
  EXPECT_THAT(said_lines(form()), ElementsAre(StartsWith("title"), StartsWith("date")));
}

TEST_F(FormTest, RecordsAnewWhatReadsDifferentlyAndWhatStandsWithinIt) {
  save(test, with("said 5\n  by unknown\n  said 5: six boats\n    by Ana Teller\n    note Hm.\n"
                  "said 4\n  by Ana Teller\n"));
  const FormOutcome outcome =
      save(test, replaced(form(), "by     unknown", "by     cited A note seen by the paper"));
  EXPECT_THAT(described(outcome),
              ElementsAre("~ 21 said 5 {mira-2}", "~ 23 said 5: six boats {mira-4}",
                          "~ 25 note Hm. {mira-5}"));
  EXPECT_THAT(described(plan(test, form())), IsEmpty());
  std::vector<std::string> words;
  for (const std::string& line : said_lines(form())) words.push_back(parted(line).first);
  EXPECT_THAT(words, Contains("  by     cited a-note-seen-by-the-paper"));
  EXPECT_THAT(words, Contains("    note   Hm."));
}

TEST_F(FormTest, NamesEveryProblemWithItsLineAndRecordsNothing) {
  const std::uint64_t before = size();
  const FormOutcome outcome = save(test,
                                   "review ferry\n"
                                   "tilte 1:\n"
                                   "said 5: no such words\n"
                                   "  by Ana Teller\n"
                                   "said 4\n"
                                   "  by Ana Teller\n"
                                   "  cue shouted\n"
                                   "  said 4\n"
                                   "label no-such-label | 4\n"
                                   "label genre/report | 4\n"
                                   "claim nobody | 4\n"
                                   "date 2: 3 May 2024\n"
                                   "publisher @nobody\n");
  EXPECT_THAT(described(outcome),
              AllOf(Contains(StartsWith("2: \"tilte\" begins no line here (did you mean title?)")),
                    Contains(StartsWith("3: \"no such words\" not found in ferry:5")),
                    Contains(StartsWith("7: \"shouted\" not found")),
                    Contains(StartsWith("8: who says it?")),
                    Contains(StartsWith("9: there is no label \"no-such-label\"")),
                    Contains(StartsWith("10: genre/report is for document")),
                    Contains(StartsWith("11: nothing here goes by \"nobody\"")),
                    Contains(StartsWith("13: nothing here goes by \"nobody\""))));
  EXPECT_THAT(outcome.problems, SizeIs(8));
  EXPECT_EQ(size(), before);
}

TEST_F(FormTest, KeepsWhatWasRecordedMeanwhile) {
  save(test, with("title 1:\n"));
  const std::string held = form();
  test.apply(AddNote{"", "ferry", "4", "meanwhile", false});
  const FormOutcome outcome = plan(test, replaced(held, "title       1:", "title       2:"));
  EXPECT_THAT(described(outcome), ElementsAre("~ 19 title 2: {mira-2.1}"));
  EXPECT_THAT(outcome.remarks, ElementsAre("mira-3, which this form did not hold, stays as it is"));
}

TEST_F(FormTest, AsksOnlyAboutThoseWithdrawnMeanwhileThatItChanges) {
  save(test, with("title 1:\nnote one\nnote two\n"));
  const std::string held = form();
  test.apply(Withdraw{"mira-3", "meanwhile"});
  const FormOutcome same = plan(test, held);
  EXPECT_THAT(described(same), IsEmpty());
  EXPECT_THAT(same.remarks, ElementsAre("mira-3 has been withdrawn meanwhile, and stays so"));
  const FormOutcome changed = plan(test, replaced(held, "note   one", "note   three"));
  EXPECT_THAT(described(changed), ElementsAre(HasSubstr("{@3} has been withdrawn meanwhile")));
}

TEST_F(FormTest, IsRecordedOnceUnderItsKey) {
  const std::string text = with("note one\n");
  EXPECT_FALSE(save(test, text, "", "form:1").recorded_before);
  const std::uint64_t before = size();
  EXPECT_TRUE(save(test, text, "", "form:1").recorded_before);
  EXPECT_EQ(size(), before);
}

TEST_F(FormTest, WithdrawsNothingThatItDoesNotSayItHeld) {
  save(test, with("title 1:\nnote one\n"));
  EXPECT_THAT(described(plan(test, "review ferry\nnote two\n")), ElementsAre("+ 2 note two"));
}

TEST_F(FormTest, NeedsAReasonForWithdrawals) {
  save(test, with("note one\n"));
  const std::string text = replaced(form(), "note   one", "note   two");
  EXPECT_THAT(described(save(test, text, "")), Contains(HasSubstr("needs a reason")));
  EXPECT_THAT(described(save(test, text, "a slip")), ElementsAre("~ 19 note two {mira-2}"));
}

TEST_F(FormTest, TakesMarksForWhatTheyAre) {
  save(test, with("title 1:\nnote one {}\nnote see {@1} {}\n"));
  EXPECT_THAT(said_lines(form()), Contains(StartsWith("note   see {@1}  ")));
  EXPECT_THAT(described(plan(test, form())), IsEmpty());
  const std::string twice = replaced(form(), "note   one", "note   two {@3}\nnote   one");
  EXPECT_THAT(described(plan(test, twice)), Contains(HasSubstr("{@3} stands twice")));
  const std::string other = replaced(form(), "title       1:", "note more {@1}\ntitle       1:");
  EXPECT_THAT(described(plan(test, other)), Contains(HasSubstr("{@1} was not on this form")));
  const std::string kind = replaced(form(), "note   one", "label genre/report");
  EXPECT_THAT(described(plan(test, kind)), Contains(HasSubstr("{@3} is a note")));
}

TEST_F(FormTest, ShowsWhatOthersHaveOnRecordAsComments) {
  test.apply(AddNote{"", "ferry", "4", "mine", false});
  test.opened.open_log({"bela", "", "person"});
  test.apply(AddNote{"", "ferry", "3", "hers", false});
  const std::string text = write_form(test.opened, "ferry", "mira");
  EXPECT_THAT(text, HasSubstr("#   note   hers  {bela-1}\n#     at     3\n"));
  EXPECT_THAT(said_lines(text), Contains(StartsWith("note   mine")));
  EXPECT_THAT(refusal([&] { plan(test, text); }),
              HasSubstr("this is a form of mira, and what is written goes to the log of bela"));
}

TEST_F(FormTest, IsOfOneDocument) {
  test.add("other.txt", "Other words\n");
  EXPECT_THAT(refusal([&] { plan(test, form(), "other"); }),
              HasSubstr("this is the form of ferry, not of other"));
  EXPECT_THAT(refusal([&] { plan(test, "title 1:\n"); }), HasSubstr("names no document"));
  EXPECT_THAT(described(plan(test, "title 1:\n", "other")), ElementsAre("+ 1 title 1:"));
}

TEST_F(FormTest, RefusesNamesThatAreNearOthers) {
  save(test, with("said 4\n  by Ana Teller\n"));
  EXPECT_THAT(described(plan(test, with("said 5\n  by Ana Tellar\n"))),
              Contains(AllOf(HasSubstr("did you mean"), HasSubstr("a line \"who := NAME\""))));
  EXPECT_THAT(described(plan(test, with("who := Ana Tellar\nsaid 5\n  by Ana Tellar\n"))),
              ElementsAre("+ 21 who := Ana Tellar", "+ 22 said 5"));
}

TEST_F(FormTest, KeepsAnEntryThatLinesCannotSay) {
  test.apply(AddNote{"", "ferry", "4", " leading blanks and a\rreturn", false});
  const std::string text = form();
  EXPECT_THAT(said_lines(text), ElementsAre(StartsWith("keep   a note  ")));
  EXPECT_THAT(described(plan(test, text)), IsEmpty());
}

TEST(ReadForm, TakesTabsReturnsAndAByteOrderMark) {
  const Form form = read_form(
      "\xEF\xBB\xBFreview press\r\n\r\nsaid 4\t\t{@7}\r\n\tby\tana\r\n# ---- 8<\r\nsaid\r\n");
  EXPECT_THAT(form.problems, IsEmpty());
  EXPECT_EQ(form.document, "press");
  ASSERT_THAT(form.items, SizeIs(1));
  EXPECT_EQ(form.items[0].mark, "@7");
  EXPECT_EQ(std::get<RecordAttribution>(*form.items[0].operation).source.who, "ana");
}

TEST(ReadForm, SaysWhatIsWrongWithALine) {
  const auto problems = [](const std::string& text) {
    std::string out;
    for (const FormProblem& problem : read_form(text).problems) {
      out += std::to_string(problem.line) + ": " + problem.message + "\n";
    }
    return out;
  };
  EXPECT_EQ(problems("> more\n"), "1: there is no line that this one could go on with\n");
  EXPECT_EQ(problems("note \xC3\x28\n"), "1: this line is not UTF-8\n");
  EXPECT_EQ(problems("note\n"), "1: a note needs words\n");
  EXPECT_EQ(problems("title\n"), "1: no value (none: looked, and there is none)\n");
  EXPECT_EQ(problems("title 1:\n  > more\n"),
            "1: only text behind := goes on in lines that begin with >\n");
  EXPECT_EQ(problems("title :=\n"), "1: there is nothing behind :=\n");
  EXPECT_THAT(problems("tie a likes b\n"), HasSubstr("1: write tie WHO RELATION WHO | PASSAGE"));
  EXPECT_THAT(problems("claim a words\n"), HasSubstr("1: write claim HANDLE | PASSAGE"));
  EXPECT_EQ(problems("said 4\n  by a\n  cue x\n  cue y\n"), "4: \"cue\" stands here twice\n");
  EXPECT_EQ(problems("label a | 4\n  confidence 101\n"),
            "1: confidence is a whole number from 0 to 100\n");
  EXPECT_THAT(problems("said 4\n  by a\n  laebl x\n"), HasSubstr("3: \"laebl\" begins no line here "
                                                                 "(did you mean label?)"));
  EXPECT_EQ(problems("source assessed\n  why x\n"),
            "1: no property stands below it (PROPERTY VALUE)\n");
  EXPECT_EQ(problems("review a\n  said 4\n"),
            "1: line 2 stands below a line that takes nothing below it (begin it further left)\n");
}

TEST(ReadForm, EndsWhateverItIsGiven) {
  std::string deep;
  for (int i = 0; i < 3000; ++i) deep += std::string(static_cast<std::size_t>(i), ' ') + "said 1\n";
  EXPECT_THAT(read_form(deep).problems, Not(IsEmpty()));
  EXPECT_THAT(read_form(std::string(kLongestForm + 1, 'a')).problems, SizeIs(1));
}

TEST(AnnotateForm, PutsProblemsAboveTheirLinesInPlaceOfEarlierOnes) {
  const std::string text = "#! old\ntitle 1:\n  #! older\nnote x\n";
  EXPECT_EQ(annotate_form(
                text, {{0, ErrorCode::usage, "no reason"}, {4, ErrorCode::bad_data, "two\nlines"}}),
            "#! no reason\ntitle 1:\n#! two lines\nnote x\n");
}

}  // namespace
}  // namespace prov
