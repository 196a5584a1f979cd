// SPDX-License-Identifier: Apache-2.0
#include <prov/search.h>

#include <algorithm>
#include <limits>
#include <map>

#include <prov/error.h>

#include "desk/case_impl.h"
#include "desk/passages.h"
#include "desk/targets.h"
#include "index/full_text.h"
#include "text/locate.h"
#include "text/text_search.h"

namespace prov {
namespace {

// More matches than these are not ranked: a word that stands everywhere must not cost a second.
constexpr std::size_t kMostRanked = 20000;
constexpr std::uint64_t kContext = 48;  // code points shown on either side
constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

std::size_t or_all(std::uint64_t limit) { return limit == 0 ? kAll : std::size_t{limit}; }

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// Words of the same line before a range, cut at a blank.
std::string words_before(const Text& text, Range range) {
  const std::uint64_t start = text.line(text.line_of(range.start)).start;
  if (range.start <= start) return {};
  if (range.start - start <= kContext) return std::string(text.slice({start, range.start}));
  const std::string_view near = text.slice({range.start - kContext, range.start});
  const auto blank = std::find_if(near.begin(), near.end(), is_blank);
  const auto skipped = blank == near.end() ? 0 : blank - near.begin() + 1;
  return "…" + std::string(near.substr(static_cast<std::size_t>(skipped)));
}

std::string words_after(const Text& text, Range range) {
  const std::uint64_t end = text.line(text.line_of(range.end - 1)).end;
  if (end <= range.end) return {};
  if (end - range.end <= kContext) return std::string(text.slice({range.end, end}));
  const std::string_view near = text.slice({range.end, range.end + kContext});
  const std::size_t blank = near.find_last_of(" \t");
  return std::string(near.substr(0, blank)) + "…";
}

// The stored text has the last word: an index can be edited.
bool has_every_term(const std::vector<TermPlace>& places, std::size_t terms) {
  std::vector<bool> found(terms);
  for (const TermPlace& place : places) found[place.term] = true;
  return std::find(found.begin(), found.end(), false) == found.end();
}

// Leaves out places that lie in others; those that remain ascend.
std::vector<TermPlace> without_overlaps(std::vector<TermPlace> places) {
  std::sort(places.begin(), places.end(), [](const TermPlace& a, const TermPlace& b) {
    return a.range.start != b.range.start ? a.range.start < b.range.start
                                          : a.range.end > b.range.end;
  });
  std::vector<TermPlace> out;
  for (const TermPlace& place : places) {
    if (out.empty() || place.range.start >= out.back().range.end) out.push_back(place);
  }
  return out;
}

// The places to show: from lines with most of the terms, each term once in a line.
std::vector<Range> choose(const Text& text, const std::vector<TermPlace>& places,
                          std::size_t most) {
  std::map<std::uint64_t, std::map<std::size_t, Range>> lines;
  for (const TermPlace& place : places) {
    lines[text.line_of(place.range.start)].emplace(place.term, place.range);
  }
  std::vector<const std::map<std::size_t, Range>*> best;
  for (const auto& [number, terms] : lines) best.push_back(&terms);
  std::stable_sort(best.begin(), best.end(),
                   [](const auto* a, const auto* b) { return a->size() > b->size(); });
  std::vector<Range> out;
  for (const auto* terms : best) {
    for (const auto& [term, range] : *terms) {
      if (out.size() < most) out.push_back(range);
    }
    if (out.size() == most) break;
  }
  std::sort(out.begin(), out.end());
  return out;
}

class Finder {
 public:
  Finder(CaseImpl& impl, const TextQuery& query)
      : impl_(impl), query_(query), targets_(impl, 0, 0), passages_(impl, targets_) {
    terms_ = search_.parse(query.words);
  }

  void catch_up(const FullText::Progress& progress) {
    impl_.stop_reading();
    const FullText::Form form = [this](std::string_view text) { return search_.index_form(text); };
    try {
      FullText(impl_.index(), impl_.store()).catch_up(form, progress);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::io) throw;
      impl_.use_temporary_index(error);
      FullText(impl_.index(), impl_.store()).catch_up(form, progress);
    }
  }

  TextMatches find_in(std::int64_t row) {
    TextMatches out;
    FoundDocument found = document(row);
    if (!found.places.empty()) out.documents.push_back(std::move(found));
    return out;
  }

  TextMatches find() {
    const std::size_t limit = or_all(query_.limit);
    const std::size_t most = limit == kAll ? kAll : std::max(kMostRanked, limit + 1);
    const std::vector<TextHit> hits = FullText(impl_.index(), impl_.store()).search(terms_, most);
    TextMatches out;
    out.more_unknown = hits.size() == most;
    for (const TextHit& hit : hits) {
      if (!query_.withdrawn && withdrawn(hit.row)) continue;
      if (out.documents.size() == limit) {
        ++out.more;
        continue;
      }
      FoundDocument found = document(impl_.same_documents(hit.row).front());
      if (!found.places.empty()) out.documents.push_back(std::move(found));
    }
    return out;
  }

 private:
  // A document is withdrawn when everybody who added these bytes has withdrawn them.
  bool withdrawn(std::int64_t row) {
    if (!impl_.index().withdrawn(row)) return false;
    const std::vector<std::int64_t> same = impl_.same_documents(row);
    return std::all_of(same.begin(), same.end(),
                       [this](std::int64_t each) { return impl_.index().withdrawn(each); });
  }

  FoundDocument document(std::int64_t row) {
    FoundDocument out;
    out.id = impl_.id_of(row);
    if (const auto* add = std::get_if<DocumentAdd>(&impl_.entry(row).content)) {
      out.name = add->capture.name;
    }
    out.withdrawn = withdrawn(row);
    const std::shared_ptr<const Text> text = impl_.text(row);
    const std::vector<TermPlace> all = search_.find(*text, terms_);
    if (!has_every_term(all, terms_.size())) return out;
    const std::vector<TermPlace> places = without_overlaps(all);
    for (const Range range : choose(*text, places, or_all(query_.places))) {
      out.places.push_back({address(row, *text, range), range, std::string(text->slice(range)),
                            words_before(*text, range), words_after(*text, range)});
    }
    out.more_places = places.size() - out.places.size();
    return out;
  }

  // By the name of the document where that leads back to this very place, else by its id.
  std::string address(std::int64_t row, const Text& text, Range range) {
    const std::string at = locate(std::vector<Range>{range}, text);
    const std::string by_name = impl_.typed_name(row) + ":" + at;
    return leads_to(by_name, row, range) ? by_name : impl_.show(row) + ":" + at;
  }

  bool leads_to(const std::string& typed, std::int64_t row, Range range) {
    try {
      const FoundPassage found = passages_.find(typed, {});
      return found.document == row && found.passage.ranges == std::vector<Range>{range};
    } catch (const Error& error) {
      if (error.code() != ErrorCode::not_found && error.code() != ErrorCode::usage) throw;
      return false;
    }
  }

  CaseImpl& impl_;
  const TextQuery& query_;
  TargetResolver targets_;
  PassageFinder passages_;
  TextSearch search_;
  std::vector<SearchTerm> terms_;
};

}  // namespace

TextMatches find_text(Case& opened, const TextQuery& query,
                      const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
  Finder finder(opened.impl(), query);
  if (!query.document.empty()) {
    return finder.find_in(opened.impl().row_of(opened.document(query.document).id));
  }
  finder.catch_up(progress);
  return finder.find();
}

}  // namespace prov
