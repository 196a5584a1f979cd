// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>

#include "store/verify_steps.h"

namespace prov {
namespace {

struct Gap {
  std::int64_t first, last;  // half-open
};

// What lies between the rows of the logs; `from` is the first place of a log that may be used,
// `extra` how many places beyond its size.
std::vector<Gap> gaps_between(const std::vector<LogState>& logs, std::uint64_t from,
                              std::uint64_t extra) {
  std::vector<Gap> gaps;
  std::int64_t end = std::numeric_limits<std::int64_t>::min();
  for (const LogState& log : logs) {
    gaps.push_back({end, row_id(log.number, from)});
    end = row_id(log.number, log.size + extra);
  }
  gaps.push_back({end, std::numeric_limits<std::int64_t>::max()});
  return gaps;
}

bool holds_log(const Store& store, std::int64_t number) {
  return std::any_of(store.logs().begin(), store.logs().end(),
                     [number](const LogState& log) { return log.number == number; });
}

std::string place_name(const Store& store, std::int64_t id) {
  if (!holds_log(store, log_of(id))) return "with the id " + std::to_string(id);
  return std::to_string(place_of(id)) + " of " + store.log(log_of(id)).origin;
}

void check_gaps(Store& store, Findings& findings, std::string_view table,
                const std::vector<Gap>& gaps) {
  Statement rows = store.log_db().database().prepare("SELECT id FROM " + std::string(table) +
                                                     " WHERE id>=? AND id<? ORDER BY id LIMIT 100");
  for (const Gap& gap : gaps) {
    rows.bind(gap.first).bind(gap.last);
    while (rows.step()) {
      const std::int64_t id = rows.integer(0);
      const bool entry = table == "leaf" && holds_log(store, log_of(id));
      findings.add(FindingLevel::failure, "row", kLogFile, entry ? std::optional(id) : std::nullopt,
                   "there is a " + std::string(table) + " " + place_name(store, id) +
                       ", which no checkpoint covers");
    }
  }
}

// Ids and lengths of all tiles against those that the size of the log asks for, in order of id.
void check_tiles(Store& store, Findings& findings, const LogState& log) {
  Statement rows = store.log_db().database().prepare(
      "SELECT id,length(hashes) FROM tile WHERE id>=? AND id<? ORDER BY id");
  rows.bind(row_id(log.number, 0)).bind(row_id(log.number + 1, 0));
  bool more = rows.step();
  for (unsigned level = 0; level < kTileLevels; ++level) {
    const std::uint64_t hashes = tile_hashes(level, log.size);
    for (std::uint64_t index = 0; index * kTileWidth < hashes; ++index) {
      const auto width =
          static_cast<unsigned>(std::min<std::uint64_t>(hashes - index * kTileWidth, kTileWidth));
      const std::string name = TileId{level, index, width}.path() + " of " + log.origin;
      const std::int64_t id = tile_row_id(log.number, level, index);
      for (; more && rows.integer(0) < id; more = rows.step()) {
        findings.fail("tile", kLogFile, "there is a tile too many before " + name);
      }
      if (!more || rows.integer(0) != id) {
        findings.fail("tile", kLogFile, name + " is missing");
        continue;
      }
      const auto expected = static_cast<std::int64_t>(std::size_t{width} * sizeof(Digest));
      if (rows.integer(1) != expected) {
        findings.fail("tile", kLogFile,
                      name + " has " + std::to_string(rows.integer(1)) + " bytes, not " +
                          std::to_string(expected));
      }
      more = rows.step();
    }
  }
  for (; more; more = rows.step()) {
    findings.fail("tile", kLogFile, "there is a tile too many after those of " + log.origin);
  }
}

void check_log_rows(Store& store, Findings& findings) {
  const std::vector<Gap> places = gaps_between(store.logs(), 0, 0);
  check_gaps(store, findings, "leaf", places);
  // A checkpoint stands at the size that it covers, from 1 on.
  check_gaps(store, findings, "checkpoint", gaps_between(store.logs(), 1, 1));
  std::vector<Gap> around = gaps_between(store.logs(), 0, 0);
  for (std::size_t i = 0; i < store.logs().size(); ++i) {
    around[i + 1].first = row_id(store.logs()[i].number + 1, 0);
  }
  check_gaps(store, findings, "tile", around);
  for (const LogState& log : store.logs()) check_tiles(store, findings, log);
}

// Content without a leaf. Where a writer puts it before its leaf it may be what a crash left.
void check_orphans(Store& store, Findings& findings) {
  ContentDb& content = store.content_db();
  const std::int64_t begin = row_id(1, 0);
  const std::int64_t end = row_id(kLogLimit, 0);
  for (const Gap& gap : gaps_between(store.logs(), 0, 0)) {
    const Gap usual{std::max(gap.first, begin), std::min(gap.last, end)};
    if (usual.first < usual.last && content.has_rows(usual.first, usual.last)) {
      findings.add(FindingLevel::warning, "orphan", kContentFile, std::nullopt,
                   "there is content beyond the end of the log (of a writer that died, or that is "
                   "writing now; the next write removes it): " +
                       place_name(store, usual.first) + " or above");
    }
  }
  for (const Gap& gap : {Gap{std::numeric_limits<std::int64_t>::min(), begin},
                         Gap{end, std::numeric_limits<std::int64_t>::max()}}) {
    if (content.has_rows(gap.first, gap.last)) {
      findings.fail("orphan", kContentFile, "there is content whose number no log can have");
    }
  }
}

}  // namespace

// As many as the size says where they cannot be counted: what is damaged is named by the walks.
std::uint64_t countable_leaves(Store& store, const LogState& log) {
  try {
    return store.log_db().leaf_count(log.number);
  } catch (const Error& error) {
    Findings::rethrow_unless_finding(error);
    return log.size;
  }
}

// Whether each log may have as many entries as its checkpoint says. The walks that follow go over
// that number, which a hostile file can choose.
bool sizes_are_possible(Store& store, Findings& findings) {
  constexpr std::uint64_t kMostMissing = 1'000'000;
  bool possible = true;
  for (const LogState& log : store.logs()) {
    const std::uint64_t held = countable_leaves(store, log);
    if (log.size <= held || log.size - held <= kMostMissing) continue;
    possible = false;
    findings.fail("log", kLogFile,
                  "the latest checkpoint of " + log.origin + " covers " + std::to_string(log.size) +
                      " entries, of which " + std::to_string(held) +
                      " can be here; nothing was "
                      "checked beyond that");
  }
  return possible;
}

bool check_rows(Store& store, Findings& findings) {
  bool possible = true;
  findings.guard("row", kLogFile, std::nullopt, [&] {
    // All of one moment: a writer may be at work.
    const Transaction snapshot(store.log_db().database(), Transaction::Kind::read);
    store.refresh_within_transaction();
    possible = sizes_are_possible(store, findings);
    if (!possible) return;
    check_log_rows(store, findings);
  });
  findings.guard("orphan", kContentFile, std::nullopt, [&] { check_orphans(store, findings); });
  return possible;
}

}  // namespace prov
