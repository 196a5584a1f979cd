// SPDX-License-Identifier: Apache-2.0
// What a form must not do: lose a typed line, or withdraw what nobody meant.
#include <gmock/gmock.h>

#include <prov/form.h>

#include "form_cases.h"
#include "store/formats.h"
#include "store/row_id.h"
#include "store/sqlite.h"

namespace prov {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using testing::described;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::plan;
using testing::said_lines;
using testing::save;
using ::testing::StartsWith;
using testing::TestCase;

class FormSafety : public ::testing::Test {
 protected:
  FormSafety() { test.add("ferry.txt", "One line.\nTwo lines.\nThree lines here.\n"); }

  std::string form() { return write_form(test.opened, "ferry"); }
  static std::string without(const std::string& text, const std::string& begin) {
    std::string out;
    for (const std::string& line : testing::lines_of(text)) {
      if (!line.starts_with(begin)) out += line + "\n";
    }
    return out;
  }

  TestCase test;
};

std::string problems(const std::string& text) {
  std::string out;
  for (const FormProblem& problem : read_form(text).problems) {
    out += std::to_string(problem.line) + ": " + problem.message + "\n";
  }
  return out;
}

TEST_F(FormSafety, WithdrawsNothingThatNoFormHolds) {
  save(test, "review ferry\nwho ana := Ana Teller\ntitle 1:\nsaid 2\n  by ana\n  via ana\n");
  EXPECT_THAT(described(plan(test, "review ferry\nheld ferry\n")),
              ElementsAre("2: \"ferry\" is no mark of an entry (held @14 @12.2)"));
  for (const char* mark : {"@0", "@1", "@2", "@3", "@4.1", "mira-1"}) {
    EXPECT_THAT(described(plan(test, std::string("review ferry\nheld ") + mark + "\n")),
                ElementsAre(HasSubstr("is nothing that a form of this log holds")))
        << mark;
  }
  EXPECT_THAT(described(plan(test, "review ferry\nheld @3.1\n")), ElementsAre(StartsWith("- 0")));
}

TEST_F(FormSafety, ObjectsToNoEntryOfAnother) {
  test.apply(AddNote{"", "ferry", "2", "hers", false});
  test.opened.open_log({"bela", "", "person"});
  EXPECT_THAT(described(plan(test, "review ferry\nheld mira-2\n")),
              ElementsAre(HasSubstr("is nothing that a form of this log holds")));
}

TEST_F(FormSafety, LeavesWhatBelongsOnAnotherForm) {
  test.add("other.txt", "Other words.\n");
  const std::string note = test.apply(AddNote{"", "other", "1", "there", false}).shown;
  const FormOutcome outcome = plan(test, "review ferry\nheld " + note + "\n");
  EXPECT_THAT(described(outcome), IsEmpty());
  EXPECT_THAT(outcome.remarks,
              ElementsAre(note + " does not belong on this form any more, and stays as it is"));
}

TEST_F(FormSafety, KeepsANoteBelowANameThatIsOnRecordWithThatName) {
  save(test, "review ferry\nwho ana := Ana Teller\nsaid 2\n  by ana\n");
  save(test, "review ferry\nwho ana := Ana Teller\n  note Who is she?\n");
  EXPECT_THAT(said_lines(form()),
              ElementsAre(StartsWith("said 2"), StartsWith("  by     ana"),
                          StartsWith("note   Who is she?"), StartsWith("  on     ana")));
}

TEST_F(FormSafety, DropsNoLineBelowANameThatIsOnRecord) {
  save(test, "review ferry\nwho ana := Ana Teller\n  alias Annie\n");
  EXPECT_THAT(described(plan(test, "review ferry\nwho ana := Ana Teller\n")), IsEmpty());
  EXPECT_THAT(described(plan(test, "review ferry\nwho ana := Ana Teller\n  alias Annie\n")),
              IsEmpty());
  EXPECT_THAT(described(plan(test, "review ferry\nwho ana := Ana Teller\n  alias A. T.\n")),
              ElementsAre(HasSubstr("2: the handle \"ana\" is taken by mira-2")));
}

TEST_F(FormSafety, LeavesALineBelowOneThatHasBeenWithdrawnMeanwhile) {
  save(test, "review ferry\nsaid 2\n  by unknown\n  note Hm.\n");
  const std::string held = form();
  test.apply(Withdraw{"mira-2", "meanwhile"});
  EXPECT_THAT(described(plan(test, held)), IsEmpty());
}

TEST_F(FormSafety, SaysWhatStaysAboutAnEntryThatIsWithdrawn) {
  save(test, "review ferry\nsaid 2\n  by unknown\n");
  const std::string held = form();
  test.apply(AddNote{"mira-2", "", "", "meanwhile", false});
  const FormOutcome outcome = plan(test, without(without(held, "said"), "  by"));
  EXPECT_THAT(described(outcome), ElementsAre("- 0 said 2 {mira-2}"));
  EXPECT_THAT(outcome.remarks, Contains("mira-3 stays, and is about mira-2, which is withdrawn"));
}

TEST_F(FormSafety, TakesWhatIsTypedInThePlaceOfErasedWords) {
  test.apply(AddNote{"", "ferry", "2", "gone", false});
  Database(test.folder.path() / ".prov" / kContentFile, OpenMode::write, content_format())
      .execute("UPDATE entry SET sealed=NULL,sealed_salt=NULL WHERE id=" +
               std::to_string(row_id(1, 2)));
  Case opened = test.open_again(Access::write);
  const std::string held = write_form(opened, "ferry");
  ASSERT_THAT(said_lines(held), ElementsAre(StartsWith("keep   a note ")));
  Writer writer = opened.write();
  const std::string typed = "review ferry\nnote Typed anew. {@2}\nheld @2\n";
  EXPECT_THAT(described(apply_form(opened, writer, read_form(typed), {"", "", "", true})),
              ElementsAre("~ 2 note Typed anew. {mira-2}"));
}

TEST_F(FormSafety, PutsAProblemOfSharedDetailsToTheirLine) {
  EXPECT_THAT(described(plan(test,
                             "review ferry\nsource reported\n  by nobody-here\n"
                             "  publisher := Somebody\n")),
              ElementsAre(StartsWith("3: nothing here goes by \"nobody-here\"")));
}

TEST(FormLinesThatGoOn, AreRefusedWhereNoTextStands) {
  const std::string refused = ": only text goes on in lines that begin with >\n";
  for (const char* line : {"said 4", "label genre/report", "tie a part-of b", "same a | b",
                           "who a := A", "cited a := A", "keep a note {@4}", "source stated"}) {
    EXPECT_EQ(problems(std::string(line) + "\n> more\n"), "1" + refused) << line;
  }
}

TEST(FormParts, StandOnce) {
  EXPECT_EQ(problems("review a\nreview b\n"),
            "2: \"review\" stands here twice (a form is of one document)\n");
  EXPECT_EQ(problems("said 4\n  by cited a\n  by cited b\n"), "3: \"by\" names two here\n");
  EXPECT_EQ(problems("said 4\n  by unknown\n  by a\n"), "3: \"by\" names two here\n");
  EXPECT_EQ(problems("said 4\n  by a\n  by words b\n  by words c\n"),
            "4: \"by words\" stands here twice\n");
}

TEST(FormFields, DoNotTakeTheWordsOfOtherLines) {
  EXPECT_EQ(problems("claim a | 4\n  at 5\n"),
            "2: \"at\" stands not here (a field of that name: field at VALUE)\n");
  EXPECT_EQ(problems("claim a | 4\n  field at five\n"), "");
}

TEST(AnnotateForm, StaysReadableWhateverIsWrong) {
  const std::string text(100000, '\n');
  std::vector<FormProblem> many;
  for (std::size_t line = 1; line <= 50000; ++line) {
    many.push_back({line, ErrorCode::bad_data, std::string(5000, 'x') + "\xC3\xA9"});
  }
  const std::string out = annotate_form(text, many);
  EXPECT_THAT(out, StartsWith("#! 50000 problems; the first 100 stand above their lines\n"));
  EXPECT_LT(out.size(), text.size() + 110000);
}

TEST(AnnotateForm, LeavesAByteOrderMarkFirst) {
  EXPECT_EQ(annotate_form("\xEF\xBB\xBFreview a\n", {{1, ErrorCode::bad_data, "no"}}),
            "\xEF\xBB\xBF#! no\nreview a\n");
}

}  // namespace
}  // namespace prov
