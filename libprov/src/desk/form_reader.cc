// SPDX-License-Identifier: Apache-2.0
// Reads the lines of a form into operations; doc/edit-form.md is the grammar.
#include <algorithm>
#include <tuple>

#include <prov/error.h>
#include <prov/form.h>

#include "desk/form_lines.h"
#include "desk/form_parts.h"
#include "desk/property_names.h"

namespace prov {
namespace {

constexpr std::size_t kDeepest = 64;  // lines below lines

class FormReader {
 public:
  Form read(std::string_view text) {
    const std::vector<FormLine> lines = form_lines(text, form_.problems);
    for (const FormLine& line : lines) guarded(line, [&] { top(line); });
    std::stable_sort(form_.problems.begin(), form_.problems.end(),
                     [](const FormProblem& a, const FormProblem& b) { return a.line < b.line; });
    return std::move(form_);
  }

 private:
  template <typename Act>
  void guarded(const FormLine& line, Act act) {
    try {
      act();
    } catch (const Error& error) {
      form_.problems.push_back({line.number, error.code(), error.what()});
    }
  }

  void top(const FormLine& line) {
    if (line.keyword == "review") return review(line);
    if (line.keyword == "held") return held(line);
    if (line.keyword == "source") return source(line);
    if (is_property(line.keyword)) {
      RecordSource of_itself;
      of_itself.basis = "stated";
      return property(line, std::move(of_itself), 0);
    }
    if (item(line, std::nullopt, 0)) return;
    fail_unknown(line, {"said", "claim", "tie", "label", "note", "same", "source", "who", "cited",
                        "title", "publisher", "author", "date", "affiliation"});
  }

  // What may also stand below another item.
  bool item(const FormLine& line, std::optional<std::size_t> parent, std::size_t depth) {
    if (depth > kDeepest) fail_form("this stands below too many others");
    const std::string& keyword = line.keyword;
    if (keyword == "label") return label(line, parent, depth), true;
    if (keyword == "note") return note(line, parent, depth), true;
    if (keyword == "keep") return keep(line, parent, depth), true;
    if (keyword == "said") return said(line, parent, depth), true;
    if (parent) return false;
    if (keyword == "claim") return claim(line, depth), true;
    if (keyword == "tie") return tie(line, depth), true;
    if (keyword == "same") return same(line, depth), true;
    if (keyword == "who") return who(line), true;
    if (keyword == "cited") return cited(line), true;
    return false;
  }

  void review(const FormLine& line) {
    if (!form_.document.empty())
      fail_form("\"review\" stands here twice (a form is of one document)");
    auto [document, rest] = first_word(line.rest);
    need(document, "which document? (review DOC)");
    form_.document = document;
    const std::size_t by = rest.rfind("by ");
    if (by != std::string::npos && (by == 0 || rest[by - 1] == ' ')) {
      form_.reviewer = trimmed(std::string_view(rest).substr(by + 3));
    }
    nothing_below(line);
  }

  void held(const FormLine& line) {
    std::string rest = line.rest;
    while (!rest.empty()) {
      auto [mark, more] = first_word(rest);
      if (!is_mark(mark)) fail_form("\"" + mark + "\" is no mark of an entry (held @14 @12.2)");
      form_.held.push_back(std::move(mark));
      rest = std::move(more);
    }
    nothing_below(line);
  }

  std::size_t begin(const FormLine& line, std::optional<std::size_t> parent, std::string& rest) {
    FormItem item;
    rest = line.rest;
    item.line = line.number;
    item.mark = take_mark(rest);
    item.words = line.keyword + (rest.empty() ? "" : " " + rest);
    item.parent = parent;
    item.typed.push_back({line.number, rest});
    form_.items.push_back(std::move(item));
    return form_.items.size() - 1;
  }

  // An item's own parts go to what `parts` has for their keywords, or to `other`; items that stand
  // below it become items of their own.
  void below(const FormLine& line, std::size_t at, std::size_t depth,
             const std::vector<FormKeyword>& parts, const FormPart& other = {}) {
    for (const FormLine& part : line.below) {
      guarded(part, [&] {
        if (const FormKeyword* known = keyword_of(parts, part)) {
          form_.items[at].typed.push_back({part.number, part.rest});
          known->take(part);
        } else if (item(part, at, depth + 1)) {
          return;
        } else if (other) {
          form_.items[at].typed.push_back({part.number, part.rest});
          other(part);
        } else {
          std::vector<std::string> names;
          for (const FormKeyword& keyword : parts) names.emplace_back(keyword.name);
          names.insert(names.end(), {"label", "note"});
          fail_unknown(part, std::move(names));
        }
      });
    }
  }

  // PROPERTY VALUE, alone or below `source`.
  void property(const FormLine& line, RecordSource source, std::size_t group,
                const std::vector<FormItem::Typed>& shared = {}) {
    std::string rest;
    const std::size_t at = begin(line, std::nullopt, rest);
    form_.items[at].group = group;
    form_.items[at].typed.insert(form_.items[at].typed.end(), shared.begin(), shared.end());
    need(rest, "no value (none: looked, and there is none)");
    TypedValue value = typed_value(rest, line.more);
    if (!value.words.empty()) value = parse_property_value(line.keyword, rest);
    below(line, at, 1, {passages_part(value.at)});
    if (!value.words.empty() && !value.at.empty()) {
      fail_form("words of the text show themselves (with `at`, write := before the value)");
    }
    source.set = {{line.keyword, std::move(value)}};
    form_.items[at].operation = std::move(source);
  }

  void source(const FormLine& line) {
    goes_not_on(line);
    RecordSource source;
    source.basis = line.rest;
    if (source.basis.empty()) fail_form("who says so? (source stated, reported or assessed)");
    static_cast<void>(parse_basis(source.basis));
    const std::size_t group = ++groups_;
    const std::vector<FormKeyword> parts{words_part("of", source.of),
                                         words_part("by", source.by),
                                         text_part("why", source.why),
                                         text_part("remark", source.note),
                                         words_part("valid-from", source.valid_from),
                                         words_part("valid-to", source.valid_to)};
    std::vector<const FormLine*> properties;
    std::vector<FormItem::Typed> shared;
    for (const FormLine& part : line.below) {
      guarded(part, [&] {
        if (const FormKeyword* known = keyword_of(parts, part)) {
          shared.push_back({part.number, part.rest});
          return known->take(part);
        }
        if (!is_property(part.keyword)) {
          fail_unknown(part, {"of", "by", "why", "remark", "valid-from", "valid-to", "title",
                              "publisher", "author", "date", "affiliation"});
        }
        properties.push_back(&part);
      });
    }
    if (properties.empty()) fail_form("no property stands below it (PROPERTY VALUE)");
    for (const FormLine* each : properties) {
      guarded(*each, [&] { property(*each, source, group, shared); });
    }
  }

  void said(const FormLine& line, std::optional<std::size_t> parent, std::size_t depth) {
    goes_not_on(line);
    RecordAttribution attribution;
    const std::size_t at = begin(line, parent, attribution.at);
    need(attribution.at, "what is said? (said PASSAGE)");
    AttributionSource& source = attribution.source;
    const auto by = [&](const FormLine& part) {
      read_source(part, source);
      add_typed(at, part.number, first_word(part.rest).second);
    };
    const auto via = [&](const FormLine& part) {
      nothing_below(part);
      need(part.rest, "through whom? (via WHO | CUE)");
      auto [who, cue] = part_at_bar(part.rest);
      add_typed(at, part.number, who);
      add_typed(at, part.number, cue);
      attribution.via.push_back({std::move(who), std::move(cue)});
    };
    below(line, at, depth,
          {{"by", by},
           words_part("cue", attribution.cue),
           {"via", via},
           words_part("form", attribution.form),
           words_part("within", attribution.within),
           text_part("remark", attribution.note),
           flag_part("long", attribution.allow_long)});
    if (source.who.empty() && source.document.empty() && source.at.empty() && !source.unknown) {
      fail_form("who says it? (below it: by WHO, by cited DOC, by words PASSAGE, by unknown)");
    }
    if (parent && !attribution.within.empty()) fail_form("it stands within the line above already");
    attribution.unknown_names = UnknownNames::make;
    form_.items[at].operation = std::move(attribution);
  }

  void add_typed(std::size_t at, std::size_t line, const std::string& words) {
    if (!words.empty()) form_.items[at].typed.push_back({line, words});
  }

  void claim(const FormLine& line, std::size_t depth) {
    std::string rest;
    const std::size_t at = begin(line, std::nullopt, rest);
    auto [handle, what] = first_word(rest);
    if (const std::optional<std::string> proposition = given_text(what + line.more)) {
      AddClaim claim{*proposition, handle, {}};
      below(line, at, depth, {text_part("remark", claim.note)});
      form_.items[at].operation = std::move(claim);
      return;
    }
    if (handle.empty() || !what.starts_with("| ")) {
      fail_form("write claim HANDLE | PASSAGE where it appears, claim HANDLE := WORDS to make one");
    }
    if (!line.more.empty()) fail_form("only text goes on in lines that begin with >");
    AppearClaim appearance;
    appearance.claim = handle;
    appearance.at = trimmed(std::string_view(what).substr(1));
    need(appearance.at, "where does it appear? (claim HANDLE | PASSAGE)");
    add_typed(at, line.number, handle);
    add_typed(at, line.number, appearance.at);
    const auto field = [&](const FormLine& part) { add_field(part, at, appearance); };
    below(line, at, depth,
          {words_part("stance", appearance.stance),
           text_part("remark", appearance.note),
           flag_part("long", appearance.allow_long),
           {"field", field}},
          field);
    form_.items[at].operation = std::move(appearance);
  }

  // NAME VALUE, or `field NAME VALUE` for a name that begins another line.
  void add_field(const FormLine& line, std::size_t at, AppearClaim& appearance) {
    auto [name, rest] =
        line.keyword == "field" ? first_word(line.rest) : std::pair(line.keyword, line.rest);
    if (line.keyword != "field" && begins_a_line(name)) {
      fail_form("\"" + name + "\" stands not here (a field of that name: field " + name +
                " VALUE)");
    }
    if (!is_field_name(name)) {
      fail_form("\"" + name + "\" is no name of a field (letters, digits, - and _)");
    }
    need(rest, "the field has no value (FIELD WORDS of the passage, or FIELD := TEXT)");
    TypedValue value = typed_value(rest, line.more);
    add_typed(at, line.number, rest);
    for (const FormLine& part : line.below) {
      if (part.keyword != "at" || value.text.empty()) fail_unknown(part, {"at"});
      passages_part(value.at).take(part);
      add_typed(at, part.number, part.rest);
    }
    appearance.fields.emplace_back(std::move(name), std::move(value));
  }

  void tie(const FormLine& line, std::size_t depth) {
    goes_not_on(line);
    RecordAffiliation tie;
    std::string rest;
    const std::size_t at = begin(line, std::nullopt, rest);
    auto [sides, passage] = part_at_bar(rest);
    read_sides(sides, tie);
    for (const std::string* side : {&tie.subject, &tie.object}) add_typed(at, line.number, *side);
    if (!passage.empty()) tie.at.push_back(passage);
    add_typed(at, line.number, passage);
    below(line, at, depth,
          {passages_part(tie.at), words_part("basis", tie.basis), words_part("by", tie.by),
           text_part("wording", tie.wording), text_part("why", tie.why),
           text_part("remark", tie.note), words_part("valid-from", tie.valid_from),
           words_part("valid-to", tie.valid_to)});
    tie.infer = tie.basis.empty();
    tie.unknown_names = UnknownNames::make;
    form_.items[at].operation = std::move(tie);
  }

  void same(const FormLine& line, std::size_t depth) {
    goes_not_on(line);
    AssertSame same;
    std::string rest;
    const std::size_t at = begin(line, std::nullopt, rest);
    std::tie(same.a, same.b) = part_at_bar(rest);
    if (same.a.empty() || same.b.empty()) fail_form("write same ONE | OTHER, and below it why");
    add_typed(at, line.number, same.a);
    add_typed(at, line.number, same.b);
    below(line, at, depth, {text_part("why", same.why)});
    form_.items[at].operation = std::move(same);
  }

  // `on TARGET` or `| PASSAGE` behind the label, or lines `on` and `at` below it.
  void label(const FormLine& line, std::optional<std::size_t> parent, std::size_t depth) {
    goes_not_on(line);
    AttachLabel label;
    std::string rest;
    const std::size_t at = begin(line, parent, rest);
    std::string about;
    std::tie(label.label, about) = first_word(rest);
    need(label.label, "which label? (label LABEL | PASSAGE)");
    read_about(about, label);
    add_typed(at, line.number, label.label);
    add_typed(at, line.number, label.at);
    add_typed(at, line.number, label.target);
    std::string confidence;
    below(line, at, depth,
          {words_part("at", label.at), words_part("on", label.target), text_part("why", label.why),
           words_part("confidence", confidence), flag_part("long", label.allow_long)});
    check_target(parent.has_value(), label.target, label.at);
    if (!confidence.empty()) label.confidence = percentage(confidence);
    form_.items[at].operation = std::move(label);
  }

  void note(const FormLine& line, std::optional<std::size_t> parent, std::size_t depth) {
    AddNote note;
    std::string rest;
    const std::size_t at = begin(line, parent, rest);
    note.text = rest + line.more;
    need(note.text, "a note needs words");
    below(line, at, depth,
          {words_part("at", note.at), words_part("on", note.target),
           flag_part("long", note.allow_long)});
    check_target(parent.has_value(), note.target, note.at);
    form_.items[at].operation = std::move(note);
  }

  void who(const FormLine& line) {
    goes_not_on(line);
    AddAgent agent;
    std::string rest;
    const std::size_t at = begin(line, std::nullopt, rest);
    std::tie(agent.handle, agent.name) = declared_name(rest);
    const auto alias = [&](const FormLine& part) {
      nothing_below(part);
      need(part.rest, "which other name?");
      agent.aliases.push_back(part.rest);
    };
    below(line, at, 1,
          {words_part("kind", agent.kind), {"alias", alias}, text_part("remark", agent.note)});
    form_.items[at].operation = std::move(agent);
  }

  void cited(const FormLine& line) {
    goes_not_on(line);
    CiteDocument cited;
    std::string rest;
    const std::size_t at = begin(line, std::nullopt, rest);
    std::tie(cited.handle, cited.name) = declared_name(rest);
    below(line, at, 1, {passages_part(cited.at), text_part("remark", cited.note)});
    form_.items[at].operation = std::move(cited);
  }

  void keep(const FormLine& line, std::optional<std::size_t> parent, std::size_t depth) {
    goes_not_on(line);
    std::string rest;
    const std::size_t at = begin(line, parent, rest);
    if (form_.items[at].mark.empty())
      fail_form("\"keep\" stands for an entry (its mark is missing)");
    form_.items[at].kept = true;
    below(line, at, depth, {});
  }

  Form form_;
  std::size_t groups_ = 0;
};

}  // namespace

Form read_form(std::string_view text) {
  if (text.size() > kLongestForm) {
    Form form;
    form.problems.push_back(
        {0, ErrorCode::bad_data,
         "the form is longer than " + std::to_string(kLongestForm >> 20) + " MiB"});
    return form;
  }
  return FormReader().read(text);
}

}  // namespace prov
