// SPDX-License-Identifier: Apache-2.0
#include "report/differences.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>

#include "report/words.h"

namespace prov::report {
namespace {

/// What one appearance gives in one row.
struct Side {
  std::string words;
  std::optional<std::int64_t> number;
  std::optional<DateValue> date;
};
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
  PairDifference pair;
  if (a.date && b.date) {
    const DateComparison compared = compare(*a.date, *b.date);
    if (compared.relation == DateRelation::equal) {
      // Two times of one day cover the same days and are still not the same.
      pair.relation = a.date->time == b.date->time ? "equal" : "differs";
    } else {
      pair.relation = to_string(compared.relation);
      if (compared.start_days == compared.end_days) pair.days = compared.start_days;
    }
    if (compared.relation == DateRelation::unknown && a.words == b.words) pair.relation = "equal";
  } else if (a.number && b.number) {
    pair.number = *b.number - *a.number;
    pair.relation = *pair.number == 0 ? "equal" : "differs";
  } else {
    pair.relation = a.words == b.words ? "equal" : "differs";
  }
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

std::string difference_words(const std::vector<PairDifference>& pairs) {
  const auto has = [&](std::string_view relation) {
    return std::any_of(pairs.begin(), pairs.end(),
                       [&](const PairDifference& pair) { return pair.relation == relation; });
  };
  if (pairs.empty()) return "";
  const bool all_equal = std::all_of(pairs.begin(), pairs.end(), [](const PairDifference& pair) {
    return pair.relation == "equal";
  });
  if (all_equal) return "none";
  const std::string up_to = pairs.size() > 1 ? "up to " : "";
  if (const std::int64_t days = greatest(pairs, &PairDifference::days); days != 0) {
    return up_to + counted(static_cast<std::uint64_t>(days), "day", "days");
  }
  if (const std::int64_t number = greatest(pairs, &PairDifference::number); number != 0) {
    return up_to + std::to_string(number);
  }
  if (has("overlapping")) return "days overlap";
  if (has("disjoint")) return "no day in common";
  return has("differs") ? "differs" : "not known";
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
      row.entries.back().insert(row.entries.back().end(), field.entries.begin(),
                                field.entries.end());
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
  row.difference = difference_words(row.pairs);
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
  for (std::size_t i = 0; i < appearances.size(); ++i) {
    row.cells.emplace_back();
    if (!appearances[i].stance.empty()) row.cells.back().push_back(appearances[i].stance);
    row.entries.push_back(appearances[i].stance.empty() ? EntryRefs{} : appearances[i].entries);
    for (std::size_t k = i + 1; k < appearances.size(); ++k) {
      if (appearances[i].stance.empty() || appearances[k].stance.empty()) continue;
      const bool equal = appearances[i].stance == appearances[k].stance;
      row.pairs.push_back({i, k, {}, {}, equal ? "equal" : "differs"});
    }
  }
  row.difference = difference_words(row.pairs);
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
      row.cells.back().push_back(spoken.unknown ? "not known" : spoken.speaker);
      row.entries.back().insert(row.entries.back().end(), spoken.entries.begin(),
                                spoken.entries.end());
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
