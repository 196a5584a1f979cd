// SPDX-License-Identifier: Apache-2.0
#include "text/resolver.h"

#include <algorithm>
#include <utility>

#include <prov/error.h>

#include "base/utf8.h"
#include "text/find.h"
#include "text/locate.h"
#include "text/shown_words.h"
#include "text/word_search.h"

namespace prov {
namespace {

using Status = WordOutcome::Status;

constexpr std::size_t kShownNearest = 80;  // code points of the nearest words in a message

Error not_found(const std::string& message) { return Error{ErrorCode::not_found, message}; }
Error usage(const std::string& message) { return Error{ErrorCode::usage, message}; }

std::string plural(std::uint64_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string span_of(std::uint64_t first, std::uint64_t last) {
  const std::string number = std::to_string(first);
  return first == last ? number : number + "-" + std::to_string(last);
}

WordOutcome taken(Range range, PassageForm form) {
  WordOutcome outcome;
  outcome.status = Status::found;
  outcome.range = range;
  outcome.form = form;
  return outcome;
}

class Resolver {
 public:
  Resolver(const Text& text, const ResolveOptions& options) : text_(text), options_(options) {}

  ResolvedPassage whole(const PassageSyntax& syntax) const {
    if (syntax.standard_input) {
      throw usage("\"-\" stands for words from standard input, and none were read");
    }
    auto [found, failure] = read(syntax);
    if (failure.found()) return std::move(found);
    if (failure.status == Status::nothing) {
      if (auto other = unbroken(syntax)) return *std::move(other);
    }
    fail(failure);
  }

 private:
  using Reading = WordOutcome (WordSearch::*)(std::string_view, const WordScope&) const;
  /// What was found, and why not where nothing was.
  using Read = std::pair<ResolvedPassage, WordOutcome>;

  static Read one(const WordOutcome& outcome) {
    return {{{outcome.range}, outcome.form, outcome.found_in}, outcome};
  }

  Read read(const PassageSyntax& syntax) const {
    if (syntax.places.empty()) return read_words(syntax);
    Read places = add_up(syntax.places);
    const bool there = places.second.found();
    if (there && shows(syntax.beside, places.first.ranges, text_)) return places;
    Read words = read_words(syntax);
    if (words.second.status == Status::nothing && there) {
      words.second.message = "\"" + syntax.source + "\" gives other words than stand there in " +
                             options_.document + " (nothing recorded)";
    } else if (words.second.status == Status::nothing) {
      words.second = places.second;
    }
    return words;
  }

  Read read_words(const PassageSyntax& syntax) const {
    const auto* words = std::get_if<WordsPart>(&syntax.whole);
    const bool several = !syntax.sum.empty() || !syntax.no_sum.empty();
    if (words == nullptr || words->words.empty() || !several) return one(part(syntax.whole));
    const std::vector<WordScope> scopes = scopes_of(*words);
    WordOutcome outcome = cascade(*words, scopes, {&WordSearch::as_typed});
    if (outcome.status != Status::nothing) return one(outcome);
    WordOutcome failure;
    if (!syntax.sum.empty()) {
      Read sum = add_up(syntax.sum);
      if (sum.second.status != Status::nothing) return sum;
      failure = std::move(sum.second);
    }
    outcome = cascade(*words, scopes, {&WordSearch::across_gap});
    if (outcome.status == Status::nothing) {
      const WordOutcome plain = without_marks(*words);
      if (plain.status != Status::nothing) return one(plain);
    }
    if (outcome.status == Status::nothing && !syntax.no_sum.empty()) {
      outcome.status = Status::refused;
      outcome.message = syntax.no_sum;
    } else if (split_at_gaps(words->words).empty()) {
      outcome = std::move(failure);
    }
    return one(outcome);
  }

  /// The same without line breaks that stand for nothing.
  std::optional<ResolvedPassage> unbroken(const PassageSyntax& syntax) const {
    const auto names = [&syntax](std::string_view name) { return name == syntax.document; };
    for (const std::string& typed : syntax.unbroken) {
      if (auto found = try_resolve(parse_passage(typed, names), text_, options_)) return found;
    }
    return std::nullopt;
  }

  [[noreturn]] void fail(const WordOutcome& outcome) const {
    if (outcome.status == Status::refused) throw usage(outcome.message);
    if (!outcome.message.empty() || options_.quiet) throw not_found(outcome.message);
    throw not_found(absence(outcome));
  }

  WordOutcome part(const PassagePart& part) const {
    if (const auto* lines = std::get_if<LineSpan>(&part)) {
      return taken(lines_of(*lines), PassageForm::lines);
    }
    if (const auto* sentences = std::get_if<SentenceSpan>(&part)) {
      return taken(sentences_of(*sentences), PassageForm::sentences);
    }
    if (const auto* range = std::get_if<Range>(&part)) {
      return taken(checked(*range), PassageForm::code_points);
    }
    const auto& words = std::get<WordsPart>(part);
    if (words.words.empty()) return taken(lines_of(*words.lines), PassageForm::lines);
    if (words.literal) return cascade(words, scopes_of(words), {&WordSearch::literally});
    WordOutcome outcome =
        cascade(words, scopes_of(words), {&WordSearch::as_typed, &WordSearch::across_gap});
    if (outcome.status != Status::nothing || !stands_in_marks(words)) return outcome;
    return without_marks(words);
  }

  // Printed passages have their words in quotation marks, `22: “words”`. Marks of the text itself
  // go first.
  static bool stands_in_marks(const WordsPart& words) {
    constexpr std::string_view kOpen = "“", kClose = "”";
    return words.lines && words.words.size() > kOpen.size() + kClose.size() &&
           words.words.starts_with(kOpen) && words.words.ends_with(kClose);
  }

  WordOutcome without_marks(const WordsPart& words) const {
    if (!stands_in_marks(words)) return {};
    constexpr std::size_t kMark = std::string_view("“").size();
    const WordsPart plain{words.lines, words.words.substr(kMark, words.words.size() - 2 * kMark),
                          false};
    return cascade(plain, scopes_of(plain), {&WordSearch::as_typed, &WordSearch::across_gap});
  }

  // Tries the readings in each scope, the narrowest first; the first that is not absence decides.
  WordOutcome cascade(const WordsPart& words, const std::vector<WordScope>& scopes,
                      const std::vector<Reading>& readings) const {
    const WordSearch search{text_, options_, words.words};
    WordOutcome last;
    for (const WordScope& scope : scopes) {
      for (const Reading reading : readings) {
        const WordOutcome outcome = (search.*reading)(words.words, scope);
        if (outcome.status != Status::nothing) return outcome;
        // The gap's message counts where there is a gap: it names the half that is missing.
        const bool gap = reading == &WordSearch::across_gap;
        if (!gap || outcome.missing != words.words) last = outcome;
      }
    }
    return last;
  }

  // Every part on its own; the outcome says why one of them failed.
  Read add_up(const std::vector<PassagePart>& parts) const {
    ResolvedPassage sum;
    sum.form = PassageForm::sum;
    for (const PassagePart& one : parts) {
      const WordOutcome outcome = part_or_absence(one);
      if (!outcome.found()) return {sum, outcome};
      if (sum.ranges.empty()) sum.found_in = outcome.found_in;
      sum.ranges.push_back(outcome.range);
    }
    std::sort(sum.ranges.begin(), sum.ranges.end());
    for (std::size_t i = 1; i < sum.ranges.size(); ++i) {
      if (sum.ranges[i].start < sum.ranges[i - 1].end) {
        throw usage("parts " + code_points_of(sum.ranges[i - 1]) + " and " +
                    code_points_of(sum.ranges[i]) + " of " + options_.document + " overlap");
      }
    }
    return {sum, taken(sum.ranges.front(), PassageForm::sum)};
  }

  // A line that does not exist is no reason to give up another reading of the whole.
  WordOutcome part_or_absence(const PassagePart& one) const {
    try {
      return part(one);
    } catch (const Error& error) {
      WordOutcome outcome;
      outcome.message = error.what();
      return outcome;
    }
  }

  std::vector<WordScope> scopes_of(const WordsPart& words) const {
    if (words.lines) {
      const auto [first, last] = *words.lines;
      return {{{stretch(*words.lines)},
               FoundIn::lines,
               options_.document + ":" + span_of(first, last)}};
    }
    std::vector<WordScope> scopes;
    if (!options_.inside.empty()) {
      const std::string passage = "the passage in " + options_.document;
      scopes.push_back({options_.inside, FoundIn::passage, passage});
      scopes.push_back({lines_around(), FoundIn::lines_of_passage, "the lines of " + passage});
    }
    scopes.push_back({{{0, text_.length()}}, FoundIn::text, options_.document});
    return scopes;
  }

  // The lines of `inside`, joined where they are the same or follow each other.
  std::vector<Range> lines_around() const {
    std::vector<Range> around;
    for (const Range& range : options_.inside) {
      const std::uint64_t last = text_.line_of(range.end > range.start ? range.end - 1 : range.end);
      const Range lines{text_.line(text_.line_of(range.start)).start, text_.line(last).end};
      if (!around.empty() && lines.start <= around.back().end + 1) {
        around.back().end = std::max(around.back().end, lines.end);
      } else {
        around.push_back(lines);
      }
    }
    return around;
  }

  // Lines as typed, checked; possibly without a character.
  Range stretch(LineSpan lines) const {
    if (lines.last < lines.first) {
      throw usage("\"" + span_of(lines.first, lines.last) + "\" runs backwards");
    }
    if (lines.last > text_.line_count()) {
      throw not_found("no line " + std::to_string(lines.last) + " in " + options_.document +
                      ", which has " + plural(text_.line_count(), "line") + " (write \"" +
                      offered("=" + span_of(lines.first, lines.last), options_) +
                      "\" for the words)");
    }
    return {text_.line(lines.first).start, text_.line(lines.last).end};
  }

  Range lines_of(LineSpan lines) const {
    const Range range = stretch(lines);
    if (range.start < range.end) return range;
    throw not_found("line " + std::to_string(lines.first) + " of " + options_.document +
                    " is empty");
  }

  Range sentence(SentenceAddress address) const {
    (void)stretch({address.line, address.line});
    const std::vector<Range>& sentences = text_.sentences(address.line, options_.language);
    if (address.number <= sentences.size()) return sentences[address.number - 1];
    const std::string typed = std::to_string(address.line) + "." + std::to_string(address.number);
    throw not_found("no sentence " + typed + ": line " + std::to_string(address.line) + " of " +
                    options_.document + " has " + plural(sentences.size(), "sentence") +
                    " (write \"" + offered("=" + typed, options_) + "\" for the words)");
  }

  Range sentences_of(SentenceSpan span) const {
    const Range range{sentence(span.first).start, sentence(span.last).end};
    if (range.start < range.end) return range;
    throw usage("the sentences " +
                describe({range.start, range.start + 1}, text_, options_.language) + " to " +
                std::to_string(span.last.line) + "." + std::to_string(span.last.number) +
                " run backwards");
  }

  Range checked(Range range) const {
    if (range.start >= range.end) {
      throw usage("\"" + code_points_of(range) + "\" holds no character");
    }
    if (range.end <= text_.length()) return range;
    throw not_found("\"" + code_points_of(range) + "\" is beyond the end of " + options_.document +
                    ", which has " + plural(text_.length(), "character"));
  }

  // Why words were not found: they stand elsewhere, or something like them does.
  std::string absence(const WordOutcome& outcome) const {
    const Range all{0, text_.length()};
    const std::string message = "\"" + outcome.missing + "\" not found in " + outcome.place;
    const std::vector<Range> elsewhere = find_words(text_, outcome.missing, all, 3);
    std::string hint;
    for (const Range& range : elsewhere) {
      hint += (hint.empty() ? "; it is in " : ", ") +
              offered(describe(range, text_, options_.language), options_);
    }
    if (elsewhere.empty()) hint = scope_hint(outcome.missing);
    if (elsewhere.empty() && hint.empty()) hint = nearest_hint(outcome.missing, all);
    return message + hint + " (nothing recorded)";
  }

  // "13.3: words": a sentence is no scope, its line is.
  std::string scope_hint(std::string_view words) const {
    const std::size_t colon = words.find(": ");
    if (colon == std::string_view::npos || colon == 0) return {};
    const PassageSyntax scope = parse_passage(words.substr(0, colon));
    const auto* sentences = std::get_if<SentenceSpan>(&scope.whole);
    if (sentences == nullptr || !scope.sum.empty()) return {};
    return "; words are sought in lines, not in sentences (write \"" +
           offered(std::to_string(sentences->first.line) + std::string(words.substr(colon)),
                   options_) +
           "\")";
  }

  std::string nearest_hint(const std::string& words, Range scope) const {
    const auto nearest = find_nearest(text_, words, scope);
    if (!nearest) return {};
    const bool cut = nearest->end - nearest->start > kShownNearest;
    const Range shown{nearest->start, cut ? nearest->start + kShownNearest : nearest->end};
    return "; nearest: " + offered(describe(*nearest, text_, options_.language), options_) + " “" +
           std::string{text_.slice(shown)} + (cut ? "…”" : "”");
  }

  const Text& text_;
  const ResolveOptions& options_;
};

}  // namespace

std::string offered(const std::string& place, const ResolveOptions& options) {
  return options.named.empty() ? place : options.named + ":" + place;
}

ResolvedPassage resolve(const PassageSyntax& syntax, const Text& text,
                        const ResolveOptions& options) {
  return Resolver{text, options}.whole(syntax);
}

ResolvedPassage resolve(std::string_view passage, const Text& text, const ResolveOptions& options) {
  return resolve(parse_passage(passage), text, options);
}

std::optional<ResolvedPassage> try_resolve(const PassageSyntax& syntax, const Text& text,
                                           const ResolveOptions& options) {
  try {
    ResolveOptions quiet = options;
    quiet.quiet = true;
    return Resolver{text, quiet}.whole(syntax);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::not_found || error.code() == ErrorCode::usage) {
      return std::nullopt;
    }
    throw;
  }
}

}  // namespace prov
