// SPDX-License-Identifier: Apache-2.0
#include "desk/passages.h"

#include <algorithm>

#include <prov/error.h>

#include "base/hex.h"
#include "base/utf8.h"
#include "text/find.h"
#include "text/locate.h"
#include "text/printed_passage.h"
#include "text/quote.h"
#include "text/resolver.h"

namespace prov {
namespace {

constexpr std::size_t kEchoed = 60;  // code points of the words in an echo

std::string grouped(std::uint64_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

}  // namespace

FoundPassage PassageFinder::find(std::string_view typed, const Where& where) {
  const PassageSyntax syntax =
      where.value ? parse_value(typed) : parse_passage(typed, [this](std::string_view name) {
        return targets_.names_document(name);
      });
  if (syntax.standard_input) {
    throw Error(ErrorCode::usage, "words from standard input can be given once, by the command");
  }
  const std::string_view named = syntax.document.empty() ? where.document : syntax.document;
  if (named.empty() && where.inside == nullptr) check_document_of(typed, false);
  const bool same = named.empty() && where.inside != nullptr;
  const std::int64_t row = same ? where.inside->document : targets_.document(named);
  const std::shared_ptr<const Text> text = impl_.text(row);
  ResolveOptions options;
  options.allow_long = where.allow_long;
  options.value = where.value;
  if (where.inside != nullptr && where.inside->document == row) {
    options.inside = where.inside->passage.ranges;
  }
  FoundPassage found{row, {impl_.id_of(row), resolved(typed, syntax, row, options), {}}};
  for (const Range& range : found.passage.ranges) {
    found.passage.quotes.push_back(make_quote(*text, range, [this](std::string_view bytes) {
      return to_hex(impl_.hasher().sha256(bytes));
    }));
  }
  return found;
}

// `DOC:` that names none, or several: the error says which. `several`:
// only of what is the name of several.
void PassageFinder::check_document_of(std::string_view typed, bool several) {
  const std::size_t colon = typed.find(':');
  const bool names = colon != std::string_view::npos && colon > 0 && colon + 1 < typed.size() &&
                     !is_ascii_space(typed[colon + 1]);
  if (!names) return;
  const std::string_view name = typed.substr(0, colon);
  if (several) {
    (void)targets_.find(name);
  } else {
    (void)targets_.document(name);
  }
}

std::vector<Range> PassageFinder::resolved(std::string_view typed, const PassageSyntax& syntax,
                                           std::int64_t row, ResolveOptions& options) {
  const std::shared_ptr<const Text> text = impl_.text(row);
  if (auto found = try_resolve(syntax, *text, options)) return std::move(found->ranges);
  options.document = impl_.typed_name(row);
  options.named = syntax.document;
  try {
    return resolve(syntax, *text, options).ranges;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found) throw;
    if (syntax.document.empty() && !options.value) check_document_of(typed, true);
    const auto other = elsewhere(syntax, row);
    if (!other) throw;
    const auto& [name, place] = *other;
    throw Error(ErrorCode::not_found, "\"" + std::string(typed) + "\" not in " + options.document +
                                          "; it is in " + name + ":" + place + " (prov use " +
                                          name + ", or -d " + name + ")");
  }
}

bool PassageFinder::stands_in(std::string_view typed, std::string_view document) {
  const PassageSyntax syntax = parse_passage(typed);
  const std::shared_ptr<const Text> text = impl_.text(targets_.document(document));
  if (try_resolve(syntax, *text, {})) return true;
  const auto* words = std::get_if<WordsPart>(&syntax.whole);
  const bool anywhere = words != nullptr && !words->lines && !words->words.empty();
  return anywhere && !find_words(*text, words->words).empty();
}

std::optional<std::pair<std::string, std::string>> PassageFinder::elsewhere(
    const PassageSyntax& syntax, std::int64_t own) {
  constexpr std::size_t kMostDocuments = 100;
  const auto* part = std::get_if<WordsPart>(&syntax.whole);
  if (part == nullptr || part->lines || part->words.empty() || !syntax.document.empty()) {
    return std::nullopt;
  }
  if (!find_words(*impl_.text(own), part->words).empty()) return std::nullopt;
  std::size_t searched = 0;
  for (const std::int64_t row : impl_.index().documents()) {
    if (row == own || impl_.index().withdrawn(row)) continue;
    if (++searched > kMostDocuments) break;
    const std::shared_ptr<const Text> text = impl_.text(row);
    const std::vector<Range> found = find_words(*text, part->words);
    if (!found.empty()) return std::pair{impl_.typed_name(row), describe(found.front(), *text)};
  }
  return std::nullopt;
}

std::string PassageFinder::words(const Passage& passage) {
  const std::shared_ptr<const Text> text = impl_.text(impl_.row_of(passage.text));
  std::string out;
  for (const Range& range : passage.ranges) {
    if (!out.empty()) out += " … ";
    out += text->slice(range);
  }
  return out;
}

PrintedPassage PassageFinder::print(const Passage& passage, std::size_t limit) {
  const std::int64_t row = impl_.row_of(passage.text);
  // Words that were erased with their entry are not fetched from the text again.
  const std::size_t shown = passage.quotes.empty() ? 0 : limit;
  PrintedPassage out;
  try {
    out = print_passage(passage.ranges, *impl_.text(row), shown);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found) throw;
    out = print_quotes(passage, shown);
  }
  out.document = impl_.typed_name(row);
  return out;
}

std::string PassageFinder::echo(const Passage& passage) {
  std::uint64_t length = 0;
  for (const Range& range : passage.ranges) length += range.end - range.start;
  return to_string(print(passage, kEchoed)) + "  " + grouped(length) +
         (length == 1 ? " character" : " characters");
}

}  // namespace prov
