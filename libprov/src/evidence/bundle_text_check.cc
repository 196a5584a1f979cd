// SPDX-License-Identifier: Apache-2.0
#include "evidence/bundle_text_check.h"

#include <algorithm>

#include <prov/error.h>

#include "base/hex.h"
#include "base/utf8.h"
#include "log/quotation.h"
#include "model/entry_codec.h"
#include "model/parts.h"
#include "model/passages.h"

namespace prov {
namespace {

constexpr std::size_t kHeldBytes = std::size_t{64} << 20;

[[noreturn]] void refuse(const std::string& why) { throw Error(ErrorCode::verification, why); }

// Length, code points and form of a text that comes piece by piece.
class TextMeter {
 public:
  void take(std::string_view piece) {
    constexpr std::size_t kLongestCut = 3;  // bytes of a code point that a piece may end within
    held_.append(piece);
    const std::size_t good = first_invalid_utf8(held_);
    valid_ = valid_ && held_.size() - good <= kLongestCut;
    length_ += count_code_points(std::string_view(held_).substr(0, good));
    held_.erase(0, valid_ ? good : held_.size());
  }
  [[nodiscard]] bool valid() const { return valid_ && held_.empty(); }
  [[nodiscard]] std::uint64_t length() const { return length_; }

 private:
  std::string held_;
  bool valid_ = true;
  std::uint64_t length_ = 0;
};

json::Value read_json(const std::optional<std::string>& bytes) {
  return bytes ? json::parse(*bytes) : json::Value();
}

}  // namespace

void BundleTextCheck::check() {
  for (const BundlePlace& place : contents_.texts) check_text(place);
  for (const BundlePlace& place : contents_.documents) check_document(place);
  for (std::size_t log = 0; log < contents_.manifest.logs.size(); ++log) check_entries(log);
}

void BundleTextCheck::check_text(const BundlePlace& place) {
  const std::string file = text_path(place.first + 1, place.second);
  const std::string shown = contents_.shown(place.first, place.second);
  if (!files_.has(file)) return;  // a failure already
  const bool good = failures_.guard(file, shown, [&] {
    const auto carried = contents_.carried.find(place);
    if (carried == contents_.carried.end()) refuse("no entry here says what it should be");
    TextMeter meter;
    hasher_.start();
    files_.read(file, [&](std::string_view piece) {
      meter.take(piece);
      hasher_.update(piece);
    });
    const TextInfo& stated = *carried->second.text;
    if (to_hex(hasher_.finish()) != stated.sha256) refuse("the text does not match its entry");
    if (!meter.valid()) refuse("the text is not valid UTF-8");
    if (meter.length() != stated.length) refuse("the text has another length than its entry says");
  });
  if (!good) return;
  ++report_.texts;
  good_.insert(place);
}

void BundleTextCheck::check_document(const BundlePlace& place) {
  const std::string file = document_path(place.first + 1, place.second);
  if (!files_.has(file)) return;  // a failure already
  failures_.guard(file, contents_.shown(place.first, place.second), [&] {
    const auto carried = contents_.carried.find(place);
    if (carried == contents_.carried.end() || carried->second.sha256.empty()) {
      refuse("no entry here says what it should be");
    }
    std::uint64_t bytes = 0;
    hasher_.start();
    files_.read(file, [&](std::string_view piece) {
      bytes += piece.size();
      hasher_.update(piece);
    });
    if (to_hex(hasher_.finish()) != carried->second.sha256 || bytes != carried->second.bytes) {
      refuse("the document does not match its entry");
    }
  });
}

void BundleTextCheck::check_entries(std::size_t log) {
  const std::string file = entries_path(log + 1);
  if (!files_.has(file)) return;
  failures_.guard(file, "", [&] {
    files_.read_lines(file, [&](std::uint64_t, std::string_view line) {
      check_entry(log, line);
      return !failures_.enough();
    });
  });
}

// Lines and entries that are not what they should be have been named already.
void BundleTextCheck::check_entry(std::size_t log, std::string_view line) {
  try {
    const OpenedBundleEntry entry = read_opened_entry(line);
    const Leaf& leaf = entry.leaf;
    if (!entry.parts.body || contents_.failed.contains({log, leaf.seq})) return;
    const json::Value body = read_json(entry.parts.body);
    count_references(leaf, body);
    if (good_.empty() || !entry.parts.sealed) return;
    const Content content =
        decode_entry(leaf.type, leaf.version, body, read_json(entry.parts.sealed), leaf.log);
    for (const Passage* passage : passages_of(content)) {
      check_passage(entries_path(log + 1), contents_.shown(log, leaf.seq), *passage);
    }
  } catch (const Error& error) {
    if (error.code() != ErrorCode::bad_data) throw;
  }
}

// A body of an unknown type may hold anything.
void BundleTextCheck::count_references(const Leaf& leaf, const json::Value& body) {
  const std::vector<EntryId> references = references_in(body, leaf.log);
  report_.references_outside += static_cast<std::uint64_t>(
      std::count_if(references.begin(), references.end(),
                    [&](const EntryId& id) { return !contents_.holds(id); }));
}

void BundleTextCheck::check_passage(const std::string& file, const std::string& shown,
                                    const Passage& passage) {
  const auto log = contents_.logs.find(passage.text.log);
  if (log == contents_.logs.end()) return;
  CountedText* text = text_at({log->second, passage.text.seq});
  if (text == nullptr) return;
  for (std::size_t i = 0; i < passage.quotes.size(); ++i) {
    const Range& range = passage.ranges[i];
    ++report_.quotations;
    if (quotation_holds(*text, range, passage.quotes[i], hasher_)) continue;
    failures_.add(file, shown,
                  "its quotation of " + std::to_string(range.start) + ".." +
                      std::to_string(range.end) + " of " +
                      contents_.shown(log->second, passage.text.seq) + " differs from the text");
  }
}

CountedText* BundleTextCheck::text_at(const BundlePlace& place) {
  if (!good_.contains(place)) return nullptr;
  const auto found = held_.find(place);
  if (found != held_.end()) return found->second.get();
  std::string text = files_.read_whole(text_path(place.first + 1, place.second), kBundleFileLimit);
  if (!valid_utf8(text)) return nullptr;  // another than it was a moment ago
  if (held_bytes_ + text.size() > kHeldBytes) {
    held_.clear();
    held_bytes_ = 0;
  }
  held_bytes_ += text.size();
  return held_.emplace(place, std::make_unique<CountedText>(std::move(text))).first->second.get();
}

}  // namespace prov
