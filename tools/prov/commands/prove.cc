// SPDX-License-Identifier: Apache-2.0
#include "commands/prove.h"

#include <optional>

#include <prov/error.h>
#include <prov/kept_checkpoint.h>
#include <prov/proof.h>

#include "checkpoint_file.h"
#include "cli/files.h"
#include "json_forms.h"

namespace prov::cli {
namespace {

json::Value proof_json(const LogInfo& log, const TreeHead& head, std::string text) {
  return json_document("prove")
      .set("kind", "inclusion")
      .set("log", log_json(log))
      .set("entry", json::Value())
      .set("index", json::Value())
      .set("oldSize", json::Value())
      .set("oldRoot", json::Value())
      .set("size", head.size)
      .set("root", hex(head.root))
      .set("proof", std::move(text));
}

void hand_over(Context& context, const ProveOptions& options, const std::string& text,
               const json::Value& object) {
  const bool to_file = !options.output.empty() && options.output != "-";
  if (to_file) {
    write_file(options.output, text);
    context.echo("  written to " + options.output);
  }
  if (context.options().json) {
    context.out().json(object);
  } else if (!to_file) {
    context.out().write(text);
  }
}

int prove_entry(const ProveOptions& options, Context& context) {
  Case& opened = context.opened();
  EntryId id = opened.resolve(options.target);
  id.item = 0;
  const InclusionProof proof = prove_inclusion(opened, id);
  const TreeHead head = unverified_head(proof.checkpoint);
  const std::string text = to_text(proof);
  json::Value object = proof_json(log_with_origin(opened, id.log), head, text);
  object.set("entry", opened.show(id)).set("index", proof.index);
  if (!options.bytes.empty()) write_file(options.bytes, opened.raw(id).leaf);
  hand_over(context, options, text, object);
  return 0;
}

// Keeps both notes side by side, and says where; or says how.
std::string keep_evidence(const std::string& folder, const KeptCheckpoint& compared) {
  if (folder.empty()) return " (--evidence FOLDER keeps them side by side)";
  const std::filesystem::path path(folder);
  std::error_code error;
  std::filesystem::create_directories(path, error);
  write_file(path / "there.checkpoint", compared.note);
  write_file(path / "here.checkpoint", compared.note_here);
  return " (they are in " + folder + ": there.checkpoint, here.checkpoint)";
}

int prove_since(const ProveOptions& options, Context& context) {
  Case& opened = context.opened();
  const KeptCheckpoint compared = compare_file(opened, options.since);
  if (compared.standing == Standing::forked || compared.standing == Standing::shorter) {
    throw Error(ErrorCode::verification, options.since + ": " + describe(compared) +
                                             keep_evidence(options.evidence, compared));
  }
  const ConsistencyProof proof = prove_consistency(opened, compared.kept);
  const std::string text = to_text(proof);
  json::Value object = proof_json(compared.log, unverified_head(proof.checkpoint), text);
  object.set("kind", "consistency")
      .set("oldSize", compared.kept.size)
      .set("oldRoot", hex(compared.kept.root));
  hand_over(context, options, text, object);
  return 0;
}

}  // namespace

ProveOptions parse_prove(const Arguments& arguments) {
  ProveOptions options{{},
                       arguments.value("since"),
                       arguments.value("output"),
                       arguments.value("bytes"),
                       arguments.value("evidence")};
  const bool since = arguments.has("since");
  if (since) static_cast<void>(arguments.required("since"));
  arguments.at_most(since ? 0 : 1);
  if (!since) options.target = arguments.operand(0, "ENTRY, or --since FILE,");
  if (since && arguments.has("bytes")) {
    throw Error(ErrorCode::usage, "--bytes goes with an entry, not with --since");
  }
  if (!since && arguments.has("evidence")) {
    throw Error(ErrorCode::usage, "--evidence goes with --since");
  }
  return options;
}

int run_prove(ProveOptions options, Context& context) {
  return options.since.empty() ? prove_entry(options, context) : prove_since(options, context);
}

}  // namespace prov::cli
