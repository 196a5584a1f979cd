// SPDX-License-Identifier: Apache-2.0
#include "json/pointer.h"

#include <gtest/gtest.h>

namespace prov::json {
namespace {

TEST(Pointer, ResolvesTheExamplesOfRfc6901) {
  const Value root = parse(R"({"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"m~n":8,"k\"l":6," ":7})");
  EXPECT_EQ(resolve_pointer(root, ""), &root);
  EXPECT_EQ(*resolve_pointer(root, "/foo/0"), Value("bar"));
  EXPECT_EQ(*resolve_pointer(root, "/"), Value(0));
  EXPECT_EQ(*resolve_pointer(root, "/a~1b"), Value(1));
  EXPECT_EQ(*resolve_pointer(root, "/c%d"), Value(2));
  EXPECT_EQ(*resolve_pointer(root, "/m~0n"), Value(8));
  EXPECT_EQ(*resolve_pointer(root, "/ "), Value(7));
}

TEST(Pointer, AnswersNullForWhatIsNotThere) {
  const Value root = parse(R"({"foo":["bar"]})");
  for (const char* pointer :
       {"foo", "/bar", "/foo/1", "/foo/-", "/foo/00", "/foo/0/x", "/foo/ 0"}) {
    EXPECT_EQ(resolve_pointer(root, pointer), nullptr) << pointer;
  }
}

TEST(Pointer, EscapesTokensThatItAppendsAndUnescapesTheLast) {
  const std::string pointer = pointer_below("/x", "a/~b");
  EXPECT_EQ(pointer, "/x/a~1~0b");
  EXPECT_EQ(last_token(pointer), "a/~b");
  EXPECT_EQ(last_token(""), "");
}

}  // namespace
}  // namespace prov::json
