// SPDX-License-Identifier: Apache-2.0
#include "text/word_search.h"

#include <algorithm>
#include <map>
#include <set>

#include "text/find.h"
#include "text/locate.h"

namespace prov {
namespace {

using Status = WordOutcome::Status;

constexpr std::size_t kListed = 8;  // candidates named in a message

std::string in_quotes(std::string_view words) { return "\"" + std::string{words} + "\""; }

WordOutcome nothing(std::string_view words, const WordScope& scope) {
  WordOutcome outcome;
  outcome.missing = words;
  outcome.place = scope.name;
  return outcome;
}

WordOutcome found(Range range, PassageForm form, const WordScope& scope) {
  WordOutcome outcome;
  outcome.status = Status::found;
  outcome.range = range;
  outcome.form = form;
  outcome.found_in = scope.kind;
  return outcome;
}

WordOutcome fail(WordOutcome::Status status, std::string message) {
  WordOutcome outcome;
  outcome.status = status;
  outcome.message = std::move(message);
  return outcome;
}

}  // namespace

std::string code_points_of(Range range) {
  return std::to_string(range.start) + ".." + std::to_string(range.end);
}

// Of places that nobody is told about two are as good as all.
std::size_t WordSearch::most() const { return options_.quiet ? 2 : kAllPlaces; }

std::vector<Range> WordSearch::find(std::string_view words, const WordScope& scope) const {
  std::vector<Range> places;
  for (const Range& range : scope.ranges) {
    const std::vector<Range> here = find_words(text_, words, range, most());
    places.insert(places.end(), here.begin(), here.end());
  }
  return places;
}

WordOutcome WordSearch::literally(std::string_view words, const WordScope& scope) const {
  const std::vector<Range> places = find(words, scope);
  if (places.empty()) return nothing(words, scope);
  if (places.size() > 1) return several(words, places, scope);
  return found(places.front(), PassageForm::words, scope);
}

WordOutcome WordSearch::as_typed(std::string_view words, const WordScope& scope) const {
  WordOutcome outcome = literally(words, scope);
  if (!outcome.found()) return outcome;
  for (const auto& [first, last] : split_at_gaps(words)) {
    const std::vector<Range> longer = longer_readings(outcome.range, outcome.range.end, last);
    if (longer.empty()) continue;
    std::vector<Range> readings{outcome.range};
    readings.insert(readings.end(), longer.begin(), longer.end());
    const std::string alone =
        in_quotes(offered("=" + std::string{words}, options_)) + " for these words alone";
    return several_ends(readings, options_.value ? "more words" : alone);
  }
  return outcome;
}

WordOutcome WordSearch::across_gap(std::string_view words, const WordScope& scope) const {
  WordOutcome best = nothing(words, scope);
  for (const auto& [first, last] : split_at_gaps(words)) {
    const WordOutcome outcome = between(first, last, scope);
    if (outcome.status == Status::nothing) {
      // A half that was found tells more than one that was not; else the first gap speaks.
      const bool tells_more = best.missing == words || !outcome.message.empty();
      if (!best.found() && best.message.empty() && tells_more) best = outcome;
    } else if (!outcome.found()) {
      return outcome;
    } else if (best.found() && best.range != outcome.range) {
      return several(words, {best.range, outcome.range}, scope);
    } else {
      best = outcome;
    }
  }
  return best;
}

WordOutcome WordSearch::between(std::string_view first, std::string_view last,
                                const WordScope& scope) const {
  const std::vector<Range> begins = find(first, scope);
  if (begins.empty()) return nothing(first, scope);
  const auto holds = [&](const Range& range) { return begins.front().start < range.end; };
  const auto rest = std::find_if(scope.ranges.begin(), scope.ranges.end(), holds);
  const std::vector<Range> ends = find_words(text_, last, {begins.front().end, rest->end}, 1);
  if (ends.empty()) {
    WordOutcome outcome = nothing(last, scope);
    outcome.message = in_quotes(first) + " found in " + options_.document + ":" +
                      describe(begins.front(), text_, options_.language) + ", but no " +
                      in_quotes(last) + " after it";
    return outcome;
  }
  if (begins.size() > 1) return several(first, begins, scope);
  const Range range{begins.front().start, ends.front().end};
  if (auto refusal = refusal_of(range, ends.front(), last)) return *refusal;
  return found(range, PassageForm::gap, scope);
}

// What `range` would be with each `last` that starts at or after `last_start` in the sentence in
// which the range ends.
std::vector<Range> WordSearch::longer_readings(Range range, std::uint64_t last_start,
                                               std::string_view last) const {
  const std::vector<Range>& sentences =
      text_.sentences(text_.line_of(range.end - 1), options_.language);
  const auto sentence = std::partition_point(sentences.begin(), sentences.end(),
                                             [&](const Range& r) { return r.end < range.end; });
  std::vector<Range> readings;
  if (sentence == sentences.end() || sentence->start >= range.end) return readings;
  for (const Range& end : find_words(text_, last, {last_start, sentence->end}, most())) {
    readings.push_back({range.start, end.end});
  }
  return readings;
}

std::string WordSearch::or_code_points(std::string_view before, Range range) const {
  if (options_.value) return {};
  return std::string{before} + in_quotes(offered(code_points_of(range), options_));
}

WordOutcome WordSearch::several_ends(const std::vector<Range>& readings,
                                     const std::string& way_out) const {
  if (options_.quiet) return fail(Status::several, {});
  return fail(Status::several, in_quotes(typed_) + " ends at " + std::to_string(readings.size()) +
                                   " places of one sentence in " + options_.document + ": " +
                                   list(readings) + " (write " + way_out + ")");
}

// The nearest end is refused when the sentence goes on to another one: a longer reading would end
// there, and nobody can tell which was meant. Also when the passage is longer than people mean.
std::optional<WordOutcome> WordSearch::refusal_of(Range range, Range nearest,
                                                  std::string_view last) const {
  const std::vector<Range> readings = longer_readings(range, nearest.start, last);
  if (readings.size() > 1) {
    return several_ends(readings,
                        "more of the last words" + or_code_points(", or ", readings.back()));
  }
  const std::uint64_t last_line = text_.line_of(range.end - 1);
  const std::uint64_t lines = last_line - text_.line_of(range.start) + 1;
  const std::uint64_t length = range.end - range.start;
  if (options_.allow_long || (lines <= kGapLines && length <= kGapLength)) return std::nullopt;
  return fail(Status::refused, in_quotes(typed_) + " takes " + std::to_string(lines) +
                                   (lines == 1 ? " line, " : " lines, ") + std::to_string(length) +
                                   " characters of " + options_.document + " (add --long" +
                                   or_code_points(", or write ", range) + ")");
}

WordOutcome WordSearch::several(std::string_view words, const std::vector<Range>& places,
                                const WordScope& scope) const {
  if (options_.quiet) return fail(Status::several, {});
  return fail(Status::several, in_quotes(words) + " found " + std::to_string(places.size()) +
                                   " times in " + scope.name + ": " + list(places) + " (write " +
                                   suggestion(words, places, scope) + ")");
}

// Places by sentence, or by code points where one sentence holds several of them.
std::string WordSearch::list(const std::vector<Range>& places) const {
  const std::size_t count = std::min(places.size(), kListed);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) {
    names.push_back(describe(places[i], text_, options_.language));
  }
  const bool distinct = std::set<std::string>{names.begin(), names.end()}.size() == count;
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    out +=
        (i == 0 ? "" : ", ") + offered(distinct ? names[i] : code_points_of(places[i]), options_);
  }
  if (places.size() > count) out += " and " + std::to_string(places.size() - count) + " more";
  return out;
}

// A line that holds the words once, the second of them where there are two (the first is what
// people had in view already); else code points.
std::string WordSearch::suggestion(std::string_view words, const std::vector<Range>& places,
                                   const WordScope& scope) const {
  std::map<std::uint64_t, int> hits;
  for (const Range& place : places) ++hits[text_.line_of(place.start)];
  std::vector<std::uint64_t> lines;
  for (const auto& [line, count] : hits) {
    if (count == 1) lines.push_back(line);
  }
  const bool narrowed = scope.kind == FoundIn::lines && hits.size() == 1;
  if (!lines.empty() && !narrowed) {
    const std::uint64_t line = lines[std::min<std::size_t>(1, lines.size() - 1)];
    if (const auto offer = in_lines(line, places)) return in_quotes(offered(*offer, options_));
  }
  // The code points of the first words of `A ... B` are not what was meant.
  return "more words" + (words == typed_ ? or_code_points(", or ", places[1]) : "");
}

// What was typed with a scope that begins in this line, where that leads to one of the places.
std::optional<std::string> WordSearch::in_lines(std::uint64_t line,
                                                const std::vector<Range>& places) const {
  for (std::uint64_t last = line; last < line + kGapLines && last <= text_.line_count(); ++last) {
    if (options_.value && last > line) break;
    std::string offer = std::to_string(line) + (last == line ? "" : "-" + std::to_string(last)) +
                        ": " + std::string{typed_};
    const auto found =
        try_resolve(options_.value ? parse_value(offer) : parse_passage(offer), text_, options_);
    const bool one = found && found->ranges.size() == 1 &&
                     std::any_of(places.begin(), places.end(), [&](const Range& place) {
                       return place.start == found->ranges.front().start;
                     });
    if (one) return offer;
  }
  return std::nullopt;
}

}  // namespace prov
