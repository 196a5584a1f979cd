// SPDX-License-Identifier: Apache-2.0
#include "cli/options.h"
#include "help_lists.h"
#include "help_text.h"
#include "help_words.h"

namespace prov::cli {
namespace {

// Length in bytes of the UTF-8 character that starts with this byte.
std::size_t length_of(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// roff reads ASCII; all else is named: \[u201C].
std::string named_character(std::string_view bytes) {
  auto code = static_cast<unsigned>(static_cast<unsigned char>(bytes[0])) & (0x7FU >> bytes.size());
  for (const char byte : bytes.substr(1)) {
    code = (code << 6U) | (static_cast<unsigned char>(byte) & 0x3FU);
  }
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string digits;
  for (; code > 0 || digits.size() < 4; code >>= 4U) digits.insert(0, 1, kDigits[code & 0xFU]);
  return "\\[u" + digits + "]";
}

// Characters that roff would take for its own: backslash, hyphen, and `.` or `'` at line starts.
std::string roff(std::string_view text) {
  std::string out;
  bool line_start = true;
  for (std::size_t pos = 0; pos < text.size();) {
    const char c = text[pos];
    const std::size_t length = length_of(c);
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if (length > 1) {
      out += named_character(text.substr(pos, length));
    } else {
      out += c;
    }
    line_start = c == '\n';
    pos += length;
  }
  return out;
}

std::string paragraphs(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find("\n\n");
    out += ".PP\n" + roff(text.substr(0, end)) + "\n";
    text = end == std::string_view::npos ? "" : text.substr(end + 2);
  }
  return out;
}

std::string option_entries(std::span<const OptionSpec> options) {
  std::string out;
  for (const OptionSpec& option : options) {
    if (option.help.empty()) continue;
    out += ".TP\n";
    if (option.letter != '\0') out += "\\fB\\-" + std::string(1, option.letter) + "\\fR, ";
    out += "\\fB\\-\\-" + roff(option.name) + "\\fR";
    if (!option.value.empty()) out += " \\fI" + roff(option.value) + "\\fR";
    out += "\n" + roff(option.help) + "\n";
  }
  return out;
}

std::string list_entries(const HelpList& list) {
  std::string out = ".PP\n" + roff(list.heading) + "\n";
  for (const auto& [name, meaning] : list.rows) {
    std::string words;
    for (const char c : meaning) words += c == '\n' ? "\n.br\n" : roff(std::string(1, c));
    out += ".TP\n\\fB" + roff(name) + "\\fR\n" + words + "\n";
  }
  return out;
}

std::string literal(std::string_view text) { return ".nf\n" + roff(text) + "\n.fi\n"; }

std::string word_entries() {
  std::string out = ".SH WORDS\n";
  for (const HelpWord& each : help_words()) {
    out += ".TP\n\\fB" + roff(each.word) + "\\fR\n" + roff(each.meaning) + "\n" +
           literal(each.example);
  }
  return out;
}

std::string title(const std::string& name) { return ".TH " + name + " 1 \"\" \"prov\" \"\"\n"; }

}  // namespace

std::string man_name(const Command& command) {
  std::string name = "prov-" + std::string(command.name);
  for (char& c : name) {
    if (c == ' ') c = '-';
  }
  return name;
}

std::string man_page(const Command& command) {
  std::string out = title(man_name(command));
  out += ".SH NAME\n" + roff(man_name(command)) + " \\- " + roff(command.summary) + "\n";
  out += ".SH SYNOPSIS\n" + roff(synopsis(command)) + "\n";
  out += ".SH DESCRIPTION\n" + paragraphs(command.description);
  for (const HelpList& list : help_lists(command.name)) out += list_entries(list);
  if (!command.options.empty()) out += ".SH OPTIONS\n" + option_entries(command.options);
  const std::vector<OptionSpec> common = common_options(command);
  if (!common.empty()) out += ".SH COMMON OPTIONS\n" + option_entries(common);
  out += ".SH EXAMPLE\n" + literal(command.example);
  out += ".SH EXIT STATUS\n" + literal(exit_codes(command));
  return out + ".SH SEE ALSO\n.BR prov (1)\n";
}

std::string man_page_of_prov() {
  std::string out = title("prov");
  out += ".SH NAME\nprov \\- record where texts come from and who says what in them\n";
  out += ".SH SYNOPSIS\nprov COMMAND [OPTIONS] [WORDS]\n";
  out += ".SH DESCRIPTION\n" +
         paragraphs(
             "prov records, for every document of a case, its origin, publisher and stated "
             "affiliation; marks claims, labels and attributions on exact passages; and writes a "
             "provenance summary that somebody else can check. What a source says of itself, what "
             "others say of it and what reviewers judge are kept apart. Every act is a signed "
             "entry of an append-only log.\n\n"
             "A case is a folder .prov, found by --store, then PROV_STORE, then upward from the "
             "working folder.");
  out += ".SH COMMANDS\n";
  for (const Command& command : commands()) {
    out += ".TP\n\\fB" + roff(man_name(command)) + "\\fR(1)\n" + roff(command.summary) + "\n";
  }
  out += word_entries();
  out += ".SH COMMON OPTIONS\n" + option_entries(global_option_specs());
  out += ".SH ENVIRONMENT\n";
  out += ".TP\n\\fBPROV_STORE\\fR\nfolder of the case, where \\-\\-store is not given\n";
  out += ".TP\n\\fBPROV_DOC\\fR\ndocument the passages are in, where \\-d is not given\n";
  out += ".TP\n\\fBXDG_DATA_HOME\\fR\nsigning keys are in prov/keys below it (~/.local/share)\n";
  out +=
      ".TP\n\\fBXDG_STATE_HOME\\fR\nwhat is remembered of each log is in prov/heads below it "
      "(~/.local/state)\n";
  out += ".TP\n\\fBNO_COLOR\\fR\nno colour, where it is set\n";
  return out;
}

}  // namespace prov::cli
