// SPDX-License-Identifier: Apache-2.0
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

}  // namespace

std::string Case::checkpoint(std::string_view origin) { return log_of(*impl_, origin).note; }

std::vector<TreeHash> Case::inclusion_proof(const EntryId& id) {
  const LogState& log = log_of(*impl_, id.log);
  static_cast<void>(impl_->row_of(id));
  return prov::inclusion_proof(impl_->hasher(), std::ref(impl_->tree_of(log)), id.seq, log.size);
}

std::vector<TreeHash> Case::consistency_proof(std::string_view origin, std::uint64_t size) {
  const LogState& log = log_of(*impl_, origin);
  if (size == 0 || size > log.size) {
    throw Error(ErrorCode::not_found, "this log has " + std::to_string(log.size) +
                                          " entries, so nothing leads from " +
                                          std::to_string(size) + " to it");
  }
  return prov::consistency_proof(impl_->hasher(), std::ref(impl_->tree_of(log)), size, log.size);
}

}  // namespace prov
