// SPDX-License-Identifier: Apache-2.0
#include "text/text.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include <prov/error.h>

#include "base/utf8.h"
#include "text/folding.h"
#include "text/sentences.h"

namespace prov {
namespace {

constexpr std::size_t kBlock = 256;  // bytes between two checkpoints

std::vector<std::size_t> find_line_starts(std::string_view text) {
  std::vector<std::size_t> starts;
  std::size_t pos = 0;
  while (pos < text.size()) {
    starts.push_back(pos);
    pos = text.find_first_of("\r\n", pos);
    if (pos == std::string_view::npos) break;
    pos += text.substr(pos, 2) == "\r\n" ? 2 : 1;
  }
  return starts;
}

std::vector<std::uint64_t> count_blocks(std::string_view text) {
  std::vector<std::uint64_t> counts{0};
  for (std::size_t pos = 0; pos < text.size(); pos += kBlock) {
    counts.push_back(counts.back() + count_code_points(text.substr(pos, kBlock)));
  }
  return counts;
}

}  // namespace

struct Text::Lazy {
  std::mutex mutex;
  std::optional<FoldedText> folded;
  std::map<std::pair<std::uint64_t, std::string>, std::vector<Range>> sentences;
};

Text::Text(std::string utf8) : utf8_(std::move(utf8)), lazy_(std::make_unique<Lazy>()) {
  if (const std::size_t bad = first_invalid_utf8(utf8_); bad != utf8_.size()) {
    throw Error{ErrorCode::bad_data, "text is not UTF-8 at byte " + std::to_string(bad)};
  }
  checkpoints_ = count_blocks(utf8_);
  length_ = checkpoints_.back();
  line_starts_ = find_line_starts(utf8_);
}

Text::~Text() = default;
Text::Text(Text&&) noexcept = default;
Text& Text::operator=(Text&&) noexcept = default;

Range Text::line(std::uint64_t number) const {
  if (number == 0 || number > line_count()) {
    throw Error{ErrorCode::not_found, "no line " + std::to_string(number) + ": the text has " +
                                          std::to_string(line_count()) +
                                          (line_count() == 1 ? " line" : " lines")};
  }
  const std::size_t begin = line_starts_[number - 1];
  std::size_t end = number == line_count() ? utf8_.size() : line_starts_[number];
  if (end > begin && utf8_[end - 1] == '\n') --end;
  if (end > begin && utf8_[end - 1] == '\r') --end;
  return {code_point_of(begin), code_point_of(end)};
}

std::uint64_t Text::line_of(std::uint64_t at) const {
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), byte_of(at));
  return std::max<std::uint64_t>(1, static_cast<std::uint64_t>(after - line_starts_.begin()));
}

std::size_t Text::byte_of(std::uint64_t at) const {
  if (at >= length_) return utf8_.size();
  if (length_ == utf8_.size()) return static_cast<std::size_t>(at);
  const auto after = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), at);
  const auto block = static_cast<std::size_t>(after - checkpoints_.begin()) - 1;
  const std::size_t begin = block * kBlock;
  const std::string_view rest{std::string_view{utf8_}.substr(begin)};
  return begin + byte_of_code_point(rest, at - checkpoints_[block]);
}

std::uint64_t Text::code_point_of(std::size_t byte) const {
  byte = std::min(byte, utf8_.size());
  if (length_ == utf8_.size()) return byte;
  const std::size_t block = byte / kBlock;
  const std::string_view rest{
      std::string_view{utf8_}.substr(block * kBlock, byte - block * kBlock)};
  return checkpoints_[block] + count_code_points(rest);
}

std::string_view Text::slice(Range range) const {
  if (range.start > range.end || range.end > length_) {
    throw Error{ErrorCode::not_found,
                "code points " + std::to_string(range.start) + ".." + std::to_string(range.end) +
                    " are not in the text, which has " + std::to_string(length_)};
  }
  const std::size_t begin = byte_of(range.start);
  return std::string_view{utf8_}.substr(begin, byte_of(range.end) - begin);
}

const std::vector<Range>& Text::sentences(std::uint64_t number, std::string_view language) const {
  const Range range = line(number);
  const std::lock_guard lock{lazy_->mutex};
  auto [entry, fresh] = lazy_->sentences.try_emplace({number, std::string{language}});
  if (!fresh) return entry->second;
  const std::size_t begin = byte_of(range.start);
  for (const SentenceBytes& sentence : divide_sentences(slice(range), language)) {
    entry->second.push_back(
        {code_point_of(begin + sentence.begin), code_point_of(begin + sentence.end)});
  }
  return entry->second;
}

const FoldedText& Text::folded() const {
  const std::lock_guard lock{lazy_->mutex};
  if (!lazy_->folded) lazy_->folded.emplace(utf8_);
  return *lazy_->folded;
}

}  // namespace prov
