// SPDX-License-Identifier: Apache-2.0
#include "base/timestamp.h"

#include <gtest/gtest.h>

#include <prov/error.h>

namespace prov {
namespace {

TEST(Timestamp, WritesKnownTimes) {
  EXPECT_EQ(format_timestamp(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(format_timestamp(-1), "1969-12-31T23:59:59Z");
  EXPECT_EQ(format_timestamp(951782400), "2000-02-29T00:00:00Z");
  EXPECT_EQ(format_timestamp(1700000000), "2023-11-14T22:13:20Z");
  EXPECT_EQ(format_timestamp(-62167219200), "0000-01-01T00:00:00Z");
  EXPECT_EQ(format_timestamp(253402300799), "9999-12-31T23:59:59Z");
}

TEST(Timestamp, RefusesYearsOutsideFourDigits) {
  EXPECT_THROW(static_cast<void>(format_timestamp(-62167219201)), Error);
  EXPECT_THROW(static_cast<void>(format_timestamp(253402300800)), Error);
  EXPECT_THROW(static_cast<void>(format_timestamp(INT64_MAX)), Error);
  EXPECT_THROW(static_cast<void>(format_timestamp(INT64_MIN)), Error);
}

TEST(Timestamp, ReadsBackWhatItWrites) {
  for (std::int64_t time = -62167219200; time <= 253402300799; time += 86399 * 997) {
    ASSERT_EQ(parse_timestamp(format_timestamp(time)), time);
  }
}

TEST(Timestamp, KnowsLeapYears) {
  EXPECT_NO_THROW(static_cast<void>(parse_timestamp("2024-02-29T00:00:00Z")));
  EXPECT_NO_THROW(static_cast<void>(parse_timestamp("2000-02-29T00:00:00Z")));
  EXPECT_THROW(static_cast<void>(parse_timestamp("2023-02-29T00:00:00Z")), Error);
  EXPECT_THROW(static_cast<void>(parse_timestamp("1900-02-29T00:00:00Z")), Error);
}

TEST(Timestamp, RefusesEveryOtherForm) {
  for (const char* text : {"",
                           "2024-01-01",
                           "2024-01-01T00:00:00",
                           "2024-01-01T00:00:00z",
                           "2024-01-01t00:00:00Z",
                           "2024-01-01 00:00:00Z",
                           "2024-01-01T00:00:00+00:00",
                           "2024-01-01T00:00:00.0Z",
                           "2024-13-01T00:00:00Z",
                           "2024-00-01T00:00:00Z",
                           "2024-01-32T00:00:00Z",
                           "2024-01-00T00:00:00Z",
                           "2024-01-01T24:00:00Z",
                           "2024-01-01T00:60:00Z",
                           "2024-01-01T00:00:60Z",
                           "2024-1-01T00:00:000Z",
                           "+024-01-01T00:00:00Z",
                           "-024-01-01T00:00:00Z",
                           "2024-01-01T 0:00:00Z",
                           " 2024-01-01T00:00:00Z"}) {
    EXPECT_THROW(static_cast<void>(parse_timestamp(text)), Error) << text;
  }
}

}  // namespace
}  // namespace prov
