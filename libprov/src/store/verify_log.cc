// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "base/hex.h"
#include "log/note.h"
#include "log/origin.h"
#include "store/verify_content.h"
#include "store/verify_steps.h"
#include "store/verify_tree.h"

namespace prov {
namespace {

// Entries read at a time: a reader holds up writers no longer than it takes to deal with these.
constexpr std::uint64_t kStep = 1024;
static_assert(kStep % kTileWidth == 0);

// Checks the checkpoints of one log with one verifier.
class CheckpointCheck {
 public:
  CheckpointCheck(Store& store, Findings& findings, const LogState& log)
      : store_(store),
        findings_(findings),
        log_(log),
        verifier_(log.key),
        id_(key_id(store.hasher(), {log.origin, log.key})),
        range_(store.log_db().database().prepare(
            "SELECT id,note FROM checkpoint WHERE id>=? AND id<? ORDER BY id")) {}

  /// Roots of the checkpoints with first < size <= last whose signature is right, by size.
  std::map<std::uint64_t, Digest> roots(std::uint64_t first, std::uint64_t last) {
    std::map<std::uint64_t, Digest> out;
    findings_.guard("checkpoint", kLogFile, std::nullopt, [&] {
      range_.bind(row_id(log_.number, first + 1)).bind(row_id(log_.number, last + 1));
      while (range_.step()) {
        const std::uint64_t size = place_of(range_.integer(0));
        const std::string name = "checkpoint " + std::to_string(size) + " of " + log_.origin;
        try {
          out[size] = root_of(size);
        } catch (const Error& error) {
          findings_.fail("checkpoint", kLogFile, name + ": " + error.what());
        }
      }
    });
    return out;
  }

 private:
  static void require(bool holds, const char* otherwise) {
    if (!holds) throw Error(ErrorCode::verification, otherwise);
  }

  Digest root_of(std::uint64_t size) {
    require(range_.is_text(1), "it is no text");
    const ParsedNote note = parse_note(range_.text(1));
    bool is_signed = false;
    for (const NoteSignature& signature : note.signatures) {
      if (signature.name != log_.origin || signature.id != id_) continue;
      require(verifier_.verify(note.text, signature.bytes), "its signature is wrong");
      is_signed = true;
    }
    require(is_signed, "the key of its log has not signed it");
    const Checkpoint checkpoint = parse_checkpoint(note.text);
    require(checkpoint.origin == log_.origin, "it is one of another log");
    require(checkpoint.size == size, "it is one of another size");
    return checkpoint.root;
  }

  Store& store_;
  Findings& findings_;
  const LogState& log_;
  Verifier verifier_;
  std::uint32_t id_;
  Statement range_;
};

// What an entry may say of other logs and of its place in time.
class OrderCheck {
 public:
  OrderCheck(Store& store, Findings& findings, const LogState& log)
      : store_(store), findings_(findings), log_(log) {}

  /// A leaf that is not trusted is passed over, and so is one rule for its successor.
  void check(const Leaf& leaf, std::int64_t row, bool trusted) {
    if (!trusted) return skip();
    std::uint64_t before = lamport_;
    for (const Dependency& dependency : leaf.deps) {
      findings_.guard("order", kLogFile, row,
                      [&] { before = std::max(before, check_dependency(dependency, row)); });
    }
    if (leaf.lamport <= before) {
      findings_.fail_entry("order", kLogFile, row, "its lamport does not rise above those before");
    } else if (!gap_ && leaf.lamport - before > kLamportJump) {
      findings_.fail_entry("order", kLogFile, row, "its lamport jumps by more than 1000000");
    }
    lamport_ = std::max(lamport_, leaf.lamport);
    gap_ = false;
  }
  void skip() { gap_ = true; }

 private:
  struct Known {
    Digest root{};
    std::uint64_t lamport = 0;
  };

  // Greatest lamport that a dependency covers.
  std::uint64_t check_dependency(const Dependency& dependency, std::int64_t row) {
    const LogState* other = store_.find_log(dependency.log);
    if (other == nullptr || dependency.size > other->size) {
      findings_.add(FindingLevel::warning, "dependency", kLogFile, row,
                    "it rests on " + std::to_string(dependency.size) + " entries of " +
                        dependency.log + ", which are not all here");
      return 0;
    }
    const Known& known = known_at(*other, dependency.size, dependency.root);
    if (known.root != dependency.root) {
      findings_.fail_entry("dependency", kLogFile, row,
                           "it rests on another history of " + dependency.log);
    }
    return known.lamport;
  }

  const Known& known_at(const LogState& other, std::uint64_t size, const Digest& expected) {
    const auto key = std::pair(other.number, size);
    const auto found = known_.find(key);
    if (found != known_.end()) return found->second;
    if (known_.size() > 1024) known_.clear();
    Known known{root_at(other, size, expected), 0};
    const std::optional<Leaf> last = trusted_leaf(store_, row_id(other.number, size - 1));
    if (last) known.lamport = last->lamport;
    return known_.emplace(key, known).first->second;
  }

  // By the tiles, or by the checkpoint of that size; both are checked in the other log's turn, so
  // damage to one of them is not reported here again.
  Digest root_at(const LogState& other, std::uint64_t size, const Digest& expected) {
    try {
      TileReader tiles = store_.tile_reader(other.number, size);
      const Digest root = tree_root(store_.hasher(), std::ref(tiles), size);
      if (root == expected) return root;
    } catch (const Error& error) {
      Findings::rethrow_unless_finding(error);
    }
    Statement rows = store_.log_db().database().prepare("SELECT note FROM checkpoint WHERE id=?");
    if (!rows.bind(row_id(other.number, size)).step()) return {};
    return parse_checkpoint(parse_note(rows.text(0)).text).root;
  }

  Store& store_;
  Findings& findings_;
  const LogState& log_;
  std::uint64_t lamport_ = 0;
  bool gap_ = false;  // the entry before is not known
  std::map<std::pair<std::int64_t, std::uint64_t>, Known> known_;
};

// One log, block by block.
class LogCheck {
 public:
  LogCheck(Store& store, Findings& findings, StoreReport& report, ContentCheck& content,
           const LogState& log)
      : store_(store),
        findings_(findings),
        report_(report),
        content_(content),
        log_(log),
        tree_(store, findings, log),
        checkpoints_(store, findings, log),
        order_(store, findings, log),
        range_(store.log_db().database().prepare(
            "SELECT id,bytes FROM leaf WHERE id>=? AND id<? ORDER BY id")),
        single_(store.log_db().database().prepare("SELECT id,bytes FROM leaf WHERE id=?")) {}

  void check(std::uint64_t first, std::uint64_t last) {
    read(first, last);
    tree_.load(first, last);
    const std::map<std::uint64_t, Digest> roots = checkpoints_.roots(first, last);
    std::vector<std::optional<Leaf>> leaves(bytes_.size());
    for (std::size_t i = 0; i < bytes_.size(); ++i) {
      leaves[i] = check_leaf(first + i, bytes_[i]);
      const auto root = roots.find(first + i + 1);
      if (root == roots.end()) continue;
      tree_.compare(root->second);
      ++report_.checkpoints;
    }
    tree_.compare_tiles();
    content_.check(log_, first, leaves);
  }

  void finish() { tree_.finish(); }

 private:
  std::optional<Leaf> check_leaf(std::uint64_t seq, const std::optional<std::string>& bytes) {
    const std::int64_t row = row_id(log_.number, seq);
    const bool trusted = tree_.append(seq, bytes);
    if (!bytes) {
      order_.skip();
      return std::nullopt;
    }
    ++report_.leaves;
    try {
      Leaf leaf = parse_leaf(*bytes);
      if (leaf.log != log_.origin || leaf.seq != seq) {
        throw Error(ErrorCode::verification, "its leaf says that it is entry " +
                                                 std::to_string(leaf.seq) + " of " + leaf.log);
      }
      order_.check(leaf, row, trusted);
      return leaf;
    } catch (const Error& error) {
      Findings::rethrow_unless_finding(error);
      findings_.fail_entry("leaf", kLogFile, row, error.what());
      order_.skip();
      return std::nullopt;
    }
  }

  // Reads a block in one go as long as its rows stand in order, the rest of it row by row: what is
  // damaged in between must not hide or change what is not.
  void read(std::uint64_t first, std::uint64_t last) {
    bytes_.assign(last - first, std::nullopt);
    std::size_t next = 0;
    try {
      range_.bind(row_id(log_.number, first)).bind(row_id(log_.number, last));
      while (range_.step()) {
        const std::int64_t expected = row_id(log_.number, first + next);
        if (range_.integer(0) != expected || !range_.is_blob(1)) break;
        bytes_[next++] = std::string(as_chars(range_.blob(1)));
      }
    } catch (const Error& error) {
      Findings::rethrow_unless_finding(error);
    }
    range_.reset();
    for (; next < bytes_.size(); ++next) {
      read_one(row_id(log_.number, first + next), bytes_[next]);
    }
  }

  void read_one(std::int64_t row, std::optional<std::string>& bytes) {
    findings_.guard("leaf", kLogFile, row, [&] {
      if (!single_.bind(row).step()) {
        findings_.fail_entry("leaf", kLogFile, row, "its leaf is missing");
        return;
      }
      if (!single_.is_blob(1)) {
        findings_.fail_entry("leaf", kLogFile, row, "its leaf is of another type");
      }
      bytes = std::string(as_chars(single_.blob(1)));
      single_.reset();
    });
  }

  Store& store_;
  Findings& findings_;
  StoreReport& report_;
  ContentCheck& content_;
  const LogState& log_;
  TreeCheck tree_;
  CheckpointCheck checkpoints_;
  OrderCheck order_;
  Statement range_, single_;
  std::vector<std::optional<std::string>> bytes_;  // of the block; nothing: not to be had
};

}  // namespace

void check_log(Store& store, Findings& findings, StoreReport& report, ContentCheck& content,
               const LogState& log, const std::function<void(std::uint64_t)>& progress) {
  if (!origin_names_key(store.hasher(), log.origin, log.key)) {
    findings.fail("log", kLogFile, "the name of " + log.origin + " is not one of its key");
  }
  LogCheck check(store, findings, report, content, log);
  for (std::uint64_t first = 0; first < log.size; first += kStep) {
    const std::uint64_t last = std::min(log.size, first + kStep);
    check.check(first, last);
    progress(last);
  }
  check.finish();
}

}  // namespace prov
