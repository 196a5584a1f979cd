// SPDX-License-Identifier: Apache-2.0
#include "commands/bundle.h"

#include <algorithm>

#include <prov/bundle.h>
#include <prov/error.h>

#include "cli/shell_words.h"
#include "cli/terminal.h"
#include "json_forms.h"
#include "summary_formats.h"

namespace prov::cli {
namespace {

constexpr std::string_view kDefaultFormats = "text,html,json";

std::string_view file_of(std::string_view format) {
  for (const SummaryFormat& each : kSummaryFormats) {
    if (each.name == format) return each.file;
  }
  throw Error(ErrorCode::usage, "no summary format \"" + std::string(format) +
                                    "\" (text, markdown, html, json, or none)");
}

// "text,json", each once; "none" for none.
std::vector<std::string> formats_of(std::string_view typed) {
  std::vector<std::string> out;
  if (typed == "none") return out;
  while (true) {
    const std::size_t comma = typed.find(',');
    const std::string format(typed.substr(0, comma));
    static_cast<void>(file_of(format));
    if (std::find(out.begin(), out.end(), format) == out.end()) out.push_back(format);
    if (comma == std::string_view::npos) return out;
    typed.remove_prefix(comma + 1);
  }
}

bool has_summary(const Content& content) {
  return std::holds_alternative<DocumentAdd>(content) ||
         std::holds_alternative<DocumentCite>(content) ||
         std::holds_alternative<AgentAdd>(content) || std::holds_alternative<ClaimAdd>(content);
}

// Where the passage of an entry stands.
std::optional<EntryId> text_of(const Content& content) {
  if (const auto* one = std::get_if<ClaimAppear>(&content)) return one->passage.text;
  if (const auto* one = std::get_if<AttributionRecord>(&content)) return one->content.text;
  const std::optional<Passage>* passage = nullptr;
  if (const auto* one = std::get_if<LabelAttach>(&content)) passage = &one->passage;
  if (const auto* one = std::get_if<NoteAdd>(&content)) passage = &one->passage;
  return passage != nullptr && *passage ? std::optional((*passage)->text) : std::nullopt;
}

// The documents that targets are, that they quote, or that a claim among them appears in; of the
// whole case all.
std::vector<EntryId> texts_of(Case& opened, const std::vector<EntryId>& targets) {
  std::vector<EntryId> out;
  if (targets.empty()) {
    for (const DocumentInfo& document : opened.documents()) {
      if (!document.erased) out.push_back(document.id);
    }
  }
  for (const EntryId& target : targets) {
    const Content content = opened.entry(target).content;
    if (std::holds_alternative<DocumentAdd>(content)) out.push_back(target);
    if (const auto text = text_of(content)) out.push_back(*text);
    if (!std::holds_alternative<ClaimAdd>(content)) continue;
    for (const EntryId& source : opened.referring(target)) {
      if (const auto text = text_of(opened.entry(source).content)) out.push_back(*text);
    }
  }
  return out;
}

/// What goes along with the targets, read anew from the case each time it is asked.
class Contents {
 public:
  Contents(const BundleOptions& options, std::vector<EntryId> targets)
      : options_(options), targets_(std::move(targets)) {}

  BundleAddition operator()(Case& opened) const {
    BundleAddition out;
    if (!targets_.empty()) out.entries = summary_entries(opened, targets_);
    if (options_.texts) out.texts = texts_of(opened, targets_);
    SummaryRequest request;
    request.texts = options_.texts;
    for (const EntryId& target : targets_) {
      if (has_summary(opened.entry(target).content)) request.targets.push_back(target);
    }
    const bool any = targets_.empty() || !request.targets.empty();
    if (!any || options_.formats.empty()) return out;
    const Summary summary = summarize(opened, request);
    for (const std::string& format : options_.formats) {
      out.summaries.push_back({std::string(file_of(format)), render(summary, format)});
    }
    return out;
  }

 private:
  const BundleOptions& options_;
  std::vector<EntryId> targets_;
};

std::vector<EntryId> targets_of(const BundleOptions& options, Context& context) {
  std::vector<EntryId> out;
  const std::string document = context.explicit_document();
  if (!options.targets.empty()) {
    context.refuse_document("\"" + options.targets.front() + "\" is what the bundle is of");
  } else if (!document.empty()) {
    out.push_back(context.opened().document(document).id);
  }
  for (const std::string& target : options.targets) {
    out.push_back(context.opened().resolve(target, context.options().reviewer));
  }
  return out;
}

// "bundle-boats.zip", of letters that no shell and no file system minds.
std::string default_path(const BundleOptions& options, const std::string& document) {
  std::string name = options.targets.empty() ? document : options.targets.front();
  for (char& c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!plain && c != '.' && c != '_') c = '-';
  }
  return "bundle" + (name.empty() ? "" : "-" + name) + ".zip";
}

std::string fingerprint_of(Context& context, const EntryId& record) {
  for (const LogInfo& log : context.opened().logs()) {
    if (log.origin == record.log) return log.fingerprint;
  }
  return {};
}

void report_bundle(Context& context, const BundleWritten& written, const std::string& path) {
  const std::string fingerprint = fingerprint_of(context, written.record);
  if (context.options().json) {
    context.out().json(json_document("bundle")
                           .set("id", written.shown)
                           .set("path", path)
                           .set("entries", written.entries)
                           .set("files", written.files)
                           .set("bytes", written.bytes)
                           .set("fingerprint", fingerprint));
  } else {
    context.out().line(written.shown);
  }
  context.out().flush();
  context.echo("  " + counted(written.entries, "entry", "entries") + " in " + printable(path));
  context.echo("  whoever gets it checks it with prov verify " + shell_word(path) + " --key");
  context.echo("  " + fingerprint);
  context.echo("  which they need by another way than the bundle");
}

}  // namespace

BundleOptions parse_bundle(const Arguments& arguments) {
  const std::string formats = arguments.value("summary");
  return {arguments.operands(), arguments.value("output"), arguments.has("with-texts"),
          formats_of(formats.empty() ? kDefaultFormats : std::string_view(formats))};
}

int run_bundle(BundleOptions options, Context& context) {
  BundleRequest request;
  request.targets = targets_of(options, context);
  request.reviewer = context.options().reviewer;
  request.contents = Contents(options, request.targets);
  if (options.output.empty()) options.output = default_path(options, context.explicit_document());
  report_bundle(
      context, write_bundle(context.opened(), request, options.output, context.environment().clock),
      options.output);
  return 0;
}

}  // namespace prov::cli
