// SPDX-License-Identifier: Apache-2.0
#include <prov/error.h>

#include "desk/case_impl.h"
#include "desk/targets.h"
#include "text/locate.h"
#include "text/passage_syntax.h"

namespace prov {
namespace {

/// Whether people who type `name`, alone or before a passage, are led to this document.
bool leads_to(TargetResolver& targets, const std::string& name, std::int64_t row) {
  try {
    const std::optional<Target> found = targets.find(name);
    if (!found || found->item != 0 || found->row != row || !prints_as_it_is(name)) return false;
    const auto names = [&](std::string_view typed) { return targets.names_document(typed); };
    return parse_passage(name + ":1", names).document == name;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

const std::string& CaseImpl::typed_name(std::int64_t document) {
  const auto known = typed_names_.find(document);
  if (known != typed_names_.end()) return known->second;
  const std::int64_t row = same_documents(document).front();
  const auto* add = std::get_if<DocumentAdd>(&entry(row).content);
  const std::string name = add == nullptr ? std::string() : add->capture.name;
  TargetResolver targets(*this, 0, 0);
  std::string found = show(row);
  for (std::size_t end = name.find_first_of("._ ", 1); !name.empty();
       end = name.find_first_of("._ ", end + 1)) {
    const std::string beginning = name.substr(0, end);
    if (leads_to(targets, beginning, row)) {
      found = beginning;
      break;
    }
    if (end == std::string::npos) break;
  }
  return typed_names_[document] = std::move(found);
}

}  // namespace prov
