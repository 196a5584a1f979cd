// SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <chrono>
#include <thread>

#include <gtest/gtest.h>
#include <prov/search.h>

#include "test_case.h"

namespace prov::testing {
namespace {

EntryId add_claim(Case& opened, const std::string& text) {
  Writer writer = opened.write();
  const Recorded recorded = writer.apply(AddClaim{text, "", ""});
  writer.commit();
  return recorded.id;
}

TEST(ReadLock, EndsWithTheFirstOperationOfAWriter) {
  TestCase test;
  const ReadLock outer(test.opened);
  const ReadLock inner(test.opened);
  const EntryId id = add_claim(test.opened, "The bridge was closed in May");
  EXPECT_EQ(test.opened.entry(id).type, "claim.add");
}

TEST(ReadLock, EndsWithASearchThatFillsTheFullTextAndWithANewLog) {
  TestCase test;
  const ReadLock lock(test.opened);
  EXPECT_EQ(test.opened.documents().size(), 0U);
  EXPECT_NO_THROW(static_cast<void>(test.opened.open_log({"otto", "Otto", "person"})));
  const ReadLock again(test.opened);
  static_cast<void>(add_claim(test.opened, "The bridge was closed in May"));
  TextQuery query;
  query.words = "bridge";
  const ReadLock third(test.opened);
  EXPECT_NO_THROW(static_cast<void>(find_text(test.opened, query)));
}

// Without a pause the writer would wait for the reader until it gives up.
TEST(ReadLock, LetsAWriterOfAnotherCaseInWhileItReadsOn) {
  TestCase test;
  const EntryId first = add_claim(test.opened, "The bridge was closed in May");
  Case reader = test.open_again();
  Case other = test.open_again(Access::write);
  std::atomic<bool> written = false;
  const ReadLock lock(reader);
  std::thread writer([&] {
    static_cast<void>(add_claim(other, "The bridge was open in June"));
    written = true;
  });
  const auto begin = std::chrono::steady_clock::now();
  while (!written && std::chrono::steady_clock::now() - begin < std::chrono::seconds(20)) {
    ASSERT_EQ(reader.entry(first).type, "claim.add");
  }
  EXPECT_TRUE(written);
  writer.join();
}

}  // namespace
}  // namespace prov::testing
