// SPDX-License-Identifier: Apache-2.0
#include "commands/batch.h"

#include <filesystem>
#include <vector>

#include <prov/error.h>

#include "cli/files.h"
#include "cli/signals.h"
#include "cli/terminal.h"
#include "error_names.h"
#include "json_forms.h"

namespace prov::cli {
namespace {

constexpr std::size_t kTransaction = 1000;

/// What became of one line.
struct Result {
  std::uint64_t line = 0;
  Recorded recorded;
  std::string error, code;  // empty for a good line
};

/// Lines without a document take that of -d, as single commands do.
struct DefaultDocument {
  const std::string& document;

  void operator()(CiteDocument& cited) const { set(cited.document, !cited.at.empty()); }
  void operator()(RecordSource& source) const { set(source.document, true); }
  void operator()(RecordAffiliation& tie) const { set(tie.document, !tie.at.empty()); }
  void operator()(AppearClaim& appearance) const { set(appearance.document, true); }
  void operator()(RecordAttribution& attribution) const { set(attribution.document, true); }
  void operator()(AttachLabel& label) const { set(label.document, !label.at.empty()); }
  void operator()(AddNote& note) const { set(note.document, !note.at.empty()); }
  template <typename Other>
  void operator()(Other&) const {}

  void set(std::string& member, bool wanted) const {
    if (wanted && member.empty()) member = document;
  }
};

// The number of the line is in the result; within it there are columns only.
json::Value parse_json(const std::string& text) {
  try {
    return json::parse(text, {LineReader::kLongest, 128});
  } catch (const Error& error) {
    std::string words = error.what();
    const std::string_view first = "line 1, ";
    const std::size_t at = words.find(first);
    if (at != std::string::npos) words.erase(at, first.size());
    throw Error(error.code(), words);
  }
}

/// Applies lines, 1,000 to a transaction, and prints their results once they are stored.
class Batch {
 public:
  Batch(Context& context, std::string document, const std::filesystem::path& folder)
      : context_(context),
        document_(std::move(document)),
        writer_(context.opened().write(context.options().reviewer)) {
    writer_.set_base_folder(folder);
  }

  void line(std::uint64_t number, const std::string& text, bool too_long) {
    Result result;
    result.line = number;
    try {
      if (too_long) {
        throw Error(ErrorCode::bad_data, "the line is longer than " +
                                             std::to_string(LineReader::kLongest >> 20) + " MiB");
      }
      BatchLine parsed = parse_batch_line(parse_json(text));
      if (!document_.empty()) std::visit(DefaultDocument{document_}, parsed.operation);
      result.recorded = writer_.apply(parsed);
    } catch (const Error& error) {
      if (!concerns_one_line(error.code())) throw;
      result.error = error.what();
      result.code = name_of(error.code());
      ++bad_;
    }
    repeated_ += result.recorded.repeated ? 1 : 0;
    results_.push_back(std::move(result));
    if (results_.size() == kTransaction) commit();
  }

  void commit() {
    if (writer_.pending() > 0) writer_.commit();
    for (const Result& result : results_) print(result);
    context_.out().flush();
    lines_ += results_.size();
    results_.clear();
  }

  [[nodiscard]] std::uint64_t lines() const { return lines_ + results_.size(); }
  [[nodiscard]] std::uint64_t bad() const { return bad_; }
  [[nodiscard]] std::uint64_t repeated() const { return repeated_; }

 private:
  static bool concerns_one_line(ErrorCode code) {
    return code == ErrorCode::usage || code == ErrorCode::bad_data || code == ErrorCode::not_found;
  }

  void print(const Result& result) {
    json::Value object = json_document("batch").set("line", result.line);
    set_recorded(object, context_.opened(), result.recorded);
    context_.out().json_line(
        object.set("error", or_null(result.error)).set("code", or_null(result.code)));
  }

  Context& context_;
  std::string document_;
  Writer writer_;
  std::vector<Result> results_;
  std::uint64_t lines_ = 0, bad_ = 0, repeated_ = 0;
};

bool is_blank(const std::string& line) {
  return line.find_first_not_of(" \t\r") == std::string::npos;
}

void read_all(LineReader& reader, Batch& batch, Context& context) {
  Progress progress(context.err(), context.err().is_terminal(), "lines", reader.size());
  std::string line;
  bool too_long = false;
  for (std::uint64_t number = 1; !interruption() && reader.next(line, too_long); ++number) {
    if (!is_blank(line)) batch.line(number, line, too_long);
    progress.update(batch.lines(), reader.bytes_read());
  }
}

}  // namespace

BatchOptions parse_batch(const Arguments& arguments) {
  arguments.at_most(1);
  return {arguments.operand(0, "the file of operations")};
}

int run_batch(BatchOptions options, Context& context) {
  LineReader reader(options.file);
  const auto folder = options.file == "-" ? std::filesystem::current_path()
                                          : std::filesystem::absolute(options.file).parent_path();
  // A batch never guesses: only -d and PROV_DOC name a document for lines without one.
  Batch batch(context, context.explicit_document(), folder);
  const DeferredSignals deferred;
  read_all(reader, batch, context);
  batch.commit();
  const std::uint64_t good = batch.lines() - batch.bad() - batch.repeated();
  context.echo("  " + counted(batch.lines(), "line", "lines") + ": " + grouped(good) +
               " recorded, " + grouped(batch.repeated()) + " already on record, " +
               grouped(batch.bad()) + " refused");
  if (interruption()) throw Error(ErrorCode::interrupted, "stopped; what is printed is stored");
  if (batch.bad() == 0) return 0;
  throw Error(ErrorCode::bad_data, counted(batch.bad(), "line", "lines") + " of " +
                                       grouped(batch.lines()) +
                                       " not recorded (see \"error\" in the output)");
}

}  // namespace prov::cli
