// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <random>

#include <prov/error.h>
#include <prov/json.h>

#include "base/utf8.h"

namespace prov::json {
namespace {

std::string number(double value) { return canonical(Value(value)); }

TEST(Canonical, SortsKeysByUtf16CodeUnits) {
  // The keys of RFC 8785 section 3.2.3.
  EXPECT_EQ(
      canonical(
          parse(R"({"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7})")),
      "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\U0001F600\":5,\"\uFB33\":3}");
  EXPECT_EQ(canonical(parse(R"({"ab":1,"a":2,"":3,"A":4})")), R"({"":3,"A":4,"a":2,"ab":1})");
}

std::u16string utf16(char32_t point) {
  if (point < 0x10000) return {static_cast<char16_t>(point)};
  return {static_cast<char16_t>(0xD7C0 + (point >> 10)),
          static_cast<char16_t>(0xDC00 + (point & 0x3FF))};
}

TEST(Canonical, OrdersEveryPairOfKeysAsUtf16Does) {
  const std::vector<char32_t> points = {0x1,    0x7F,   0x80,   0x7FF,   0x800,   0xD7FF,  0xE000,
                                        0xEFFF, 0xF000, 0xFFFF, 0x10000, 0x1F600, 0x10FFFF};
  const auto utf8 = [](char32_t point) {
    std::string out;
    append_utf8(out, point);
    return out;
  };
  for (const char32_t a : points) {
    for (const char32_t b : points) {
      if (a == b) continue;
      const std::string in_order =
          canonical(Value::object().set("x" + utf8(a), 1).set("x" + utf8(b), 2));
      EXPECT_EQ(in_order.find(":1") < in_order.find(":2"), utf16(a) < utf16(b));
    }
  }
}

TEST(Canonical, EscapesOnlyWhatMustBeEscaped) {
  EXPECT_EQ(canonical(parse(R"("\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/\u007f\u2028")")),
            "\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\x7f\u2028\"");
}

TEST(Canonical, WritesNumbersAsEcmaScriptDoes) {
  // RFC 8785 appendix B.
  EXPECT_EQ(number(0.0), "0");
  EXPECT_EQ(number(-0.0), "0");
  EXPECT_EQ(number(5e-324), "5e-324");
  EXPECT_EQ(number(-5e-324), "-5e-324");
  EXPECT_EQ(number(1.7976931348623157e308), "1.7976931348623157e+308");
  EXPECT_EQ(number(9007199254740992), "9007199254740992");
  EXPECT_EQ(number(295147905179352830000.0), "295147905179352830000");
  EXPECT_EQ(number(9.999999999999997e22), "9.999999999999997e+22");
  EXPECT_EQ(number(1e23), "1e+23");
  EXPECT_EQ(number(999999999999999700000.0), "999999999999999700000");
  EXPECT_EQ(number(1e21), "1e+21");
  EXPECT_EQ(number(9.999999999999997e-7), "9.999999999999997e-7");
  EXPECT_EQ(number(0.000001), "0.000001");
  EXPECT_EQ(number(333333333.33333325), "333333333.33333325");
  EXPECT_EQ(number(-0.0000033333333333333333), "-0.0000033333333333333333");
  EXPECT_EQ(number(1424953923781206.2), "1424953923781206.2");
  EXPECT_EQ(number(100), "100");
  EXPECT_EQ(number(4.50), "4.5");
}

TEST(Canonical, WritesIntegersThatADoubleHoldsAndRefusesOthers) {
  EXPECT_EQ(canonical(Value(std::int64_t{9007199254740991})), "9007199254740991");
  EXPECT_EQ(canonical(Value(std::int64_t{-9007199254740992})), "-9007199254740992");
  EXPECT_EQ(canonical(Value(std::int64_t{1} << 60)), "1152921504606847000");
  EXPECT_EQ(canonical(Value(INT64_MIN)), "-9223372036854776000");
  EXPECT_EQ(canonical(Value(std::int64_t{109616634919655500})), "109616634919655500");
  EXPECT_THROW(static_cast<void>(canonical(Value(std::int64_t{9007199254740993}))), Error);
  EXPECT_THROW(static_cast<void>(canonical(Value(INT64_MAX))), Error);
}

TEST(Canonical, RefusesDuplicateKeysInBuiltObjects) {
  EXPECT_THROW(static_cast<void>(canonical(Object{{"a", 1}, {"b", 2}, {"a", 3}})), Error);
}

TEST(Canonical, AppendsToWhatIsThere) {
  std::string out = "x";
  append_canonical(Value(Array{1, 2}), out);
  EXPECT_EQ(out, "x[1,2]");
}

// A random value of at most `depth` levels.
Value any_value(std::mt19937_64& random, int depth) {
  switch (random() % (depth > 0 ? 8 : 6)) {
    case 0:
      return nullptr;
    case 1:
      return random() % 2 == 0;
    case 2:
      return static_cast<std::int64_t>(random() >> 11) - (std::int64_t{1} << 52);
    case 3: {
      const auto bits = std::bit_cast<double>(random());
      return std::isfinite(bits) ? Value(bits) : Value(0.5);
    }
    case 4:
      return std::string(random() % 5, static_cast<char>('a' + random() % 26));
    case 5:
      return "\u00e9\U0001F600\uFB33\n" + std::to_string(random() % 100);
    case 6: {
      Value list = Value::array();
      for (auto n = random() % 5; n > 0; --n) list.push(any_value(random, depth - 1));
      return list;
    }
    default: {
      Value object = Value::object();
      for (auto n = random() % 25; n > 0; --n) {
        object.set("k" + std::to_string(random() % 40), any_value(random, depth - 1));
      }
      return object;
    }
  }
}

TEST(Canonical, IsAFixedPointOfReadingAndWriting) {
  std::mt19937_64 random(11);
  for (int i = 0; i < 3000; ++i) {
    const Value value = any_value(random, 4);
    const std::string once = canonical(value);
    EXPECT_EQ(canonical(parse(once)), once);
    EXPECT_EQ(canonical(parse(pretty(value))), once);
    EXPECT_EQ(canonical(parse(compact(value))), once);
  }
}

TEST(Canonical, ReadsBackEveryDoubleBitForBit) {
  std::mt19937_64 random(12);
  for (int i = 0; i < 100'000; ++i) {
    const auto value = std::bit_cast<double>(random());
    if (!std::isfinite(value) || value == 0) continue;
    EXPECT_EQ(parse(number(value)).as_double(), value);
  }
}

}  // namespace
}  // namespace prov::json
