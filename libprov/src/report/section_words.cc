// SPDX-License-Identifier: Apache-2.0
// The phrases that stand for whole lines and sections; words.cc has those for single cells.
#include <algorithm>
#include <array>
#include <utility>

#include "report/description.h"
#include "report/safe_text.h"
#include "report/words.h"

namespace prov::report {
namespace {

std::string joined_words(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

EntryRefs entries_of_row(const SourceRow& row) {
  EntryRefs all;
  for (const std::vector<SourceValue>& column : row.columns) {
    for (const SourceValue& value : column) {
      all.insert(all.end(), value.entries.begin(), value.entries.end());
    }
  }
  return all;
}

std::string unseen_phrase(const Unseen& unseen) {
  if (unseen.untouched) return "nothing at all is on record";
  std::vector<std::string> properties;
  for (const std::string& property : unseen.properties) {
    properties.push_back(property_words(property));
  }
  return joined_words({joined_words(properties, ", "), lines_phrase(unseen)}, "; ");
}

}  // namespace

std::string reviewers_phrase(const Summary& summary) {
  std::vector<std::string> handles;
  for (const std::string& handle : summary.reviewers) handles.push_back(own_words(handle));
  std::string last;
  for (const LogState& log : summary.logs) last = std::max(last, log.last_time);
  std::string phrase = counted(summary.entries, "entry", "entries") + " by " +
                       counted(handles.size(), "reviewer", "reviewers") + " (" +
                       joined_words(handles, ", ") + ")";
  if (last.size() < 16) return phrase;
  return phrase + ", the last at " + last.substr(0, 10) + " " + last.substr(11, 5) +
         " UTC by its writer's clock";
}

std::string file_phrase(const DocumentSection& document) {
  std::string phrase = document.file.empty() ? "(no name)" : own_words(document.file);
  if (document.document.erased) phrase = erased_words();
  phrase += ", " + grouped(document.characters) +
            (document.characters == 1 ? " character, " : " characters, ") +
            grouped(document.bytes) + (document.bytes == 1 ? " byte" : " bytes");
  return document.charset.empty() ? phrase : phrase + ", " + own_words(document.charset);
}

std::string chain_lines(const ChainNode& node) {
  if (!node.content.printed.whole_lines) return "";
  return address_phrase(node.content, node.content.document);
}

std::vector<Detail> chain_details(const ChainNode& node, bool reviewers) {
  std::vector<Detail> details;
  const auto add = [&](std::string phrase) { details.push_back({std::move(phrase), {}}); };
  if (!node.content.printed.whole_lines) {
    details.push_back({place_phrase(node.content, node.content.document), node.content});
  }
  if (node.cue) details.push_back({"cue " + quote_phrase(*node.cue), node.cue});
  if (!node.form.empty()) {
    add("form: " + own_words(node.form_meaning.empty() ? node.form : node.form_meaning));
  }
  for (const Custodian& custodian : node.via) {
    details.push_back({via_phrase(custodian), custodian.cue});
  }
  if (reviewers) add("recorded by " + own_words(node.reviewer));
  if (!node.note.empty()) add("note: " + own_words(node.note));
  if (!node.outside.empty()) add("(" + node.outside + ")");
  return details;
}

std::string party_phrase(const PartySection& section) {
  std::string phrase = section.party.erased ? erased_words() : own_words(section.party.name);
  if (section.party.withdrawn) phrase += " (withdrawn)";
  if (!section.kind.empty() && section.kind != "unknown") phrase += ", " + section.kind;
  if (!section.handle.empty()) phrase += "; " + own_words(section.handle);
  std::vector<std::string> aliases;
  for (const std::string& alias : section.aliases) aliases.push_back(own_words(alias));
  return aliases.empty() ? phrase : phrase + "; also " + joined_words(aliases, ", ");
}

std::vector<Detail> speech_details(const PartySection& section, bool passes_on,
                                   EntryRefs& entries) {
  std::vector<Detail> addresses;
  for (const SpeechLine& line : section.speech) {
    if (line.passes_on != passes_on) continue;
    addresses.push_back({address_phrase(line.content, EntryId{}), line.content});
    entries.insert(entries.end(), line.entries.begin(), line.entries.end());
  }
  return addresses;
}

std::vector<std::string> cell_phrases(const ClaimRow& row, std::size_t column) {
  std::vector<std::string> phrases;
  for (const std::string& value : row.cells[column]) phrases.push_back(own_words(value));
  if (phrases.empty()) phrases.emplace_back(row.name == "said by" ? "not attributed" : "-");
  return phrases;
}

EntryRefs value_entries(const ClaimRow& row, std::size_t column, std::size_t value,
                        const AppearanceColumn& appearance) {
  if (value >= row.entries[column].size()) return {};
  const EntryRefs& entries = row.entries[column][value];
  const bool known = !entries.empty() && !appearance.entries.empty() &&
                     entries.front().id == appearance.entries.front().id;
  return known ? EntryRefs{} : entries;
}

std::string column_note(Basis basis) {
  if (basis == Basis::stated) return {};
  return basis == Basis::reported ? " (others say)" : " (reviewers judge)";
}

std::string names_phrase(const std::vector<Thing>& things) {
  std::vector<std::string> names;
  for (const Thing& thing : things) names.push_back(name_phrase(thing));
  return joined_words(names, ", ");
}

std::string published_phrase(const PublishedLine& line) {
  return name_phrase(line.document) + column_note(line.basis);
}

std::string note_phrase(const NoteLine& note, const EntryId& inside) {
  std::string phrase = note.erased ? erased_words() : "“" + own_words(note.text) + "”";
  phrase += " " + own_words(note.reviewer);
  if (note.place) return phrase + ", on " + place_phrase(*note.place, inside);
  return note.target.empty() ? phrase : phrase + ", on " + phrase_of(note.target);
}

std::string withdrawn_phrase(const WithdrawnLine& line) {
  const std::string phrase = phrase_of(line.what) + "; by " + own_words(line.reviewer);
  return line.reason.empty() ? phrase : phrase + ": “" + own_words(line.reason) + "”";
}

EntryRefs entries_of(const std::vector<WithdrawnLine>& lines) {
  EntryRefs all;
  for (const WithdrawnLine& line : lines) {
    all.insert(all.end(), line.entries.begin(), line.entries.end());
  }
  return all;
}

EntryRefs entries_of(const OriginLine& line) {
  EntryRefs all;
  for (const Judgement& one : line.judgements) {
    all.insert(all.end(), one.entries.begin(), one.entries.end());
  }
  return all;
}

std::string objection_phrase(const ObjectionLine& line) {
  const std::string phrase =
      own_words(line.reviewer) + " objects to [" + line.to.shown + "], " + phrase_of(line.what);
  return line.reason.empty() ? phrase : phrase + ": “" + own_words(line.reason) + "”";
}

std::vector<std::string> not_looked_at_phrases(const NotLookedAt& unseen) {
  std::vector<std::string> lines;
  for (const Unseen& one : unseen.documents) {
    const std::string phrase = unseen_phrase(one);
    if (!phrase.empty()) lines.push_back(name_phrase(one.document) + ": " + phrase);
  }
  for (const Thing& claim : unseen.claims) {
    lines.push_back("claim " + name_phrase(claim) + ": appears nowhere on record");
  }
  if (!unseen.parties.empty()) {
    lines.push_back("source details and ties of: " + names_phrase(unseen.parties));
  }
  if (lines.empty()) lines.emplace_back("nothing of what this summary looks for");
  return lines;
}

std::string tie_phrase(const Tie& tie) {
  constexpr std::array<std::string_view, 3> kBasis = {"own statement", "others say",
                                                      "reviewers judge"};
  return relation_phrase(tie) + " (" + std::string(kBasis.at(static_cast<std::size_t>(tie.basis))) +
         ")";
}

std::string label_name(const LabelLine& label) {
  std::string name = own_words(label.label);
  if (!label.vocabulary.empty()) name = own_words(label.vocabulary) + "/" + name;
  const bool told = label.meaning.empty() || label.meaning == relation_words(label.label);
  return told ? name : name + " = " + own_words(label.meaning);
}

std::vector<std::string> state_phrases(const Summary& summary, std::string_view prefix) {
  std::vector<std::string> lines;
  for (const LogState& log : summary.logs) {
    std::string phrase = own_words(log.handle);
    if (!log.name.empty()) phrase += " (" + own_words(log.name) + ")";
    lines.push_back(phrase + ": " + counted(log.size, "entry", "entries"));
    lines.push_back("root " + log.root);
    lines.push_back("origin " + log.origin);
  }
  if (!summary.erased.empty()) {
    lines.push_back(counted(summary.erased.size(), "entry", "entries") + " erased whole [" +
                    ids_words(summary.erased, prefix) + "]");
  }
  if (!summary.unknown.empty()) {
    lines.push_back(counted(summary.unknown.size(), "entry", "entries") +
                    " of a type that this version does not know [" +
                    ids_words(summary.unknown, prefix) + "]");
  }
  if (!summary.malformed.empty()) {
    lines.push_back(counted(summary.malformed.size(), "entry", "entries") +
                    " without the form of the type [" + ids_words(summary.malformed, prefix) + "]");
  }
  // What cannot be read cannot be found by what it refers to.
  if (!summary.whole_case) {
    lines.emplace_back(
        "whether entries were erased whole or cannot be read is said in the summary of the whole "
        "case");
  }
  return lines;
}

std::string lines_phrase(const Unseen& unseen) {
  std::string phrase;
  for (const auto& [first, last] : unseen.lines) {
    phrase += (phrase.empty() ? "" : ", ") + std::to_string(first);
    if (last > first) phrase += "-" + std::to_string(last);
  }
  if (phrase.empty()) return "";
  const bool one = unseen.lines.size() == 1 && unseen.lines[0].first == unseen.lines[0].second;
  return (one ? "line " : "lines ") + phrase;
}

std::string covers_phrase(const Summary& summary) {
  std::string phrase = "case " + own_words(summary.case_name);
  if (summary.whole_case) return phrase;
  std::vector<std::string> names;
  for (const Thing& target : summary.targets) {
    names.push_back((target.kind == ThingKind::document ? "document " : "") + name_phrase(target));
  }
  return phrase + ", " + joined_words(names, ", ");
}

std::string ids_explained(const Summary& summary) {
  const std::string prefix = id_prefix(summary);
  if (!prefix.empty()) {
    return "[n] = entry " + prefix + "n; open it: prov show " + prefix + "n.";
  }
  const std::string handle = summary.reviewers.empty() ? "mira" : summary.reviewers.front();
  return "[" + handle + "-7] = entry 7 of " + handle + "; open it: prov show " + handle + "-7.";
}

std::string publisher_phrase(const DocumentSection& document, EntryRefs& entries) {
  std::vector<std::string> names;
  bool looked = false;
  for (const SourceRow& row : document.rows) {
    if (row.property != "publisher") continue;
    for (std::size_t column = 0; column < 3; ++column) {
      for (const SourceValue& value : row.columns[column]) {
        looked = true;
        if (value.none) continue;
        entries.insert(entries.end(), value.entries.begin(), value.entries.end());
        std::string name = value_phrase(value);
        name += column_note(static_cast<Basis>(column));
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
      }
    }
    if (names.empty()) entries = entries_of_row(row);
  }
  const std::string of = "publisher of " + own_words(document.document.name);
  if (!names.empty()) return joined_words(names, " | ") + ", " + of;
  return "(" + of + (looked ? ", not named)" : ", not looked at)");
}

std::string document_phrase(const DocumentLine& line) {
  const std::string& name = line.document.name;
  std::string phrase = name_phrase(line.document);
  if (!line.file.empty() && line.file != name) {
    const bool told = line.file.starts_with(name) && !line.document.withdrawn;
    phrase = (told ? "" : phrase + ": ") + own_words(line.file);
  }
  if (line.sha256.empty()) return phrase;
  return phrase + ", sha256 " + line.sha256;
}

bool nothing_withdrawn(const Summary& summary) {
  const auto none = [](const auto& sections) {
    return std::all_of(sections.begin(), sections.end(),
                       [](const auto& section) { return section.withdrawn.empty(); });
  };
  return summary.withdrawn.empty() && none(summary.documents) && none(summary.parties) &&
         none(summary.cited) && none(summary.claims);
}

std::vector<Tie> ties_with(const std::vector<Tie>& ties, bool assessed) {
  std::vector<Tie> result;
  for (const Tie& tie : ties) {
    if ((tie.basis == Basis::assessed) == assessed) result.push_back(tie);
  }
  return result;
}

}  // namespace prov::report
