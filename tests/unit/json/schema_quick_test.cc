// SPDX-License-Identifier: Apache-2.0
#include "json/schema_quick.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include <prov/error.h>

#include "json/schema.h"

namespace prov::json {
namespace {

namespace fs = std::filesystem;

Value read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return parse(std::string(std::istreambuf_iterator<char>(in), {}));
}

struct Sample {
  std::string type;
  bool is_valid;
  Value value;
};

std::vector<Sample> samples() {
  std::vector<Sample> out;
  for (const char* kind : {"valid", "invalid"}) {
    for (const auto& file :
         fs::directory_iterator(fs::path(PROV_SOURCE_DIR) / "schemas/entry/examples" / kind)) {
      // TYPE-WHAT.json
      const std::string name = file.path().filename();
      const std::string type = name.substr(0, name.find('-'));
      out.push_back({type, kind == std::string("valid"), read(file.path())});
    }
  }
  return out;
}

bool fits(const Schema& schema, const Value& value) {
  try {
    schema.check_by_validator(value, "value");
    return true;
  } catch (const Error&) {
    return false;
  }
}

// As entries are checked, without being put together.
std::vector<Part> parts_of(const Value& object) {
  std::vector<Part> out;
  for (const auto& [name, value] : object.as_object()) out.push_back({name, &value});
  return out;
}

// Changes one place of a value, drawn evenly over its parts.
class Mutator {
 public:
  explicit Mutator(unsigned seed) : draw_(seed) {}

  void change(Value& value) {
    if (value.is_object() && !value.as_object().empty() && below(8) != 0) {
      Object& members = value.as_object();
      auto& [name, member] = members[below(members.size())];
      if (const std::size_t what = below(12); what > 1) return change(member);
      if (below(2) == 0) return value.erase(std::string(name));
      value.set(name + "x", member);
    } else if (value.is_array() && !value.as_array().empty() && below(8) != 0) {
      Array& elements = value.as_array();
      if (below(12) > 1) return change(elements[below(elements.size())]);
      if (below(2) == 0) return elements.pop_back();
      elements.push_back(elements.front());
    } else {
      change_leaf(value);
    }
  }

 private:
  std::size_t below(std::size_t count) { return draw_() % count; }

  void change_leaf(Value& value) {
    if (value.is_string() && below(4) != 0) {
      std::string text = value.as_string();
      const std::size_t at = below(text.size() + 1);
      if (below(2) == 0 || at == text.size()) {
        static const std::string kInserts[] = {
            "a", "9", "-", "é", "A", "/", "\n", " ", std::string(70000, 'x'), std::string(1, '\0')};
        text.insert(at, kInserts[below(std::size(kInserts))]);
      } else {
        text.erase(at, 1 + below(text.size() - at));
      }
      value = text;
    } else if (value.is_integer() && below(4) != 0) {
      const std::int64_t steps[] = {-1, 1, 100, -1000, std::int64_t{1} << 53};
      value = value.as_integer() + steps[below(std::size(steps))];
    } else {
      const Value others[] = {nullptr, true, 0, -1, 1.5, "", "x", Value::array(), Value::object()};
      value = others[below(std::size(others))];
    }
  }

  std::mt19937 draw_;
};

TEST(QuickCheck, AcceptsNothingThatTheValidatorRefuses) {
  std::map<std::string, std::pair<Schema, QuickCheck>> schemas;
  std::size_t accepted = 0;
  std::size_t left_to_validator = 0;
  std::size_t refused = 0;
  Mutator mutator(1);
  for (const Sample& sample : samples()) {
    if (!schemas.contains(sample.type)) {
      const Value schema =
          read(fs::path(PROV_SOURCE_DIR) / "schemas/entry" / (sample.type + ".json"));
      schemas.emplace(sample.type,
                      std::pair(Schema::compile(compact(schema), sample.type), QuickCheck(schema)));
    }
    const auto& [schema, quick] = schemas.at(sample.type);
    for (int i = 0; i < 200; ++i) {
      Value value = sample.value;
      for (int changes = 0; changes < i % 4; ++changes) mutator.change(value);
      const bool valid = fits(schema, value);
      if (value.is_object() && quick.accepts(parts_of(value))) {
        ASSERT_TRUE(valid) << sample.type << ", as parts: " << compact(value).substr(0, 2000);
      }
      if (quick.accepts(value)) {
        ++accepted;
        ASSERT_TRUE(valid) << sample.type << ": " << compact(value).substr(0, 2000);
      } else {
        ++(valid ? left_to_validator : refused);
      }
    }
  }
  // Fits that it does not see cost time only, but should stay rare.
  EXPECT_GT(accepted, 1000U);
  EXPECT_GT(refused, 1000U);
  EXPECT_LT(left_to_validator, accepted / 4);
  std::printf("accepted %zu, fits left to the validator %zu, refused %zu\n", accepted,
              left_to_validator, refused);
}

TEST(QuickCheck, JudgesFormsByTheirSureAnswersOnly) {
  const QuickCheck one(parse(R"({"oneOf":[{"required":["a"]},{"required":["b"]}]})"));
  EXPECT_TRUE(one.accepts(parse(R"({"a":1})")));
  EXPECT_FALSE(one.accepts(parse(R"({"a":1,"b":1})")));
  EXPECT_FALSE(one.accepts(parse("{}")));
  const QuickCheck unsure(parse(R"({"oneOf":[{"required":["a"]},{"pattern":"^(a|b)$"}]})"));
  EXPECT_FALSE(unsure.accepts(parse(R"({"a":1})")));
  const QuickCheck negated(parse(R"({"not":{"required":["a"]}})"));
  EXPECT_TRUE(negated.accepts(parse(R"({"b":1})")));
  EXPECT_FALSE(negated.accepts(parse(R"({"a":1})")));
}

TEST(QuickCheck, EndsOnReferencesThatLeadToThemselves) {
  const QuickCheck loop(parse(
      R"({"properties":{"a":{"$ref":"#/definitions/x"}},"definitions":{"x":{"$ref":"#/definitions/x"}}})"));
  EXPECT_FALSE(loop.accepts(parse(R"({"a":1})")));
}

}  // namespace
}  // namespace prov::json
