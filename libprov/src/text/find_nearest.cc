// SPDX-License-Identifier: Apache-2.0
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "base/utf8.h"
#include "text/find.h"
#include "text/folding.h"

namespace prov {
namespace {

constexpr std::size_t kMaxWords = 24;          // of what is sought
constexpr std::size_t kMaxTextWords = 200000;  // of the text
constexpr std::size_t kMaxLetters = 48;        // of a word compared letter by letter

using Letters = std::u32string;

// Case is set aside here, so that a mere difference of case is the nearest of all.
Letters letters_of(std::string_view word) {
  Letters letters;
  for (std::size_t pos = 0; pos < word.size();) {
    const auto c = static_cast<UChar32>(next_code_point(word, pos));
    letters.push_back(static_cast<char32_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT)));
  }
  return letters;
}

// Optimal string alignment distance: insert, delete, replace, swap neighbours, one each.
std::size_t letter_distance(const Letters& a, const Letters& b) {
  if (a == b) return 0;
  if (a.size() > kMaxLetters || b.size() > kMaxLetters) return std::max(a.size(), b.size());
  using Row = std::array<std::size_t, kMaxLetters + 1>;
  Row before{};
  Row above{};
  Row row{};
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replace, above[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before = above;
    above = row;
  }
  return above[b.size()];
}

std::vector<std::string_view> split_words(std::string_view folded, std::size_t limit) {
  std::vector<std::string_view> words;
  std::size_t pos = 0;
  while (words.size() < limit) {
    pos = folded.find_first_not_of(' ', pos);
    if (pos == std::string_view::npos) break;
    const std::size_t end = std::min(folded.find(' ', pos), folded.size());
    words.push_back(folded.substr(pos, end - pos));
    pos = end;
  }
  return words;
}

std::string_view first_character(std::string_view words) {
  std::size_t end = 0;
  (void)next_code_point(words, end);
  return words.substr(0, end);
}

std::string_view last_character(std::string_view words) {
  std::size_t begin = words.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(words[begin]) & 0xC0U) == 0x80) --begin;
  return words.substr(begin);
}

bool is_mark(std::string_view character) {
  std::size_t pos = 0;
  return u_ispunct(static_cast<UChar32>(next_code_point(character, pos))) != 0;
}

// A comma or a quotation mark beside the words belongs to them only where one was typed.
std::string_view without_marks(std::string_view found, std::string_view sought) {
  while (found.size() > 1 && is_mark(first_character(found)) && !is_mark(first_character(sought))) {
    found.remove_prefix(first_character(found).size());
  }
  while (found.size() > 1 && is_mark(last_character(found)) && !is_mark(last_character(sought))) {
    found.remove_suffix(last_character(found).size());
  }
  return found;
}

// Best alignment of all words sought with a run of words of the text (Sellers 1980): skipping a
// word costs its letters and one, a run may start anywhere for nothing.
class Aligner {
 public:
  explicit Aligner(const std::vector<std::string_view>& sought) {
    for (const std::string_view word : sought) sought_.push_back(letters_of(word));
    cells_.push_back({0, 0});
    for (const Letters& word : sought_) {
      cells_.push_back({cells_.back().cost + word.size() + 1, 0});
      letters_ += word.size();
    }
  }

  // Goes on by the word number `index` of the text and remembers the best run so far.
  void add(std::string_view word, std::size_t index) {
    const Costs& costs = costs_of(word);
    Cell diagonal = cells_[0];
    cells_[0] = {0, index + 1};
    diagonal.begin = index;
    for (std::size_t i = 1; i < cells_.size(); ++i) {
      const Cell old = cells_[i];
      Cell best{diagonal.cost + costs.replace[i - 1], diagonal.begin};
      take_cheaper(best, {old.cost + costs.skip, old.begin});
      take_cheaper(best, {cells_[i - 1].cost + sought_[i - 1].size() + 1, cells_[i - 1].begin});
      cells_[i] = best;
      diagonal = old;
    }
    if (cells_.back().cost < best_cost_) {
      best_cost_ = cells_.back().cost;
      begin_ = cells_.back().begin;
      end_ = index + 1;
    }
  }

  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] std::size_t end() const { return end_; }
  // Near: at most a third of the letters differ.
  [[nodiscard]] bool near() const { return begin_ < end_ && best_cost_ * 3 <= letters_; }

 private:
  struct Cell {
    std::size_t cost = 0;
    std::size_t begin = 0;
  };
  struct Costs {
    std::size_t skip = 0;
    std::vector<std::size_t> replace;
  };

  static void take_cheaper(Cell& best, Cell other) {
    if (other.cost < best.cost) best = other;
  }

  const Costs& costs_of(std::string_view word) {
    auto [entry, fresh] = known_.try_emplace(word);
    if (fresh) {
      const Letters letters = letters_of(word);
      entry->second.skip = letters.size() + 1;
      for (const Letters& other : sought_) {
        entry->second.replace.push_back(letter_distance(other, letters));
      }
    }
    return entry->second;
  }

  std::vector<Letters> sought_;
  std::vector<Cell> cells_;
  std::unordered_map<std::string_view, Costs> known_;
  std::size_t letters_ = 0;
  std::size_t best_cost_ = static_cast<std::size_t>(-1);
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace

std::optional<Range> find_nearest(const Text& text, std::string_view words, Range scope) {
  const std::string sought = fold_words(words);
  const FoldedText& folded = text.folded();
  const std::size_t begin = folded.folded_from(text.byte_of(scope.start));
  const std::size_t end = folded.folded_from(text.byte_of(scope.end));
  const std::string_view part = std::string_view{folded.text()}.substr(begin, end - begin);
  const std::vector<std::string_view> here = split_words(part, kMaxTextWords);
  Aligner aligner{split_words(sought, kMaxWords)};
  for (std::size_t i = 0; i < here.size(); ++i) aligner.add(here[i], i);
  if (!aligner.near()) return std::nullopt;

  const auto offset = [&folded](const char* at) {
    return static_cast<std::size_t>(at - folded.text().data());
  };
  const std::string_view last = here[aligner.end() - 1];
  const char* first = here[aligner.begin()].data();
  const auto length = static_cast<std::size_t>(last.data() + last.size() - first);
  const std::string_view found = without_marks({first, length}, sought);
  const auto first_byte = folded.source_start(offset(found.data()));
  const auto last_byte = folded.source_end(offset(found.data() + found.size()));
  if (!first_byte || !last_byte) return std::nullopt;
  return Range{text.code_point_of(*first_byte), text.code_point_of(*last_byte)};
}

}  // namespace prov
