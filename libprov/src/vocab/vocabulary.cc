// SPDX-License-Identifier: Apache-2.0
#include <prov/vocabulary.h>

#include <algorithm>
#include <charconv>

#include <prov/error.h>

#include "embedded/labels.h"
#include "vocab/shipped.h"
#include "vocab/vocabulary_json.h"
#include "vocab/vocabulary_rules.h"

namespace prov {
namespace {

constexpr std::string_view kWhat = "vocabulary";
constexpr std::string_view kFolder = "labels/";

// "vocabulary at /a/0: words" or "vocabulary: words", as the schema check says it.
VocabularyProblem schema_problem(std::string_view message) {
  if (!message.starts_with(kWhat)) return {"", std::string(message)};
  message.remove_prefix(kWhat.size());
  const std::size_t colon = message.find(": ");
  if (colon == std::string_view::npos) return {"", std::string(message)};
  std::string_view place = message.substr(0, colon);
  if (place.starts_with(" at ")) place.remove_prefix(4);
  return {std::string(place), std::string(message.substr(colon + 2))};
}

// "not valid JSON at line 1, column 2: words", as the reader says it.
VocabularyProblem reader_problem(std::string_view message) {
  constexpr std::string_view kAt = "not valid JSON at ";
  const std::size_t colon = message.find(": ");
  if (!message.starts_with(kAt) || colon == std::string_view::npos) {
    return {"", std::string(message)};
  }
  return {std::string(message.substr(kAt.size(), colon - kAt.size())),
          "not valid JSON: " + std::string(message.substr(colon + 2))};
}

// Empty: none is shipped.
std::string_view shipped_text(std::string_view id) {
  for (const EmbeddedFile& file : embedded::labels()) {
    if (!file.name.starts_with(kFolder)) continue;
    const std::string_view below = file.name.substr(kFolder.size());
    if (below.substr(0, below.find('/')) == id) return file.bytes;
  }
  return {};
}

}  // namespace

const Concept* Vocabulary::find(std::string_view concept_id) const {
  const auto found = std::find_if(concepts.begin(), concepts.end(),
                                  [&](const Concept& item) { return item.id == concept_id; });
  return found == concepts.end() ? nullptr : &*found;
}

bool Vocabulary::applies_to(std::string_view scope) const {
  return std::find(scopes.begin(), scopes.end(), scope) != scopes.end();
}

Vocabulary parse_vocabulary(const json::Value& value) {
  vocabulary_schema().check(value, kWhat);
  Vocabulary vocabulary = decode_vocabulary(value);
  const std::vector<VocabularyProblem> problems = rule_problems(vocabulary);
  if (problems.empty()) return vocabulary;
  throw Error(ErrorCode::bad_data, std::string(kWhat) + " \"" + vocabulary.id + "\" at " +
                                       problems[0].place + ": " + problems[0].message);
}

std::vector<VocabularyProblem> check_vocabulary(std::string_view text) {
  json::Value value;
  try {
    value = json::parse(text);
  } catch (const Error& error) {
    return {reader_problem(error.what())};
  }
  try {
    vocabulary_schema().check(value, kWhat);
  } catch (const Error& error) {
    return {schema_problem(error.what())};
  }
  return rule_problems(decode_vocabulary(value));
}

// A shipped vocabulary stands in labels/ID/, which the tests see to.
std::vector<std::string> shipped_vocabulary_ids() {
  std::vector<std::string> out;
  for (const EmbeddedFile& file : embedded::labels()) {
    if (!file.name.starts_with(kFolder)) continue;
    const std::string_view below = file.name.substr(kFolder.size());
    out.emplace_back(below.substr(0, below.find('/')));
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::optional<Vocabulary> shipped_vocabulary(std::string_view id) {
  const std::string_view text = shipped_text(id);
  if (text.empty()) return std::nullopt;
  return parse_vocabulary(json::parse(text));
}

// Read off the text, which the tests hold to what it parses to.
std::int64_t shipped_vocabulary_version(std::string_view id) {
  constexpr std::string_view kMember = "\n  \"version\": ";
  const std::string_view text = shipped_text(id);
  const std::size_t at = text.find(kMember);
  std::int64_t version = 0;
  if (at != std::string_view::npos) {
    std::from_chars(text.data() + at + kMember.size(), text.data() + text.size(), version);
  }
  return version;
}

std::vector<Vocabulary> shipped_vocabularies() {
  std::vector<Vocabulary> out;
  for (const std::string& id : shipped_vocabulary_ids()) out.push_back(*shipped_vocabulary(id));
  return out;
}

}  // namespace prov
