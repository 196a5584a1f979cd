// SPDX-License-Identifier: Apache-2.0
#include "desk/form_lines.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"

namespace prov {
namespace {

constexpr std::string_view kCutBegin = "# ---- 8<";
constexpr std::size_t kTab = 8;

bool is_blank_character(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::size_t columns(std::string_view blanks) {
  std::size_t at = 0;
  for (const char c : blanks) at = c == '\t' ? (at / kTab + 1) * kTab : at + 1;
  return at;
}

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "14", "12.2"
bool is_number(std::string_view text) {
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos) return is_digits(text);
  return is_digits(text.substr(0, dot)) && is_digits(text.substr(dot + 1));
}

/// Puts lines below those that stand further left.
class Tree {
 public:
  void add(FormLine line) {
    std::vector<FormLine>* level = &roots_;
    while (!level->empty() && level->back().indent < line.indent) level = &level->back().below;
    level->push_back(std::move(line));
    last_ = &level->back();
  }
  [[nodiscard]] FormLine* last() { return last_; }
  [[nodiscard]] std::vector<FormLine> take() { return std::move(roots_); }

 private:
  std::vector<FormLine> roots_;
  FormLine* last_ = nullptr;  // valid until the next is added
};

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank_character(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank_character(text.back())) text.remove_suffix(1);
  return text;
}

std::pair<std::string, std::string> first_word(std::string_view rest) {
  const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
  return {std::string(rest.substr(0, end)), std::string(trimmed(rest.substr(end)))};
}

std::pair<std::string, std::string> part_at_bar(std::string_view rest) {
  if (rest.starts_with("| ")) return {"", std::string(trimmed(rest.substr(1)))};
  const std::size_t bar = rest.find(" | ");
  if (bar == std::string_view::npos) return {std::string(rest), ""};
  return {std::string(trimmed(rest.substr(0, bar))), std::string(trimmed(rest.substr(bar + 2)))};
}

bool is_mark(std::string_view text) {
  if (text.starts_with('@')) return is_number(text.substr(1));
  const std::size_t dash = text.rfind('-');
  if (dash == std::string_view::npos || dash == 0 || !is_number(text.substr(dash + 1))) {
    return false;
  }
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(dash), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '~';
  });
}

bool begins_a_line(std::string_view name) {
  constexpr std::string_view kOthers[] = {"at",   "by", "field", "keep",   "label",  "long",
                                          "note", "on", "said",  "stance", "remark", "why"};
  return std::find(std::begin(kOthers), std::end(kOthers), name) != std::end(kOthers);
}

std::string take_mark(std::string& rest) {
  if (!rest.ends_with('}')) return {};
  const std::size_t open = rest.rfind('{');
  if (open == std::string::npos || (open > 0 && !is_blank_character(rest[open - 1]))) return {};
  const std::string mark = rest.substr(open + 1, rest.size() - open - 2);
  if (!mark.empty() && !is_mark(mark)) return {};
  rest = trimmed(std::string_view(rest).substr(0, open));
  return mark;
}

std::vector<FormLine> form_lines(std::string_view text, std::vector<FormProblem>& problems) {
  Tree tree;
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with(kCutBegin)) break;
    const std::string_view content = trimmed(line);
    if (content.empty() || content.starts_with('#')) continue;
    if (!valid_utf8(content)) {
      problems.push_back({number, ErrorCode::bad_data, "this line is not UTF-8"});
      continue;
    }
    if (content.starts_with('>')) {
      if (tree.last() == nullptr) {
        problems.push_back(
            {number, ErrorCode::bad_data, "there is no line that this one could go on with"});
        continue;
      }
      const std::string_view more = content.substr(content.starts_with("> ") ? 2 : 1);
      tree.last()->more.append("\n").append(more);
      continue;
    }
    auto [keyword, rest] = first_word(content);
    const std::size_t indent = columns(line.substr(0, line.find_first_not_of(" \t")));
    tree.add({number, std::move(keyword), std::move(rest), {}, indent, {}});
  }
  return tree.take();
}

}  // namespace prov
