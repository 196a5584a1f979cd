// SPDX-License-Identifier: Apache-2.0
#include "desk/targets_nearest.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace prov {
namespace {

constexpr std::size_t kMostShown = 3;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// The distance of Damerau and Levenshtein in bytes (two letters that changed places are one error),
// or anything above `limit` when it is above.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
  std::vector<std::size_t> before;
  std::vector<std::size_t> above(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::vector<std::size_t> row{i};
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row.push_back(std::min({replaced, above[j] + 1, row[j - 1] + 1}));
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    if (*std::min_element(row.begin(), row.end()) > limit) return limit + 1;
    before = std::exchange(above, std::move(row));
  }
  return above[b.size()];
}

// Of short words a single letter may differ, else every one is like every other.
std::size_t farthest(std::size_t length) { return length < 3 ? 0 : length < 6 ? 1 : 2; }

// What people type for a document: its file name up to a '.', '_', '-' or blank in it. What is
// typed so already is no slip.
void offer_beginnings(Nearest& nearest, const std::string& name, std::string_view typed) {
  constexpr std::string_view kEnds = "._- ";
  for (std::size_t end = name.find_first_of(kEnds, 1); end != std::string::npos;
       end = name.find_first_of(kEnds, end + 1)) {
    const std::string_view beginning = std::string_view(name).substr(0, end);
    if (beginning != typed) nearest.offer(beginning, name);
  }
}

void offer_names(Nearest& nearest, Index& index, NameKind kind, std::string_view start,
                 std::string_view typed) {
  constexpr std::size_t kMostCompared = 2000;
  for (const auto& [name, row] : index.named_like(kind, start, kMostCompared)) {
    nearest.offer(name, name);
    if (kind == NameKind::file) offer_beginnings(nearest, name, typed);
  }
}

}  // namespace

Nearest::Nearest(std::string_view typed)
    : typed_(lower(typed)), distance_(farthest(typed.size()) + 1) {}

void Nearest::offer(std::string_view compared, std::string_view shown) {
  // One letter more than the best so far allows is too far already.
  const std::size_t distance = edit_distance(typed_, lower(compared), distance_);
  if (distance > distance_ || distance > farthest(typed_.size())) return;
  if (distance < distance_) found_.clear();
  distance_ = distance;
  // Handle and name of one thing often differ in capitals only.
  const auto same = [&](const std::string& other) { return lower(other) == lower(shown); };
  if (std::none_of(found_.begin(), found_.end(), same)) found_.emplace_back(shown);
}

std::string Nearest::question() const {
  if (found_.empty()) return {};
  std::string list;
  for (std::size_t i = 0; i < std::min(found_.size(), kMostShown); ++i) {
    list += (i == 0 ? "" : " or ") + found_[i];
  }
  return " (did you mean " + list + "?)";
}

std::string nearest_of(const std::vector<std::string>& names, std::string_view typed) {
  Nearest nearest(typed);
  for (const std::string& name : names) nearest.offer(name, name);
  return nearest.question();
}

std::string nearest_names(Index& index, std::string_view typed) {
  Nearest nearest(typed);
  for (const NameKind kind : {NameKind::handle, NameKind::file, NameKind::name}) {
    // The error is in the second half, or else after the first letter, in whichever case it is.
    const std::string half(typed.substr(0, typed.size() / 2));
    std::string first(typed.substr(0, 1));
    offer_names(nearest, index, kind, half, typed);
    offer_names(nearest, index, kind, first, typed);
    if (!first.empty()) first[0] = static_cast<char>(first[0] ^ 0x20);
    const bool letter = !first.empty() && ((first[0] >= 'a' && first[0] <= 'z') ||
                                           (first[0] >= 'A' && first[0] <= 'Z'));
    if (letter) offer_names(nearest, index, kind, first, typed);
  }
  return nearest.question();
}

}  // namespace prov
