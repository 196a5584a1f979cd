// SPDX-License-Identifier: Apache-2.0
#include "text/graphemes.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <prov/error.h>

namespace prov {

struct Graphemes::Iterator {
  UText text = UTEXT_INITIALIZER;
  std::unique_ptr<icu::BreakIterator> breaks;

  explicit Iterator(std::string_view source) {
    UErrorCode status = U_ZERO_ERROR;
    breaks.reset(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    utext_openUTF8(&text, source.data(), static_cast<std::int64_t>(source.size()), &status);
    if (breaks) breaks->setText(&text, status);
    if (U_FAILURE(status) != 0) {
      throw Error{ErrorCode::internal, "ICU has no rules for grapheme clusters"};
    }
  }
  ~Iterator() { utext_close(&text); }
  Iterator(const Iterator&) = delete;
  Iterator& operator=(const Iterator&) = delete;
};

Graphemes::Graphemes(std::string_view text) : text_(text) {}
Graphemes::~Graphemes() = default;

Graphemes::Iterator& Graphemes::iterator() {
  if (!iterator_) iterator_ = std::make_unique<Iterator>(text_);
  return *iterator_;
}

bool Graphemes::boundary(std::size_t at) {
  if (at == 0 || at >= text_.size()) return true;
  const auto before = static_cast<unsigned char>(text_[at - 1]);
  const auto after = static_cast<unsigned char>(text_[at]);
  if (before < 0x80 && after < 0x80) return before != '\r' || after != '\n';
  return iterator().breaks->isBoundary(static_cast<std::int32_t>(at)) != 0;
}

std::size_t Graphemes::next(std::size_t at) {
  const std::int32_t found = iterator().breaks->following(static_cast<std::int32_t>(at));
  return found == icu::BreakIterator::DONE ? text_.size() : static_cast<std::size_t>(found);
}

}  // namespace prov
