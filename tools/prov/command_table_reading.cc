// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "command_table.h"
#include "command_table_evidence.h"
#include "commands/batch.h"
#include "commands/bundle.h"
#include "commands/find.h"
#include "commands/help.h"
#include "commands/log.h"
#include "commands/show.h"
#include "commands/status.h"
#include "commands/summary.h"
#include "commands/verify.h"
#include "key_commands.h"

namespace prov::cli {
namespace {

constexpr std::array kCommands{
    Command{.name = "status",
            .group = Group::reading,
            .summary = "what is here, and what nobody has looked at yet",
            .needs = Needs::read,
            .common = kOfCase,
            .function = command_function<parse_status, run_status>,
            .description =
                "The documents worked on last, by the names that other commands take; those that "
                "nobody has looked at; claims whose appearances differ; what you recorded last; "
                "and what may come next. prov alone does the same inside a case. --json has every "
                "document.",
            .example = "prov status",
            .schema = "status"},
    Command{
        .name = "find",
        .group = Group::reading,
        .summary = "find words in the texts of all documents",
        .needs = Needs::read,
        .common = kOfDocument,
        .function = command_function<parse_find, run_find>,
        .operands = "WORDS...",
        .options = kFindOptions,
        .description =
            "All words must stand in a document; those in one pair of quotation marks side by "
            "side. Letter case, accents and punctuation do not count; words are whole words. The "
            "documents with the most of them come first, each with places as passages are typed "
            "and some words around them. -d, or PROV_DOC, searches one document alone. The first "
            "search of all reads all texts, later ones only those added since.",
        .example = "prov find 'eleven boats' flare",
        .exits = "1  no document has all the words\n",
        .schema = "find"},
    Command{.name = "show",
            .group = Group::reading,
            .summary = "show one entry and what refers to it",
            .needs = Needs::read,
            .common = kOfCase,
            .function = command_function<parse_show, run_show>,
            .operands = "ID",
            .options = kShowOptions,
            .description = "ID is mira-17, @17 (of your own log), @ (the last), a handle or a "
                           "document.",
            .example = "prov show mira-17",
            .schema = "show"},
    Command{.name = "log",
            .group = Group::reading,
            .summary = "list entries, newest first",
            .needs = Needs::read,
            .common = kOfCase,
            .function = command_function<parse_log, run_log>,
            .options = kLogOptions,
            .description =
                "The order is that of the logs, not of the clocks; --since and --until go by the "
                "time that the writer claims. --json gives one object a line.",
            .example = "prov log --type label -n 5",
            .schema = "log"},
    Command{
        .name = "summary",
        .group = Group::reading,
        .summary = "write a provenance summary",
        .needs = Needs::read,
        .common = kOfDocument,
        .function = command_function<parse_summary, run_summary>,
        .operands = "[TARGET...]",
        .options = kSummaryOptions,
        .description =
            "Of documents, people and organizations, or claims; without a target, of the document "
            "of -d or PROV_DOC, else of the whole case. It shows what the texts say and who says "
            "it in them, each line with its entry ids. HTML is one file that needs nothing else.",
        .example = "prov summary press -o press.html",
        .schema = "summary"},
    Command{
        .name = "bundle",
        .group = Group::reading,
        .summary = "hand part of the case over so that anybody can check it",
        .needs = Needs::write,
        .common = kWritesOfDocument,
        .function = command_function<parse_bundle, run_bundle>,
        .operands = "[TARGET...]",
        .options = kBundleOptions,
        .description =
            "Writes the signed entries that a document, a claim, a label or anything else on "
            "record rests on, with proofs and summaries, and records first that they are handed "
            "out. Without a target, of the document of -d or PROV_DOC, else of the whole case. "
            "Whoever gets it checks it with Python alone (verify_bundle.py), or with prov verify, "
            "and the fingerprint of the key, which you tell by another way. Quoted words are in "
            "it, whole texts only with --with-texts.",
        .example = "prov bundle boats -o /tmp/boats.zip",
        .schema = "bundle"},
    Command{.name = "verify",
            .group = Group::reading,
            .summary = "check the case, or a bundle, against its signatures and hashes",
            .needs = Needs::read,
            .common = kOfCase,
            .function = command_function<parse_verify, run_verify>,
            .operands = "[BUNDLE]",
            .options = kVerifyOptions,
            .description = "Reads everything, names each entry that is wrong, and says what such a "
                           "check cannot show; --against also where histories contradict. BUNDLE, "
                           "a folder or a .zip file, needs no case.",
            .example = "prov verify --index",
            .exits = "1  the bundle holds, but the key of one of its logs was not given\n",
            .schema = "verify"},
    kProveCommand,
    kExportLogCommand,
    Command{
        .name = "batch",
        .group = Group::other,
        .summary = "record many things from a file of JSON lines",
        .needs = Needs::write,
        .common = kWritesOfDocument,
        .function = command_function<parse_batch, run_batch>,
        .operands = "FILE|-",
        .description =
            "Each line is one operation, {\"op\":\"note\",\"target\":\"nha\",\"text\":\"...\"} "
            "(schemas/cli/batch-line.json); 1,000 lines are stored together. For each line a JSON "
            "line is printed once it is stored: the id of its entry, or the error. Good lines are "
            "stored though others are bad; the exit code is then 3. A line that is on record "
            "already gives its old id.",
        .example = "prov batch tests/samples/harbour/review.jsonl > results.jsonl",
        .schema = "batch"},
    kKeyNewCommand,
    kKeyListCommand,
    kKeyExportPublicCommand,
    kKeyPassphraseCommand,
    kKeyUnlockCommand,
    kKeyLockCommand,
    kKeyRetireCommand,
    kTrustAddCommand,
    kTrustListCommand,
    kTrustRemoveCommand,
    Command{.name = "help",
            .group = Group::other,
            .summary = "show help for a command",
            .needs = Needs::nothing,
            .function = command_function<parse_help, run_help>,
            .operands = "[COMMAND|words]",
            .options = kHelpOptions,
            .description = "Without a command it lists all of them; prov help words explains the "
                           "words that prov uses with people.",
            .example = "prov help label",
            .schema = "help"},
    Command{.name = "completion",
            .group = Group::other,
            .summary = "print completion rules for a shell",
            .needs = Needs::nothing,
            .function = command_function<parse_completion, run_completion>,
            .operands = "bash|zsh|fish",
            .description =
                "An installed prov has them in place already. They offer commands, options "
                "and their values, and from the case at hand documents, people and "
                "organizations, claims, labels and your last entries.",
            .example = "prov completion bash"},
};

}  // namespace

std::span<const Command> reading_commands() { return kCommands; }

}  // namespace prov::cli
