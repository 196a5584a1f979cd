// SPDX-License-Identifier: Apache-2.0
#include "commands/vocab.h"

#include <algorithm>

#include <prov/error.h>
#include <prov/vocabulary.h>

#include "cli/files.h"
#include "json_forms.h"

namespace prov::cli {
namespace {

constexpr std::size_t kGreatestFile = std::size_t{16} << 20;

json::Value problem_json(const VocabularyProblem& problem) {
  return json::Value::object().set("place", or_null(problem.place)).set("message", problem.message);
}

std::vector<VocabularyProblem> problems_of(const VocabCheckOptions& options) {
  const std::string text = read_file(options.file, kGreatestFile);
  auto problems = check_vocabulary(text);
  if (options.against.empty() || !problems.empty()) return problems;
  const Vocabulary newer = parse_vocabulary(json::parse(text));
  const Vocabulary older = parse_vocabulary(json::parse(read_file(options.against, kGreatestFile)));
  for (const std::string& rule : compare_vocabularies(older, newer).broken_rules) {
    problems.push_back({"", rule});
  }
  return problems;
}

}  // namespace

VocabCheckOptions parse_vocab_check(const Arguments& arguments) {
  arguments.at_most(1);
  return {arguments.operand(0, "the file of the vocabulary"), arguments.value("against")};
}

int run_vocab_check(VocabCheckOptions options, Context& context) {
  const auto problems = problems_of(options);
  if (context.options().json) {
    json::Value all = json::Value::array();
    for (const VocabularyProblem& problem : problems) all.push(problem_json(problem));
    context.out().json(json_document("vocab-check")
                           .set("file", options.file)
                           .set("ok", problems.empty())
                           .set("problems", std::move(all)));
    return problems.empty() ? 0 : 1;
  }
  for (const VocabularyProblem& problem : problems) {
    context.out().line(options.file + ": " + (problem.place.empty() ? "" : problem.place + ": ") +
                       problem.message);
  }
  if (problems.empty()) context.out().line(options.file + ": nothing wrong found");
  return problems.empty() ? 0 : 1;
}

VocabAdoptOptions parse_vocab_adopt(const Arguments& arguments) {
  arguments.at_most(1);
  return {arguments.operand(0, "the vocabulary or its file")};
}

int run_vocab_adopt(VocabAdoptOptions options, Context& context) {
  AdoptVocabulary operation;
  const bool file = options.vocabulary.find_first_of("/.") != std::string::npos;
  (file ? operation.file : operation.id) = options.vocabulary;
  try {
    return record(context, operation, {});
  } catch (const Error& error) {
    if (error.code() != ErrorCode::bad_data) throw;
    throw Error(error.code(), options.vocabulary + ": " + error.what() +
                                  " (prov vocab check names everything that is wrong)");
  }
}

}  // namespace prov::cli
