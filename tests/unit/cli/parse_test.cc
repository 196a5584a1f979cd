// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

#include "command.h"
#include "commands/add.h"
#include "commands/affiliate.h"
#include "commands/appear.h"
#include "commands/attribute.h"
#include "commands/find.h"
#include "commands/label.h"
#include "commands/log.h"
#include "commands/note.h"
#include "commands/same.h"
#include "commands/source.h"
#include "commands/summary.h"
#include "commands/typed_value.h"
#include "commands/vocab.h"
#include "commands/who.h"
#include "commands/withdraw.h"

namespace prov::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Words = std::vector<std::string>;

Arguments arguments_of(const char* command, const Words& words) {
  return Arguments::parse(find_command(command)->options, words);
}

template <typename Parse>
std::string message_of(Parse parse, const char* command, const Words& words) {
  try {
    (void)parse(arguments_of(command, words));
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::usage);
    return error.what();
  }
  return "no error";
}

TEST(Property, NoneMeansLookedAndThereIsNone) {
  const auto [name, value] = parse_property("licence=none");
  EXPECT_EQ(name, "licence");
  EXPECT_TRUE(value.none);
}

TEST(Property, PlainValuesAreWordsOfTheText) {
  EXPECT_EQ(parse_property("title=3: Regrets").second.words, "3: Regrets");
  EXPECT_EQ(parse_property("count=6").second.words, "6");
  EXPECT_EQ(parse_property("url=https://x.example/?a=b").second.words, "https://x.example/?a=b");
}

TEST(Property, ColonEqualsGivesAValueThatIsNotInTheText) {
  const auto [name, value] = parse_property("language:=en");
  EXPECT_EQ(name, "language");
  EXPECT_EQ(value.text, "en");
  EXPECT_TRUE(value.words.empty());
}

TEST(Property, AnAtSignNamesSomethingOnRecord) {
  EXPECT_EQ(parse_property("publisher=@nha").second.who, "nha");
  EXPECT_EQ(parse_property("publisher=@17").second.who, "@17");
  EXPECT_EQ(parse_property("publisher=@").second.who, "@");
  EXPECT_EQ(parse_property("publisher=@-1").second.who, "@-1");
}

TEST(Property, AnAtSignOfATranslationNamesADocument) {
  const TypedValue value = parse_property("translationOf=@press").second;
  EXPECT_EQ(value.document, "press");
  EXPECT_TRUE(value.who.empty());
}

TEST(Appear, StanceAmongTheFieldsIsTheStanceAndNoField) {
  const AppearClaim operation =
      parse_appear(arguments_of("appear", {"boats", "8:", "count=six", "stance=relays"})).operation;
  EXPECT_EQ(operation.stance, "relays");
  ASSERT_EQ(operation.fields.size(), 1U);
  EXPECT_EQ(operation.fields.front().first, "count");
}

TEST(Appear, StanceIsTakenOnce) {
  EXPECT_THAT(
      message_of(parse_appear, "appear", {"boats", "8:", "--stance", "relays", "stance=asserts"}),
      HasSubstr("given twice, relays and asserts"));
  EXPECT_THAT(message_of(parse_appear, "appear", {"boats", "8:", "stance:=relays"}),
              HasSubstr("stance is no field"));
}

TEST(Property, WithoutNameOrValueItIsRefused) {
  for (const char* bad : {"title", "=x", "title=", "title:=", "a b=c"}) {
    EXPECT_THROW((void)parse_property(bad), Error) << bad;
  }
}

TEST(Field, NoneAndAtSignsAreWordsThere) {
  EXPECT_EQ(parse_field("count=none").second.words, "none");
  EXPECT_EQ(parse_field("who=@quay").second.words, "@quay");
}

TEST(ParseSource, TheFirstWordThatIsNoAssignmentIsTheDocument) {
  const auto options =
      parse_source(arguments_of("source", {"press", "title=1:", "--basis", "stated"}));
  EXPECT_EQ(options.operation.document, "press");
  EXPECT_EQ(options.operation.set.size(), 1U);
  const auto without = parse_source(arguments_of("source", {"title=1:", "--basis", "stated"}));
  EXPECT_EQ(without.operation.document, "");
}

// Whether it must be said at all is known when it runs: tests/cli/cases/harbour/source-no-basis.
TEST(ParseSource, TheBasisIsOneOfThree) {
  EXPECT_THAT(message_of(parse_source, "source", {"press", "title=1:", "--basis", "known"}),
              HasSubstr("stated, reported or assessed"));
}

TEST(ParseSource, EvidenceGoesToValuesThatDoNotCarryTheirOwn) {
  const auto options = parse_source(arguments_of(
      "source", {"press", "publisher=@nha", "title=3:", "--basis", "stated", "--at", "1:"}));
  EXPECT_THAT(options.operation.set[0].second.at, ElementsAre("1:"));
  EXPECT_TRUE(options.operation.set[1].second.at.empty());
}

TEST(ParseSource, EvidenceThatNoValueNeedsIsRefused) {
  EXPECT_THAT(
      message_of(parse_source, "source", {"press", "title=3:", "--basis", "stated", "--at", "1:"}),
      HasSubstr("--at"));
}

TEST(ParseAttribute, EachCueBelongsToTheRelayBeforeIt) {
  const auto options =
      parse_attribute(arguments_of("attribute", {"8:", "--by-cited", "paper", "--via", "lantern",
                                                 "--via-cue", "has them", "--via", "member"}));
  ASSERT_EQ(options.operation.via.size(), 2U);
  EXPECT_EQ(options.operation.via[0].cue, "has them");
  EXPECT_EQ(options.operation.via[1].who, "member");
  EXPECT_EQ(options.operation.via[1].cue, "");
}

TEST(ParseAttribute, ACueWithoutItsRelayIsRefused) {
  EXPECT_THAT(message_of(parse_attribute, "attribute", {"8:", "--unknown", "--via-cue", "x"}),
              HasSubstr("--via-cue"));
}

TEST(ParseAttribute, SomebodyMustSayIt) {
  EXPECT_THAT(message_of(parse_attribute, "attribute", {"8:"}), HasSubstr("who says it"));
  EXPECT_THAT(message_of(parse_attribute, "attribute", {"8:", "--by", "a", "--unknown"}),
              HasSubstr("exclude"));
  EXPECT_THAT(message_of(parse_attribute, "attribute", {"8:", "--by", "a", "--by-cited", "b"}),
              HasSubstr("two sources"));
}

TEST(ParseLabel, TakesAnOperandOnOrAt) {
  EXPECT_EQ(parse_label(arguments_of("label", {"x/y", "press"})).about.either, "press");
  EXPECT_EQ(parse_label(arguments_of("label", {"x/y", "--on", "press"})).about.on, "press");
  EXPECT_EQ(parse_label(arguments_of("label", {"x/y", "--at", "3:"})).about.at, "3:");
}

TEST(ParseLabel, OnAndAtExcludeEachOther) {
  EXPECT_THAT(message_of(parse_label, "label", {"x/y", "--on", "a", "--at", "b"}),
              HasSubstr("give one"));
  EXPECT_THAT(message_of(parse_label, "label", {"x/y", "--on", "a", "b"}), HasSubstr("too many"));
}

TEST(ParseLabel, ConfidenceIsAbsentUnlessGiven) {
  EXPECT_FALSE(parse_label(arguments_of("label", {"x/y", "a"})).operation.confidence.has_value());
  EXPECT_EQ(
      parse_label(arguments_of("label", {"x/y", "a", "--confidence", "0"})).operation.confidence,
      0);
  EXPECT_THAT(message_of(parse_label, "label", {"x/y", "a", "--confidence", "101"}),
              HasSubstr("0 to 100"));
}

TEST(ParseNote, TheTextFollowsWhatItIsAbout) {
  const auto options = parse_note(arguments_of("note", {"boats", "Ask."}));
  EXPECT_EQ(options.about.either, "boats");
  EXPECT_EQ(options.operation.text, "Ask.");
  EXPECT_EQ(parse_note(arguments_of("note", {"--on", "boats", "Ask."})).operation.text, "Ask.");
  EXPECT_THAT(message_of(parse_note, "note", {"boats"}), HasSubstr("text of the note"));
}

TEST(ParseAppear, WordsAfterThePassageAreFields) {
  const auto options =
      parse_appear(arguments_of("appear", {"boats", "8: eleven", "count=eleven", "period:=2023"}));
  ASSERT_EQ(options.operation.fields.size(), 2U);
  EXPECT_EQ(options.operation.fields[0].second.words, "eleven");
  EXPECT_EQ(options.operation.fields[1].second.text, "2023");
  EXPECT_THAT(message_of(parse_appear, "appear", {"boats", "8:", "x"}), HasSubstr("NAME=VALUE"));
}

TEST(ParseAffiliate, TakesThreeWords) {
  const auto options =
      parse_affiliate(arguments_of("affiliate", {"a", "part-of", "b", "--basis", "assessed"}));
  EXPECT_EQ(options.operation.relation, "part-of");
  EXPECT_THAT(message_of(parse_affiliate, "affiliate", {"a", "part-of", "--basis", "stated"}),
              HasSubstr("missing"));
}

TEST(ParseSame, NeedsAReason) {
  EXPECT_EQ(message_of(parse_same, "same", {"a", "b"}), "--why is missing");
}

TEST(ParseWithdraw, NeedsAReason) {
  EXPECT_EQ(message_of(parse_withdraw, "withdraw", {"@17"}), "--why is missing");
}

TEST(ParseAdd, StandardInputCanBeAddedOnce) {
  EXPECT_THAT(message_of(parse_add, "add", {"-", "-"}), HasSubstr("only once"));
  EXPECT_THAT(message_of(parse_add, "add", {}), HasSubstr("missing"));
}

TEST(ParseWho, TheKindMustBeSaid) {
  EXPECT_THAT(message_of(parse_who_add, "who add", {"A"}), HasSubstr("--kind is missing"));
  EXPECT_THAT(message_of(parse_who_add, "who add", {"A", "--kind", "spy"}), HasSubstr("person"));
}

TEST(ParseLog, TypesAreTheCommandsThatWriteThem) {
  EXPECT_EQ(parse_log(arguments_of("log", {"--type", "label"})).filter.type, "label.attach");
  EXPECT_EQ(parse_log(arguments_of("log", {"--type", "note.add"})).filter.type, "note.add");
  EXPECT_THAT(message_of(parse_log, "log", {"--type", "nosuch"}), HasSubstr("there are"));
  EXPECT_THAT(message_of(parse_log, "log", {"-n", "0"}), HasSubstr("--number"));
}

TEST(Parse, FindKeepsTogetherWhatTheShellKeptTogether) {
  const auto words = [](const std::vector<std::string>& typed) {
    return parse_find(arguments_of("find", typed)).query.words;
  };
  EXPECT_EQ(words({"harbour", "office"}), "harbour office");
  EXPECT_EQ(words({"harbour office", "boats"}), "\"harbour office\" boats");
  EXPECT_EQ(words({"\"harbour office\" boats"}), "\"harbour office\" boats");
  EXPECT_EQ(words({"the “old basin”"}), "the “old basin”");
  EXPECT_EQ(parse_find(arguments_of("find", {"x", "--limit", "0"})).query.limit, 0u);
  EXPECT_THAT(message_of(parse_find, "find", {"x", "--places", "-1"}), HasSubstr("--places"));
  EXPECT_THAT(message_of(parse_find, "find", {}), HasSubstr("what to find"));
}

TEST(ParseLog, TimesHaveTheirForm) {
  EXPECT_EQ(parse_log(arguments_of("log", {"--since", "2026-01-05"})).filter.since, "2026-01-05");
  EXPECT_EQ(parse_log(arguments_of("log", {"--until", "2026-01-05T09:00:00Z"})).filter.until,
            "2026-01-05T09:00:00Z");
  for (const char* bad : {"yesterday", "2026-1-5", "2026-01-05T09:00:00", "05.01.2026"}) {
    EXPECT_THAT(message_of(parse_log, "log", {"--since", bad}), HasSubstr("--since")) << bad;
  }
}

TEST(ParseSummary, TheFormatFollowsTheFileName) {
  const auto format = [](const Words& words) {
    return parse_summary(arguments_of("summary", words)).format;
  };
  EXPECT_EQ(format({}), "text");
  EXPECT_EQ(format({"-o", "a.html"}), "html");
  EXPECT_EQ(format({"-o", "a.md"}), "markdown");
  EXPECT_EQ(format({"-o", "a.json"}), "json");
  EXPECT_EQ(format({"-o", "a.html", "--format", "text"}), "text");
}

TEST(ParseVocabShow, ASlashPartsVocabularyAndLabel) {
  const auto options = parse_vocab_show(arguments_of("vocab show", {"genre/report"}));
  EXPECT_EQ(options.vocabulary, "genre");
  EXPECT_EQ(options.label, "report");
}

}  // namespace
}  // namespace prov::cli
