// SPDX-License-Identifier: Apache-2.0
#include "help_words.h"

#include <array>

#include "cli/terminal.h"

namespace prov::cli {
namespace {

constexpr std::array kWords{
    HelpWord{"case",
             "A folder with documents and all that is on record about them, kept in .prov inside "
             "it.",
             "prov status"},
    HelpWord{"document",
             "A file as it was received, and the text taken from it. Neither ever changes, so a "
             "line keeps its number.",
             "prov doc show press"},
    HelpWord{"cited document",
             "A document that texts speak of and nobody here holds, as a leaked paper. It can be "
             "the source of an attribution.",
             "prov show contractor-log"},
    HelpWord{"capture",
             "One act of obtaining a document: from where, when, by what tool. The same bytes "
             "obtained twice are one document with two captures.",
             "prov doc show wire-gazette"},
    HelpWord{"source details",
             "What is on record about a document, person or organization: title, publisher, date, "
             "funding and the like, each with the passage that shows it. \"none\" means that "
             "somebody looked and the text does not say.",
             "prov source wire-gazette --basis stated title=3: licence=none"},
    HelpWord{"property",
             "One of the source details: title, publisher, fundedBy and so on. prov help source "
             "lists them.",
             "prov source press --basis stated subtitle=none"},
    HelpWord{"basis",
             "Who answers for source details or a tie. stated: it says so of itself. reported: "
             "others say so. assessed: reviewers judge so, and give a reason. Summaries show them "
             "as \"says of itself\", \"others say\" and \"reviewers judge\", never mixed.",
             "prov source notice --basis assessed date:=2023-08 --why 'By its text'"},
    HelpWord{"passage",
             "Some words of a text, by their place or by themselves: 22 is a line, 22.3 its third "
             "sentence, \"22: WORDS\" are words in it, \"A ... B\" goes from A to the next B, "
             "P + P is one passage in two pieces.",
             "prov doc text press --at '16: It came ... was aimed'"},
    HelpWord{"claim",
             "One proposition in the reviewer's own words, so that texts can be compared on it. "
             "Nothing here says whether it holds.",
             "prov claim show boats"},
    HelpWord{"appearance",
             "A passage in which a text speaks to a claim, with the numbers, days and names that "
             "it gives there.",
             "prov appear boats '8: eleven boats took part' -d press count=eleven"},
    HelpWord{"field",
             "One of the numbers, days and names of an appearance, under a word of your choice: "
             "count, date, place. The same word in two appearances is compared.",
             "prov appear boats '8: eleven boats' -d press count=eleven"},
    HelpWord{"stance",
             "How a text stands to a claim where the claim appears, as asserts, relays or denies.",
             "prov vocab show stance"},
    HelpWord{"attribution",
             "Who says a passage, as the text itself tells it: what is said (content), the words "
             "that tell who said it (cue), who said it (said by), who passed it on (through), and "
             "inside whose words it stands (within).",
             "prov log --type attribute --on press"},
    HelpWord{"content", "The passage that is said.", "prov read press --marks --lines 10-16"},
    HelpWord{"cue", "The words that tell who said it: \"said\", \"according to\".",
             "prov attribute 14 -d press --by stellan --cue '10: said Ruwan Stellan'"},
    HelpWord{"said by",
             "The source: a person or organization, a document, the words that name somebody, or "
             "somebody unknown.",
             "prov attribute '8: eleven boats took part' -d press --by-cited traffic-log"},
    HelpWord{"through",
             "Those who passed the content on without being its speaker, each with a cue.",
             "prov attribute '16: it was aimed' -d press --by lindqvist --via stellan"},
    HelpWord{"within",
             "The attribution inside which another one stands: what somebody says that somebody "
             "else said. So chains are made.",
             "prov attribute '16: it was aimed' -d press --unknown --within mira-129"},
    HelpWord{"origin",
             "Where what texts say to a claim comes from: who stands at the end of the "
             "attributions, or the text itself. A summary counts origins, for ten texts may rest "
             "on one.",
             "prov summary boats"},
    HelpWord{"form",
             "How content is worded: direct (in the speaker's words), indirect, and others.",
             "prov vocab show form"},
    HelpWord{"tie",
             "That one person or organization owns, funds, belongs to or speaks for another; "
             "associated-with where the text says only that there is something.",
             "prov affiliate orsk spokesperson-of nha --basis stated -d press --at 26:"},
    HelpWord{"label",
             "A word with a written definition that a person puts on a passage, a document or "
             "anything else on record. It is that person's judgement and bears the name.",
             "prov label language-device/loaded-word '20: half-read' -d press"},
    HelpWord{"confidence", "How sure a reviewer is of a label, from 0 to 100.",
             "prov label loaded-word '20: half-read' -d press --confidence 70"},
    HelpWord{"vocabulary", "A set of labels with their definitions, in versions.",
             "prov vocab list"},
    HelpWord{"note", "A remark in free words on a passage or anything on record.",
             "prov note boats 'Ask the harbour office for the traffic log.'"},
    HelpWord{"handle",
             "The short name of a person, organization, claim or cited document, made from its "
             "name; that of a reviewer stands in each entry id.",
             "prov who show nha"},
    HelpWord{"target",
             "What a label or note is put on and what is shown or withdrawn: a handle, an entry "
             "id, or the beginning of a document's file name.",
             "prov show press"},
    HelpWord{"@17",
             "Entry 17 of your own log; @ is its last, @-1 the one before. Everybody else calls "
             "it by its id, mira-17.",
             "prov show @17"},
    HelpWord{"entry",
             "One act on record: an id, a time, who did it, and a signature over it. All that is "
             "on record is made of entries.",
             "prov show mira-17"},
    HelpWord{"log", "The entries of one reviewer in their order. It is only ever added to.",
             "prov log -n 5"},
    HelpWord{"reviewer",
             "The person behind a log. Each person has a key on each device, each key a log.",
             "prov log --reviewer mira -n 5"},
    HelpWord{"key",
             "What a reviewer signs a log with. It stays in a file of their own on one device; "
             "whoever knows its fingerprint can check the signatures.",
             "prov key list"},
    HelpWord{"withdraw",
             "To take an entry back, with a reason. It stays in the log and is no longer counted.",
             "prov withdraw mira-70 --why 'Recorded by mistake'"},
    HelpWord{"checkpoint",
             "The signed state of a log after a write: how many entries, and a hash over them. "
             "prov verify checks that all entries still fit it.",
             "prov verify"},
    HelpWord{"root",
             "A hash over all entries of a log up to a checkpoint. Two people who see the same "
             "root of a log have the same entries in it.",
             "prov verify"},
};

}  // namespace

std::span<const HelpWord> help_words() { return kWords; }

std::string words_page() {
  std::string out = wrapped(
      "The words that prov uses with people. Each example runs on the sample case: prov init, then "
      "prov batch tests/samples/harbour/review.jsonl.",
      "");
  for (const HelpWord& each : kWords) {
    out += "\n" + std::string(each.word) + "\n" + wrapped(each.meaning, "  ") + "    " +
           std::string(each.example) + "\n";
  }
  return out;
}

json::Value words_json() {
  json::Value all = json::Value::array();
  for (const HelpWord& each : kWords) {
    all.push(json::Value::object()
                 .set("word", each.word)
                 .set("meaning", each.meaning)
                 .set("example", each.example));
  }
  return all;
}

}  // namespace prov::cli
