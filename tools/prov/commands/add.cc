// SPDX-License-Identifier: Apache-2.0
#include "commands/add.h"

#include <algorithm>
#include <future>
#include <utility>

#include <prov/error.h>

#include "cli/files.h"
#include "cli/signals.h"
#include "cli/terminal.h"
#include "error_names.h"
#include "json_forms.h"

namespace prov::cli {
namespace {

constexpr std::size_t kTransaction = 1000;
constexpr std::uint64_t kTransactionBytes = std::uint64_t{64} << 20;
constexpr std::size_t kGreatestInput = std::size_t{1} << 30;

/// One document on its way: what is known of it, and what went wrong, if anything.
struct Incoming {
  AddDocument document;
  std::optional<Error> error;

  [[nodiscard]] const std::string& called() const {
    return document.file.empty() ? document.name : document.file;
  }
};
/// Documents that are stored in one transaction.
using Load = std::vector<Incoming>;

// Errors that concern one document; anything else ends the command.
bool concerns_one(const Error& error) {
  return error.code() == ErrorCode::bad_data || error.code() == ErrorCode::not_found;
}

void prepare_load(Load& load) {
  for (Incoming& incoming : load) {
    try {
      if (!incoming.error) prepare(incoming.document);
    } catch (const Error& error) {
      if (!concerns_one(error)) throw;
      incoming.error = error;
    }
  }
}

// Cuts the documents into transactions of up to 1,000 of them or 64 MiB.
std::vector<Load> cut(Load all) {
  std::vector<Load> loads;
  std::uint64_t bytes = 0;
  for (Incoming& incoming : all) {
    if (loads.empty() || loads.back().size() >= kTransaction || bytes >= kTransactionBytes) {
      loads.emplace_back();
      bytes = 0;
    }
    std::error_code unknown;
    const auto size = std::filesystem::file_size(incoming.document.file, unknown);
    bytes += unknown ? 0 : size;
    loads.back().push_back(std::move(incoming));
  }
  return loads;
}

// The files of a case are no documents of it; searched folders leave them out as hidden ones.
void refuse_own_files(const std::filesystem::path& named) {
  for (const auto& part : named.lexically_normal()) {
    if (part != ".prov") continue;
    throw Error(ErrorCode::bad_data, named.string() + " belongs to a case, not to its documents");
  }
}

Load list(const AddOptions& options, Context& context) {
  Load all;
  std::vector<std::filesystem::path> paths;
  for (const std::string& named : options.files) {
    if (named != "-") paths.emplace_back(named);
  }
  for (const std::filesystem::path& path : paths) refuse_own_files(path);
  const DocumentFiles found = find_documents(paths);
  for (const std::string& note : found.notes) context.warn(note);
  for (const auto& problem : found.problems) {
    if (!concerns_one(problem.error)) throw Error(problem.error);
    all.push_back({options.common, problem.error});
    all.back().document.file = problem.path;
  }
  for (const auto& file : found.files) {
    all.push_back({options.common, {}});
    all.back().document.file = file.path.string();
    if (options.common.name.empty()) all.back().document.name = file.name;
  }
  if (paths.size() < options.files.size()) {
    all.push_back({options.common, {}});
    AddDocument& document = all.back().document;
    document.bytes = read_stdin(kGreatestInput);
    document.method = "stdin";
    if (document.name.empty()) document.name = "stdin.txt";
  }
  return all;
}

/// Stores prepared documents and says what became of each.
class Adder {
 public:
  explicit Adder(Context& context)
      : context_(context), writer_(context.opened().write(context.options().reviewer)) {}

  void store(const Load& load) {
    std::vector<Result> results;
    for (const Incoming& incoming : load) results.push_back(apply(incoming));
    const bool some = std::any_of(results.begin(), results.end(),
                                  [](const Result& result) { return result.error.empty(); });
    if (some) writer_.commit();
    for (const Result& result : results) say(result);
  }

  [[nodiscard]] std::uint64_t stored() const { return stored_; }
  /// What is wrong with each document that was refused.
  [[nodiscard]] const std::vector<std::string>& refused() const { return refused_; }
  /// The first refusal, if there was one.
  [[nodiscard]] const std::optional<Error>& refusal() const { return refusal_; }

 private:
  /// What became of one document; `error` is empty for one that is stored.
  struct Result {
    std::string file;
    Recorded recorded;
    std::string error, code;
  };

  Result apply(const Incoming& incoming) {
    const bool from_stdin = incoming.document.method == "stdin";
    Result result{from_stdin ? "-" : incoming.called(), {}, {}, {}};
    try {
      if (incoming.error) throw Error(*incoming.error);
      result.recorded = writer_.apply(Operation(incoming.document));
      ++stored_;
    } catch (const Error& error) {
      if (!concerns_one(error)) throw;
      refuse(incoming, error);
      result.error = refused_.back();
      result.code = name_of(error.code());
    }
    return result;
  }

  void say(const Result& result) {
    if (!context_.options().json) {
      if (result.error.empty()) report(context_, result.recorded);
      return;
    }
    json::Value object = json_document("add").set("file", result.file);
    set_recorded(object, context_.opened(), result.recorded);
    context_.out().json_line(
        object.set("error", or_null(result.error)).set("code", or_null(result.code)));
    context_.out().flush();
    if (result.error.empty()) say_beside(context_, result.recorded);
  }

  void refuse(const Incoming& incoming, const Error& error) {
    // Messages begin with the recorded name or hold the path already.
    const std::string& name = incoming.document.name;
    std::string words = error.what();
    if (words.find(incoming.called()) == std::string::npos) {
      const bool named = !name.empty() && words.rfind(name, 0) == 0;
      words =
          named ? incoming.called() + words.substr(name.size()) : incoming.called() + ": " + words;
    }
    refused_.push_back(std::move(words));
    if (!refusal_) refusal_.emplace(error.code(), refused_.back());
  }

  Context& context_;
  Writer writer_;
  std::uint64_t stored_ = 0;
  std::vector<std::string> refused_;
  std::optional<Error> refusal_;
};

// While one load is stored the next is read, hashed and compressed beside it.
void store_all(Adder& adder, std::vector<Load> loads, Progress& progress) {
  prepare_load(loads.front());
  for (std::size_t i = 0; i < loads.size() && !interruption(); ++i) {
    std::future<void> next;
    if (i + 1 < loads.size()) {
      next = std::async(std::launch::async, [&load = loads[i + 1]] { prepare_load(load); });
    }
    adder.store(loads[i]);
    loads[i].clear();
    progress.update(adder.stored(), adder.stored());
    if (next.valid()) next.get();
  }
}

}  // namespace

AddOptions parse_add(const Arguments& arguments) {
  AddOptions options;
  (void)arguments.operand(0, "what to add");
  options.files = arguments.operands();
  if (std::count(options.files.begin(), options.files.end(), "-") > 1) {
    throw Error(ErrorCode::usage, "standard input (-) can be added only once");
  }
  options.common.url = arguments.value("url");
  options.common.archive_url = arguments.value("archive-url");
  options.common.retrieved_at = time_in(arguments.value("retrieved-at"), "retrieved-at");
  options.common.tool = arguments.value("tool");
  options.common.name = arguments.value("name");
  options.common.charset = arguments.value("charset");
  return options;
}

int run_add(AddOptions options, Context& context) {
  Load all = list(options, context);
  const std::size_t count = all.size();
  const AddDocument& common = options.common;
  const bool of_one = !common.url.empty() || !common.archive_url.empty() || !common.name.empty();
  if (of_one && count > 1) {
    throw Error(ErrorCode::usage, "--url, --archive-url and --name are of one document, not of " +
                                      std::to_string(count));
  }
  if (count == 0) throw Error(ErrorCode::bad_data, "no documents in there");
  Adder adder(context);
  const DeferredSignals deferred;
  {
    Progress progress(context.err(), context.err().is_terminal(), "documents", count);
    store_all(adder, cut(std::move(all)), progress);
  }
  if (interruption()) throw Error(ErrorCode::interrupted, "stopped; what is printed is stored");
  if (!adder.refusal()) return 0;
  if (count == 1) throw Error(*adder.refusal());
  for (const std::string& words : adder.refused()) context.warn(words);
  throw Error(ErrorCode::bad_data, counted(adder.refused().size(), "document", "documents") +
                                       " of " + grouped(count) + " not added");
}

}  // namespace prov::cli
