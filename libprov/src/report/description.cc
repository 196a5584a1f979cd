// SPDX-License-Identifier: Apache-2.0
#include "report/description.h"

#include "report/safe_text.h"

namespace prov::report {

Description ours(std::string_view words) { return {{{std::string(words), false}}}; }

Description theirs(std::string_view words) { return {{{std::string(words), true}}}; }

Description operator+(Description left, const Description& right) {
  left.parts.insert(left.parts.end(), right.parts.begin(), right.parts.end());
  return left;
}

std::string plain_words(const Description& description) {
  std::string words;
  for (const Description::Part& part : description.parts) words += part.words;
  return words;
}

std::string phrase_of(const Description& description) {
  std::string phrase;
  for (const Description::Part& part : description.parts) {
    phrase += part.foreign ? own_words(part.words) : part.words;
  }
  return phrase;
}

}  // namespace prov::report
