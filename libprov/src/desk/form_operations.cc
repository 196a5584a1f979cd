// SPDX-License-Identifier: Apache-2.0
#include "desk/form_operations.h"

#include <string_view>
#include <utility>
#include <variant>

namespace prov {
namespace {

struct KindOfOperation {
  ThingKind operator()(const RecordSource&) const { return ThingKind::statement; }
  ThingKind operator()(const RecordAffiliation&) const { return ThingKind::affiliation; }
  ThingKind operator()(const AppearClaim&) const { return ThingKind::appearance; }
  ThingKind operator()(const RecordAttribution&) const { return ThingKind::attribution; }
  ThingKind operator()(const AttachLabel&) const { return ThingKind::label; }
  ThingKind operator()(const AddNote&) const { return ThingKind::note; }
  ThingKind operator()(const AssertSame&) const { return ThingKind::identity; }
  template <typename Other>
  ThingKind operator()(const Other&) const {
    return ThingKind::unknown;
  }
};

struct HandleOfOperation {
  std::string operator()(const AddAgent& operation) const { return operation.handle; }
  std::string operator()(const CiteDocument& operation) const { return operation.handle; }
  std::string operator()(const AddClaim& operation) const { return operation.handle; }
  template <typename Other>
  std::string operator()(const Other&) const {
    return {};
  }
};

// Whether a line that makes a name has nothing below it, and the entry has its words.
struct SaysNoMoreThanWords {
  bool operator()(const AddAgent& asked, const AgentAdd& held) const {
    return asked.name == held.name && asked.kind.empty() && asked.aliases.empty() &&
           asked.note.empty();
  }
  bool operator()(const CiteDocument& asked, const DocumentCite& held) const {
    return asked.name == held.name && asked.at.empty() && asked.note.empty();
  }
  bool operator()(const AddClaim& asked, const ClaimAdd& held) const {
    return asked.text == held.text && asked.note.empty();
  }
  template <typename Asked, typename Held>
  bool operator()(const Asked&, const Held&) const {
    return false;
  }
};

}  // namespace

ThingKind kind_of_operation(const Operation& operation) {
  return std::visit(KindOfOperation(), operation);
}

bool declares(const Operation& operation) {
  return std::holds_alternative<AddAgent>(operation) ||
         std::holds_alternative<CiteDocument>(operation) ||
         std::holds_alternative<AddClaim>(operation);
}

std::string handle_asked_for(const Operation& operation) {
  return std::visit(HandleOfOperation(), operation);
}

bool says_words_alone(const Operation& operation, const Content& held) {
  return std::visit(SaysNoMoreThanWords(), operation, held);
}

std::string in_form_words(std::string message) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"--new records another one",
       "a line \"who := NAME\" or \"cited := NAME\" records another one"},
      {"--long", "a line \"long\" below it"},
  };
  for (const auto& [option, line] : kWords) {
    const std::size_t at = message.find(option);
    if (at != std::string::npos) message.replace(at, option.size(), line);
  }
  // "(prov use north, or -d north)": a form is of one document.
  const std::size_t use = message.find("(prov use ");
  if (use != std::string::npos) message.replace(use, std::string::npos, "(write DOC: before it)");
  return message;
}

}  // namespace prov
