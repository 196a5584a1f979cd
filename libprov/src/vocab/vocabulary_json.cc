// SPDX-License-Identifier: Apache-2.0
#include "vocab/vocabulary_json.h"

#include <array>
#include <utility>

#include <prov/error.h>

#include "embedded/labels.h"

namespace prov {
namespace {

using json::array_of;
using json::Value;

constexpr std::string_view kFormat = "prov.vocabulary/v1";

constexpr std::array<std::pair<Level, std::string_view>, 2> kLevels = {
    {{Level::nominal, "nominal"}, {Level::ordinal, "ordinal"}}};
constexpr std::array<std::pair<Cardinality, std::string_view>, 2> kCardinalities = {
    {{Cardinality::one, "one"}, {Cardinality::many, "many"}}};
constexpr std::array<std::pair<MachineUse, std::string_view>, 3> kMachineUses = {
    {{MachineUse::never, "never"}, {MachineUse::lint, "lint"}, {MachineUse::suggest, "suggest"}}};

template <typename Enum, std::size_t N>
std::string_view name_of(const std::array<std::pair<Enum, std::string_view>, N>& names,
                         Enum wanted) {
  for (const auto& [value, name] : names) {
    if (value == wanted) return name;
  }
  throw Error(ErrorCode::internal, "enumerator without a name in a vocabulary");
}

template <typename Enum, std::size_t N>
Enum value_of(const std::array<std::pair<Enum, std::string_view>, N>& names,
              std::string_view wanted) {
  for (const auto& [value, name] : names) {
    if (name == wanted) return value;
  }
  throw Error(ErrorCode::bad_data, "\"" + std::string(wanted) + "\" is not known in vocabularies");
}

std::vector<std::string> strings(const Value* array) {
  std::vector<std::string> out;
  if (!array) return out;
  for (const Value& item : array->as_array()) out.push_back(item.as_string());
  return out;
}

Deprecation decode_deprecation(const Value& value) {
  return {value.at("since").as_integer(), value.at("why").as_string(),
          value.string_or("replacedBy")};
}

Concept decode_concept(const Value& value) {
  Concept out;
  out.id = value.at("id").as_string();
  out.label = value.at("label").as_string();
  out.definition = value.at("definition").as_string();
  out.use_when = value.at("useWhen").as_string();
  out.do_not_use_when = value.at("doNotUseWhen").as_string();
  out.examples = strings(value.find("examples"));
  for (const Value& mapping : value.at("mappings").as_array()) {
    out.mappings.push_back({mapping.at("scheme").as_string(), mapping.at("code").as_string()});
  }
  out.off_scale = value.at("offScale").as_bool();
  if (const Value* deprecated = value.find("deprecated")) {
    out.deprecated = decode_deprecation(*deprecated);
  }
  return out;
}

Value encode_concept(const Concept& item) {
  Value mappings = Value::array();
  for (const ConceptMapping& mapping : item.mappings) {
    mappings.push(Value::object().set("scheme", mapping.scheme).set("code", mapping.code));
  }
  Value out = Value::object();
  out.set("id", item.id).set("label", item.label).set("definition", item.definition);
  out.set("useWhen", item.use_when).set("doNotUseWhen", item.do_not_use_when);
  out.set("examples", array_of(item.examples)).set("mappings", std::move(mappings));
  out.set("offScale", item.off_scale);
  if (!item.deprecated) return out;
  Value deprecated = Value::object();
  deprecated.set("since", item.deprecated->since).set("why", item.deprecated->why);
  if (!item.deprecated->replaced_by.empty()) {
    deprecated.set("replacedBy", item.deprecated->replaced_by);
  }
  out.set("deprecated", std::move(deprecated));
  return out;
}

}  // namespace

std::string_view embedded_label_file(std::string_view name) {
  for (const EmbeddedFile& file : embedded::labels()) {
    if (file.name == name) return file.bytes;
  }
  throw Error(ErrorCode::internal, std::string(name) + " is not part of the library");
}

const json::Schema& vocabulary_schema() {
  static const json::Schema schema = json::Schema::compile_embedded(
      embedded_label_file("schemas/vocabulary/vocabulary.json"), "vocabulary.json");
  return schema;
}

Vocabulary decode_vocabulary(const Value& value) {
  if (const std::string& format = value.at("schema").as_string(); format != kFormat) {
    throw Error(ErrorCode::bad_data, "vocabularies of the form " + format + " are not known");
  }
  Vocabulary out;
  out.id = value.at("id").as_string();
  out.version = value.at("version").as_integer();
  out.title = value.at("title").as_string();
  out.description = value.at("description").as_string();
  out.scopes = strings(value.find("scopes"));
  out.level = value_of(kLevels, value.at("level").as_string());
  out.order = strings(value.find("order"));
  out.cardinality = value_of(kCardinalities, value.at("cardinality").as_string());
  const Value& machine = value.at("machine");
  out.machine = value_of(kMachineUses, machine.at("use").as_string());
  out.machine_concepts = strings(machine.find("concepts"));
  for (const Value& credit : value.at("credits").as_array()) {
    out.credits.push_back({credit.at("scheme").as_string(), credit.at("text").as_string()});
  }
  for (const Value& item : value.at("concepts").as_array()) {
    out.concepts.push_back(decode_concept(item));
  }
  return out;
}

Value to_json(const Vocabulary& vocabulary) {
  Value credits = Value::array(), concepts = Value::array();
  for (const VocabularyCredit& credit : vocabulary.credits) {
    credits.push(Value::object().set("scheme", credit.scheme).set("text", credit.text));
  }
  for (const Concept& item : vocabulary.concepts) concepts.push(encode_concept(item));
  Value machine = Value::object();
  machine.set("use", name_of(kMachineUses, vocabulary.machine));
  machine.set("concepts", array_of(vocabulary.machine_concepts));
  Value out = Value::object();
  out.set("schema", kFormat).set("id", vocabulary.id).set("version", vocabulary.version);
  out.set("title", vocabulary.title).set("description", vocabulary.description);
  out.set("scopes", array_of(vocabulary.scopes));
  out.set("level", name_of(kLevels, vocabulary.level));
  if (!vocabulary.order.empty()) out.set("order", array_of(vocabulary.order));
  out.set("cardinality", name_of(kCardinalities, vocabulary.cardinality));
  out.set("machine", std::move(machine)).set("credits", std::move(credits));
  out.set("concepts", std::move(concepts));
  return out;
}

std::string vocabulary_hash_input(const Vocabulary& vocabulary) {
  return json::canonical(to_json(vocabulary));
}

}  // namespace prov
