// SPDX-License-Identifier: Apache-2.0
// How well a sentence is addressed by its line and its first and last words.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "text/resolver.h"
#include "text/text.h"

namespace prov {
namespace {

namespace fs = std::filesystem;

Text read_text(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return Text{bytes.str()};
}

std::vector<fs::path> texts_in(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<std::string> blank_separated(std::string_view sentence) {
  std::istringstream stream{std::string{sentence}};
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

struct Figures {
  int sentences = 0;
  int right = 0;
  int refused = 0;
  int wrong = 0;
};

struct Report {
  Figures by_ends;  // four words or more, first two and last two
  Figures in_full;  // fewer words, all of them
};

void count(Figures& figures, const std::string& passage, Range sentence, const Text& text) {
  const auto resolved = try_resolve(parse_passage(passage), text, {"text", "", {}, true});
  ++figures.sentences;
  if (!resolved) {
    ++figures.refused;
  } else if (resolved->ranges == std::vector<Range>{sentence}) {
    ++figures.right;
  } else {
    ++figures.wrong;
    ADD_FAILURE() << passage << " resolves to " << text.slice(resolved->ranges.front());
  }
}

void address_all(const Text& text, Report& report) {
  for (std::uint64_t line = 1; line <= text.line_count(); ++line) {
    for (const Range& sentence : text.sentences(line)) {
      const std::string scope = std::to_string(line) + ": ";
      const std::vector<std::string> words = blank_separated(text.slice(sentence));
      const std::size_t n = words.size();
      if (n >= 4) {
        count(report.by_ends,
              scope + words[0] + " " + words[1] + " ... " + words[n - 2] + " " + words[n - 1],
              sentence, text);
      } else {
        count(report.in_full, scope + std::string{text.slice(sentence)}, sentence, text);
      }
    }
  }
}

void print(const std::string& what, const Figures& figures) {
  std::cout << what << ": " << figures.sentences << " sentences, " << figures.right << " right, "
            << figures.refused << " refused, " << figures.wrong << " wrong\n";
}

void expect_addressable(const fs::path& folder) {
  Report report;
  for (const fs::path& path : texts_in(folder)) address_all(read_text(path), report);
  print("by line and two words at both ends", report.by_ends);
  print("shorter ones in full", report.in_full);
  EXPECT_GT(report.by_ends.sentences, 0);
  EXPECT_GE(report.by_ends.right * 100, report.by_ends.sentences * 97);
  EXPECT_EQ(report.by_ends.wrong, 0);
  EXPECT_GE(report.in_full.right * 100, report.in_full.sentences * 97);
  EXPECT_EQ(report.in_full.wrong, 0);
}

TEST(Addressing, SentencesOfTheCorpusAreFoundByLineAndFourWordsAndNeverMistaken) {
  const fs::path corpus = fs::path{PROV_SHARED_DIR} / "corpus";
  if (!fs::exists(corpus)) GTEST_SKIP() << "no corpus beside this checkout";
  expect_addressable(corpus);
}

TEST(Addressing, SentencesOfTheSamplesAreFoundByLineAndFourWordsAndNeverMistaken) {
  expect_addressable(fs::path{PROV_SOURCE_DIR} / "tests/samples");
}

// Sentences made to be mistaken: their last words stand in them before, or inside longer words.
TEST(Addressing, SentencesThatCouldBeMistakenAreRefused) {
  const Text text{
      "Some say the pier and others mean the pier\n"
      "They hit the wall, then hit the wall, and hit the wall\n"
      "Ask about the warehouse, ask about the war\n"
      "He left ... the quay near the quay\n"
      "We met one + two and then one + two\n"};
  Report report;
  address_all(text, report);
  EXPECT_EQ(report.by_ends.wrong, 0);
  EXPECT_EQ(report.by_ends.refused, 4) << "the warehouse is not the war";
  EXPECT_EQ(report.by_ends.right, 1);
}

}  // namespace
}  // namespace prov
