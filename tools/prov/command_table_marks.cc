// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "command_table.h"
#include "commands/appear.h"
#include "commands/attribute.h"
#include "commands/claim.h"
#include "commands/label.h"
#include "commands/note.h"
#include "commands/vocab.h"
#include "commands/withdraw.h"

namespace prov::cli {
namespace {

constexpr std::array kCommands{
    Command{.name = "claim",
            .group = Group::claims,
            .summary = "record a claim under a handle to type later",
            .needs = Needs::write,
            .common = kWrites,
            .function = command_function<parse_claim, run_claim_add>,
            .operands = "HANDLE TEXT",
            .options = kClaimOptions,
            .description = "The same as prov claim add TEXT --handle HANDLE. After prov claim the "
                           "words add, list and show are always commands; a claim that is to have "
                           "one of them for its handle is made by prov claim add.",
            .example = "prov claim hearing 'The closing of the basin was decided after a hearing'",
            .schema = "recorded"},
    Command{.name = "claim add",
            .group = Group::claims,
            .summary = "record a claim in your own words",
            .needs = Needs::write,
            .common = kWrites,
            .function = command_function<parse_claim_add, run_claim_add>,
            .operands = "TEXT",
            .options = kClaimAddOptions,
            .description = "A claim is one proposition; prov appear ties it to the places where "
                           "texts make it.",
            .example = "prov claim add 'The closing of the basin was decided after a hearing' "
                       "--handle hearing",
            .schema = "recorded"},
    Command{.name = "claim list",
            .group = Group::claims,
            .summary = "list the claims",
            .needs = Needs::read,
            .common = kOfCase,
            .function = command_function<parse_claim_list, run_claim_list>,
            .description = "One line for each: id, handle.",
            .example = "prov claim list",
            .schema = "claim-list"},
    Command{.name = "claim show",
            .group = Group::claims,
            .summary = "show a claim and its appearances",
            .needs = Needs::read,
            .common = kOfCase,
            .function = command_function<parse_claim_show, run_claim_show>,
            .operands = "TARGET",
            .description = "TARGET is a handle or an entry id. prov summary CLAIM puts the "
                           "appearances side by side.",
            .example = "prov claim show boats",
            .schema = "claim-show"},
    Command{
        .name = "appear",
        .group = Group::claims,
        .summary = "record that a claim appears in a passage",
        .needs = Needs::write,
        .common = kWritesOfDocument,
        .function = command_function<parse_appear, run_appear>,
        .operands = "CLAIM PASSAGE [FIELD=VALUE...]",
        .options = kAppearOptions,
        .description =
            "FIELD=WORDS are words of the passage, as count='eleven boats'; FIELD:=TEXT is a value "
            "that does not stand there. stance=LABEL is the same as --stance LABEL and no field. "
            "The reply says how the fields differ from earlier appearances.",
        .example = "prov appear boats '8: eleven boats took part' -d press stance=asserts "
                   "count=eleven",
        .schema = "recorded"},
    Command{
        .name = "attribute",
        .group = Group::claims,
        .summary = "record who says a passage, and through whom",
        .needs = Needs::write,
        .common = kWritesOfDocument,
        .function = command_function<parse_attribute, run_attribute>,
        .operands = "PASSAGE",
        .options = kAttributeOptions,
        .description =
            "PASSAGE is what is said. The source is a person or organization (--by), a document "
            "(--by-cited), the words that name it (--by-words, also beside these), or --unknown. "
            "Who passed it on without being its speaker stands in --via, in order from the source "
            "outwards, each followed by its --via-cue. Cue and other words are sought inside the "
            "passage first, then in its lines, then in the document. On a terminal names that are "
            "not on record make somebody new, near misses are refused; it stands within the "
            "innermost attribution of yours around it; and the form is direct where it stands in "
            "quotation marks. What was taken is always said.",
        .example = "prov attribute '14: “We will talk to anybody who comes by the front door.”' "
                   "-d press --by stellan --form direct",
        .schema = "recorded"},
    Command{.name = "label",
            .group = Group::labels,
            .summary = "put a label on a passage, document or anything on record",
            .needs = Needs::write,
            .common = kWritesOfDocument,
            .function = command_function<parse_label, run_label>,
            .operands = "LABEL TARGET|PASSAGE",
            .options = kLabelOptions,
            .description = "LABEL is vocabulary/label, or the label alone when only one vocabulary "
                           "has it, of those that come with prov and those in use (prov vocab "
                           "list). What is on record is tried first; words are sought in the "
                           "document of -d. Where something is both, write --on or --at.",
            .example = "prov label language-device/loaded-word '20: half-read' -d press",
            .schema = "recorded"},
    Command{.name = "note",
            .group = Group::labels,
            .summary = "put a note on a passage or anything on record",
            .needs = Needs::write,
            .common = kWritesOfDocument,
            .function = command_function<parse_note, run_note>,
            .operands = "TARGET|PASSAGE TEXT",
            .options = kNoteOptions,
            .description = "What is on record is tried first; words are sought in the document of "
                           "-d. Where something is both, write --on or --at.",
            .example = "prov note boats 'Ask the harbour office for the traffic log.'",
            .schema = "recorded"},
    Command{.name = "withdraw",
            .group = Group::labels,
            .summary = "take back an entry, or one property of it",
            .needs = Needs::write,
            .common = kWrites,
            .function = command_function<parse_withdraw, run_withdraw>,
            .operands = "ID",
            .options = kWithdrawOptions,
            .description =
                "The entry stays in the log and is no longer counted; mira-17.2 takes back the "
                "second property alone. Withdrawing a withdrawal restores. On an entry of another "
                "reviewer it is an objection and changes nothing.",
            .example = "prov withdraw mira-70 --why 'Recorded by mistake'",
            .schema = "recorded"},
    Command{.name = "undo",
            .group = Group::labels,
            .summary = "take back what you recorded last",
            .needs = Needs::write,
            .common = kWrites,
            .function = command_function<parse_undo, run_undo>,
            .operands = "[WHY]",
            .description =
                "Withdraws the last entry of your log: prov withdraw @ --why WHY. Twice "
                "in a row it is back, as withdrawing a withdrawal restores. What was made along "
                "with it, a person or a vocabulary, stays.",
            .example = "prov undo 'wrong line'",
            .schema = "recorded"},
    Command{.name = "vocab list",
            .group = Group::labels,
            .summary = "list the vocabularies of labels",
            .needs = Needs::nothing,
            .common = kOfCase,
            .function = command_function<parse_vocab_list, run_vocab_list>,
            .options = kVocabListOptions,
            .description = "Those that come with prov and those in use in the case at hand.",
            .example = "prov vocab list --for passage",
            .schema = "vocab-list"},
    Command{.name = "vocab show",
            .group = Group::labels,
            .summary = "show the labels of a vocabulary, or one of them",
            .needs = Needs::nothing,
            .common = kOfCase,
            .function = command_function<parse_vocab_show, run_vocab_show>,
            .operands = "VOCABULARY[/LABEL]",
            .description = "What each label means; of a single one also when to use it and when "
                           "not, and examples.",
            .example = "prov vocab show language-device/loaded-word",
            .schema = "vocab-show"},
    Command{
        .name = "vocab check",
        .group = Group::labels,
        .summary = "check the file of a vocabulary",
        .needs = Needs::nothing,
        .function = command_function<parse_vocab_check, run_vocab_check>,
        .operands = "FILE",
        .options = kVocabCheckOptions,
        .description = "Names everything that is wrong with it; the exit code is then 1.",
        .example = "prov vocab check labels/genre/vocabulary.json",
        .exits =
            "1  something is wrong with it\n3  the older version cannot be read\n4  no such file\n",
        .schema = "vocab-check"},
    Command{.name = "vocab adopt",
            .group = Group::labels,
            .summary = "bring a vocabulary into use",
            .needs = Needs::write,
            .common = kWrites,
            .function = command_function<parse_vocab_adopt, run_vocab_adopt>,
            .operands = "VOCABULARY|FILE",
            .description = "The log keeps the whole vocabulary. Those that come with prov are "
                           "adopted by the first label that needs them.",
            .example = "prov vocab adopt schemas/vocabulary/examples/valid/ordinal.json",
            .schema = "recorded"},
};

}  // namespace

std::span<const Command> marks_commands() { return kCommands; }

}  // namespace prov::cli
