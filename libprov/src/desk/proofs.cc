// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <string>

#include <prov/case.h>
#include <prov/error.h>

#include "desk/case_impl.h"
#include "log/merkle.h"

namespace prov {
namespace {

const LogState& log_of(CaseImpl& impl, std::string_view origin) {
  const LogState* log = impl.store().find_log(origin);
  if (log == nullptr) {
    throw Error(ErrorCode::not_found, "no log " + std::string(origin) + " here (prov key list)");
  }
  return *log;
}

void require_size(const LogState& log, std::uint64_t size) {
  if (size != 0 && size <= log.size) return;
  throw Error(ErrorCode::not_found, "this log has " + std::to_string(log.size) +
                                        " entries, so nothing leads from " + std::to_string(size) +
                                        " to it");
}

}  // namespace

std::string Case::checkpoint(std::string_view origin) { return log_of(*impl_, origin).note; }

std::vector<TreeHash> Case::inclusion_proof(const EntryId& id) {
  const LogState& log = log_of(*impl_, id.log);
  static_cast<void>(impl_->row_of(id));
  return prov::inclusion_proof(impl_->hasher(), std::ref(impl_->tree_of(log)), id.seq, log.size);
}

std::vector<TreeHash> Case::consistency_proof(std::string_view origin, std::uint64_t size) {
  const LogState& log = log_of(*impl_, origin);
  require_size(log, size);
  return prov::consistency_proof(impl_->hasher(), std::ref(impl_->tree_of(log)), size, log.size);
}

std::optional<std::string> Case::checkpoint(std::string_view origin, std::uint64_t size) {
  const LogState& log = log_of(*impl_, origin);
  if (size > log.size) return std::nullopt;
  return impl_->store().log_db().checkpoint(log.number, size);
}

TreeHash Case::tree_root(std::string_view origin, std::uint64_t size) {
  const LogState& log = log_of(*impl_, origin);
  require_size(log, size);
  return prov::tree_root(impl_->hasher(), std::ref(impl_->tree_of(log)), size);
}

std::vector<std::string> Case::leaves(std::string_view origin, std::uint64_t first,
                                      std::uint64_t most) {
  const LogState& log = log_of(*impl_, origin);
  const std::uint64_t last = first + std::min(most, log.size - std::min(first, log.size));
  std::vector<std::string> out;
  impl_->store().log_db().scan_leaves(row_id(log.number, first), row_id(log.number, last),
                                      [&](std::int64_t row, std::string_view bytes) {
                                        if (place_of(row) != first + out.size()) return false;
                                        out.emplace_back(bytes);
                                        return true;
                                      });
  if (out.size() == last - first) return out;
  throw Error(ErrorCode::verification, "entry " + std::to_string(first + out.size()) + " of " +
                                           log.origin + " is missing in log.db (run prov verify)");
}

}  // namespace prov
