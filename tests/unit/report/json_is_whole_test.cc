// SPDX-License-Identifier: Apache-2.0
// Whatever the pages for people show of a case stands in its JSON, too.
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>

#include "json/schema.h"
#include "report/safe_text.h"
#include "report/words.h"
#include "sample_case.h"

namespace prov::report {
namespace {

const std::filesystem::path kSample =
    std::filesystem::path(PROV_SOURCE_DIR) / "tests/samples/harbour";

class JsonOfTheSample : public SampleCase {
 protected:
  void SetUp() override {
    SampleCase::SetUp();
    SummaryRequest request;
    request.withdrawn = true;
    request.texts = false;
    summary_ = summarize(*case_, request);
    collect(to_json(summary_));
  }

  void record() override {
    writer_->set_base_folder(kSample);
    std::ifstream review(kSample / "review.jsonl");
    for (std::string one; std::getline(review, one);) line(one);
  }

  /// Keeps all strings, as the pages show them.
  void collect(const json::Value& value) {
    if (value.is_string()) {
      strings_ += harmless(value.as_string(), true) + "\n" + time_words(value.as_string()) + "\n";
      words_.insert(value.as_string());
    } else if (value.is_array()) {
      for (const json::Value& one : value.as_array()) collect(one);
    } else if (value.is_object()) {
      for (const auto& [name, one] : value.as_object()) collect(one);
    }
  }

  [[nodiscard]] bool has(const std::string& piece) const {
    return strings_.find(piece) != std::string::npos;
  }

  Summary summary_;
  std::string strings_;
  std::set<std::string> words_;
};

std::string unescaped(std::string text) {
  for (const auto& [escaped, plain] : std::vector<std::pair<std::string, std::string>>{
           {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}) {
    for (std::size_t at = 0; (at = text.find(escaped, at)) != std::string::npos; ++at) {
      text.replace(at, escaped.size(), plain);
    }
  }
  return text;
}

/// The words between marks of omission, and the numbers of an address.
std::vector<std::string> pieces_of(std::string words) {
  words = std::regex_replace(words, std::regex("^(lines?|characters) "), "");
  words = std::regex_replace(words, std::regex(" (…|\\+) "), "\n");
  std::vector<std::string> pieces;
  std::istringstream lines(words);
  for (std::string piece; std::getline(lines, piece);) pieces.push_back(piece);
  return pieces;
}

TEST_F(JsonOfTheSample, HoldsAllWordsOfOthersOnThePages) {
  const std::string page = render_html(summary_);
  const std::regex foreign("<bdi>([^<]*)</bdi>");
  std::size_t seen = 0;
  for (std::sregex_iterator it(page.begin(), page.end(), foreign), end; it != end; ++it, ++seen) {
    for (const std::string& piece : pieces_of(unescaped((*it)[1]))) {
      EXPECT_TRUE(has(piece)) << piece;
    }
  }
  EXPECT_GT(seen, 1500u);
}

TEST_F(JsonOfTheSample, HoldsTheIdsOfAllEntriesOnThePages) {
  const std::string page = render_text(summary_, {100});
  const std::regex ids("\\[([0-9., ]+)\\]");
  std::size_t seen = 0;
  for (std::sregex_iterator it(page.begin(), page.end(), ids), end; it != end; ++it) {
    std::istringstream several((*it)[1]);
    for (std::string id; std::getline(several, id, ','); ++seen) {
      id.erase(0, id.find_first_not_of(' '));
      EXPECT_TRUE(words_.contains("ada-" + id)) << id;
    }
  }
  EXPECT_GT(seen, 500u);
}

TEST_F(JsonOfTheSample, FitsItsSchema) {
  std::ifstream file(std::string(PROV_SOURCE_DIR) + "/schemas/cli/summary.json");
  const json::Schema schema =
      json::Schema::compile(std::string(std::istreambuf_iterator<char>(file), {}), "summary");
  EXPECT_NO_THROW(schema.check(to_json(summary_), "summary"));
}

}  // namespace
}  // namespace prov::report
