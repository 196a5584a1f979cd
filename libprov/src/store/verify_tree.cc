// SPDX-License-Identifier: Apache-2.0
#include "store/verify_tree.h"

#include <algorithm>
#include <map>

namespace prov {
namespace {

// What is kept of leaves that differ; in a log where more do, naming them all tells nothing more.
constexpr std::size_t kMostSuspects = 10 * kFindingsPerKind;

std::string tile_of(std::uint64_t seq) { return TileId{0, seq / kTileWidth, kTileWidth}.path(); }

}  // namespace

std::optional<Leaf> trusted_leaf(Store& store, std::int64_t row) {
  try {
    const std::string bytes = store.log_db().leaf(row);
    const auto index = place_of(row) / kTileWidth;
    const auto within = static_cast<unsigned>(place_of(row) % kTileWidth);
    const std::vector<Digest> tile = store.log_db().tile(log_of(row), {0, index, within + 1});
    if (leaf_hash(store.hasher(), bytes) != tile[within]) return std::nullopt;
    return parse_leaf(bytes);
  } catch (const Error& error) {
    Findings::rethrow_unless_finding(error);
    return std::nullopt;
  }
}

// Which tiles there must be, and how wide, is checked elsewhere (verify_rows.cc): here what is
// missing is just not compared.
void TreeCheck::load(std::uint64_t first, std::uint64_t last) {
  first_ = first;
  hashes_.clear();
  for (std::uint64_t seq = first; seq < last; seq += kTileWidth) {
    const auto width = static_cast<unsigned>(std::min<std::uint64_t>(last - seq, kTileWidth));
    try {
      const std::vector<Digest> tile =
          store_.log_db().tile(log_.number, {0, seq / kTileWidth, width});
      hashes_.insert(hashes_.end(), tile.begin(), tile.end());
    } catch (const Error& error) {
      Findings::rethrow_unless_finding(error);
      findings_.fail("tile", kLogFile, error.what());
      return;
    }
  }
}

bool TreeCheck::append(std::uint64_t seq, const std::optional<std::string>& leaf) {
  const bool known = seq - first_ < hashes_.size();
  broken_ = broken_ || (!known && !leaf);
  if (broken_) return true;
  Hasher& hasher = store_.hasher();
  const Digest actual = leaf ? leaf_hash(hasher, *leaf) : hashes_[seq - first_];
  const Digest stored = known ? hashes_[seq - first_] : actual;
  if (actual != stored) {
    if (!stored_) stored_ = computed_;
    if (suspects_.size() < kMostSuspects) suspects_.push_back(seq);
  }
  if (stored_) stored_->append(hasher, stored);
  computed_.append(hasher, actual);
  return actual == stored;
}

void TreeCheck::compare(const Digest& root) {
  Hasher& hasher = store_.hasher();
  const std::string size = std::to_string(computed_.size());
  if (broken_) {
    findings_.fail("tree", kLogFile,
                   "a checkpoint of " + log_.origin +
                       " cannot be compared, since leaves before it are missing");
  } else if (computed_.root(hasher) == root) {
    accept_computed();
  } else if (stored_ && stored_->root(hasher) == root) {
    accept_stored();
  } else {
    findings_.fail("tree", kLogFile,
                   "the tree of the first " + size + " entries of " + log_.origin +
                       " has another root than its checkpoint");
  }
}

// The leaves are what was signed: it is the tile that was changed.
void TreeCheck::accept_computed() {
  for (const std::uint64_t seq : suspects_) {
    findings_.fail("tile", kLogFile,
                   tile_of(seq) + " of " + log_.origin + " holds another hash than entry " +
                       std::to_string(seq));
  }
  suspects_.clear();
  stored_.reset();
}

void TreeCheck::accept_stored() {
  for (const std::uint64_t seq : suspects_) {
    findings_.fail_entry("leaf", kLogFile, row_id(log_.number, seq),
                         "its leaf is not the one that was signed");
  }
  suspects_.clear();
  computed_ = std::move(*stored_);
  stored_.reset();
}

void TreeCheck::compare_tiles() {
  std::map<TileId, std::vector<Digest>> alternative;
  if (stored_) {
    stored_->flush([&](const TileId& id, std::span<const Digest> hashes) {
      if (id.level > 0) alternative[id].assign(hashes.begin(), hashes.end());
    });
  }
  computed_.flush([&](const TileId& id, std::span<const Digest> hashes) {
    if (id.level == 0) return;  // compared hash by hash
    findings_.guard("tile", kLogFile, std::nullopt, [&] {
      const std::vector<Digest> stored = store_.log_db().tile(log_.number, id);
      const bool same = std::equal(stored.begin(), stored.end(), hashes.begin(), hashes.end());
      if (same || alternative[id] == stored || broken_) return;
      findings_.fail("tile", kLogFile,
                     id.path() + " of " + log_.origin + " differs from the tree of its entries");
    });
  });
}

void TreeCheck::finish() {
  compare_tiles();
  for (const std::uint64_t seq : suspects_) {
    findings_.fail_entry("leaf", kLogFile, row_id(log_.number, seq),
                         "its leaf and its hash in " + tile_of(seq) + " differ");
  }
  suspects_.clear();
}

}  // namespace prov
