// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "base/hex.h"
#include "index/index.h"

namespace prov {
namespace {

// Feeds rows to a hash as canonical JSON lines in which the local numbers of logs are replaced by
// their origins, so that the order in which logs came to a store does not show.
class RowHash {
 public:
  explicit RowHash(const std::map<std::int64_t, std::string>& origins) : origins_(origins) {}

  // An id as origin and place; the origin of a log that is not held stays unknown and cannot occur.
  void add_id(json::Value& row, std::int64_t id) const {
    const auto found = origins_.find(log_of(id));
    row.push(found == origins_.end() ? json::Value() : json::Value(found->second));
    row.push(place_of(id));
  }

  // Rows of one entry come in no order that all stores share: they are sorted before hashing.
  void add(std::int64_t owner, const json::Value& row) {
    if (owner != owner_) flush();
    owner_ = owner;
    lines_.push_back(json::canonical(row));
  }

  void flush() {
    std::sort(lines_.begin(), lines_.end());
    for (const std::string& line : lines_) {
      hasher_.update(line);
      hasher_.update("\n");
    }
    lines_.clear();
  }

  void line(std::string_view text) {
    flush();
    hasher_.update(text);
    hasher_.update("\n");
  }

  std::string finish() {
    flush();
    return to_hex(hasher_.finish());
  }

  void start() { hasher_.start(); }

 private:
  const std::map<std::int64_t, std::string>& origins_;
  Hasher hasher_;
  std::int64_t owner_ = -1;
  std::vector<std::string> lines_;
};

// A projected table: how its rows are read for one log, and which columns are ids.
struct Table {
  std::string_view name;
  std::string_view select;  // owner first; parameters: first and last id of a log
  std::vector<int> id_columns;
};

const std::vector<Table>& tables() {
  static const std::vector<Table> all = {
      {"entry",
       "SELECT id,type,lamport,time,parts FROM entry WHERE id>=? AND id<? ORDER BY 1",
       {0}},
      {"mention",
       "SELECT source,target,role,item,detail FROM mention WHERE source>=? AND source<? ORDER BY 1",
       {0, 1}},
      {"document", "SELECT id,hash FROM document WHERE id>=? AND id<? ORDER BY 1", {0}},
      {"name", "SELECT id,kind,text FROM name WHERE id>=? AND id<? ORDER BY 1", {0}},
      {"batch_key",
       "SELECT id,hash,log=id>>40 FROM batch_key WHERE id>=? AND id<? ORDER BY 1",
       {0}},
      {"withdrawal",
       "SELECT id,target,item FROM withdrawal WHERE id>=? AND id<? ORDER BY 1",
       {0, 1}},
      {"withdrawn", "SELECT id,item FROM withdrawn WHERE id>=? AND id<? ORDER BY 1", {0}},
  };
  return all;
}

json::Value cell(const Statement& row, int column) {
  if (row.is_null(column)) return {};
  if (row.is_text(column)) return json::Value(row.text(column));
  // Hashes use all 64 bits, more than a JSON number holds.
  return json::Value(std::to_string(row.integer(column)));
}

}  // namespace

std::string Index::digest() {
  std::map<std::int64_t, std::string> origins;
  std::map<std::string, std::int64_t> numbers;
  for (const LogState& log : store_.logs()) {
    origins[log.number] = log.origin;
    numbers[log.origin] = log.number;
  }
  RowHash hash(origins);
  hash.start();
  hash.line("prov projection " + std::to_string(kVersion));
  for (const Table& table : tables()) {
    Statement rows = database_->prepare(std::string(table.select));
    hash.line(table.name);
    std::int64_t strays =
        database_->query_integer("SELECT count(*) FROM " + std::string(table.name));
    for (const auto& [origin, number] : numbers) {
      rows.bind(row_id(number, 0)).bind(row_id(number + 1, 0));
      while (rows.step()) {
        json::Value row = json::Value::array();
        for (int column = 0; column < rows.columns(); ++column) {
          const bool is_id = std::find(table.id_columns.begin(), table.id_columns.end(), column) !=
                             table.id_columns.end();
          if (is_id) {
            hash.add_id(row, rows.integer(column));
          } else {
            row.push(cell(rows, column));
          }
        }
        hash.add(rows.integer(0), row);
        --strays;
      }
    }
    // Rows of logs that are not held, which nothing projects.
    if (strays != 0) hash.line("strays " + std::to_string(strays));
    hash.flush();
  }
  return hash.finish();
}

}  // namespace prov
