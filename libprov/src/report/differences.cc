// SPDX-License-Identifier: Apache-2.0
#include "report/differences.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>

#include <prov/value_difference.h>

#include "report/words.h"

namespace prov::report {
namespace {

/// What one appearance gives in one row.
using Side = ComparedValue;
using Pick = std::function<std::optional<Side>(const FieldValue&)>;

std::string words_or_erased(const FieldValue& field) {
  if (field.erased) return "(erased)";
  return field.value.empty() ? "none found" : field.value;
}

std::optional<Side> whole(const FieldValue& field) {
  return Side{field.date ? date_words(*field.date) : words_or_erased(field), field.number,
              field.date};
}

std::optional<Side> end_of(const FieldValue& field, bool start) {
  const std::optional<DateValue>& own = start ? field.from : field.to;
  const std::optional<DateValue>& date = own ? own : field.date;
  if (date) return Side{date_words(*date), std::nullopt, date};
  if (start && !field.from && !field.to) return Side{words_or_erased(field), {}, {}};
  return std::nullopt;
}

PairDifference compare_sides(const Side& a, const Side& b) {
  const ValueDifference difference = compare(a, b);
  PairDifference pair;
  pair.days = difference.days;
  pair.number = difference.number;
  pair.relation = to_string(difference.relation);
  return pair;
}

std::int64_t greatest(const std::vector<PairDifference>& pairs,
                      std::optional<std::int64_t> PairDifference::*member) {
  std::int64_t result = 0;
  for (const PairDifference& pair : pairs) {
    if (pair.*member) result = std::max(result, std::abs((pair.*member).value()));
  }
  return result;
}

bool measured(const PairDifference& pair) {
  return pair.days || pair.number || pair.relation == "equal";
}

bool has_day(const Side& side) { return side.date && !side.date->first.empty(); }

/// What a difference in days or numbers leaves out: "; not compared: 1 in words, 2 with no value".
std::string left_out(const std::vector<PairDifference>& pairs,
                     const std::vector<std::optional<Side>>& sides, bool by_measure) {
  std::vector<bool> compared(sides.size(), false);
  for (const PairDifference& pair : pairs) {
    if (by_measure && !measured(pair)) continue;
    compared[pair.first] = compared[pair.second] = true;
  }
  std::size_t in_words = 0, other_precision = 0, no_value = 0;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    if (compared[i]) continue;
    ++(!sides[i] ? no_value : has_day(*sides[i]) ? other_precision : in_words);
  }
  std::string words;
  const auto add = [&](std::size_t count, std::string_view what) {
    if (count == 0) return;
    words += (words.empty() ? "; not compared: " : ", ") + std::to_string(count) + " " +
             std::string(what);
  };
  add(in_words, "in words");
  add(other_precision, "of another precision");
  add(no_value, "with no value");
  return words;
}

std::string difference_words(const std::vector<PairDifference>& pairs,
                             const std::vector<std::optional<Side>>& sides) {
  const auto has = [&](std::string_view relation) {
    return std::any_of(pairs.begin(), pairs.end(),
                       [&](const PairDifference& pair) { return pair.relation == relation; });
  };
  if (pairs.empty()) {
    const auto given = std::count_if(sides.begin(), sides.end(),
                                     [](const auto& side) { return side.has_value(); });
    return given == 1 && sides.size() > 1 ? "one value only" : "";
  }
  const bool all_equal = std::all_of(pairs.begin(), pairs.end(), [](const PairDifference& pair) {
    return pair.relation == "equal";
  });
  if (all_equal) return "none" + left_out(pairs, sides, false);
  const std::string up_to = pairs.size() > 1 ? "up to " : "";
  if (const std::int64_t days = greatest(pairs, &PairDifference::days); days != 0) {
    return up_to + counted(static_cast<std::uint64_t>(days), "day", "days") +
           left_out(pairs, sides, true);
  }
  if (const std::int64_t number = greatest(pairs, &PairDifference::number); number != 0) {
    return up_to + std::to_string(number) + left_out(pairs, sides, true);
  }
  const std::string words = has("overlapping") ? "days overlap"
                            : has("disjoint")  ? "no day in common"
                            : has("differs")   ? "differs"
                                               : "not known";
  return words + left_out(pairs, sides, false);
}

std::vector<std::string> field_names(const std::vector<AppearanceColumn>& appearances) {
  std::vector<std::string> names;
  for (const AppearanceColumn& appearance : appearances) {
    for (const FieldValue& field : appearance.fields) {
      if (std::find(names.begin(), names.end(), field.field) == names.end()) {
        names.push_back(field.field);
      }
    }
  }
  return names;
}

bool is_period(const std::vector<AppearanceColumn>& appearances, const std::string& name) {
  for (const AppearanceColumn& appearance : appearances) {
    for (const FieldValue& field : appearance.fields) {
      if (field.field == name && (field.from || field.to)) return true;
    }
  }
  return false;
}

ClaimRow field_row(const std::vector<AppearanceColumn>& appearances, const std::string& field_name,
                   const std::string& name, const Pick& pick) {
  ClaimRow row;
  row.name = name.empty() ? "(erased)" : name;
  std::vector<std::optional<Side>> sides;
  for (const AppearanceColumn& appearance : appearances) {
    row.cells.emplace_back();
    row.entries.emplace_back();
    sides.emplace_back();
    for (const FieldValue& field : appearance.fields) {
      if (field.field != field_name) continue;
      const std::optional<Side> side = pick(field);
      if (!side) continue;
      row.cells.back().push_back(side->words);
      row.entries.back().push_back(field.entries);
      if (!sides.back() && !field.erased) sides.back() = side;
    }
  }
  for (std::size_t i = 0; i < sides.size(); ++i) {
    for (std::size_t k = i + 1; k < sides.size(); ++k) {
      if (!sides[i] || !sides[k]) continue;
      row.pairs.push_back(compare_sides(*sides[i], *sides[k]));
      row.pairs.back().first = i;
      row.pairs.back().second = k;
    }
  }
  row.difference = difference_words(row.pairs, sides);
  return row;
}

void add_fields(const std::vector<AppearanceColumn>& appearances, std::vector<ClaimRow>& rows) {
  for (const std::string& name : field_names(appearances)) {
    if (!is_period(appearances, name)) {
      rows.push_back(field_row(appearances, name, name, whole));
      continue;
    }
    const std::string before = name == "period" ? "" : name + " ";
    rows.push_back(field_row(appearances, name, before + "start",
                             [](const FieldValue& field) { return end_of(field, true); }));
    rows.push_back(field_row(appearances, name, before + "end",
                             [](const FieldValue& field) { return end_of(field, false); }));
  }
}

ClaimRow stance_row(const std::vector<AppearanceColumn>& appearances) {
  ClaimRow row;
  row.name = "stance";
  std::vector<std::optional<Side>> sides;
  for (std::size_t i = 0; i < appearances.size(); ++i) {
    const std::string& stance = appearances[i].stance;
    row.cells.emplace_back();
    row.entries.emplace_back();
    sides.emplace_back();
    if (stance.empty()) continue;
    const std::string& meaning = appearances[i].stance_meaning;
    row.cells.back().push_back(meaning.empty() ? stance : meaning);
    row.entries.back().push_back(appearances[i].entries);
    for (std::size_t k = 0; k < i; ++k) {
      if (!sides[k]) continue;
      row.pairs.push_back({k, i, {}, {}, sides[k]->words == stance ? "equal" : "differs"});
    }
    sides.back() = Side{stance, {}, {}};
  }
  row.difference = difference_words(row.pairs, sides);
  return row;
}

ClaimRow speaker_row(const std::vector<AppearanceColumn>& appearances, const std::string& name,
                     std::vector<SpokenBy> AppearanceColumn::*member) {
  ClaimRow row;
  row.name = name;
  for (const AppearanceColumn& appearance : appearances) {
    row.cells.emplace_back();
    row.entries.emplace_back();
    for (const SpokenBy& spoken : appearance.*member) {
      row.cells.back().push_back(spoken.unknown ? "not known" : speaker_words(spoken));
      row.entries.back().push_back(spoken.entries);
    }
  }
  return row;
}

}  // namespace

std::vector<ClaimRow> compare_appearances(const std::vector<AppearanceColumn>& appearances) {
  std::vector<ClaimRow> rows;
  add_fields(appearances, rows);
  rows.push_back(stance_row(appearances));
  ClaimRow said = speaker_row(appearances, "said by", &AppearanceColumn::said_by);
  if (appearances.size() > 1) {
    const bool same = std::all_of(said.cells.begin(), said.cells.end(), [&](const auto& cell) {
      return cell == said.cells.front() && !cell.empty();
    });
    said.difference = same ? "none" : "see Origin";
  }
  rows.push_back(std::move(said));
  rows.push_back(speaker_row(appearances, "through", &AppearanceColumn::through));
  return rows;
}

}  // namespace prov::report
