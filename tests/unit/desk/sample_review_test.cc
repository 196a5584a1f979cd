// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <prov/error.h>

#include "test_case.h"

namespace prov {
namespace {

using testing::file_text;
using testing::lines_of;
using testing::TestCase;

const std::filesystem::path kSample =
    std::filesystem::path(PROV_SOURCE_DIR) / "tests/samples/harbour";

// Applies the sample's review; returns how many lines were new.
std::size_t review(Case& opened, std::size_t lines_per_transaction) {
  Writer writer = opened.write();
  writer.set_base_folder(kSample);
  std::size_t written = 0;
  std::size_t number = 0;
  for (const std::string& line : lines_of(file_text(kSample / "review.jsonl"))) {
    ++number;
    try {
      const Recorded recorded = writer.apply(parse_batch_line(json::parse(line)));
      written += recorded.repeated ? 0 : 1;
    } catch (const Error& error) {
      ADD_FAILURE() << "line " << number << ": " << error.what() << "\n  " << line;
    }
    if (writer.pending() >= lines_per_transaction) writer.commit();
  }
  writer.commit();
  return written;
}

TEST(SampleReview, IsRecordedWholeAndOnlyOnce) {
  TestCase test;
  EXPECT_EQ(review(test.opened, 1000), lines_of(file_text(kSample / "review.jsonl")).size());
  Case again = test.open_again(Access::write);
  EXPECT_EQ(review(again, 7), 0u);
}

TEST(SampleReview, GivesTheSameEntriesInTransactionsOfAnySize) {
  TestCase one;
  TestCase other;
  review(one.opened, 1000);
  review(other.opened, 1);
  std::vector<std::string> first;
  std::vector<std::string> second;
  one.opened.log({}, [&](const Entry& entry) {
    first.push_back(entry.type + " " + std::to_string(entry.id.seq));
    return true;
  });
  other.opened.log({}, [&](const Entry& entry) {
    second.push_back(entry.type + " " + std::to_string(entry.id.seq));
    return true;
  });
  EXPECT_EQ(first, second);
}

}  // namespace
}  // namespace prov
