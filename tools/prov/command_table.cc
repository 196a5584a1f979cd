// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "command.h"
#include "commands/add.h"
#include "commands/affiliate.h"
#include "commands/appear.h"
#include "commands/attribute.h"
#include "commands/batch.h"
#include "commands/bundle.h"
#include "commands/cite.h"
#include "commands/claim.h"
#include "commands/doc.h"
#include "commands/edit.h"
#include "commands/find.h"
#include "commands/help.h"
#include "commands/init.h"
#include "commands/key.h"
#include "commands/label.h"
#include "commands/log.h"
#include "commands/note.h"
#include "commands/read.h"
#include "commands/same.h"
#include "commands/show.h"
#include "commands/source.h"
#include "commands/status.h"
#include "commands/summary.h"
#include "commands/use.h"
#include "commands/verify.h"
#include "commands/vocab.h"
#include "commands/who.h"
#include "commands/withdraw.h"

namespace prov::cli {
namespace {

constexpr std::string_view kOfCase = "store";
constexpr std::string_view kOfDocument = "store doc";
constexpr std::string_view kWrites = "store as";
constexpr std::string_view kWritesOfDocument = "store as doc";

constexpr std::array kCommands{
    Command{
        .name = "init",
        .group = Group::start,
        .summary = "start a case in this folder",
        .needs = Needs::create,
        .common = kOfCase,
        .function = command_function<parse_init, run_init>,
        .options = kInitOptions,
        .description =
            "Makes the folder .prov with one log, and a signing key for it in "
            "$XDG_DATA_HOME/prov/keys. The handle stands in every entry id (mira-17) and cannot be "
            "changed; on a terminal the name is asked for once.",
        .example = "prov init --store /tmp/harbour-case --handle mira --name 'Mira Aydin'",
        .exits = "8  the key cannot be made\n",
        .schema = "log-open"},
    Command{
        .name = "add",
        .group = Group::start,
        .summary = "put documents into the case",
        .needs = Needs::write,
        .common = kWrites,
        .function = command_function<parse_add, run_add>,
        .operands = "FILE|FOLDER|-...",
        .options = kAddOptions,
        .description =
            "Stores files as received, with the text taken from them. Folders are searched for "
            "files, hidden ones left out; - is standard input. Bytes that are known already give "
            "no second document but a further record of how they were obtained. Files that hold "
            "nothing, or no text, are refused and the others added; the exit code is then 3. "
            "--json gives one object a line for each file, the refused ones included.",
        .example = "prov add tests/samples/harbour/press-release.txt --url "
                   "https://mirror.example/press/2023-14",
        .schema = "add"},
    Command{.name = "doc list",
            .group = Group::start,
            .summary = "list the documents of the case",
            .needs = Needs::read,
            .common = kOfCase,
            .function = command_function<parse_doc_list, run_doc_list>,
            .description = "One line for each document: id, file name, length, encoding.",
            .example = "prov doc list",
            .schema = "doc-list"},
    Command{.name = "doc show",
            .group = Group::start,
            .summary = "show a document and what is on record about it",
            .needs = Needs::read,
            .common = kOfDocument,
            .function = command_function<parse_doc_show, run_doc_show>,
            .operands = "[DOC]",
            .description =
                "DOC is the beginning of a file name that only one document has, an entry id, or "
                "at least 8 hexadecimal digits of the document's SHA-256.",
            .example = "prov doc show press",
            .schema = "doc-show"},
    Command{.name = "doc text",
            .group = Group::start,
            .summary = "print the text of a document, or one passage",
            .needs = Needs::read,
            .common = kOfDocument,
            .function = command_function<parse_doc_text, run_doc_text>,
            .operands = "[DOC]",
            .options = kDocTextOptions,
            .description =
                "Prints the text as it was taken from the document, with -n line numbers for use "
                "in passages, or only the passage that --at names.",
            .example = "prov doc text press --at '16: “It came ... was aimed.”'",
            .schema = "doc-text"},
    Command{
        .name = "read",
        .group = Group::start,
        .summary = "read a document with line numbers and what is marked in it",
        .needs = Needs::read,
        .common = kOfDocument,
        .function = command_function<parse_read, run_read>,
        .operands = "[DOC]",
        .options = kReadOptions,
        .description =
            "Each line stands after its number, each sentence of a line that has several after its "
            "own: 22 and 22.3 are passages as other commands take them. Below a line stands what "
            "begins there and is marked so far, with its passage and its entry; bars beside the "
            "numbers reach as far as attributions do, those within others further right. What is "
            "withdrawn is left out.\n\n"
            "On a terminal the text comes a screen at a time, by PROV_PAGER, PAGER or less.",
        .example = "prov read press --lines 14-20",
        .schema = "read"},
    Command{
        .name = "use",
        .group = Group::start,
        .summary = "work on one document: the passages of the next commands are in it",
        .needs = Needs::read,
        .common = kOfCase,
        .function = command_function<parse_use, run_use>,
        .operands = "[DOC]",
        .options = kUseOptions,
        .description =
            "Holds for this terminal until it is closed, and for commands typed there (--comfort "
            "says when else); -d and PROV_DOC go before it. Nothing is recorded. Without DOC it "
            "says which document is in use.",
        .example = "prov use press",
        .schema = "use"},
    Command{
        .name = "edit",
        .group = Group::start,
        .summary = "review a document in your editor, as a form of plain text",
        .needs = Needs::write,
        .common = kWritesOfDocument,
        .function = command_function<parse_edit, run_edit>,
        .operands = "[DOC]",
        .options = kEditOptions,
        .description =
            "Opens VISUAL or EDITOR on a form of what you have on record about a document: a line "
            "for each source detail, said passage, claim, tie, label and note, with its entry in "
            "braces. New lines are recorded, lines that are gone are withdrawn, changed ones are "
            "withdrawn and recorded anew, all in one transaction, after the plan is shown. What is "
            "wrong comes back into the form, above its line.\n\n"
            "The form is kept until it is recorded; the next prov edit of that document offers it. "
            "--print and --from do without an editor.",
        .example = "prov edit press --print",
        .exits = "1  the form is not recorded, by your choice\n",
        .schema = "edit"},
    Command{
        .name = "cite",
        .group = Group::sources,
        .summary = "record a document known only by mention",
        .needs = Needs::write,
        .common = kWritesOfDocument,
        .function = command_function<parse_cite, run_cite>,
        .operands = "NAME",
        .options = kCiteOptions,
        .description =
            "For a document that texts speak of and nobody here holds, as a leaked paper. It can "
            "be the source of an attribution (--by-cited).",
        .example = "prov cite 'Minutes of the harbour board' -d north --at '7: Northern Harbor "
                   "Authority'",
        .schema = "recorded"},
    Command{
        .name = "source",
        .group = Group::sources,
        .summary = "record source details of a document, person or organization",
        .needs = Needs::write,
        .common = kWritesOfDocument,
        .function = command_function<parse_source, run_source>,
        .operands = "[DOC] PROPERTY=VALUE...",
        .options = kSourceOptions,
        .description =
            "PROPERTY=none: looked, and the text does not say.\n"
            "PROPERTY=WORDS: these words of the text, value and evidence in one; with a line "
            "before them where they stand several times (title=3:, author='6: Meridian').\n"
            "PROPERTY=@TARGET: a person, organization or document on record; words that begin "
            "with @ take their line (author='5: @quay').\n"
            "PROPERTY:=TEXT: a value that does not stand in the text.\n\n"
            "The details are of DOC, or of the document of -d. With --of they are of somebody "
            "else, "
            "and that document is only where the words stand.\n\n"
            "The basis must be said: stated (it says so of itself), reported (somebody else says "
            "so, --by), assessed (you judge so, --why). On a terminal it may be left out: with "
            "--why "
            "it is assessed, of the document itself stated, and of others as for prov affiliate.",
        .example = "prov source wire-gazette --basis stated title=3: section='1: News in brief' "
                   "licence=none",
        .schema = "recorded"},
    Command{.name = "who add",
            .group = Group::sources,
            .summary = "record a person, organization, group or software",
            .needs = Needs::write,
            .common = kWrites,
            .function = command_function<parse_who_add, run_who_add>,
            .operands = "NAME",
            .options = kWhoAddOptions,
            .description = "Names in several spellings are one entry with aliases; two entries "
                           "are judged to be one with prov same.",
            .example = "prov who add 'Harbour Pilots Union' --kind organization --alias HPU",
            .schema = "recorded"},
    Command{.name = "who list",
            .group = Group::sources,
            .summary = "list people and organizations",
            .needs = Needs::read,
            .common = kOfCase,
            .function = command_function<parse_who_list, run_who_list>,
            .description = "One line for each: id, handle, kind, name.",
            .example = "prov who list",
            .schema = "who-list"},
    Command{.name = "who show",
            .group = Group::sources,
            .summary = "show a person or organization and what is on record about it",
            .needs = Needs::read,
            .common = kOfCase,
            .function = command_function<parse_who_show, run_who_show>,
            .operands = "TARGET",
            .description = "TARGET is a handle or an entry id.",
            .example = "prov who show nha",
            .schema = "who-show"},
    Command{
        .name = "affiliate",
        .group = Group::sources,
        .summary = "record a tie between two people or organizations",
        .needs = Needs::write,
        .common = kWritesOfDocument,
        .function = command_function<parse_affiliate, run_affiliate>,
        .operands = "WHO RELATION WHO",
        .options = kAffiliateOptions,
        .description =
            "Relations are owned-by, part-of, funded-by, state-organ-of, movement-organ-of, "
            "spokesperson-of, member-of, supports and associated-with (a tie as the text words it, "
            "nature not said). The basis must be said, as for prov source. On a terminal it may be "
            "left "
            "out where a passage shows the tie: stated where WHO speaks there (the innermost "
            "attribution around it, else the publisher on record), otherwise reported by whoever "
            "does, or by the document; and a name that is not on record makes somebody new.",
        .example =
            "prov affiliate orsk spokesperson-of nha --basis stated -d press --at '26: Dalia "
            "Orsk, spokesperson'",
        .schema = "recorded"},
    Command{.name = "same",
            .group = Group::sources,
            .summary = "judge two people, organizations, claims or documents to be one",
            .needs = Needs::write,
            .common = kWrites,
            .function = command_function<parse_same, run_same>,
            .operands = "A B",
            .options = kSameOptions,
            .description = "A judgement with a reason, which can be withdrawn; nothing is merged.",
            .example =
                "prov same castellane castellan --why 'Same column, the names differ by a letter'",
            .schema = "recorded"},
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
            "not "
            "on record make somebody new, near misses are refused; it stands within the innermost "
            "attribution of yours around it; and the form is direct where it stands in quotation "
            "marks. What was taken is always said.",
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
                           "has it, of those "
                           "that come with prov and those in use (prov vocab list). What is on "
                           "record is tried first; words are sought in the document "
                           "of -d. Where something is both, write --on or --at.",
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
            "it in them, each line with its entry "
            "ids. HTML is one file that needs nothing else.",
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
            "record "
            "rests on, with proofs and summaries, and records first that they are handed out. "
            "Without a target, of the document of -d or PROV_DOC, else of the whole case. Whoever "
            "gets it checks it with Python alone (verify_bundle.py), or with prov verify, and the "
            "fingerprint of the key, which you tell by another way. Quoted words are in it, whole "
            "texts only with --with-texts.",
        .example = "prov bundle boats -o /tmp/boats.zip",
        .schema = "bundle"},
    Command{.name = "verify",
            .group = Group::reading,
            .summary = "check the case against its signatures and hashes",
            .needs = Needs::read,
            .common = kOfCase,
            .function = command_function<parse_verify, run_verify>,
            .options = kVerifyOptions,
            .description = "Reads everything, names each entry that is wrong, and says what such a "
                           "check cannot show.",
            .example = "prov verify --index",
            .schema = "verify"},
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
            "(schemas/cli/batch-line.json); "
            "1,000 lines are stored together. For each line a JSON line is printed once it is "
            "stored: the id of its entry, or the error. Good lines are stored though others are "
            "bad; the exit code is then 3. A line that is on record already gives its old id.",
        .example = "prov batch tests/samples/harbour/review.jsonl > results.jsonl",
        .schema = "batch"},
    Command{.name = "key new",
            .group = Group::other,
            .summary = "make a further key and log in this case",
            .needs = Needs::write,
            .common = kOfCase,
            .function = command_function<parse_init, run_key_new>,
            .options = kKeyNewOptions,
            .description = "Each person and device writes a log of its own; prov writes to the "
                           "new one from now on (--as names another). Where a log here has the "
                           "handle already, the next free one is taken (ben2), and said.",
            .example = "prov key new --handle ben --name 'Ben Okafor'",
            .schema = "log-open"},
    Command{.name = "key list",
            .group = Group::other,
            .summary = "list the logs of this case and whether their keys are here",
            .needs = Needs::read,
            .common = kOfCase,
            .function = command_function<parse_key_list, run_key_list>,
            .description = "One line for each log: handle, entries, whether you can write to it.",
            .example = "prov key list",
            .schema = "key-list"},
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

std::span<const Command> commands() { return kCommands; }

}  // namespace prov::cli
