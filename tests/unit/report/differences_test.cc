// SPDX-License-Identifier: Apache-2.0
#include "report/differences.h"

#include <gmock/gmock.h>

#include "sample.h"

namespace prov::report {
namespace {

using testing::ElementsAre;

FieldValue number(const std::string& words, std::int64_t value) {
  FieldValue field;
  field.field = "count";
  field.value = words;
  field.number = value;
  return field;
}

FieldValue date(const std::string& start, const std::string& end) {
  FieldValue field;
  field.field = start == end ? "date" : "period";
  if (start == end) {
    field.date = day(start);
  } else {
    field.from = day(start);
    field.to = day(end);
  }
  return field;
}

std::vector<ClaimRow> rows(const std::vector<FieldValue>& fields) {
  std::vector<AppearanceColumn> columns;
  for (const FieldValue& field : fields) {
    AppearanceColumn column;
    column.fields = {field};
    columns.push_back(column);
  }
  return compare_appearances(columns);
}

TEST(Differences, OfPeriodsAreCountedInDaysForStartAndEnd) {
  const auto result = rows({date("2019-01-09", "2021-02-04"), date("2018-12-22", "2021-01-20")});
  EXPECT_EQ(result[0].name, "start");
  EXPECT_EQ(result[0].difference, "18 days");
  EXPECT_EQ(result[0].pairs[0].days, -18);
  EXPECT_EQ(result[1].name, "end");
  EXPECT_EQ(result[1].difference, "15 days");
}

TEST(Differences, OfNumbersAreSubtractedWhateverTheirWords) {
  EXPECT_EQ(rows({number("six", 6), number("6", 6)})[0].difference, "none");
  const auto result = rows({number("nine", 9), number("eleven", 11)});
  EXPECT_EQ(result[0].difference, "2");
  EXPECT_EQ(result[0].pairs[0].number, 2);
  EXPECT_EQ(result[0].pairs[0].relation, "differs");
}

TEST(Differences, OfManyAppearancesNameTheGreatest) {
  const auto result = rows({number("9", 9), number("11", 11), number("4", 4)});
  EXPECT_EQ(result[0].difference, "up to 7");
  EXPECT_EQ(result[0].pairs.size(), 3u);
}

TEST(Differences, SayWhatTheyLeaveOut) {
  FieldValue words = number("some", 0);
  words.number.reset();
  FieldValue other = number("", 0);
  other.field = "total";
  const auto result = rows({number("9", 9), words, number("4", 4), other});
  EXPECT_EQ(result[0].difference, "up to 5; not compared: 1 in words, 1 with no value");
  EXPECT_EQ(rows({number("9", 9), other, number("9", 9)})[0].difference,
            "none; not compared: 1 with no value");
}

TEST(Differences, SayWhenThereIsNothingToCompareWith) {
  FieldValue other = number("", 0);
  other.field = "total";
  EXPECT_EQ(rows({number("9", 9), other, other})[0].difference, "one value only");
}

TEST(Differences, KeepTheEntriesOfEachSpeaker) {
  AppearanceColumn column;
  column.through = {{{}, "Harbour office", false, {ref(4)}}, {{}, "Quay", false, {ref(5, 1)}}};
  const ClaimRow through = compare_appearances({column}).back();
  ASSERT_EQ(through.entries[0].size(), 2u);
  EXPECT_EQ(through.entries[0][0][0].shown, "ada-4");
  EXPECT_EQ(through.entries[0][1][0].shown, "ada-5.1");
}

TEST(Differences, OfDatesOfUnlikePrecisionSayOnlyThatTheyOverlap) {
  FieldValue year = date("2023-01-01", "2023-01-01");
  year.date->last = "2023-12-31";
  year.date->precision = DatePrecision::year;
  EXPECT_EQ(rows({year, date("2023-05-03", "2023-05-03")})[0].difference, "days overlap");
}

TEST(Differences, OfDatesThatAreNotKnownAreNotGuessed) {
  FieldValue open = date("2023-05-03", "2023-05-03");
  open.date = DateValue{};
  open.date->raw = "last spring";
  EXPECT_EQ(rows({open, date("2023-05-03", "2023-05-03")})[0].difference, "not known");
}

TEST(Differences, OneAppearanceAloneHasNone) {
  const auto result = rows({number("six", 6)});
  EXPECT_EQ(result[0].difference, "");
  EXPECT_TRUE(result[0].pairs.empty());
}

TEST(Differences, AnErasedValueIsShownAndNotCompared) {
  FieldValue gone = number("", 0);
  gone.number.reset();
  gone.erased = true;
  const auto result = rows({gone, number("six", 6)});
  EXPECT_THAT(result[0].cells[0], ElementsAre("(erased)"));
  EXPECT_TRUE(result[0].pairs.empty());
}

TEST(Differences, AStanceIsShownByItsLabel) {
  AppearanceColumn a, b;
  a.stance = b.stance = "relays";
  a.stance_meaning = b.stance_meaning = "passes it on";
  const ClaimRow stance = compare_appearances({a, b})[0];
  EXPECT_THAT(stance.cells[1], ElementsAre("passes it on"));
  EXPECT_EQ(stance.difference, "none");
}

TEST(Differences, StanceAndSpeakersFollowTheFields) {
  AppearanceColumn a, b;
  a.stance = "relays";
  b.stance = "denies";
  a.said_by = {{{}, "Harbour office", false, {ref(4)}}};
  b.said_by = {{{}, "", true, {ref(5)}}};
  const auto result = compare_appearances({a, b});
  ASSERT_EQ(result.size(), 3u);
  EXPECT_EQ(result[0].difference, "differs");
  EXPECT_THAT(result[1].cells,
              ElementsAre(ElementsAre("Harbour office"), ElementsAre("not known")));
  EXPECT_EQ(result[1].difference, "see Origin");
  EXPECT_EQ(result[2].name, "through");
}

}  // namespace
}  // namespace prov::report
