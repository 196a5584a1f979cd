// SPDX-License-Identifier: Apache-2.0
#include <prov/vocabulary.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <prov/error.h>

#include "vocab/shipped.h"
#include "vocab/vocabulary_json.h"

namespace prov {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

fs::path source_dir() { return PROV_SOURCE_DIR; }

const Vocabulary& shipped(const std::vector<Vocabulary>& all, std::string_view id) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Vocabulary& v) { return v.id == id; });
  if (found == all.end()) throw std::runtime_error("no vocabulary " + std::string(id));
  return *found;
}

std::vector<std::string> ids(const Vocabulary& vocabulary) {
  std::vector<std::string> out;
  for (const Concept& item : vocabulary.concepts) out.push_back(item.id);
  return out;
}

TEST(ShippedVocabularies, AreTheNine) {
  std::vector<std::string> names;
  for (const Vocabulary& vocabulary : shipped_vocabularies()) names.push_back(vocabulary.id);
  EXPECT_THAT(names,
              ElementsAre("check-status", "form", "genre", "info-credibility", "language-device",
                          "likelihood", "source-identity", "source-reliability", "stance"));
}

TEST(ShippedVocabularies, HaveNoProblemAndAreNamedByTheirFolder) {
  for (const auto& entry : fs::directory_iterator(source_dir() / "labels")) {
    const std::string text = read_file(entry.path() / "vocabulary.json");
    EXPECT_THAT(check_vocabulary(text), IsEmpty()) << entry.path();
    const Vocabulary vocabulary = parse_vocabulary(json::parse(text));
    EXPECT_EQ(vocabulary.id, entry.path().filename());
    EXPECT_EQ(vocabulary.version, shipped_vocabulary_version(vocabulary.id));
  }
}

TEST(ShippedVocabularies, KeepTheConceptIdsThatLabelsReferTo) {
  const auto all = shipped_vocabularies();
  EXPECT_THAT(ids(shipped(all, "form")), ElementsAre("direct", "mixed", "indirect", "reported-act",
                                                     "free-indirect", "document"));
  EXPECT_THAT(ids(shipped(all, "stance")), ElementsAre("asserts", "relays", "supports", "disputes",
                                                       "denies", "retracts", "unclear"));
  EXPECT_THAT(ids(shipped(all, "likelihood")),
              ElementsAre("1", "2", "3", "4", "5", "6", "7", "no-estimate"));
  EXPECT_EQ(shipped(all, "language-device").concepts.size(), 14U);
}

TEST(ShippedVocabularies, ApplyToTheTargetsOfTheDesign) {
  const std::map<std::string, std::vector<std::string>> scopes = {
      {"source-reliability", {"agent"}},
      {"info-credibility", {"claim", "appearance"}},
      {"likelihood", {"claim"}},
      {"form", {"attribution"}},
      {"source-identity", {"attribution"}},
      {"stance", {"appearance"}},
      {"check-status", {"claim"}},
      {"language-device", {"passage"}},
      {"genre", {"document"}}};
  for (const Vocabulary& vocabulary : shipped_vocabularies()) {
    EXPECT_EQ(vocabulary.scopes, scopes.at(vocabulary.id)) << vocabulary.id;
    EXPECT_EQ(vocabulary.cardinality == Cardinality::many, vocabulary.id == "language-device");
  }
}

TEST(ShippedVocabularies, GiveNoVerdictInTheirOwnVoice) {
  // Whole words; examples are the words of others and may hold anything.
  const std::set<std::string> words = {"true",  "false",  "lie",        "lies",     "biased",
                                       "bias",  "fake",   "propaganda", "liar",     "credible",
                                       "truth", "untrue", "deceptive",  "dishonest"};
  for (const Vocabulary& vocabulary : shipped_vocabularies()) {
    for (const Concept& item : vocabulary.concepts) {
      std::string text = item.label + ' ' + item.definition + ' ' + item.use_when;
      std::replace_if(
          text.begin(), text.end(), [](char c) { return std::ispunct(c) && c != '-'; }, ' ');
      std::istringstream in(text);
      for (std::string word; in >> word;) {
        EXPECT_FALSE(words.contains(word)) << vocabulary.id << '/' << item.id << ": " << word;
      }
    }
  }
}

TEST(ShippedVocabularies, LeaveOutTheIntentGradeAndAverageNothing) {
  for (const Vocabulary& vocabulary : shipped_vocabularies()) {
    for (const Concept& item : vocabulary.concepts) {
      for (const ConceptMapping& mapping : item.mappings) {
        EXPECT_NE(mapping.code, "admiralty-scale:source-reliability=\"g\"");
        EXPECT_FALSE(mapping.code.starts_with('=')) << item.id;
      }
    }
  }
}

TEST(ShippedVocabularies, CreditEachSchemeTheyMapTo) {
  for (const Vocabulary& vocabulary : shipped_vocabularies()) {
    std::set<std::string> credited;
    for (const VocabularyCredit& credit : vocabulary.credits) credited.insert(credit.scheme);
    for (const Concept& item : vocabulary.concepts) {
      for (const ConceptMapping& mapping : item.mappings) {
        EXPECT_TRUE(credited.contains(mapping.scheme)) << vocabulary.id << ' ' << mapping.scheme;
      }
    }
  }
}

TEST(VocabularyJson, ComesBackByteForByteInCanonicalForm) {
  for (const char* folder : {"labels", "schemas/vocabulary/examples/valid"}) {
    for (const auto& entry : fs::recursive_directory_iterator(source_dir() / folder)) {
      if (entry.path().extension() != ".json") continue;
      const json::Value value = json::parse(read_file(entry.path()));
      const Vocabulary vocabulary = parse_vocabulary(value);
      EXPECT_EQ(vocabulary_hash_input(vocabulary), json::canonical(value)) << entry.path();
      EXPECT_EQ(parse_vocabulary(to_json(vocabulary)), vocabulary);
    }
  }
}

TEST(VocabularySchema, RefusesEachInvalidExampleAndAdmitsEachValidOne) {
  int refused = 0, admitted = 0;
  const fs::path examples = source_dir() / "schemas/vocabulary/examples";
  for (const auto& entry : fs::directory_iterator(examples / "invalid")) {
    const json::Value value = json::parse(read_file(entry.path()));
    EXPECT_THROW(vocabulary_schema().check(value, "example"), Error) << entry.path();
    ++refused;
  }
  for (const auto& entry : fs::directory_iterator(examples / "valid")) {
    EXPECT_THAT(check_vocabulary(read_file(entry.path())), IsEmpty()) << entry.path();
    ++admitted;
  }
  EXPECT_GE(refused, 15);
  EXPECT_EQ(admitted, 2);
}

// The keywords in use in a schema; names below "properties" and "definitions" are not keywords.
void collect_keywords(const json::Value& schema, std::set<std::string>& out) {
  if (!schema.is_object()) return;
  for (const auto& [key, value] : schema.as_object()) {
    out.insert(key);
    if (key == "properties" || key == "definitions") {
      for (const auto& [name, part] : value.as_object()) collect_keywords(part, out);
    } else {
      collect_keywords(value, out);
    }
  }
}

TEST(VocabularySchema, HasAnInvalidExampleForEachKeywordInUse) {
  const fs::path dir = source_dir() / "schemas/vocabulary";
  std::set<std::string> keywords;
  collect_keywords(json::parse(read_file(dir / "vocabulary.json")), keywords);
  for (const char* silent : {"$schema", "title", "description", "definitions"}) {
    keywords.erase(silent);
  }
  EXPECT_FALSE(keywords.empty());
  for (const std::string& keyword : keywords) {
    const std::string name = keyword == "$ref" ? "ref" : keyword;
    EXPECT_TRUE(fs::exists(dir / "examples/invalid" / (name + ".json"))) << keyword;
  }
}

// The valid ordinal example, changed.
json::Value changed(const std::function<void(json::Value&)>& change) {
  json::Value value =
      json::parse(read_file(source_dir() / "schemas/vocabulary/examples/valid/ordinal.json"));
  change(value);
  return value;
}

json::Value& member(json::Value& value, std::string_view name) {
  for (auto& [key, part] : value.as_object()) {
    if (key == name) return part;
  }
  throw std::runtime_error("no member " + std::string(name));
}

json::Value& item(json::Value& value, std::string_view name, std::size_t index) {
  return member(value, name).as_array().at(index);
}

struct RuleCase {
  const char* place;
  const char* message;
  std::function<void(json::Value&)> change;
};

TEST(CheckVocabulary, NamesThePlaceOfEachBrokenRule) {
  const RuleCase cases[] = {
      {"/concepts/1/id", "a second label \"low\"",
       [](json::Value& v) {
         item(v, "concepts", 1).set("id", "low");
         v.set("order", json::Array{"low", "gusty"});
         member(v, "machine").set("concepts", json::Array{"low"});
         member(item(v, "concepts", 2), "deprecated").erase("replacedBy");
       }},
      {"/concepts/1/label", "a second label worded",
       [](json::Value& v) {
         item(v, "concepts", 1).set("label", item(v, "concepts", 0).string_or("label"));
       }},
      {"/order/2", "\"untold\" is off the scale",
       [](json::Value& v) {
         v.set("order", json::Array{"low", "gusty", "untold", "high"});
       }},
      {"/order/3", "no label \"storm\"", [](json::Value& v) { member(v, "order").push("storm"); }},
      {"/concepts/2", "missing in the order",
       [](json::Value& v) {
         v.set("order", json::Array{"low", "high"});
       }},
      {"/order", "needs its order", [](json::Value& v) { v.erase("order"); }},
      {"/order", "nominal vocabulary has no order",
       [](json::Value& v) { v.set("level", "nominal"); }},
      {"/machine/concepts", "must be empty",
       [](json::Value& v) { member(v, "machine").set("use", "never"); }},
      {"/machine/concepts", "must name the labels",
       [](json::Value& v) { member(v, "machine").set("concepts", json::Array{}); }},
      {"/machine/concepts/0", "no label \"storm\"",
       [](json::Value& v) { member(v, "machine").set("concepts", json::Array{"storm"}); }},
      {"/credits/1", "a second credit",
       [](json::Value& v) { member(v, "credits").push(item(v, "credits", 0)); }},
      {"/credits/0", "no label is mapped",
       [](json::Value& v) { item(v, "concepts", 1).set("mappings", json::Array{}); }},
      {"/concepts/2/deprecated/since", "is after this version",
       [](json::Value& v) { v.set("version", 1); }},
      {"/concepts/2/deprecated/replacedBy", "no label \"storm\"",
       [](json::Value& v) {
         member(item(v, "concepts", 2), "deprecated").set("replacedBy", "storm");
       }},
      {"/concepts/2/deprecated/replacedBy", "deprecated itself",
       [](json::Value& v) {
         member(item(v, "concepts", 2), "deprecated").set("replacedBy", "gusty");
       }},
  };
  for (const RuleCase& c : cases) {
    const json::Value value = changed(c.change);
    const auto problems = check_vocabulary(json::compact(value));
    ASSERT_EQ(problems.size(), 1U) << c.message;
    EXPECT_EQ(problems[0].place, c.place) << problems[0].message;
    EXPECT_THAT(problems[0].message, HasSubstr(c.message));
    EXPECT_THROW((void)parse_vocabulary(value), Error) << c.message;
  }
}

TEST(CheckVocabulary, NamesThePlaceOfABrokenSchema) {
  const auto problems = check_vocabulary(json::compact(
      changed([](json::Value& v) { item(v, "concepts", 3).set("offScale", "yes"); })));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].place, "/concepts/3/offScale");
}

TEST(CheckVocabulary, NamesLineAndColumnOfBrokenJson) {
  const auto problems = check_vocabulary("{\n  \"id\": }");
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_THAT(problems[0].place, HasSubstr("line 2"));
}

TEST(CheckVocabulary, FindsEveryBrokenRuleAtOnce) {
  const auto problems = check_vocabulary(json::compact(changed([](json::Value& v) {
    v.set("version", 1);
    v.erase("order");
  })));
  EXPECT_EQ(problems.size(), 2U);
}

Vocabulary example() {
  return parse_vocabulary(changed([](json::Value&) {}));
}

// The next version of the example, changed.
VocabularyComparison compared(const std::function<void(Vocabulary&)>& change) {
  const Vocabulary older = example();
  Vocabulary newer = older;
  ++newer.version;
  change(newer);
  return compare_vocabularies(older, newer);
}

TEST(CompareVocabularies, FindsNothingBetweenEqualOnes) {
  const auto comparison = compare_vocabularies(example(), example());
  EXPECT_TRUE(comparison.same_concepts());
  EXPECT_THAT(comparison.broken_rules, IsEmpty());
}

TEST(CompareVocabularies, AllowsToAddDeprecateAndReword) {
  const auto comparison = compared([](Vocabulary& v) {
    Concept added = v.concepts[0];
    added.id = "middle";
    v.concepts.push_back(added);
    v.order = {"low", "middle", "gusty", "high"};
    v.concepts[0].deprecated = Deprecation{4, "Said too little.", ""};
    v.concepts[2].deprecated.reset();
    v.concepts[1].use_when = "It fits better.";
  });
  EXPECT_THAT(comparison.added, ElementsAre("middle"));
  EXPECT_THAT(comparison.deprecated, ElementsAre("low"));
  EXPECT_THAT(comparison.revived, ElementsAre("gusty"));
  EXPECT_THAT(comparison.reworded, ElementsAre("high"));
  EXPECT_THAT(comparison.redefined, IsEmpty());
  EXPECT_THAT(comparison.broken_rules, IsEmpty());
  EXPECT_FALSE(comparison.same_concepts());
}

TEST(CompareVocabularies, SaysThatARemovedConceptBreaksTheRule) {
  const auto comparison = compared([](Vocabulary& v) { v.concepts.pop_back(); });
  EXPECT_THAT(comparison.removed, ElementsAre("untold"));
  EXPECT_THAT(comparison.broken_rules, ElementsAre(HasSubstr("\"untold\" was removed")));
}

TEST(CompareVocabularies, SaysThatARedefinedConceptBreaksTheRule) {
  const std::function<void(Vocabulary&)> changes[] = {
      [](Vocabulary& v) { v.concepts[0].definition = "Another meaning."; },
      [](Vocabulary& v) {
        v.concepts[0].off_scale = true;
        v.order = {"gusty", "high"};
      },
  };
  for (const auto& change : changes) {
    const auto comparison = compared(change);
    EXPECT_THAT(comparison.redefined, testing::Contains("low"));
    EXPECT_THAT(comparison.broken_rules, testing::Contains(HasSubstr("\"low\" was redefined")));
  }
}

TEST(CompareVocabularies, SaysThatANominalConceptPutOffTheScaleIsRedefined) {
  Vocabulary older = example();
  older.level = Level::nominal;
  older.order.clear();
  Vocabulary newer = older;
  ++newer.version;
  newer.concepts[0].off_scale = true;
  EXPECT_THAT(compare_vocabularies(older, newer).redefined, ElementsAre("low"));
}

TEST(CompareVocabularies, SaysThatAChangedOrderRedefines) {
  const auto comparison = compared([](Vocabulary& v) { v.order = {"high", "gusty", "low"}; });
  EXPECT_THAT(comparison.redefined, ElementsAre("high", "low"));
}

TEST(CompareVocabularies, SaysWhatElseBreaksLabelsOnFile) {
  const std::map<std::string, std::function<void(Vocabulary&)>> changes = {
      {"another vocabulary", [](Vocabulary& v) { v.id = "wind-felt"; }},
      {"no higher number", [](Vocabulary& v) { v.version = 3, v.title = "Wind"; }},
      {"level changed", [](Vocabulary& v) { v.level = Level::nominal; }},
      {"scope \"passage\"", [](Vocabulary& v) { v.scopes = {"claim"}; }},
  };
  for (const auto& [message, change] : changes) {
    EXPECT_THAT(compared(change).broken_rules, ElementsAre(HasSubstr(message)));
  }
  Vocabulary many = example();
  many.cardinality = Cardinality::many;
  Vocabulary one = example();
  ++one.version;
  EXPECT_THAT(compare_vocabularies(many, one).broken_rules, ElementsAre(HasSubstr("several")));
}

}  // namespace
}  // namespace prov
