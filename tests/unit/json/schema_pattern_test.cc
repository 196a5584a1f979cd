// SPDX-License-Identifier: Apache-2.0
#include "json/schema_pattern.h"

#include <gtest/gtest.h>
#include <regex.h>

#include <random>
#include <vector>

#include <prov/error.h>

#include "json/schema.h"

namespace prov::json {
namespace {

TEST(SchemaPattern, AdmitsWhatBothMatchersReadAlike) {
  for (const char* pattern :
       {"^[0-9a-f]{64}$", "^[a-z][a-z0-9]{1,15}$", "^prov[.]invalid/[0-9a-f]{32}$", "^(a|bc)+d?$",
        "^\\(a\\)\\[\\]\\\\$", "^[A-Za-z0-9_.:-]*$", "^[^\\n\\r]{1,}$", "^é[а-я]$", "^[-a]$"}) {
    EXPECT_EQ(pattern_fault(pattern), "") << pattern;
  }
}

TEST(SchemaPattern, RefusesWhatTheMatcherIgnoresOrReadsOtherwise) {
  for (const char* pattern :
       {"",         "^$",       "a",         "^a",       "a$",        "^a|b$",     "^(^a)$",
        "^a$b$",    "^(a$|b)$", "^\\d$",     "^\\w+$",   "^\\s$",     "^\\u0041$", "^(?:a)$",
        "^(?=a)a$", "^.$",      "^a{0}$",    "^a{3,2}$", "^a{x}$",    "^a{1001}$", "^a**$",
        "^a+?$",    "^(a*)*$",  "^(a?){2}$", "^(a|)$",   "^(a|b*)$",  "^()$",      "^(a$",
        "^a)$",     "^[]$",     "^[a$",      "^[z-a]$",  "^[a\\-z]$", "^[a-c-e]$", "^*$",
        "^]$",      "^}$",      "^\\$",      "^[\\d]$",  "^a\\1$"}) {
    EXPECT_NE(pattern_fault(pattern), "") << pattern;
  }
}

// POSIX extended expressions read these patterns as ECMA-262 does: the whole string is matched, so
// that it does not matter which of several matches is found.
class Reference {
 public:
  explicit Reference(const std::string& pattern) {
    if (regcomp(&regex_, pattern.c_str(), REG_EXTENDED | REG_NOSUB) != 0) {
      throw std::runtime_error("not an extended regular expression: " + pattern);
    }
  }
  ~Reference() { regfree(&regex_); }
  Reference(const Reference&) = delete;
  Reference& operator=(const Reference&) = delete;

  [[nodiscard]] bool matches(const std::string& text) const {
    return regexec(&regex_, text.c_str(), 0, nullptr, 0) == 0;
  }

 private:
  regex_t regex_{};
};

class Patterns {
 public:
  explicit Patterns(unsigned seed) : random_(seed) {}

  std::string any(int depth) {
    std::string out;
    for (auto n = 1 + random_() % 3; n > 0; --n) out += atom(depth) + quantifier();
    return out;
  }
  std::string text() {
    std::string out;
    for (auto n = random_() % 7; n > 0; --n) out += "abc-"[random_() % 4];
    return out;
  }

 private:
  std::string atom(int depth) {
    static const std::vector<std::string> kAtoms = {"a", "b", "c", "[ab]", "[^a]", "[a-c]", "[b-]"};
    if (depth == 0 || random_() % 3 != 0) return kAtoms[random_() % kAtoms.size()];
    const std::string first = any(depth - 1);
    return random_() % 2 == 0 ? "(" + first + ")" : "(" + first + "|" + any(depth - 1) + ")";
  }
  std::string quantifier() {
    static const std::vector<std::string> kQuantifiers = {"",  "",    "",     "?",     "*",
                                                          "+", "{2}", "{1,}", "{0,2}", "{2,3}"};
    return kQuantifiers[random_() % kQuantifiers.size()];
  }
  std::mt19937 random_;
};

TEST(SchemaPattern, AdmittedPatternsMatchAsAnotherMatcherDoes) {
  Patterns patterns(3);
  int admitted = 0;
  int matched = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string pattern = "^" + patterns.any(2) + "$";
    if (!pattern_fault(pattern).empty()) continue;
    ++admitted;
    const Schema schema = Schema::compile(compact(Value::object().set("pattern", pattern)), "x");
    const Reference reference(pattern);
    for (int k = 0; k < 10; ++k) {
      const std::string text = patterns.text();
      bool fits = true;
      try {
        schema.check(text, "x");
      } catch (const Error&) {
        fits = false;
      }
      EXPECT_EQ(fits, reference.matches(text)) << pattern << " on " << text;
      matched += fits ? 1 : 0;
    }
  }
  EXPECT_GT(admitted, 500);
  EXPECT_GT(matched, 500);
}

}  // namespace
}  // namespace prov::json
