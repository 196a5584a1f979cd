// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "refusals.h"

namespace prov {
namespace {

using testing::agent;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::joined;
using testing::kPress;
using testing::refusal;
using ::testing::StartsWith;
using testing::TestCase;

class Sources : public ::testing::Test {
 protected:
  Sources() {
    test_.add("press.txt", kPress);
    test_.apply(agent("Alder", "alder"));
    test_.apply(agent("Birch", "birch"));
  }
  static RecordSource about(const std::string& property, TypedValue value,
                            const std::string& basis = "stated") {
    RecordSource out;
    out.document = "press";
    out.basis = basis;
    out.set = {{property, std::move(value)}};
    return out;
  }
  static TypedValue words(const std::string& typed) {
    TypedValue out;
    out.words = typed;
    return out;
  }
  static TypedValue text(const std::string& typed) {
    TypedValue out;
    out.text = typed;
    return out;
  }
  StatementRecord recorded(const RecordSource& operation) {
    const Recorded done = test_.apply(operation);
    return std::get<StatementRecord>(test_.opened.entry(done.id).content);
  }
  std::string refused(const RecordSource& operation) {
    return refusal([&] { test_.apply(operation); });
  }
  DateValue date(const std::string& raw) {
    return recorded(about("date", text(raw))).properties.front().date.value();
  }

  TestCase test_;
};

TEST_F(Sources, TakeTheWordsOfTheTextAsValueAndEvidence) {
  const StatementRecord statement = recorded(about("publisher", words("1: Northern Harbour")));
  const Property& property = statement.properties.front();
  EXPECT_EQ(property.value, "Northern Harbour");
  ASSERT_EQ(property.evidence.size(), 1u);
  EXPECT_EQ(property.evidence[0].ranges, (std::vector<Range>{{0, 16}}));
  EXPECT_EQ(property.evidence[0].quotes[0].suffix, " Authority\nPress release of 4 Ma");
  EXPECT_EQ(property.evidence[0].text, statement.subject);
}

TEST_F(Sources, ThatAreStatedHaveNoOtherSpeakerThanTheSubject) {
  EXPECT_EQ(recorded(about("title", words("1:"))).by, std::nullopt);
  RecordSource operation = about("title", words("1:"));
  operation.by = "press";
  EXPECT_EQ(recorded(operation).by, std::nullopt) << "the subject itself is not written";
  operation.by = "alder";
  EXPECT_EQ(refused(operation),
            "bad data: \"alder\" is not the subject itself, so it is reported, not stated");
}

TEST_F(Sources, ThatAreReportedNeedSomebodyElseWhoReports) {
  RecordSource operation = about("publisher", text("Alder"), "reported");
  EXPECT_THAT(refused(operation), StartsWith("usage: who reports it?"));
  operation.by = "press";
  EXPECT_THAT(refused(operation), HasSubstr("is the subject itself"));
  operation.by = "alder";
  EXPECT_EQ(recorded(operation).by, test_.opened.resolve("alder"));
}

TEST_F(Sources, ThatAreAssessedNeedAReasonAndNobodyElse) {
  RecordSource operation = about("type", text("press release"), "assessed");
  EXPECT_EQ(refused(operation), "usage: what a reviewer judges needs a reason (why)");
  operation.why = "it is headed so";
  operation.by = "alder";
  EXPECT_THAT(refused(operation), StartsWith("usage: what is assessed is judged by you"));
  operation.by = "";
  EXPECT_EQ(recorded(operation).rationale, "it is headed so");
}

TEST_F(Sources, NeedABasisAndOneOfTheThree) {
  EXPECT_THAT(refused(about("title", words("1:"), "")), StartsWith("usage: who says so?"));
  EXPECT_THAT(refused(about("title", words("1:"), "guessed")), HasSubstr("none of stated"));
}

TEST_F(Sources, ThatAreStatedWithoutAPassageWarn) {
  EXPECT_EQ(joined(test_.apply(about("title", text("Release"))).warnings),
            "title is stated without a passage that shows it");
  EXPECT_THAT(test_.apply(about("title", words("1:"))).warnings, IsEmpty());
}

TEST_F(Sources, KeepThatAReviewerLookedAndFoundNothing) {
  TypedValue none;
  none.none = true;
  const Recorded done = test_.apply(about("licence", none));
  EXPECT_THAT(done.warnings, IsEmpty());
  const auto statement = std::get<StatementRecord>(test_.opened.entry(done.id).content);
  EXPECT_TRUE(statement.properties.front().none);
  EXPECT_EQ(statement.properties.front().value, "");
  EXPECT_THAT(refused(about("licence", {})),
              StartsWith("usage: property \"licence\" has no value"));
}

TEST_F(Sources, NameThingsInsteadOfRepeatingThem) {
  TypedValue value;
  value.who = "alder";
  value.at = {"1:"};
  const StatementRecord statement = recorded(about("publisher", value));
  EXPECT_EQ(statement.properties.front().ref, test_.opened.resolve("alder"));
  EXPECT_EQ(statement.properties.front().value, "Northern Harbour Authority");
  value.who = "press";
  EXPECT_EQ(refused(about("publisher", value)),
            "not found: \"press\" is a document, not a person or organization");
}

TEST_F(Sources, HaveNoPropertiesBeyondTheList) {
  EXPECT_THAT(refused(about("tittle", words("1:"))),
              StartsWith("usage: \"tittle\" is no property"));
  RecordSource nothing = about("title", words("1:"));
  nothing.set.clear();
  EXPECT_THAT(refused(nothing), StartsWith("usage: no property"));
}

TEST_F(Sources, ReadDatesWithTheirPrecisionAndKeepThemAsWorded) {
  EXPECT_EQ(date("2023").precision, DatePrecision::year);
  EXPECT_EQ(date("March 2023").last, "2023-03-31");
  EXPECT_EQ(date("4 March 2023").first, "2023-03-04");
  EXPECT_EQ(date("4 March").partial, "--03-04");
  EXPECT_EQ(date("31 February 2023").precision, DatePrecision::impossible);
  EXPECT_EQ(date("05/06/2023").precision, DatePrecision::ambiguous);
  EXPECT_EQ(date("some day").precision, DatePrecision::unparsed);
  EXPECT_EQ(date("some day").raw, "some day");
}

TEST_F(Sources, FindTheOneDateInWordsAroundIt) {
  const StatementRecord statement = recorded(about("date", words("2:")));
  const Property& property = statement.properties.front();
  EXPECT_EQ(property.value, "Press release of 4 March 2023");
  EXPECT_EQ(property.date->raw, property.value);
  EXPECT_EQ(property.date->first, "2023-03-04");
}

TEST_F(Sources, WarnOfDatesThatNameNoKnownDay) {
  EXPECT_THAT(joined(test_.apply(about("date", text("31 February 2023"))).warnings),
              HasSubstr("date \"31 February 2023\" is kept as worded"));
  EXPECT_THAT(joined(test_.apply(about("date", text("4 March 2023"))).warnings),
              Not(HasSubstr("kept as worded")));
}

TEST_F(Sources, MayBeAboutPeopleWithPassagesFromADocument) {
  RecordSource operation = about("legalName", words("1:"), "reported");
  operation.of = "alder";
  operation.by = "press";
  const StatementRecord statement = recorded(operation);
  EXPECT_EQ(statement.subject, test_.opened.resolve("alder"));
  EXPECT_EQ(statement.by, test_.opened.resolve("press"));
  EXPECT_EQ(statement.properties.front().evidence.front().text, test_.opened.resolve("press"));
}

TEST_F(Sources, OfAClaimAreRefused) {
  test_.apply(AddClaim{"Boats were moved", "moved", ""});
  RecordSource operation = about("title", text("Boats"), "assessed");
  operation.of = "moved";
  operation.why = "x";
  EXPECT_THAT(refused(operation), StartsWith("not found: \"moved\" is a claim, not a person"));
}

TEST_F(Sources, OfAWithdrawnSubjectWarn) {
  test_.apply(Withdraw{"alder", "wrong"});
  RecordSource operation = about("legalName", text("Alder Ltd"), "assessed");
  operation.of = "alder";
  operation.why = "registry";
  EXPECT_THAT(test_.apply(operation).warnings, Contains("mira-2 has been withdrawn"));
}

TEST_F(Sources, TieTwoDifferentPeopleOrOrganizations) {
  RecordAffiliation tie;
  tie.subject = "alder";
  tie.relation = "owned-by";
  tie.object = "birch";
  tie.basis = "reported";
  tie.by = "press";
  tie.document = "press";
  tie.at = {"1:"};
  const Recorded done = test_.apply(tie);
  const auto stored = std::get<AffiliationRecord>(test_.opened.entry(done.id).content);
  EXPECT_EQ(stored.wording, "Northern Harbour Authority") << "worded by the evidence";
  EXPECT_EQ(stored.object, test_.opened.resolve("birch"));
  const auto refused = [&] { return refusal([&] { test_.apply(tie); }); };
  tie.object = "alder";
  EXPECT_EQ(refused(), "bad data: both sides of the tie are \"alder\"");
  tie.object = "press";
  EXPECT_THAT(refused(), StartsWith("not found: \"press\" is a document"));
  tie.relation = "likes";
  EXPECT_THAT(refused(), StartsWith("usage: \"likes\" is no relation (owned-by, "));
}

TEST_F(Sources, TakeNoDateOutOfWordsThatChangeWhatItSays) {
  for (const char* words : {"sometime before 2023", "not in 2019", "in 2019 or later",
                            "32 Foo 2023", "since 4 March 2023"}) {
    EXPECT_EQ(date(words).precision, DatePrecision::unparsed) << words;
    EXPECT_FALSE(date(words).reason.empty()) << words;
  }
  EXPECT_EQ(date("Published on 4 March 2023, page 7").first, "2023-03-04");
  EXPECT_EQ(date("in 2019").first, "2019-01-01");
}

TEST_F(Sources, TranslateAndRepublishDocumentsOnly) {
  TypedValue log;
  log.document = "mira-0";
  EXPECT_THAT(refused(about("translationOf", log)), HasSubstr("not a document"));
  EXPECT_THAT(refusal([&] { test_.apply(agent(" \t", "")); }), HasSubstr("a name is needed"));
}

TEST_F(Sources, ThatAreNoneAndHaveAValueWarn) {
  TypedValue none;
  none.none = true;
  RecordSource operation = about("author", text("A. Writer"), "assessed");
  operation.why = "signed elsewhere";
  operation.set.emplace_back("author", none);
  operation.set.emplace_back("editor", none);
  EXPECT_THAT(test_.apply(operation).warnings,
              ::testing::ElementsAre("author has a value here and is said to be none as well"));
}

TEST_F(Sources, MakeNoDocumentATranslationOfItself) {
  test_.add("press.txt", kPress);
  TypedValue itself;
  itself.document = "mira-1";
  RecordSource operation = about("translationOf", itself, "assessed");
  operation.why = "same words";
  EXPECT_EQ(refused(operation), "bad data: press (mira-1) cannot be a translation of itself");
  operation.set.front().first = "editionOf";
  EXPECT_EQ(refused(operation), "bad data: press (mira-1) cannot be an edition of itself");
}

TEST_F(Sources, WithMisspeltPropertiesSayWhichWasMeant) {
  EXPECT_EQ(refused(about("titel", words("1:"))),
            "usage: \"titel\" is no property (did you mean title?)");
  EXPECT_EQ(refused(about("headline", words("1:"))),
            "usage: \"headline\" is no property (prov help source lists them)");
}

TEST_F(Sources, TooLongToKeepAreRefusedInPeoplesWords) {
  EXPECT_THAT(refusal([&] { test_.apply(agent(std::string(5000, 'x'), "long")); }),
              StartsWith("bad data: a person or organization: name must have at most"));
}

}  // namespace
}  // namespace prov
