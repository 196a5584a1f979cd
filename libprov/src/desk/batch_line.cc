// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include <prov/date.h>
#include <prov/error.h>
#include <prov/operation.h>

namespace prov {
namespace {

using json::Value;

// Reads the members of one line and, at the end, refuses those that nobody asked for: a misspelt
// member must not be lost silently.
class Members {
 public:
  Members(const Value& object, std::string_view what) : object_(object), what_(what) {
    if (!object.is_object()) fail("is not an object");
  }

  const Value* take(std::string_view key) {
    used_.push_back(key);
    return object_.find(key);
  }

  std::string text(std::string_view key) {
    const Value* value = take(key);
    if (value == nullptr) return {};
    if (!value->is_string()) fail("\"" + std::string(key) + "\" is not a string");
    // Left out is one thing, empty another: as a rule a script has lost something.
    if (value->as_string().empty()) fail("\"" + std::string(key) + "\" is empty");
    return value->as_string();
  }

  std::string required(std::string_view key) {
    std::string found = text(key);
    if (found.empty()) fail("lacks \"" + std::string(key) + "\"");
    return found;
  }

  // A day or a time in UTC, "2024-03-02" or "2024-03-02T10:00:00Z".
  std::string time(std::string_view key) {
    std::string found = text(key);
    const DateValue date = parse_date(found);
    const bool day = date.precision == DatePrecision::day && found.size() == 10;
    const bool moment =
        date.precision == DatePrecision::time && found.size() == 20 && date.zone == "Z";
    if (!found.empty() && !day && !moment) {
      fail("\"" + std::string(key) +
           "\" is a day as 2024-03-02 or a time as 2024-03-02T10:00:00Z, " + "not \"" + found +
           "\"");
    }
    return found;
  }

  // Only one of two members may stand there, and must.
  void one_of(std::string_view a, std::string_view b) {
    if ((take(a) == nullptr) == (take(b) == nullptr)) {
      fail("needs either \"" + std::string(a) + "\" or \"" + std::string(b) + "\"");
    }
  }

  std::vector<std::string> texts(std::string_view key) {
    const Value* value = take(key);
    if (value == nullptr) return {};
    if (value->is_string()) return {text(key)};
    if (!value->is_array()) fail("\"" + std::string(key) + "\" is neither a string nor a list");
    std::vector<std::string> out;
    for (const Value& element : value->as_array()) {
      if (!element.is_string())
        fail("\"" + std::string(key) + "\" holds something else than strings");
      out.push_back(element.as_string());
    }
    return out;
  }

  void finish() const {
    for (const auto& [key, value] : object_.as_object()) {
      bool known = false;
      for (const std::string_view each : used_) known = known || each == key;
      if (!known) fail("has no member \"" + key + "\"");
    }
  }

  [[noreturn]] void fail(const std::string& why) const {
    throw Error(ErrorCode::bad_data, std::string(what_) + " " + why);
  }

 private:
  const Value& object_;
  std::string_view what_;
  std::vector<std::string_view> used_;
};

TypedValue typed_value(const Value& value, std::string_view name) {
  TypedValue out;
  if (!value.is_string() && !value.is_object()) {
    throw Error(ErrorCode::bad_data, std::string(name) + " is neither a string nor an object");
  }
  if (value.is_string()) {
    out.none = value.as_string() == "none";
    if (!out.none) out.words = value.as_string();
    return out;
  }
  Members members(value, name);
  out.text = members.text("text");
  out.who = members.text("who");
  out.document = members.text("document");
  out.at = members.texts("at");
  members.finish();
  const int kinds =
      (out.text.empty() ? 0 : 1) + (out.who.empty() ? 0 : 1) + (out.document.empty() ? 0 : 1);
  if (kinds > 1) members.fail("has more than one of text, who and document");
  return out;
}

std::vector<std::pair<std::string, TypedValue>> typed_values(Members& members,
                                                             std::string_view key) {
  std::vector<std::pair<std::string, TypedValue>> out;
  const Value* object = members.take(key);
  if (object == nullptr) return out;
  if (!object->is_object()) members.fail("\"" + std::string(key) + "\" is not an object");
  for (const auto& [name, value] : object->as_object()) {
    out.emplace_back(name, typed_value(value, name));
  }
  return out;
}

Operation add(Members& m) {
  AddDocument out;
  out.file = m.text("file");
  m.one_of("file", "text");
  if (m.take("text") != nullptr) out.bytes = m.text("text");
  out.name = out.bytes ? m.required("name") : m.text("name");
  out.url = m.text("url");
  out.archive_url = m.text("archiveUrl");
  out.retrieved_at = m.time("retrievedAt");
  out.tool = m.text("tool");
  out.charset = m.text("charset");
  return out;
}

// Batches are written with care: the guard against long passages is for typing.
Operation cite(Members& m) {
  return CiteDocument{m.required("name"), m.text("handle"), m.text("note"),
                      m.text("doc"),      m.texts("at"),    true};
}

Operation who(Members& m) {
  return AddAgent{m.required("name"), m.required("kind"), m.text("handle"), m.text("note"),
                  m.texts("aliases")};
}

Operation source(Members& m) {
  RecordSource out;
  out.document = m.text("doc");
  out.of = m.text("of");
  out.basis = m.required("basis");
  out.by = m.text("by");
  if (m.take("set") == nullptr) m.fail("lacks \"set\"");
  out.set = typed_values(m, "set");
  out.why = m.text("why");
  out.note = m.text("note");
  out.valid_from = m.text("validFrom");
  out.valid_to = m.text("validTo");
  out.allow_long = true;
  return out;
}

Operation affiliate(Members& m) {
  RecordAffiliation out;
  out.subject = m.required("subject");
  out.relation = m.required("relation");
  out.object = m.required("object");
  out.basis = m.required("basis");
  out.by = m.text("by");
  out.document = m.text("doc");
  out.at = m.texts("at");
  out.wording = m.text("wording");
  out.why = m.text("why");
  out.note = m.text("note");
  out.valid_from = m.text("validFrom");
  out.valid_to = m.text("validTo");
  out.allow_long = true;
  return out;
}

Operation claim(Members& m) {
  return AddClaim{m.required("text"), m.text("handle"), m.text("note")};
}

Operation appear(Members& m) {
  AppearClaim out;
  out.claim = m.required("claim");
  out.document = m.text("doc");
  out.at = m.required("at");
  out.stance = m.text("stance");
  out.fields = typed_values(m, "fields");
  out.note = m.text("note");
  out.allow_long = true;
  return out;
}

AttributionSource attribution_source(Members& m) {
  AttributionSource out;
  const Value* source = m.take("source");
  if (source == nullptr) m.fail("lacks \"source\"");
  if (source->is_string()) {
    if (source->as_string() != "unknown") m.fail("\"source\" is an object or \"unknown\"");
    out.unknown = true;
    return out;
  }
  Members members(*source, "\"source\"");
  out.who = members.text("who");
  out.document = members.text("document");
  out.at = members.text("at");
  members.finish();
  return out;
}

Operation attribute(Members& m) {
  RecordAttribution out;
  out.document = m.text("doc");
  out.at = m.required("at");
  out.source = attribution_source(m);
  out.cue = m.text("cue");
  out.form = m.text("form");
  if (const Value* via = m.take("via")) {
    if (!via->is_array()) m.fail("\"via\" is not a list");
    for (const Value& step : via->as_array()) {
      Members members(step, "\"via\"");
      RelayStep relay{members.text("who"), members.text("cue")};
      if (relay.who.empty()) relay.who = members.text("document");
      members.finish();
      out.via.push_back(std::move(relay));
    }
  }
  out.within = m.text("within");
  out.note = m.text("note");
  out.allow_long = true;
  return out;
}

Operation label(Members& m) {
  AttachLabel out;
  m.one_of("target", "at");
  out.target = m.text("target");
  out.document = m.text("doc");
  out.at = m.text("at");
  out.label = m.required("label");
  if (const Value* confidence = m.take("confidence")) {
    const std::int64_t value = confidence->is_integer() ? confidence->as_integer() : -1;
    if (value < 0 || value > 100) m.fail("\"confidence\" is a whole number from 0 to 100");
    out.confidence = static_cast<int>(value);
  }
  out.why = m.text("why");
  out.allow_long = true;
  return out;
}

Operation note(Members& m) {
  m.one_of("target", "at");
  return AddNote{m.text("target"), m.text("doc"), m.text("at"), m.required("text"), true};
}

Operation same(Members& m) {
  return AssertSame{m.required("a"), m.required("b"), m.required("why")};
}

Operation withdraw(Members& m) { return Withdraw{m.required("target"), m.required("why")}; }

Operation adopt(Members& m) {
  AdoptVocabulary out;
  m.one_of("vocabulary", "file");
  out.id = m.text("vocabulary");
  out.file = m.text("file");
  return out;
}

struct Reader {
  std::string_view name;
  Operation (*read)(Members&);
};

constexpr std::array kReaders = {
    Reader{"add", add},       Reader{"cite", cite},           Reader{"who", who},
    Reader{"source", source}, Reader{"affiliate", affiliate}, Reader{"claim", claim},
    Reader{"appear", appear}, Reader{"attribute", attribute}, Reader{"label", label},
    Reader{"note", note},     Reader{"same", same},           Reader{"withdraw", withdraw},
    Reader{"adopt", adopt},
};

// `$name` ends where something else than these begins.
bool valid_name(std::string_view name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return letter(name.front()) && std::all_of(name.begin(), name.end(), [&](char c) {
           return letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
         });
}

}  // namespace

BatchLine parse_batch_line(const json::Value& line) {
  Members outer(line, "the line");
  const std::string name = outer.text("op");
  for (const Reader& reader : kReaders) {
    if (reader.name != name) continue;
    Members members(line, name);
    static_cast<void>(members.take("op"));
    BatchLine out{{}, members.text("as"), members.text("key")};
    if (!out.as.empty() && !valid_name(out.as)) {
      members.fail("\"as\" is a letter, then letters, digits, - and _, not \"" + out.as + "\"");
    }
    out.operation = reader.read(members);
    if (std::holds_alternative<AdoptVocabulary>(out.operation) && !out.key.empty()) {
      members.fail("has no member \"key\": a vocabulary is adopted once");
    }
    members.finish();
    return out;
  }
  throw Error(ErrorCode::bad_data,
              name.empty() ? "the line has no \"op\""
                           : "\"" + name + "\" is no operation (prov help batch lists them)");
}

}  // namespace prov
