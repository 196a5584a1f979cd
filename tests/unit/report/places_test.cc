// SPDX-License-Identifier: Apache-2.0
#include "report/places.h"

#include <gmock/gmock.h>

#include "report/naming.h"

namespace prov::report {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(UntouchedLines, AreCompactSpans) {
  EXPECT_THAT(untouched_lines("a\nb\nc\nd\n", {{2, 3}}), ElementsAre(Pair(1, 1), Pair(3, 4)));
}

TEST(UntouchedLines, LeaveOutBlankLinesAndAreNotPartedByThem) {
  EXPECT_THAT(untouched_lines("a\n \u00a0\n\nb\n\n", {}), ElementsAre(Pair(1, 4)));
  EXPECT_THAT(untouched_lines("\n\na\n", {{2, 3}}), IsEmpty());
}

TEST(UntouchedLines, CountCrLfAndLoneCrAsOneLineEndEach) {
  EXPECT_THAT(untouched_lines("a\r\nb\rc\nd", {{3, 4}}), ElementsAre(Pair(1, 1), Pair(3, 4)));
}

TEST(UntouchedLines, CountCodePointsNotBytes) {
  EXPECT_THAT(untouched_lines("é🚢\nb\n", {{3, 4}}), ElementsAre(Pair(1, 1)));
}

TEST(UntouchedLines, ARangeOverALineEndTouchesBothLines) {
  EXPECT_THAT(untouched_lines("ab\ncd\nef", {{1, 4}}), ElementsAre(Pair(3, 3)));
}

TEST(Joined, JoinsRangesThatOverlapOrTouch) {
  EXPECT_THAT(joined({{5, 7}, {0, 2}, {2, 3}, {6, 9}}), ElementsAre(Range{0, 3}, Range{5, 9}));
}

}  // namespace
}  // namespace prov::report
