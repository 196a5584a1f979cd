// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "command_table.h"
#include "commands/add.h"
#include "commands/affiliate.h"
#include "commands/cite.h"
#include "commands/doc.h"
#include "commands/edit.h"
#include "commands/init.h"
#include "commands/read.h"
#include "commands/same.h"
#include "commands/source.h"
#include "commands/use.h"
#include "commands/who.h"

namespace prov::cli {
namespace {

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
            "else, and that document is only where the words stand.\n\n"
            "The basis must be said: stated (it says so of itself), reported (somebody else says "
            "so, --by), assessed (you judge so, --why). On a terminal it may be left out: with "
            "--why it is assessed; else the words that show a value decide as for prov affiliate, "
            "stated where they are the document's own about itself; none is stated of it. What is "
            "not said by the same source is recorded apart.",
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
            "left out where a passage shows the tie: stated where WHO speaks there (the innermost "
            "attribution around it, else whom the document names as its own publisher), otherwise "
            "reported by whoever does, or by the document; and a name that is not on record makes "
            "somebody new.",
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
};

}  // namespace

std::span<const Command> documents_commands() { return kCommands; }

}  // namespace prov::cli
