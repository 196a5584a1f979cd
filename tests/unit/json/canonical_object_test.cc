// SPDX-License-Identifier: Apache-2.0
#include "json/canonical_object.h"

#include <random>

#include <gtest/gtest.h>
#include <prov/error.h>

namespace prov::json {
namespace {

TEST(CanonicalObject, WritesWhatTheCanonicalWriterWrites) {
  for (const Value& value : {Value(), Value::object(), Value::object().set("b", 1).set("a", "x")}) {
    EXPECT_EQ(CanonicalObject(value).text(), canonical(value));
  }
}

TEST(CanonicalObject, PutsEachNewMemberInItsPlace) {
  const std::string keys[] = {"m", "a", "z", "aa", "\xF0\x9F\x98\x80", "\xEF\xAC\xB3", "q\"", ""};
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    CanonicalObject object(Value::object());
    for (int step = 0; step < 12; ++step) {
      object.set(keys[random() % std::size(keys)], Value::object().set("step", step));
      if (random() % 2 == 0) {
        ASSERT_EQ(object.text(), canonical(object.value()));
      }
    }
    ASSERT_EQ(object.text(), canonical(object.value()));
  }
}

TEST(CanonicalObject, MakesAnObjectOfNothing) {
  CanonicalObject object;
  EXPECT_TRUE(object.is_null());
  EXPECT_EQ(object.text(), "null");
  object.set("key", "k");
  EXPECT_EQ(object.text(), R"({"key":"k"})");
}

TEST(CanonicalObject, RefusesAKeyThatStandsTwice) {
  EXPECT_THROW(static_cast<void>(CanonicalObject(Value(Object{{"a", 1}, {"a", 2}})).text()), Error);
}

}  // namespace
}  // namespace prov::json
