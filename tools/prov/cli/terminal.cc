// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/environment.h"

namespace prov::cli {
namespace {

struct Span {
  char32_t first, last;
};

// Marks that take no column of their own, in the scripts that the samples and most users need.
constexpr std::array<Span, 13> kNoWidth{{{0x0300, 0x036F},
                                         {0x0483, 0x0489},
                                         {0x0591, 0x05BD},
                                         {0x0610, 0x061A},
                                         {0x064B, 0x065F},
                                         {0x0670, 0x0670},
                                         {0x06D6, 0x06DC},
                                         {0x200B, 0x200F},
                                         {0x2060, 0x2064},
                                         {0x2066, 0x2069},
                                         {0x20D0, 0x20F0},
                                         {0xFE00, 0xFE0F},
                                         {0x1F3FB, 0x1F3FF}}};
constexpr std::array<Span, 8> kWide{{{0x1100, 0x115F},
                                     {0x2E80, 0xA4CF},
                                     {0xAC00, 0xD7A3},
                                     {0xF900, 0xFAFF},
                                     {0xFE30, 0xFE6F},
                                     {0xFF00, 0xFF60},
                                     {0x1F300, 0x1F64F},
                                     {0x1F680, 0x1F9FF}}};

template <std::size_t N>
bool within(const std::array<Span, N>& spans, char32_t c) {
  return std::any_of(spans.begin(), spans.end(),
                     [c](const Span& span) { return span.first <= c && c <= span.last; });
}

// The code point at `pos`, which moves past it; a byte that is not UTF-8 gives U+FFFD.
char32_t next_character(std::string_view text, std::size_t& pos) {
  const auto lead = static_cast<unsigned char>(text[pos++]);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  if (more == 0) return 0xFFFD;
  char32_t c = lead & static_cast<unsigned>(0x3F >> more);
  for (int i = 0; i < more; ++i) {
    if (pos >= text.size() || (static_cast<unsigned char>(text[pos]) & 0xC0U) != 0x80) {
      return 0xFFFD;
    }
    c = (c << 6U) | (static_cast<unsigned char>(text[pos++]) & 0x3FU);
  }
  return c;
}

bool is_harmful(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
  const bool reorders = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return control || reorders;
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
  }));
}

// Byte offset of character number `index`.
std::size_t offset_of(std::string_view text, std::size_t index) {
  std::size_t pos = 0;
  while (index-- > 0 && pos < text.size()) next_character(text, pos);
  return pos;
}

bool is_right_to_left(char32_t c) {
  constexpr std::array<Span, 4> kRightToLeft{
      {{0x0590, 0x08FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFC}, {0x10800, 0x10FFF}}};
  return within(kRightToLeft, c);
}

bool has_right_to_left(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    if (is_right_to_left(next_character(text, pos))) return true;
  }
  return false;
}

constexpr std::string_view kIsolate = "\u2068", kIsolateEnd = "\u2069";

std::string isolate(std::string_view words) {
  return std::string(kIsolate) + std::string(words) + std::string(kIsolateEnd);
}

// The length of what is isolated already at the beginning; 0: nothing is.
std::size_t isolated_length(std::string_view text) {
  const std::size_t end = text.starts_with(kIsolate) ? text.find(kIsolateEnd) : text.npos;
  return end == text.npos ? 0 : end + kIsolateEnd.size();
}

// The length of what stands in “ ” or « » at the beginning, with the marks; 0: nothing does.
std::size_t quoted_length(std::string_view text) {
  constexpr std::array<std::array<std::string_view, 2>, 2> kMarks{{{"“", "”"}, {"«", "»"}}};
  for (const auto& [open, close] : kMarks) {
    if (!text.starts_with(open)) continue;
    int depth = 0;
    for (std::size_t pos = 0; pos < text.size();) {
      const std::string_view rest = text.substr(pos);
      depth += rest.starts_with(open) ? 1 : rest.starts_with(close) ? -1 : 0;
      next_character(text, pos);
      if (depth == 0) return pos;
    }
    const std::size_t last = text.rfind(close);
    return last == std::string_view::npos ? 0 : last + close.size();
  }
  return 0;
}

// The length of the right-to-left words at the beginning, to the last letter before one of ours.
std::size_t right_to_left_length(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const bool ours = (text[pos] | 0x20) >= 'a' && (text[pos] | 0x20) <= 'z';
    if (ours || quoted_length(text.substr(pos)) > 0) break;
    if (is_right_to_left(next_character(text, pos))) length = pos;
    if (length == 0) break;
  }
  return length;
}

// Seconds since 1970 of an RFC 3339 time in UTC that an entry claims, checked when it was read.
std::int64_t seconds_of(const std::string& time) {
  const auto number = [&time](std::size_t at, std::size_t length) {
    int value = 0;
    std::from_chars(time.data() + at, time.data() + at + length, value);
    return value;
  };
  const std::chrono::sys_days day = std::chrono::year(number(0, 4)) / number(5, 2) / number(8, 2);
  constexpr std::int64_t kDay = 86400;
  return day.time_since_epoch().count() * kDay + number(11, 2) * 3600 + number(14, 2) * 60 +
         number(17, 2);
}

std::string padded(const std::string& cell, std::size_t width, bool right) {
  const std::size_t missing = width - std::min(width, display_width(cell));
  const std::string blanks(missing, ' ');
  return right ? blanks + cell : cell + blanks;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_character(text, pos);
    width += within(kNoWidth, c) ? 0 : within(kWide, c) ? 2 : 1;
  }
  return width;
}

std::string printable(std::string_view text, bool one_line) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t start = pos;
    const char32_t c = next_character(text, pos);
    if (c == '\n' || c == '\t' || (c == '\r' && one_line)) {
      out += one_line ? ' ' : static_cast<char>(c);
    } else if (is_harmful(c) || c == 0xFFFD) {
      out += "\xEF\xBF\xBD";
    } else {
      out += text.substr(start, pos - start);
    }
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t greatest) {
  const std::string clean = printable(text);
  const std::size_t length = count_characters(clean);
  if (length <= greatest) return clean;
  const std::size_t tail = (greatest - 3) / 3;
  const std::size_t head = greatest - 3 - tail;
  const std::string_view all = clean;
  std::string_view first = all.substr(0, offset_of(all, head));
  std::string_view last = all.substr(offset_of(all, length - tail));
  // Words are kept whole where that costs little.
  const std::size_t before = first.rfind(' ');
  const bool cuts_first = all[first.size()] != ' ';
  if (cuts_first && before != std::string_view::npos && before + 16 > first.size()) {
    first = first.substr(0, before);
  }
  const std::size_t after = last.find(' ');
  const bool cuts_last = all[all.size() - last.size() - 1] != ' ';
  if (cuts_last && after < 16) last = last.substr(after + 1);
  while (!first.empty() && first.back() == ' ') first.remove_suffix(1);
  while (!last.empty() && last.front() == ' ') last.remove_prefix(1);
  return std::string(first) + " … " + std::string(last);
}

std::string fitted(std::string_view text, std::size_t columns) {
  std::string clean = printable(text);
  if (display_width(clean) > columns) {
    std::size_t end = 0;
    for (std::size_t pos = 0; pos < clean.size(); end = pos) {
      next_character(clean, pos);
      if (display_width(std::string_view(clean).substr(0, pos)) + 2 > columns) break;
    }
    // Words are kept whole where that costs little.
    const std::size_t blank = clean.rfind(' ', end);
    if (blank != std::string::npos && blank > 0 && blank + 8 > end) end = blank;
    clean = clean.substr(0, end) + " …";
  }
  return has_right_to_left(clean) ? isolate(clean) : clean;
}

std::string isolated(std::string_view line) {
  constexpr std::string_view kOpen = "“", kClose = "”";
  if (!has_right_to_left(line)) return std::string(line);
  std::string out;
  for (std::size_t pos = 0; pos < line.size();) {
    const std::string_view rest = line.substr(pos);
    std::size_t length = isolated_length(rest);
    if (length > 0) {
      out += rest.substr(0, length);
      pos += length;
      continue;
    }
    length = quoted_length(rest);
    const std::string_view quoted = rest.substr(0, length);
    if (length == 0) length = right_to_left_length(rest);
    if (has_right_to_left(quoted) && quoted.starts_with(kOpen)) {
      out += kOpen;
      out += isolate(quoted.substr(kOpen.size(), length - kOpen.size() - kClose.size()));
      out += kClose;
    } else if (length > 0 && has_right_to_left(rest.substr(0, length))) {
      out += isolate(rest.substr(0, length));
    } else {
      if (length == 0) next_character(rest, length);
      out += rest.substr(0, length);
    }
    pos += length;
  }
  return out;
}

std::string since(const std::string& time, std::int64_t now) {
  constexpr std::int64_t kMinute = 60, kHour = 60 * kMinute, kDay = 24 * kHour, kMost = 30 * kDay;
  if (time.empty()) return "(erased)";
  const std::int64_t passed = now - seconds_of(time);
  const auto ago = [](std::int64_t number, const char* one, const char* many) {
    return counted(static_cast<std::uint64_t>(number), one, many) + " ago";
  };
  if (passed < 0 || passed > kMost) return time.substr(0, 10);
  if (passed < kMinute) return "just now";
  if (passed < kHour) return ago(passed / kMinute, "minute", "minutes");
  if (passed < kDay) return ago(passed / kHour, "hour", "hours");
  return ago(passed / kDay, "day", "days");
}

std::string in_quotes(std::string_view text, std::size_t greatest) {
  const std::string words = shortened(text, greatest);
  const auto encloses = [&words](std::string_view open, std::string_view close) {
    return words.size() >= open.size() + close.size() && words.rfind(open, 0) == 0 &&
           words.compare(words.size() - close.size(), close.size(), close) == 0;
  };
  return encloses("“", "”") || encloses("«", "»") ? words : "“" + words + "”";
}

int terminal_width() {
  constexpr int kUsual = 80;
  constexpr int kLeast = 40;
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    return std::max<int>(size.ws_col, kLeast);
  }
  const std::string columns = variable("COLUMNS");
  int width = 0;
  std::from_chars(columns.data(), columns.data() + columns.size(), width);
  return width > 0 ? std::max(width, kLeast) : kUsual;
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
  return grouped(number) + " " + std::string(number == 1 ? one : many);
}

void Table::print(Output& out, std::string_view indent) const {
  std::vector<std::size_t> widths;
  for (const auto& row : rows_) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(row[i]));
    }
  }
  for (const auto& row : rows_) {
    std::string line(indent);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool right = std::find(right_.begin(), right_.end(), i) != right_.end();
      line += padded(isolated(row[i]), widths[i], right);
      if (i + 1 < row.size()) line += "  ";
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out.line(line);
  }
}

std::string wrapped(std::string_view text, std::string_view indent, std::size_t width) {
  std::string out;
  std::string line(indent);
  bool empty = true;
  const auto end_line = [&] {
    out += (empty ? "" : line) + "\n";
    line = indent;
    empty = true;
  };
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", pos), text.size());
    const std::string_view word = text.substr(pos, end - pos);
    if (!empty && display_width(line) + 1 + display_width(word) > width) end_line();
    if (!word.empty()) {
      line += (empty ? "" : " ") + std::string(word);
      empty = false;
    }
    if (end < text.size() && text[end] == '\n') end_line();
    pos = end + 1;
  }
  if (!empty) end_line();
  return out;
}

Progress::Progress(Output& err, bool visible, std::string what, std::uint64_t total)
    : err_(err), visible_(visible), what_(std::move(what)), total_(total) {
  if (visible_) start_ = last_ = SteadyClock::now();
}

Progress::~Progress() {
  if (!drawn_) return;
  try {
    err_.write("\r\x1b[K");
    err_.flush();
  } catch (...) {  // NOLINT: a destructor must not throw, and the line is a courtesy
  }
}

void Progress::update(std::uint64_t items, std::uint64_t done) {
  if (!visible_) return;
  const auto now = SteadyClock::now();
  if (now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  const auto seconds = std::chrono::duration<double>(now - start_).count();
  std::string line = "\r\x1b[K" + grouped(items) + " " + what_ + ", " +
                     grouped(static_cast<std::uint64_t>(static_cast<double>(items) / seconds)) +
                     "/s";
  if (total_ > 0 && done > 0) {
    const double part = static_cast<double>(done) / static_cast<double>(total_);
    line += ", " + grouped(static_cast<std::uint64_t>(seconds / part - seconds)) + " s left";
  }
  err_.write(line);
  err_.flush();
  drawn_ = true;
}

}  // namespace prov::cli
