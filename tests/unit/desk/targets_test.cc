// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "refusals.h"

namespace prov {
namespace {

using testing::agent;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using testing::kPress;
using testing::refusal;
using ::testing::StartsWith;
using testing::TestCase;

class Targets : public ::testing::Test {
 protected:
  std::uint64_t seq(std::string_view typed) { return test_.opened.resolve(typed).seq; }
  std::string missing(std::string_view typed) {
    return refusal([&] { static_cast<void>(test_.opened.resolve(typed)); });
  }

  TestCase test_;
};

TEST_F(Targets, AreFoundByEntryIdAndByPlaceInTheOwnLog) {
  test_.apply(agent("Alder", "alder"));
  test_.apply(agent("Birch", "birch"));
  EXPECT_EQ(seq("mira-1"), 1u);
  EXPECT_EQ(seq("@1"), 1u);
  EXPECT_EQ(seq("@"), 2u);
  EXPECT_EQ(seq("@-1"), 1u);
  EXPECT_EQ(seq("@-2"), 0u);
  EXPECT_EQ(test_.opened.show(test_.opened.resolve("@")), "mira-2");
}

TEST_F(Targets, BeyondTheLogAreRefusedWithItsLastEntry) {
  EXPECT_EQ(missing("mira-1"),
            "not found: \"mira-1\" does not exist; the last entry of mira is mira-0");
  EXPECT_EQ(missing("@1"), "not found: \"@1\" is no entry of your log, whose last is @0");
  EXPECT_THAT(missing("@-1"), StartsWith("not found: "));
  EXPECT_THAT(missing("@x"), StartsWith("not found: "));
  EXPECT_THAT(missing("noor-1"), StartsWith("not found: nothing here goes by \"noor-1\""));
  EXPECT_THAT(missing(""), StartsWith("usage: "));
}

TEST_F(Targets, MayBeItemsOfEntriesThatHaveSome) {
  test_.add("press.txt", kPress);
  RecordSource source;
  source.document = "press";
  source.basis = "stated";
  source.set = {{"publisher", {}}, {"date", {}}};
  source.set[0].second.words = "1:";
  source.set[1].second.words = "4 March 2023";
  test_.apply(source);
  EXPECT_EQ(test_.opened.resolve("mira-2.2").item, 2u);
  EXPECT_EQ(test_.opened.resolve("@2.1").item, 1u);
  EXPECT_EQ(test_.opened.show(test_.opened.resolve("@2.1")), "mira-2.1");
  EXPECT_EQ(missing("mira-2.3"), "not found: mira-2 has no item 3");
  EXPECT_EQ(missing("mira-1.1"), "not found: mira-1 has no item 1");
  EXPECT_THAT(missing("mira-2.0"), StartsWith("not found: "));
}

TEST_F(Targets, AreTriedAsHandleThenAsFileThenAsName) {
  test_.add("harbour.txt", kPress);
  EXPECT_EQ(seq("harbour"), 1u);
  test_.apply(agent("press", "other"));
  EXPECT_EQ(seq("press"), 2u);
  test_.add("press.txt", "Another text.\n");
  EXPECT_EQ(seq("press"), 3u) << "a file goes before a name";
  test_.apply(agent("Harbour Authority", "harbour"));
  EXPECT_EQ(seq("harbour"), 4u) << "a handle goes before a file";
  EXPECT_EQ(seq("harbour.txt"), 1u);
  EXPECT_EQ(seq("Harbour Authority"), 4u);
}

TEST_F(Targets, AreFilesByAnyUniqueBeginningOfTheirName) {
  test_.add("report-north.txt", "North.\n");
  test_.add("report-south.txt", "South.\n");
  EXPECT_EQ(seq("report-n"), 1u);
  EXPECT_EQ(seq("report-south"), 2u);
  EXPECT_EQ(missing("report"),
            "not found: \"report\" is the name of several: report-north.txt (mira-1), "
            "report-south.txt (mira-2) (write more of the name, or the id)");
  test_.add("report.txt", "All.\n");
  EXPECT_EQ(seq("report"), 3u) << "a whole name without its ending goes before longer ones";
}

TEST_F(Targets, AreWholeFileNamesAmongManyLongerOnes) {
  Writer writer = test_.opened.write();
  for (int i = 100; i < 170; ++i) {
    AddDocument add;
    add.name = "report-" + std::to_string(i) + ".txt";
    add.bytes = add.name;
    writer.apply(add);
  }
  AddDocument add;
  add.name = "report.txt";
  add.bytes = add.name;
  const EntryId whole = writer.apply(add).id;
  writer.commit();
  EXPECT_EQ(test_.opened.resolve("report"), whole);
}

TEST_F(Targets, AreDocumentsByEightDigitsOfTheirHashButNotBySeven) {
  test_.add("press.txt", kPress);
  const std::string sha256 = test_.opened.documents().front().sha256;
  EXPECT_EQ(seq(sha256), 1u);
  EXPECT_EQ(seq(sha256.substr(0, 8)), 1u);
  EXPECT_THAT(missing(sha256.substr(0, 7)), StartsWith("not found: "));
  const char other = sha256[20] == '0' ? '1' : '0';
  EXPECT_THAT(missing(sha256.substr(0, 20) + other), StartsWith("not found: "))
      << "digits beyond those that the index keeps count too";
}

TEST_F(Targets, ByANameOfTwoAreAmbiguousUntilOneIsWithdrawn) {
  test_.apply(agent("The Tide", "tide-north"));
  test_.apply(agent("The Tide", "tide-south"));
  EXPECT_EQ(
      missing("The Tide"),
      "not found: \"The Tide\" is the name of several: tide-north (mira-1), tide-south (mira-2) "
      "(write one of these)");
  test_.apply(Withdraw{"tide-south", "entered twice"});
  EXPECT_EQ(seq("The Tide"), 1u);
  EXPECT_EQ(seq("tide-south"), 2u) << "a withdrawn thing is still found when nothing else is";
}

TEST_F(Targets, AreFoundBetweenTheMarksThatIsolateRightToLeftNames) {
  test_.add("گزارش نخست.txt", "One.\n");
  EXPECT_EQ(seq("\u2068گزارش\u2069"), 1u);
  EXPECT_EQ(seq("\u2068گزارش نخست\u2069.txt"), 1u);
  EXPECT_EQ(missing("\u2068\u2069"), "not found: nothing here goes by \"\u2068\u2069\"");
}

TEST_F(Targets, SuggestDocumentsByTheBeginningsOfFileNamesThatPeopleType) {
  test_.add("press-release_2.txt", kPress);
  const std::string suggested = " (did you mean press-release_2.txt?)";
  for (const std::string typed : {"prss", "pres-release", "press-relaese_2"}) {
    EXPECT_EQ(missing(typed), "not found: nothing here goes by \"" + typed + "\"" + suggested);
  }
}

TEST_F(Targets, ThatAreNearlyRightAreSuggested) {
  test_.apply(agent("Northern Harbour Authority", "harbour-authority"));
  EXPECT_EQ(missing("harbour-autority"),
            "not found: nothing here goes by \"harbour-autority\" (did you mean "
            "harbour-authority?)");
  EXPECT_EQ(missing("quay"), "not found: nothing here goes by \"quay\"");
  EXPECT_EQ(missing("Harbour-Authoritty"),
            "not found: nothing here goes by \"Harbour-Authoritty\" (did you mean "
            "harbour-authority?)");
}

TEST_F(Targets, AreSuggestedByFileNameWithoutItsEnding) {
  test_.add("report-north.txt", "North.\n");
  test_.add("report-south.txt", "South.\n");
  EXPECT_EQ(missing("report-nroth"),
            "not found: nothing here goes by \"report-nroth\" (did you mean report-north.txt?)");
}

TEST_F(Targets, AreNotSuggestedForShortWordsThatDifferInMoreThanALetter) {
  test_.apply(agent("Boat", "boat"));
  test_.apply(agent("Bolt", "bolt"));
  EXPECT_EQ(missing("boot"),
            "not found: nothing here goes by \"boot\" (did you mean boat or bolt?)");
  EXPECT_EQ(missing("bust"), "not found: nothing here goes by \"bust\"");
}

TEST_F(Targets, ThatAreManyAreNotAllListed) {
  for (int i = 10; i < 20; ++i) test_.add("wire-" + std::to_string(i) + ".txt", std::to_string(i));
  EXPECT_THAT(missing("wire"), EndsWith("wire-17.txt (mira-8) and 2 more (write more of the name, "
                                        "or the id)"));
}

// Where a target or a passage may stand.
class TargetOrPassage : public Targets {
 protected:
  TargetOrPassage() {
    test_.add("press.txt", kPress);
    test_.apply(agent("The authority", "authority"));
    test_.apply(agent("Reckless", "reckless-crews"));
    test_.apply(agent("Elsewhere", "elsewhere"));
  }
  bool names_target(const std::string& typed, const std::string& document) {
    return test_.opened.names_target(typed, document);
  }
};

TEST_F(TargetOrPassage, ANameThatIsNotInTheTextIsATarget) {
  EXPECT_TRUE(names_target("elsewhere", "press"));
  EXPECT_TRUE(names_target("authority", ""));
  EXPECT_TRUE(names_target("mira-2", "press"));
}

TEST_F(TargetOrPassage, WordsThatNameNothingAreAPassage) {
  EXPECT_FALSE(names_target("six boats", "press"));
  EXPECT_FALSE(names_target("nowhere", "press"));
  EXPECT_FALSE(names_target("3", "press"));
}

TEST_F(TargetOrPassage, ANameThatStandsInTheTextIsRefusedHoweverOften) {
  EXPECT_EQ(refusal([&] { names_target("Reckless", "press"); }),
            "not found: \"Reckless\" is a person or organization (mira-3) and words in press "
            "(add --on Reckless or --at Reckless)");
  test_.add("twice.txt", "Elsewhere and Elsewhere.\n");
  EXPECT_THAT(refusal([&] { names_target("Elsewhere", "twice"); }),
              HasSubstr("and words in twice (add --on Elsewhere or --at Elsewhere)"));
}

TEST_F(TargetOrPassage, ANameOfSeveralIsRefusedAndNamesTheWordsToo) {
  test_.apply(agent("Reckless", "reckless-two"));
  EXPECT_THAT(refusal([&] { names_target("Reckless", ""); }),
              EndsWith("reckless-crews (mira-3), reckless-two (mira-5) (write one of these)"));
  EXPECT_THAT(refusal([&] { names_target("Reckless", "press"); }),
              EndsWith("; it also stands in press (--at for words of the text, --on for an id)"));
}

TEST_F(Targets, AreHandlesMadeFromNames) {
  EXPECT_EQ(test_.apply(agent("Ministry of Ports")).echo.front(), "ministry-of-ports");
  EXPECT_EQ(test_.apply(agent("Ministry of Ports")).echo.front(), "ministry-of-ports2");
  EXPECT_EQ(test_.apply(agent("Area 51")).echo.front(), "area51");
  EXPECT_EQ(seq("ministry-of-ports2"), 2u);
}

TEST_F(Targets, HaveHandlesThatCannotBeMistakenForEntryIds) {
  EXPECT_THAT(refusal([&] { test_.apply(agent("Area", "area-51")); }), StartsWith("usage: "));
  EXPECT_THAT(refusal([&] { test_.apply(agent("Area", "Area")); }), StartsWith("usage: "));
  test_.apply(agent("Area", "area"));
  EXPECT_EQ(refusal([&] { test_.apply(agent("Other", "area")); }),
            "bad data: the handle \"area\" is taken by mira-1, Area");
  test_.apply(Withdraw{"area", "wrong"});
  test_.apply(agent("Other", "area"));
  EXPECT_EQ(seq("area"), 3u);
}

TEST_F(Targets, OfAnotherKindThanNeededAreNamedInWords) {
  test_.add("press.txt", kPress);
  test_.apply(agent("Alder", "alder"));
  AppearClaim appear;
  appear.claim = "alder";
  appear.document = "press";
  appear.at = "1:";
  EXPECT_EQ(refusal([&] { test_.apply(appear); }),
            "not found: \"alder\" is a person or organization, not a claim");
  appear.document = "alder";
  test_.apply(AddClaim{"Boats were moved", "moved", ""});
  appear.claim = "moved";
  EXPECT_EQ(refusal([&] { test_.apply(appear); }),
            "not found: \"alder\" is a person or organization, not a document");
}

}  // namespace
}  // namespace prov
