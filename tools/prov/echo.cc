// SPDX-License-Identifier: Apache-2.0
#include "echo.h"

#include <algorithm>
#include <iterator>

#include <prov/summary.h>

#include "cli/terminal.h"
#include "describe.h"

namespace prov::cli {
namespace {

std::string with_length(Names& names, const Passage& passage) {
  std::uint64_t length = 0;
  for (const Range& range : passage.ranges) length += range.end - range.start;
  return place(names, passage) + "  " + counted(length, "character", "characters");
}

// Words of the text are value and evidence in one.
bool shows_itself(const Property& property) {
  return !property.ref && property.evidence.size() == 1 &&
         property.value == words_of(property.evidence.front());
}

std::string value_of(Names& names, const Property& property) {
  if (property.ref) return names.with_id(*property.ref);
  return in_quotes(property.value);
}

/// Writes the lines of each type of entry.
class Echo {
 public:
  Echo(Names& names, const std::vector<std::string>& said) : names_(names), said_(said) {}

  void operator()(const DocumentAdd& document) {
    lines_ = {document.capture.name + "  " +
              counted(document.text.length, "character", "characters") + ", " +
              document.recipe.charset};
  }
  void operator()(const AgentAdd& agent) { named(agent.name, agent.handle); }
  void operator()(const ClaimAdd& claim) { named(in_quotes(claim.text), claim.handle); }
  void operator()(const DocumentCite& cited) {
    named(cited.name, cited.handle);
    for (const Passage& passage : cited.evidence) lines_.push_back(with_length(names_, passage));
  }
  void operator()(const StatementRecord& statement) {
    lines_ = {"about " + names_.with_id(statement.subject) + ", " +
              basis_words(statement.basis, statement.by)};
    for (const Property& property : statement.properties) add(property);
  }
  void operator()(const AffiliationRecord& tie) {
    lines_ = {names_.with_id(tie.subject) + " " + relation_words(tie.relation) + " " +
              names_.with_id(tie.object) + ", " + basis_words(tie.basis, tie.by)};
    say_rest();
  }
  void operator()(const IdentityAssert& same) {
    lines_ = {names_.with_id(same.a) + " and " + names_.with_id(same.b) + " judged the same"};
  }
  void operator()(const AttributionRecord& attribution) {
    say_rest();
    if (attribution.source) lines_.push_back("said by " + names_.with_id(*attribution.source));
    if (attribution.source_unknown) lines_.emplace_back("said by somebody unknown");
    at("named by ", attribution.source_passage);
    for (const Relay& relay : attribution.via) {
      lines_.push_back("passed on by " + names_.with_id(relay.who));
      at("  cue ", relay.cue);
    }
    if (attribution.form) lines_.push_back(names_.label(*attribution.form));
    if (attribution.within) lines_.push_back("within " + names_.with_kind(*attribution.within));
  }
  void operator()(const ClaimAppear& appearance) {
    lines_ = {"claim " + names_.with_id(appearance.claim), with_length(names_, appearance.passage)};
    if (appearance.stance) lines_.push_back(names_.label(*appearance.stance));
    for (const Field& field : appearance.fields) {
      lines_.push_back(field.name + "  " + field_words(names_, field));
    }
    const std::string again = with_length(names_, appearance.passage);
    std::copy_if(said_.begin(), said_.end(), std::back_inserter(lines_),
                 [&again](const std::string& line) { return line != again; });
  }
  void operator()(const LabelAttach& attached) {
    lines_ = {names_.label(attached.label)};
    on(attached.target);
  }
  void operator()(const NoteAdd& note) { on(note.target); }
  template <typename Other>
  void operator()(const Other&) {
    say_rest();
  }

  [[nodiscard]] std::vector<std::string> take() { return std::move(lines_); }

 private:
  std::string basis_words(Basis basis, const std::optional<EntryId>& by) {
    const std::string words(to_string(basis));
    return by ? words + " by " + names_.with_id(*by) : words;
  }
  void say_rest() { lines_.insert(lines_.end(), said_.begin(), said_.end()); }
  void named(const std::string& name, const std::string& handle) {
    lines_ = {name + "  (handle " + handle + ")"};
  }
  void at(const std::string& what, const std::optional<Passage>& passage) {
    if (passage) lines_.push_back(what + place(names_, *passage, 40));
  }
  void on(const std::optional<EntryId>& target) {
    if (target) lines_.push_back("on " + names_.with_kind(*target));
    say_rest();
  }
  void add(const Property& property) {
    std::string line = property_words(property.name) + "  ";
    if (property.none) {
      line += "none found";
    } else if (shows_itself(property)) {
      line += with_length(names_, property.evidence.front());
    } else {
      line += value_of(names_, property);
    }
    if (property.date && !property.date->first.empty()) {
      line += ", " + (shows_itself(property) ? days_words : date_words)(*property.date);
    }
    lines_.push_back(std::move(line));
    if (shows_itself(property)) return;
    for (const Passage& passage : property.evidence) {
      lines_.push_back("  shown by " + with_length(names_, passage));
    }
  }

  Names& names_;
  const std::vector<std::string>& said_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> echo_lines(Names& names, const Recorded& recorded) {
  if (recorded.repeated) return recorded.echo;
  const Entry entry = names.opened().entry(recorded.id);
  Echo echo(names, recorded.echo);
  std::visit(echo, entry.content);
  return echo.take();
}

}  // namespace prov::cli
