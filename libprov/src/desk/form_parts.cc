// SPDX-License-Identifier: Apache-2.0
#include "desk/form_parts.h"

#include <algorithm>
#include <tuple>

#include <prov/case.h>
#include <prov/error.h>

#include "desk/property_names.h"

namespace prov {
namespace {

void once(const FormLine& line, const std::string& into) {
  need(line.rest, "there is nothing behind this word");
  if (!into.empty()) fail_form("\"" + line.keyword + "\" stands here twice");
}

}  // namespace

void fail_form(const std::string& message) { throw Error(ErrorCode::bad_data, message); }

void need(const std::string& what, const char* message) {
  if (what.empty()) fail_form(message);
}

void fail_unknown(const FormLine& line, const std::vector<std::string>& known) {
  const std::string near = nearest_of(known, line.keyword);
  std::string list;
  for (const std::string& each : known) list += (list.empty() ? "" : ", ") + each;
  fail_form("\"" + line.keyword + "\" begins no line here" +
            (near.empty() ? " (" + list + ")" : near));
}

void goes_not_on(const FormLine& line) {
  if (!line.more.empty()) fail_form("only text goes on in lines that begin with >");
}

void nothing_below(const FormLine& line) {
  goes_not_on(line);
  if (!line.below.empty()) {
    fail_form("line " + std::to_string(line.below.front().number) +
              " stands below a line that takes "
              "nothing below it (begin it further left)");
  }
}

FormKeyword words_part(std::string_view name, std::string& into) {
  return {name, [&into](const FormLine& line) {
            once(line, into);
            nothing_below(line);
            into = line.rest;
          }};
}

FormKeyword text_part(std::string_view name, std::string& into) {
  return {name, [&into](const FormLine& line) {
            once(line, into);
            into = line.text();
            FormLine alone = line;
            alone.more.clear();
            nothing_below(alone);
          }};
}

FormKeyword passages_part(std::vector<std::string>& into) {
  return {"at", [&into](const FormLine& line) {
            nothing_below(line);
            need(line.rest, "which passage? (at PASSAGE)");
            into.push_back(line.rest);
          }};
}

FormKeyword flag_part(std::string_view name, bool& into) {
  return {name, [&into](const FormLine& line) {
            nothing_below(line);
            if (!line.rest.empty()) fail_form("\"" + line.keyword + "\" stands alone");
            into = true;
          }};
}

const FormKeyword* keyword_of(const std::vector<FormKeyword>& parts, const FormLine& line) {
  const auto known = std::find_if(parts.begin(), parts.end(), [&line](const FormKeyword& each) {
    return each.name == line.keyword;
  });
  return known == parts.end() ? nullptr : &*known;
}

std::optional<std::string> given_text(const std::string& text) {
  if (!text.starts_with(":=")) return std::nullopt;
  std::string value(trimmed(std::string_view(text).substr(2)));
  need(value, "there is nothing behind :=");
  return value;
}

std::pair<std::string, std::string> declared_name(const std::string& rest) {
  std::string handle;
  std::string behind = rest;
  if (!rest.starts_with(":=")) std::tie(handle, behind) = first_word(rest);
  const std::optional<std::string> name = given_text(behind);
  if (!name) fail_form("write HANDLE := NAME");
  return {handle, *name};
}

bool is_field_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

TypedValue typed_value(const std::string& rest, const std::string& more) {
  TypedValue value;
  if (const std::optional<std::string> text = given_text(rest + more)) {
    value.text = *text;
    return value;
  }
  if (!more.empty()) fail_form("only text behind := goes on in lines that begin with >");
  if (rest.starts_with("| ")) {
    value.at.push_back(part_at_bar(rest).second);
  } else {
    value.words = rest;
  }
  return value;
}

int percentage(const std::string& typed) {
  const bool digits = typed.size() <= 3 && typed.find_first_not_of("0123456789") == typed.npos;
  const int value = digits ? std::stoi(typed) : 101;
  if (value > 100) fail_form("confidence is a whole number from 0 to 100");
  return value;
}

void read_sides(const std::string& sides, RecordAffiliation& tie) {
  std::size_t found = 0;
  for (const std::string& relation : relation_names()) {
    const std::string sought = " " + relation + " ";
    const std::size_t at = sides.find(sought);
    if (at == std::string::npos) continue;
    ++found;
    tie.subject = trimmed(std::string_view(sides).substr(0, at));
    tie.relation = relation;
    tie.object = trimmed(std::string_view(sides).substr(at + sought.size()));
  }
  if (found > 1) fail_form("several relations stand in \"" + sides + "\" (write handles)");
  if (found == 1 && !tie.subject.empty() && !tie.object.empty()) return;
  std::string list;
  for (const std::string& relation : relation_names()) {
    list += (list.empty() ? "" : ", ") + relation;
  }
  fail_form("write tie WHO RELATION WHO | PASSAGE, the relation one of " + list);
}

void read_about(const std::string& about, AttachLabel& label) {
  if (about.starts_with("| ")) {
    label.at = trimmed(std::string_view(about).substr(1));
  } else if (about.starts_with("on ")) {
    label.target = trimmed(std::string_view(about).substr(2));
  } else if (!about.empty()) {
    fail_form("write label LABEL | PASSAGE, or label LABEL on TARGET");
  }
}

void check_target(bool below, const std::string& target, const std::string& at) {
  if (!target.empty() && !at.empty()) fail_form("it is about a thing or about a passage, not both");
  if (below && (!target.empty() || !at.empty())) {
    fail_form("it stands below what it is about (begin it further left)");
  }
}

void read_source(const FormLine& line, AttributionSource& source) {
  nothing_below(line);
  need(line.rest, "who says it? (by WHO, by cited DOC, by words PASSAGE, by unknown)");
  auto [kind, rest] = first_word(line.rest);
  if (kind == "words" && !rest.empty()) {
    if (!source.at.empty()) fail_form("\"by words\" stands here twice");
    source.at = rest;
  } else if (!source.who.empty() || !source.document.empty() || source.unknown) {
    fail_form("\"by\" names two here");
  } else if (line.rest == "unknown") {
    source.unknown = true;
  } else if (kind == "cited" && !rest.empty()) {
    source.document = rest;
  } else {
    source.who = line.rest;
  }
}

}  // namespace prov
