// SPDX-License-Identifier: Apache-2.0
#include "commands/add.h"

#include <algorithm>
#include <filesystem>

#include <prov/error.h>

#include "cli/files.h"
#include "cli/signals.h"
#include "cli/terminal.h"

namespace prov::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kTransaction = 1000;
constexpr std::uint64_t kTransactionBytes = std::uint64_t{64} << 20;
constexpr std::size_t kGreatestInput = std::size_t{1} << 30;

bool is_hidden(const fs::path& path) {
  const std::string name = path.filename().string();
  return !name.empty() && name.front() == '.';
}

// Files of a folder in order of their paths; hidden ones and what lies in hidden folders left out.
void list_folder(const fs::path& folder, std::vector<std::string>& files) {
  std::vector<std::string> found;
  try {
    for (fs::recursive_directory_iterator at(folder), end; at != end; ++at) {
      if (is_hidden(at->path())) {
        at.disable_recursion_pending();
      } else if (at->is_regular_file()) {
        found.push_back(at->path().string());
      }
    }
  } catch (const fs::filesystem_error& error) {
    throw Error(ErrorCode::io, "cannot list " + folder.string() + ": " + error.code().message());
  }
  std::sort(found.begin(), found.end());
  files.insert(files.end(), found.begin(), found.end());
}

std::vector<std::string> list_files(const std::vector<std::string>& named) {
  std::vector<std::string> files;
  for (const std::string& name : named) {
    std::error_code ignored;
    if (name != "-" && fs::is_directory(name, ignored)) {
      list_folder(name, files);
    } else {
      files.push_back(name);
    }
  }
  return files;
}

/// Adds documents in transactions of up to 1,000 of them or 64 MiB.
class Adder {
 public:
  explicit Adder(Context& context)
      : context_(context), writer_(context.opened().write(context.options().reviewer)) {}

  void add(const AddDocument& document) {
    try {
      done_.push_back(writer_.apply(Operation(document)));
    } catch (const Error& error) {
      refuse(document, error);
      return;
    }
    std::error_code unknown;
    const auto size =
        document.bytes ? document.bytes->size() : fs::file_size(document.file, unknown);
    bytes_ += unknown ? 0 : size;
    if (done_.size() >= kTransaction || bytes_ >= kTransactionBytes) commit();
  }

  void commit() {
    writer_.commit();
    for (const Recorded& recorded : done_) report(context_, recorded);
    count_ += done_.size();
    done_.clear();
    bytes_ = 0;
  }

  [[nodiscard]] std::uint64_t count() const { return count_ + done_.size(); }
  /// The first refusal, if there was one.
  [[nodiscard]] const std::optional<Error>& refusal() const { return refusal_; }

 private:
  // Bad input concerns one file; anything else ends the command.
  void refuse(const AddDocument& document, const Error& error) {
    if (error.code() != ErrorCode::bad_data && error.code() != ErrorCode::not_found) throw error;
    context_.warn(std::string(error.what()) +
                  "; not added: " + (document.file.empty() ? document.name : document.file));
    if (!refusal_) refusal_ = error;
  }

  Context& context_;
  Writer writer_;
  std::vector<Recorded> done_;
  std::uint64_t bytes_ = 0, count_ = 0;
  std::optional<Error> refusal_;
};

AddDocument document_of(const AddDocument& common, const std::string& file) {
  AddDocument document = common;
  if (file == "-") {
    document.bytes = read_stdin(kGreatestInput);
    document.method = "stdin";
    if (document.name.empty()) document.name = "stdin.txt";
  } else {
    document.file = file;
  }
  return document;
}

}  // namespace

AddOptions parse_add(const Arguments& arguments) {
  AddOptions options;
  (void)arguments.operand(0, "FILES");
  options.files = arguments.operands();
  if (std::count(options.files.begin(), options.files.end(), "-") > 1) {
    throw Error(ErrorCode::usage, "standard input (-) can be added only once");
  }
  options.common.url = arguments.value("url");
  options.common.archive_url = arguments.value("archive-url");
  options.common.retrieved_at = arguments.value("retrieved-at");
  options.common.tool = arguments.value("tool");
  options.common.name = arguments.value("name");
  options.common.charset = arguments.value("charset");
  return options;
}

int run_add(AddOptions options, Context& context) {
  const auto files = list_files(options.files);
  const AddDocument& common = options.common;
  const bool of_one = !common.url.empty() || !common.archive_url.empty() || !common.name.empty();
  if (of_one && files.size() > 1) {
    throw Error(ErrorCode::usage, "--url, --archive-url and --name are of one document, not of " +
                                      std::to_string(files.size()));
  }
  if (files.empty()) throw Error(ErrorCode::bad_data, "no files in there");
  Adder adder(context);
  const DeferredSignals deferred;
  {
    Progress progress(context.err(), context.err().is_terminal(), "documents", files.size());
    for (const std::string& file : files) {
      if (interruption()) break;
      adder.add(document_of(common, file));
      progress.update(adder.count(), adder.count());
    }
  }
  adder.commit();
  if (interruption()) throw Error(ErrorCode::interrupted, "stopped; what is printed is stored");
  if (!adder.refusal()) return 0;
  if (files.size() == 1) throw *adder.refusal();
  throw Error(ErrorCode::bad_data, counted(files.size() - adder.count(), "file", "files") + " of " +
                                       grouped(files.size()) + " not added");
}

}  // namespace prov::cli
