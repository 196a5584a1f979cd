// SPDX-License-Identifier: Apache-2.0
#include "report/words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "report/description.h"
#include "report/safe_text.h"

namespace prov::report {
namespace {

constexpr auto kProperties = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"archiveUrl", "archive copy"},
    {"editionOf", "edition of"},
    {"excerptOf", "excerpt of"},
    {"legalForm", "legal form"},
    {"legalName", "legal name"},
    {"mediaType", "media type"},
    {"placeOfPublication", "place of publication"},
    {"publishedAt", "published"},
    {"publisherAffiliation", "affiliation of publisher"},
    {"republicationOf", "republication of"},
    {"retrievedAt", "retrieved"},
    {"seriesTitle", "series"},
    {"summaryOf", "summary of"},
    {"translationOf", "translation of"},
    {"updatedAt", "updated"},
    {"url", "address"},
});

/// Byte offset of the last blank at or before code point `limit`, or of that code point.
std::size_t cut(std::string_view words, std::uint64_t limit) {
  const std::size_t end = byte_of_code_point(words, limit);
  const std::size_t blank = words.rfind(' ', end);
  return blank == std::string_view::npos || blank < end / 2 ? end : blank;
}

std::string sentence_join(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

}  // namespace

std::string joined_phrases(const std::vector<Detail>& details, std::string_view between) {
  std::vector<std::string> phrases;
  for (const Detail& detail : details) phrases.push_back(detail.phrase);
  return sentence_join(phrases, between);
}

std::string shortened(std::string_view words, std::size_t limit) {
  const std::string folded = harmless(words, true);
  const std::uint64_t size = count_code_points(folded);
  if (size <= limit) return folded;
  std::string first = folded.substr(0, cut(folded, limit * 2 / 3));
  std::size_t start = byte_of_code_point(folded, size - limit / 3);
  const std::size_t blank = folded.find(' ', start);
  if (blank != std::string::npos && blank - start < limit / 3) start = blank + 1;
  return first + " … " + folded.substr(start);
}

std::string property_words(std::string_view property) {
  for (const auto& [name, words] : kProperties) {
    if (name == property) return std::string(words);
  }
  return std::string(property);
}

std::string relation_words(std::string_view relation) {
  std::string words(relation);
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

std::string date_words(const DateValue& date) {
  switch (date.precision) {
    case DatePrecision::year:
      return date.first.substr(0, 4);
    case DatePrecision::month:
      return date.first.substr(0, 7);
    case DatePrecision::day:
      return date.first;
    case DatePrecision::time:
      return date.first + " " + date.time + (date.zone.empty() ? "" : " " + date.zone);
    case DatePrecision::day_without_year:
    case DatePrecision::month_without_year:
      return date.raw + " (no year)";
    case DatePrecision::impossible:
      return date.raw + " (no such day)";
    case DatePrecision::ambiguous:
      break;
    case DatePrecision::unparsed:
      return date.raw;
  }
  return date.raw + " (" + sentence_join(date.readings, " or ") + ")";
}

std::string time_words(std::string_view time) {
  const bool utc = time.size() == 20 && time[10] == 'T' && time.back() == 'Z';
  if (!utc) return std::string(time);
  const std::size_t size = time.substr(16, 3) == ":00" ? 5 : 8;
  return std::string(time.substr(0, 10)) + " " + std::string(time.substr(11, size)) + " UTC";
}

std::string capitalised(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') {
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  }
  return words;
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string_view column_title(std::size_t column, bool person) {
  if (person && column == 0) return "says of self";
  constexpr std::array<std::string_view, 3> kTitles = {"says of itself", "others say",
                                                       "reviewers judge"};
  return kTitles.at(column);
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::string erased_words() { return "(erased)"; }

std::string name_phrase(const Thing& thing) {
  std::string phrase = thing.erased || thing.name.empty() ? erased_words() : own_words(thing.name);
  if (thing.kind == ThingKind::cited) phrase += " (cited, not held)";
  return thing.withdrawn ? phrase + " (withdrawn)" : phrase;
}

std::string source_phrase(const ChainNode& node) {
  if (node.source) return name_phrase(*node.source);
  if (node.source_unknown || !node.source_words) return "source not known";
  return quote_phrase(*node.source_words) + " (as worded)";
}

std::string quote_phrase(const Place& place, std::size_t limit) {
  if (place.erased) return erased_words();
  return in_marks(shortened(place.words, limit));
}

std::string in_marks(std::string_view words) {
  return bring_marks(words) ? own_words(words) : "“" + own_words(words) + "”";
}

std::string passage_phrase(const PrintedPassage& passage) {
  std::vector<std::string> parts;
  for (const auto& [place, words] : passage.parts) {
    parts.push_back(words.empty() ? place : place + ": " + in_marks(words));
  }
  return sentence_join(parts, " + ");
}

std::string address_phrase(const Place& place, const EntryId& inside) {
  PrintedPassage printed = place.printed;
  if (place.document == inside) printed.document.clear();
  const std::string where = whereabouts(printed);
  std::string phrase = printed.document.empty()
                           ? where
                           : own_words(printed.document) + where.substr(printed.document.size());
  return place.other_text ? phrase + " (in another text of it)" : phrase;
}

std::string place_phrase(const Place& place, const EntryId& inside) {
  const PrintedPassage& printed = place.printed;
  std::string phrase =
      (place.document == inside ? "" : own_words(printed.document) + ":") + passage_phrase(printed);
  const std::string lines = lines_beside(printed);
  if (!printed.beside.empty() && !lines.empty()) phrase += " " + lines;
  if (!printed.beside.empty()) phrase += " " + in_marks(printed.beside);
  if (place.erased) phrase += " " + erased_words();
  return place.other_text ? phrase + " (in another text of it)" : phrase;
}

std::string value_phrase(const SourceValue& value) {
  if (value.none) return "none found";
  if (value.thing) return name_phrase(*value.thing);
  if (value.tie) return relation_phrase(*value.tie);
  if (value.erased) return erased_words();
  if (value.date) return own_words(date_words(*value.date));
  return own_words(value.text);
}

std::string validity_phrase(const std::optional<DateValue>& from,
                            const std::optional<DateValue>& to) {
  std::string phrase;
  if (from) phrase = "valid from " + own_words(date_words(*from));
  if (to) phrase += (from ? " to " : "valid to ") + own_words(date_words(*to));
  return phrase;
}

std::vector<Detail> value_details(const SourceValue& value, const EntryId& inside, bool reviewers) {
  std::vector<Detail> details;
  const auto add = [&](std::string phrase) { details.push_back({std::move(phrase), {}}); };
  // A date that is shown as worded needs its words no second time.
  const bool reworded = value.date && date_words(*value.date).find(value.text) != 0;
  if (reworded && !value.text.empty()) add("“" + own_words(value.text) + "”");
  if (value.tie && value.erased) add(erased_words());
  if (value.by) add("by " + name_phrase(*value.by));
  if (reviewers) add("recorded by " + own_words(value.reviewer));
  for (const Place& place : value.evidence) {
    details.push_back({address_phrase(place, inside), place});
  }
  const std::string validity = validity_phrase(value.valid_from, value.valid_to);
  if (!validity.empty()) add(validity);
  if (!value.rationale.empty()) add("because: " + own_words(value.rationale));
  if (!value.note.empty()) add("note: " + own_words(value.note));
  return details;
}

std::string via_phrase(const Custodian& custodian) {
  std::string phrase = "through " + name_phrase(custodian.who);
  return custodian.cue ? phrase + ", " + quote_phrase(*custodian.cue) : phrase;
}

std::string spoken_phrase(const SpokenBy& spoken) {
  return spoken.unknown ? "source not known" : own_words(speaker_words(spoken));
}

std::string speaker_words(const SpokenBy& spoken) {
  return spoken.speaker + (spoken.thing && spoken.thing->withdrawn ? " (withdrawn)" : "");
}

std::string label_phrase(const LabelLine& label, const EntryId& inside) {
  std::string phrase = label_name(label);
  if (label.on_passage && label.place) {
    phrase += ", at " + place_phrase(*label.place, inside);
  } else {
    phrase += ": " + phrase_of(label.target);
  }
  if (label.confidence) phrase += "; confidence " + std::to_string(*label.confidence);
  phrase += "; by " + own_words(label.reviewer);
  if (!label.rationale.empty()) phrase += "; because: " + own_words(label.rationale);
  return phrase;
}

std::string label_speaker_phrase(const LabelLine& label) {
  if (!label.on_passage || label.spoken_by.empty()) return "";
  std::vector<std::string> speakers;
  for (const SpokenBy& spoken : label.spoken_by) {
    const std::string phrase =
        spoken.unknown ? "a source that is not known" : own_words(speaker_words(spoken));
    if (std::find(speakers.begin(), speakers.end(), phrase) == speakers.end()) {
      speakers.push_back(phrase);
    }
  }
  return "stands in words attributed to " + sentence_join(speakers, ", and by another to ");
}

std::string relation_phrase(const Tie& tie) {
  return name_phrase(tie.subject) + ": " + relation_words(tie.relation) + " " +
         name_phrase(tie.object);
}

std::vector<Detail> tie_details(const Tie& tie, const EntryId& inside) {
  std::vector<Detail> details;
  const auto add = [&](std::string phrase) { details.push_back({std::move(phrase), {}}); };
  if (tie.basis == Basis::assessed) {
    add("by " + own_words(tie.reviewer));
  } else if (tie.by) {
    add("by " + name_phrase(*tie.by));
  }
  if (tie.erased && tie.wording.empty()) add(erased_words());
  if (!tie.wording.empty() && tie.evidence.empty()) add("worded “" + own_words(tie.wording) + "”");
  for (const Place& place : tie.evidence) details.push_back({place_phrase(place, inside), place});
  const std::string validity = validity_phrase(tie.valid_from, tie.valid_to);
  if (!validity.empty()) add(validity);
  if (!tie.rationale.empty()) add("because: " + own_words(tie.rationale));
  if (!tie.note.empty()) add("note: " + own_words(tie.note));
  return details;
}

std::string judgement_phrase(const Judgement& judgement) {
  std::string phrase = own_words(judgement.reviewer) + " judges " + name_phrase(judgement.first) +
                       " and " + name_phrase(judgement.second) + " to be the same";
  if (judgement.erased) return phrase + ": " + erased_words();
  return judgement.reason.empty() ? phrase : phrase + ": “" + own_words(judgement.reason) + "”";
}

std::string origin_phrase(const OriginLine& line) {
  const std::string count = counted(line.with, "origin", "origins");
  const std::string without = std::to_string(line.without);
  if (line.judgements.size() != 1) {
    return count + " by these judgements together, else " + without;
  }
  const Judgement& one = line.judgements.front();
  const auto name = [](const Thing& thing) {
    return own_words(thing.name) + (thing.withdrawn ? " (withdrawn)" : "");
  };
  return own_words(one.reviewer) + " judges " + name(one.first) + " and " + name(one.second) +
         " to be the same: " + count + " by that judgement, else " + without;
}

std::string origins_phrase(const ClaimSection& section) {
  std::vector<std::string> names;
  for (const Origin& origin : section.origins) {
    names.push_back(own_words(origin.name) + (origin.own_voice ? " itself" : "") +
                    (origin.withdrawn ? " (withdrawn)" : ""));
  }
  std::string phrase = names.empty() ? "no origin on record"
                                     : counted(names.size(), "origin", "origins") + ": " +
                                           sentence_join(names, "; ");
  if (section.origins_unknown > 0) {
    phrase += "; " + std::to_string(section.origins_unknown) + " not known";
  }
  if (section.origins_left_out > 0) {
    phrase +=
        "; " +
        counted(section.origins_left_out, "appearance that denies, disputes or retracts it is",
                "appearances that deny, dispute or retract it are") +
        " not counted";
  }
  return phrase;
}

EntryRefs entries_of(const std::vector<Origin>& origins) {
  EntryRefs all;
  for (const Origin& one : origins) all.insert(all.end(), one.entries.begin(), one.entries.end());
  return all;
}

std::string capture_phrase(const CaptureLine& line) {
  const Capture& capture = line.capture;
  std::vector<std::string> parts;
  if (line.erased) parts.push_back(erased_words());
  if (!capture.url.empty()) parts.push_back(own_words(capture.url));
  if (!capture.archive_url.empty())
    parts.push_back("archive copy " + own_words(capture.archive_url));
  if (!capture.retrieved_at.empty())
    parts.push_back("retrieved " + own_words(time_words(capture.retrieved_at)));
  if (!capture.tool.empty()) parts.push_back("with " + own_words(capture.tool));
  parts.push_back("recorded " + line.recorded_at.substr(0, 10) + " by " + own_words(line.reviewer));
  return sentence_join(parts, ", ");
}

const SourceValue* only_title(const DocumentSection& document) {
  for (const SourceRow& row : document.rows) {
    if (row.property != "title") continue;
    const auto& columns = row.columns;
    const bool one = columns[0].size() + columns[1].size() + columns[2].size() == 1;
    if (one && columns[0].size() == 1 && !columns[0][0].none) return columns[0].data();
  }
  return nullptr;
}

std::string title_phrase(const SourceValue& title) {
  return title.erased ? value_phrase(title) : "“" + value_phrase(title) + "”";
}

std::string title_note(const DocumentSection& document) {
  for (const SourceRow& row : document.rows) {
    if (row.property != "title") continue;
    for (const std::vector<SourceValue>& column : row.columns) {
      for (const SourceValue& value : column) {
        if (!value.none) return "";
      }
    }
    return " (no title found)";
  }
  return " (no title recorded)";
}

bool shown_as_title(const DocumentSection& document, const SourceRow& row) {
  return row.property == "title" && only_title(document) != nullptr;
}

std::string ids_words(const EntryRefs& entries, std::string_view prefix) {
  std::string words;
  for (const EntryRef& ref : entries) {
    std::string_view id = ref.shown;
    if (!prefix.empty() && id.substr(0, prefix.size()) == prefix) id.remove_prefix(prefix.size());
    words += (words.empty() ? "" : ", ") + std::string(id);
  }
  return words;
}

std::string id_prefix(const Summary& summary) {
  return summary.logs.size() == 1 ? summary.logs.front().handle + "-" : "";
}

}  // namespace prov::report
