// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "refusals.h"

namespace prov {
namespace {

using ::testing::HasSubstr;
using testing::TestCase;

// What opening and verifying a case are refused with.
std::vector<Error> refusals(TestCase& test) {
  std::vector<Error> out;
  const auto keep = [&out](const auto& act) {
    try {
      act();
    } catch (const Error& error) {
      out.push_back(error);
    }
  };
  keep([&] { static_cast<void>(test.open_again(Access::read)); });
  keep([&] { static_cast<void>(test.open_again(Access::write)); });
  keep([&] { static_cast<void>(Case::verify(test.folder.path(), {}, test.environment())); });
  return out;
}

TEST(MissingFiles, OfACaseAreNamedAndAreNoCaseThatVerifies) {
  for (const char* file : {"log.db", "content.db"}) {
    TestCase test;
    std::filesystem::remove(test.folder.path() / ".prov" / file);
    const std::vector<Error> all = refusals(test);
    EXPECT_EQ(all.size(), 3u);
    for (const Error& error : all) {
      EXPECT_EQ(error.code(), ErrorCode::verification);
      EXPECT_THAT(error.what(), HasSubstr(std::string(file) + " is missing"));
    }
    EXPECT_EQ(Case::find(test.folder.path()), test.folder.path());
  }
}

TEST(MissingFiles, OfWhatIsNoCaseAreNothing) {
  TestCase test;
  for (const char* file : {"log.db", "content.db"}) {
    std::filesystem::remove(test.folder.path() / ".prov" / file);
  }
  for (const Error& error : refusals(test)) EXPECT_EQ(error.code(), ErrorCode::not_found);
}

}  // namespace
}  // namespace prov
