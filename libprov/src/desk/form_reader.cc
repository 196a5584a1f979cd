// SPDX-License-Identifier: Apache-2.0
// Reads the lines of a form into operations; doc/edit-form.md is the grammar.
#include <algorithm>
#include <functional>
#include <tuple>

#include <prov/error.h>
#include <prov/form.h>

#include "desk/form_lines.h"
#include "desk/property_names.h"

namespace prov {
namespace {

constexpr std::size_t kDeepest = 64;  // lines below lines

[[noreturn]] void fail(const std::string& message) { throw Error(ErrorCode::bad_data, message); }

void need(const std::string& what, const char* message) {
  if (what.empty()) fail(message);
}

bool is_field_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

/// The keyword and what it has set so far, as parts of one item.
using Part = std::function<void(const FormLine&)>;
struct Keyword {
  std::string_view name;
  Part take;
};

/// What `text` says behind `:=`; nothing when it does not begin so.
std::optional<std::string> given(const std::string& text) {
  if (!text.starts_with(":=")) return std::nullopt;
  std::string value(trimmed(std::string_view(text).substr(2)));
  need(value, "there is nothing behind :=");
  return value;
}

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

  // A line that does not begin like any other may be one that has been misspelt.
  [[noreturn]] static void fail_unknown(const FormLine& line, std::vector<std::string> known) {
    const std::string near = nearest_of(known, line.keyword);
    std::string list;
    for (const std::string& each : known) list += (list.empty() ? "" : ", ") + each;
    fail("\"" + line.keyword + "\" begins no line here" +
         (near.empty() ? " (" + list + ")" : near));
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
    if (depth > kDeepest) fail("this stands below too many others");
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
    if (!form_.document.empty()) fail("\"review\" stands here twice (a form is of one document)");
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
      if (!is_mark(mark)) fail("\"" + mark + "\" is no mark of an entry (held @14 @12.2)");
      form_.held.push_back(std::move(mark));
      rest = std::move(more);
    }
    nothing_below(line);
  }

  static void goes_not_on(const FormLine& line) {
    if (!line.more.empty()) fail("only text goes on in lines that begin with >");
  }

  static void nothing_below(const FormLine& line) {
    goes_not_on(line);
    if (!line.below.empty()) {
      fail("line " + std::to_string(line.below.front().number) +
           " stands below a line that takes "
           "nothing below it (begin it further left)");
    }
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
             const std::vector<Keyword>& parts, const Part& other = {}) {
    for (const FormLine& part : line.below) {
      guarded(part, [&] {
        const auto known = std::find_if(parts.begin(), parts.end(), [&](const Keyword& keyword) {
          return keyword.name == part.keyword;
        });
        if (known != parts.end()) {
          form_.items[at].typed.push_back({part.number, part.rest});
          known->take(part);
        } else if (item(part, at, depth + 1)) {
          return;
        } else if (other) {
          form_.items[at].typed.push_back({part.number, part.rest});
          other(part);
        } else {
          std::vector<std::string> names;
          for (const Keyword& keyword : parts) names.emplace_back(keyword.name);
          names.insert(names.end(), {"label", "note"});
          fail_unknown(part, std::move(names));
        }
      });
    }
  }

  // A part that is one line of words.
  Keyword words(std::string_view name, std::string& into) {
    return {name, [this, &into](const FormLine& line) {
              once(line, into);
              nothing_below(line);
              into = line.rest;
            }};
  }
  // A part that is text, which may go on.
  Keyword text(std::string_view name, std::string& into) {
    return {name, [this, &into](const FormLine& line) {
              once(line, into);
              into = line.text();
              FormLine alone = line;
              alone.more.clear();
              nothing_below(alone);
            }};
  }
  Keyword passages(std::vector<std::string>& into) {
    return {"at", [this, &into](const FormLine& line) {
              nothing_below(line);
              need(line.rest, "which passage? (at PASSAGE)");
              into.push_back(line.rest);
            }};
  }
  Keyword flag(std::string_view name, bool& into) {
    return {name, [this, &into](const FormLine& line) {
              nothing_below(line);
              if (!line.rest.empty()) fail("\"" + line.keyword + "\" stands alone");
              into = true;
            }};
  }

  static void once(const FormLine& line, const std::string& into) {
    need(line.rest, "there is nothing behind this word");
    if (!into.empty()) fail("\"" + line.keyword + "\" stands here twice");
  }

  // PROPERTY VALUE, alone or below `source`.
  void property(const FormLine& line, RecordSource source, std::size_t group,
                const std::vector<FormItem::Typed>& shared = {}) {
    std::string rest;
    const std::size_t at = begin(line, std::nullopt, rest);
    form_.items[at].group = group;
    form_.items[at].typed.insert(form_.items[at].typed.end(), shared.begin(), shared.end());
    const std::string whole = rest + line.more;
    need(rest, "no value (none: looked, and there is none)");
    TypedValue value;
    if (const std::optional<std::string> text = given(whole)) {
      value.text = *text;
    } else {
      if (!line.more.empty()) fail("only text behind := goes on in lines that begin with >");
      if (const std::string passage = part_at_bar(rest).second; rest.starts_with("| ")) {
        value.at.push_back(passage);
      } else {
        value = parse_property_value(line.keyword, rest);
      }
    }
    below(line, at, 1, {passages(value.at)});
    if (!value.words.empty() && !value.at.empty()) {
      fail("words of the text show themselves (with `at`, write := before the value)");
    }
    source.set = {{line.keyword, std::move(value)}};
    form_.items[at].operation = std::move(source);
  }

  void source(const FormLine& line) {
    goes_not_on(line);
    RecordSource source;
    source.basis = line.rest;
    if (source.basis.empty()) fail("who says so? (source stated, reported or assessed)");
    static_cast<void>(parse_basis(source.basis));
    const std::size_t group = ++groups_;
    const std::vector<Keyword> parts{words("of", source.of),
                                     words("by", source.by),
                                     text("why", source.why),
                                     text("remark", source.note),
                                     words("valid-from", source.valid_from),
                                     words("valid-to", source.valid_to)};
    std::vector<const FormLine*> properties;
    std::vector<FormItem::Typed> shared;
    for (const FormLine& part : line.below) {
      guarded(part, [&] {
        const auto known = std::find_if(parts.begin(), parts.end(), [&](const Keyword& keyword) {
          return keyword.name == part.keyword;
        });
        if (known != parts.end()) {
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
    if (properties.empty()) fail("no property stands below it (PROPERTY VALUE)");
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
      nothing_below(part);
      need(part.rest, "who says it? (by WHO, by cited DOC, by words PASSAGE, by unknown)");
      auto [kind, rest] = first_word(part.rest);
      if (kind == "words" && !rest.empty()) {
        if (!source.at.empty()) fail("\"by words\" stands here twice");
        source.at = rest;
      } else if (!source.who.empty() || !source.document.empty() || source.unknown) {
        fail("\"by\" names two here");
      } else if (part.rest == "unknown") {
        source.unknown = true;
      } else if (kind == "cited" && !rest.empty()) {
        source.document = rest;
      } else {
        source.who = part.rest;
      }
      add_typed(at, part.number, rest);
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
           words("cue", attribution.cue),
           {"via", via},
           words("form", attribution.form),
           words("within", attribution.within),
           text("remark", attribution.note),
           flag("long", attribution.allow_long)});
    if (source.who.empty() && source.document.empty() && source.at.empty() && !source.unknown) {
      fail("who says it? (below it: by WHO, by cited DOC, by words PASSAGE, by unknown)");
    }
    if (parent && !attribution.within.empty()) fail("it stands within the line above already");
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
    if (const std::optional<std::string> proposition = given(what + line.more)) {
      AddClaim claim{*proposition, handle, {}};
      below(line, at, depth, {text("remark", claim.note)});
      form_.items[at].operation = std::move(claim);
      return;
    }
    if (handle.empty() || !what.starts_with("| ")) {
      fail("write claim HANDLE | PASSAGE where it appears, claim HANDLE := WORDS to make one");
    }
    if (!line.more.empty()) fail("only text goes on in lines that begin with >");
    AppearClaim appearance;
    appearance.claim = handle;
    appearance.at = trimmed(std::string_view(what).substr(1));
    need(appearance.at, "where does it appear? (claim HANDLE | PASSAGE)");
    add_typed(at, line.number, handle);
    add_typed(at, line.number, appearance.at);
    const auto field = [&](const FormLine& part) { add_field(part, at, appearance); };
    below(line, at, depth,
          {words("stance", appearance.stance),
           text("remark", appearance.note),
           flag("long", appearance.allow_long),
           {"field", field}},
          field);
    form_.items[at].operation = std::move(appearance);
  }

  // NAME VALUE, or `field NAME VALUE` for a name that begins another line.
  void add_field(const FormLine& line, std::size_t at, AppearClaim& appearance) {
    auto [name, rest] =
        line.keyword == "field" ? first_word(line.rest) : std::pair(line.keyword, line.rest);
    if (line.keyword != "field" && begins_a_line(name)) {
      fail("\"" + name + "\" stands not here (a field of that name: field " + name + " VALUE)");
    }
    if (!is_field_name(name)) {
      fail("\"" + name + "\" is no name of a field (letters, digits, - and _)");
    }
    need(rest, "the field has no value (FIELD WORDS of the passage, or FIELD := TEXT)");
    TypedValue value;
    if (const std::optional<std::string> text = given(rest + line.more)) {
      value.text = *text;
    } else {
      if (!line.more.empty()) fail("only text behind := goes on in lines that begin with >");
      if (rest.starts_with("| ")) {
        value.at.push_back(part_at_bar(rest).second);
      } else {
        value.words = rest;
      }
    }
    add_typed(at, line.number, rest);
    for (const FormLine& part : line.below) {
      if (part.keyword != "at" || value.text.empty()) fail_unknown(part, {"at"});
      passages(value.at).take(part);
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
          {passages(tie.at), words("basis", tie.basis), words("by", tie.by),
           text("wording", tie.wording), text("why", tie.why), text("remark", tie.note),
           words("valid-from", tie.valid_from), words("valid-to", tie.valid_to)});
    tie.infer = tie.basis.empty();
    tie.unknown_names = UnknownNames::make;
    form_.items[at].operation = std::move(tie);
  }

  // A RELATION B: the relation is the one word that is one.
  static void read_sides(const std::string& sides, RecordAffiliation& tie) {
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
    if (found > 1) fail("several relations stand in \"" + sides + "\" (write handles)");
    if (found == 1 && !tie.subject.empty() && !tie.object.empty()) return;
    std::string list;
    for (const std::string& relation : relation_names()) {
      list += (list.empty() ? "" : ", ") + relation;
    }
    fail("write tie WHO RELATION WHO | PASSAGE, the relation one of " + list);
  }

  void same(const FormLine& line, std::size_t depth) {
    goes_not_on(line);
    AssertSame same;
    std::string rest;
    const std::size_t at = begin(line, std::nullopt, rest);
    std::tie(same.a, same.b) = part_at_bar(rest);
    if (same.a.empty() || same.b.empty()) fail("write same ONE | OTHER, and below it why");
    add_typed(at, line.number, same.a);
    add_typed(at, line.number, same.b);
    below(line, at, depth, {text("why", same.why)});
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
    if (about.starts_with("| ")) {
      label.at = trimmed(std::string_view(about).substr(1));
    } else if (about.starts_with("on ")) {
      label.target = trimmed(std::string_view(about).substr(2));
    } else if (!about.empty()) {
      fail("write label LABEL | PASSAGE, or label LABEL on TARGET");
    }
    add_typed(at, line.number, label.label);
    add_typed(at, line.number, label.at);
    add_typed(at, line.number, label.target);
    std::string confidence;
    below(line, at, depth,
          {words("at", label.at), words("on", label.target), text("why", label.why),
           words("confidence", confidence), flag("long", label.allow_long)});
    check_target(parent, label.target, label.at);
    if (!confidence.empty()) label.confidence = percentage(confidence);
    form_.items[at].operation = std::move(label);
  }

  static int percentage(const std::string& typed) {
    const bool digits = typed.size() <= 3 && typed.find_first_not_of("0123456789") == typed.npos;
    const int value = digits ? std::stoi(typed) : 101;
    if (value > 100) fail("confidence is a whole number from 0 to 100");
    return value;
  }

  void note(const FormLine& line, std::optional<std::size_t> parent, std::size_t depth) {
    AddNote note;
    std::string rest;
    const std::size_t at = begin(line, parent, rest);
    note.text = rest + line.more;
    need(note.text, "a note needs words");
    below(line, at, depth,
          {words("at", note.at), words("on", note.target), flag("long", note.allow_long)});
    check_target(parent, note.target, note.at);
    form_.items[at].operation = std::move(note);
  }

  static void check_target(std::optional<std::size_t> parent, const std::string& target,
                           const std::string& at) {
    if (!target.empty() && !at.empty()) fail("it is about a thing or about a passage, not both");
    if (parent && (!target.empty() || !at.empty())) {
      fail("it stands below what it is about (begin it further left)");
    }
  }

  void who(const FormLine& line) {
    goes_not_on(line);
    AddAgent agent;
    std::string rest;
    const std::size_t at = begin(line, std::nullopt, rest);
    std::tie(agent.handle, agent.name) = declared(rest);
    const auto alias = [&](const FormLine& part) {
      nothing_below(part);
      need(part.rest, "which other name?");
      agent.aliases.push_back(part.rest);
    };
    below(line, at, 1, {words("kind", agent.kind), {"alias", alias}, text("remark", agent.note)});
    form_.items[at].operation = std::move(agent);
  }

  void cited(const FormLine& line) {
    goes_not_on(line);
    CiteDocument cited;
    std::string rest;
    const std::size_t at = begin(line, std::nullopt, rest);
    std::tie(cited.handle, cited.name) = declared(rest);
    below(line, at, 1, {passages(cited.at), text("remark", cited.note)});
    form_.items[at].operation = std::move(cited);
  }

  // [HANDLE] := NAME
  static std::pair<std::string, std::string> declared(const std::string& rest) {
    std::string handle;
    std::string behind = rest;
    if (!rest.starts_with(":=")) std::tie(handle, behind) = first_word(rest);
    const std::optional<std::string> name = given(behind);
    if (!name) fail("write HANDLE := NAME");
    return {handle, *name};
  }

  void keep(const FormLine& line, std::optional<std::size_t> parent, std::size_t depth) {
    goes_not_on(line);
    std::string rest;
    const std::size_t at = begin(line, parent, rest);
    if (form_.items[at].mark.empty()) fail("\"keep\" stands for an entry (its mark is missing)");
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
