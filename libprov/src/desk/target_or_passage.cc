// SPDX-License-Identifier: Apache-2.0
#include <prov/case.h>
#include <prov/error.h>

#include "desk/passages.h"

namespace prov {

bool Case::names_target(std::string_view typed, std::string_view document,
                        std::string_view reviewer) {
  const std::string words = "\"" + std::string(typed) + "\"";
  // What begins with @ counts in a log of one's own and is never words; callers ask before.
  TargetResolver targets(*impl_, 0, 0);
  PassageFinder passages(*impl_, targets);
  const auto stands = [&] {
    return !document.empty() && passages.stands_in(typed, show(resolve(document, reviewer)));
  };
  std::optional<Target> target;
  try {
    target = targets.find(typed);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found || !stands()) throw;
    throw Error(ErrorCode::not_found, std::string(error.what()) + "; it also stands in " +
                                          std::string(document) +
                                          " (--at for words of the text, --on for an id)");
  }
  if (!target) return false;
  if (!stands()) return true;
  const std::string name = impl_->typed_name(impl_->row_of(resolve(document, reviewer)));
  const std::string word = typed.find(' ') == std::string_view::npos ? std::string(typed) : words;
  throw Error(ErrorCode::not_found, words + " is " + std::string(shown_kind(target->kind)) + " (" +
                                        impl_->show(target->row, target->item) + ") and words in " +
                                        name + " (add --on " + word + " or --at " + word + ")");
}

}  // namespace prov
