// SPDX-License-Identifier: Apache-2.0
#include "desk/field_difference.h"

#include <gmock/gmock.h>

namespace prov {
namespace {

Field dated(const std::string& words) {
  Field field;
  field.name = "when";
  field.value = words;
  field.date = parse_date(words);
  return field;
}

Field period(const std::string& from, const std::string& to) {
  Field field;
  field.name = "period";
  field.value = from + " to " + to;
  field.from = parse_date(from);
  field.to = parse_date(to);
  return field;
}

std::vector<std::string> told(const Field& a, const Field& b) {
  std::vector<std::string> out;
  for (const FieldDifference& each : differences(a, b)) out.push_back(each.name + each.how);
  return out;
}

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(FieldDifference, CountsDaysAndTakesNothingForEqualThatCannotBeCompared) {
  EXPECT_THAT(told(dated("2023-05-01"), dated("1 May 2023")), IsEmpty());
  EXPECT_THAT(told(dated("2023-05-01"), dated("2023-05-04")), ElementsAre("when by 3 days"));
  EXPECT_THAT(told(period("2019-01-09", "2021-02-04"), period("2018-12-22", "2021-02-04")),
              ElementsAre("start by 18 days"));
  EXPECT_THAT(told(period("9 January", "2021-02-04"), period("2019-03-01", "2021-02-04")),
              ElementsAre("start (“9 January” against “2019-03-01”)"));
}

TEST(FieldDifference, TellsTimesOfOneDayApart) {
  EXPECT_THAT(told(dated("2023-05-01T09:00"), dated("2023-05-01T21:30")),
              ElementsAre("when (“2023-05-01T09:00” against “2023-05-01T21:30”)"));
}

}  // namespace
}  // namespace prov
