// SPDX-License-Identifier: Apache-2.0
#include "desk/targets.h"

#include <algorithm>
#include <charconv>

#include <prov/error.h>

#include "base/hex.h"
#include "desk/targets_nearest.h"
#include "text/handle.h"
#include "text/passage_syntax.h"

namespace prov {
namespace {

std::optional<std::uint64_t> number(std::string_view digits) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  return value;
}

// Splits "17.2" into entry and item; the item is 0 where there is none.
struct NumberAndItem {
  std::uint64_t seq = 0;
  std::uint32_t item = 0;
};

std::optional<NumberAndItem> number_and_item(std::string_view text) {
  const std::size_t dot = text.find('.');
  const auto seq = number(text.substr(0, dot));
  if (!seq) return std::nullopt;
  if (dot == std::string_view::npos) return NumberAndItem{*seq, 0};
  const auto item = number(text.substr(dot + 1));
  if (!item || *item == 0 || *item > 65535) return std::nullopt;
  return NumberAndItem{*seq, static_cast<std::uint32_t>(*item)};
}

std::size_t item_count(const Content& content) {
  if (const auto* statement = std::get_if<StatementRecord>(&content)) {
    return statement->properties.size();
  }
  if (const auto* appear = std::get_if<ClaimAppear>(&content)) return appear->fields.size();
  if (const auto* attribution = std::get_if<AttributionRecord>(&content)) {
    return attribution->via.size();
  }
  return 0;
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

// What a candidate of an ambiguous name is called, and its id: "wire-post.txt (mira-6)".
std::string candidate(CaseImpl& impl, std::int64_t row) {
  const Entry& entry = impl.entry(row);
  std::string name;
  if (const auto* add = std::get_if<DocumentAdd>(&entry.content)) name = add->capture.name;
  if (const auto* agent = std::get_if<AgentAdd>(&entry.content)) name = agent->handle;
  if (const auto* claim = std::get_if<ClaimAdd>(&entry.content)) name = claim->handle;
  if (const auto* cite = std::get_if<DocumentCite>(&entry.content)) name = cite->handle;
  return name.empty() ? impl.show(row) : name + " (" + impl.show(row) + ")";
}

// Of names the right-to-left words are shown to people between these: "(U+2068)name(U+2069).txt".
std::string without_inner_isolates(std::string_view typed) {
  std::string bare(typed);
  for (const std::string_view mark : {"\u2068", "\u2069"}) {
    for (std::size_t at = bare.find(mark); at != std::string::npos; at = bare.find(mark, at)) {
      bare.erase(at, mark.size());
    }
  }
  return bare;
}

}  // namespace

void fail_without_document() {
  throw Error(
      ErrorCode::usage,
      "which document? (prov use DOC, -d DOC, or PROV_DOC; scripts must name it, a batch as "
      "\"doc\")");
}

std::optional<std::string_view> scope_of(ThingKind kind) {
  switch (kind) {
    case ThingKind::document:
    case ThingKind::cited_document:
      return "document";
    case ThingKind::agent:
    case ThingKind::log:
      return "agent";
    case ThingKind::claim:
      return "claim";
    case ThingKind::appearance:
      return "appearance";
    case ThingKind::attribution:
      return "attribution";
    default:
      return std::nullopt;
  }
}

Target TargetResolver::entry_target(std::int64_t row, std::uint32_t item) {
  const Entry& entry = impl_.entry(row);
  if (item > item_count(entry.content) && !std::holds_alternative<UnknownEntry>(entry.content)) {
    throw Error(ErrorCode::not_found, impl_.show(row) + " has no item " + std::to_string(item));
  }
  return {row, item, kind_of(entry.content)};
}

std::optional<Target> TargetResolver::by_local_name(std::string_view typed) {
  if (!typed.starts_with('$') || names_ == nullptr) return std::nullopt;
  const std::size_t dot = typed.find('.');
  const auto found = names_->find(std::string(typed.substr(1, dot - 1)));
  if (found == names_->end()) {
    throw Error(ErrorCode::not_found,
                quoted(typed) + " is not the name of an earlier line that could be read");
  }
  if (!found->second) {
    throw Error(ErrorCode::not_found, quoted(typed) + " names a line that failed");
  }
  std::uint32_t item = 0;
  if (dot != std::string_view::npos) {
    const auto value = number(typed.substr(dot + 1));
    if (!value) throw Error(ErrorCode::not_found, quoted(typed) + " names no item");
    item = static_cast<std::uint32_t>(*value);
  }
  return entry_target(impl_.row_of(*found->second), item);
}

std::optional<Target> TargetResolver::by_own_number(std::string_view typed) {
  if (!typed.starts_with('@')) return std::nullopt;
  const std::string_view rest = typed.substr(1);
  if (own_log_ == 0) {
    throw Error(ErrorCode::not_found, quoted(typed) + " needs a log of your own (prov key new)");
  }
  std::optional<NumberAndItem> place;
  if (rest.empty()) {
    place = NumberAndItem{own_size_ - 1, 0};
  } else if (rest.starts_with('-')) {
    const auto back = number(rest.substr(1));
    if (back && *back < own_size_) place = NumberAndItem{own_size_ - 1 - *back, 0};
  } else if (rest.size() > 1 && rest.front() == '0') {
    throw Error(ErrorCode::not_found, quoted(typed) +
                                          " begins with a zero, as no number of an entry "
                                          "does (a document goes by its name alone, without @)");
  } else {
    place = number_and_item(rest);
  }
  if (!place || place->seq >= own_size_) {
    throw Error(ErrorCode::not_found, quoted(typed) + " is no entry of your log, whose last is @" +
                                          std::to_string(own_size_ - 1));
  }
  return entry_target(row_id(own_log_, place->seq), place->item);
}

std::optional<Target> TargetResolver::by_entry_id(std::string_view typed) {
  const std::size_t dash = typed.rfind('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto place = number_and_item(typed.substr(dash + 1));
  if (!place) return std::nullopt;
  const std::string_view handle = typed.substr(0, dash);
  for (const LogState& log : impl_.store().logs()) {
    if (impl_.log_handle(log.number) != handle) continue;
    const std::uint64_t size = log.number == own_log_ ? own_size_ : log.size;
    if (place->seq >= size) {
      throw Error(ErrorCode::not_found, quoted(typed) + " does not exist; the last entry of " +
                                            std::string(handle) + " is " + std::string(handle) +
                                            "-" + std::to_string(size - 1));
    }
    return entry_target(row_id(log.number, place->seq), place->item);
  }
  return std::nullopt;
}

// Withdrawn things are found only when nothing else goes by that name.
Target TargetResolver::only_one(std::string_view typed, std::vector<std::int64_t> rows) {
  std::vector<std::int64_t> active;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(active),
               [this](std::int64_t row) { return !impl_.index().withdrawn(row); });
  const std::vector<std::int64_t>& candidates = active.empty() ? rows : active;
  if (candidates.size() == 1) return entry_target(candidates.front(), 0);
  constexpr std::size_t kMostListed = 8;
  std::string list;
  for (std::size_t i = 0; i < std::min(candidates.size(), kMostListed); ++i) {
    list += (i == 0 ? "" : ", ") + candidate(impl_, candidates[i]);
  }
  if (candidates.size() > kMostListed) {
    list += " and " + std::to_string(candidates.size() - kMostListed) + " more";
  }
  const bool files = kind_of(impl_.entry(candidates.front()).content) == ThingKind::document;
  throw Error(ErrorCode::not_found,
              quoted(typed) + " is the name of several: " + list +
                  (files ? " (write more of the name, or the id)" : " (write one of these)"));
}

std::optional<Target> TargetResolver::by_handle(std::string_view typed) {
  std::vector<std::int64_t> rows = impl_.index().named(NameKind::handle, typed);
  if (rows.empty()) return std::nullopt;
  return only_one(typed, std::move(rows));
}

std::optional<Target> TargetResolver::by_name(std::string_view typed) {
  std::vector<std::int64_t> rows = impl_.index().named(NameKind::name, typed);
  if (rows.empty()) return std::nullopt;
  return only_one(typed, std::move(rows));
}

// The document that an entry with a file name is of.
std::int64_t TargetResolver::document_of(std::int64_t row) {
  const Entry& entry = impl_.entry(row);
  const auto* capture = std::get_if<CaptureRecord>(&entry.content);
  return impl_.same_documents(capture == nullptr ? row : impl_.row_of(capture->document)).front();
}

TargetResolver::DocumentsByFile TargetResolver::documents_by_file(std::string_view typed) {
  constexpr std::size_t kMostCandidates = 64;
  DocumentsByFile found;
  const auto add = [](std::vector<std::int64_t>& rows, std::int64_t document) {
    if (std::find(rows.begin(), rows.end(), document) == rows.end()) rows.push_back(document);
  };
  // A whole name may sort behind many longer ones that begin with it.
  const std::string whole_name = std::string(typed) + ".";
  auto names = impl_.index().named_like(NameKind::file, whole_name, kMostCandidates);
  for (auto& each : impl_.index().named_like(NameKind::file, typed, kMostCandidates)) {
    if (!each.first.starts_with(whole_name)) names.push_back(std::move(each));
  }
  for (const auto& [name, row] : names) {
    const std::int64_t document = document_of(row);
    const bool but_ending = name.size() > typed.size() && name.rfind('.') == typed.size();
    add(found.beginning, document);
    if (name == typed) add(found.whole, document);
    if (name == typed || but_ending) add(found.but_ending, document);
  }
  return found;
}

std::vector<std::int64_t> TargetResolver::documents_by_hash(std::string_view typed) {
  constexpr std::size_t kFewestDigits = 8;
  std::vector<std::int64_t> rows;
  if (typed.size() < kFewestDigits || typed.size() > 64 || !is_hex(typed)) return rows;
  for (const std::int64_t row : impl_.index().documents_by_hash(typed)) {
    const Entry& entry = impl_.entry(row);
    const auto* add = std::get_if<DocumentAdd>(&entry.content);
    if (add == nullptr || !add->sha256.starts_with(typed)) continue;
    const std::int64_t first = impl_.same_documents(row).front();
    if (std::find(rows.begin(), rows.end(), first) == rows.end()) rows.push_back(first);
  }
  return rows;
}

std::optional<Target> TargetResolver::find_document(std::string_view typed) {
  std::vector<std::int64_t> rows = documents_by_hash(typed);
  if (rows.empty() && !typed.empty()) {
    DocumentsByFile files = documents_by_file(typed);
    rows = files.but_ending.empty() ? std::move(files.beginning) : std::move(files.but_ending);
  }
  if (rows.empty()) return std::nullopt;
  return only_one(typed, std::move(rows));
}

std::optional<Target> TargetResolver::find_party(std::string_view typed, Files files) {
  typed = without_isolates(typed);
  if (auto target = by_local_name(typed)) return target;
  if (auto target = by_own_number(typed)) return target;
  if (auto target = by_entry_id(typed)) return target;
  if (auto target = by_handle(typed)) return target;
  if (auto target = by_name(typed)) return target;
  DocumentsByFile named = documents_by_file(typed);
  std::vector<std::int64_t> rows = std::move(named.whole);
  if (rows.empty()) rows = documents_by_hash(typed);
  if (rows.empty() && files == Files::but_ending) rows = std::move(named.but_ending);
  if (rows.empty()) return std::nullopt;
  return only_one(typed, std::move(rows));
}

Target TargetResolver::party(std::string_view typed) {
  if (typed.empty()) throw Error(ErrorCode::usage, "nothing is named where a target is needed");
  if (auto target = find_party(typed, Files::but_ending)) return *target;
  throw Error(ErrorCode::not_found, "nothing here goes by " + quoted(typed) + near_parties(typed));
}

std::string TargetResolver::near_parties(std::string_view typed) {
  std::string near = near_misses(typed);
  if (!near.empty()) return near;
  const std::vector<std::int64_t> rows = documents_by_file(typed).beginning;
  if (rows.empty() || typed.empty()) return near;
  return " (did you mean " + candidate(impl_, rows.front()) + "?)";
}

std::optional<Target> TargetResolver::find(std::string_view typed) {
  typed = without_isolates(typed);
  if (auto target = find_as_typed(typed)) return target;
  const std::string bare = without_inner_isolates(typed);
  if (bare.empty() || bare == typed) return std::nullopt;
  return find_as_typed(bare);
}

std::optional<Target> TargetResolver::find_as_typed(std::string_view typed) {
  if (auto target = by_local_name(typed)) return target;
  if (auto target = by_own_number(typed)) return target;
  if (auto target = by_entry_id(typed)) return target;
  if (auto target = by_handle(typed)) return target;
  if (auto target = find_document(typed)) return target;
  return by_name(typed);
}

Target TargetResolver::resolve(std::string_view typed) {
  if (typed.empty()) throw Error(ErrorCode::usage, "nothing is named where a target is needed");
  if (auto target = find(typed)) return *target;
  throw Error(ErrorCode::not_found, "nothing here goes by " + quoted(typed) + near_misses(typed));
}

std::string TargetResolver::near_misses(std::string_view typed) {
  const std::string handle = make_handle(typed);
  if (!impl_.index().named(NameKind::handle, handle).empty()) {
    return " (did you mean " + handle + "?)";
  }
  return nearest_names(impl_.index(), typed);
}

std::int64_t TargetResolver::document(std::string_view typed) {
  if (typed.empty()) fail_without_document();
  const bool lasting =
      known_documents_ != nullptr && !typed.starts_with('$') && !typed.starts_with('@');
  if (lasting) {
    const auto known = known_documents_->find(typed);
    if (known != known_documents_->end()) return known->second;
  }
  const Target target = of_kind(typed, {ThingKind::document}, "a document");
  const std::int64_t row = impl_.same_documents(target.row).front();
  if (lasting) known_documents_->emplace(typed, row);
  return row;
}

Target TargetResolver::of_kind(std::string_view typed, std::initializer_list<ThingKind> kinds,
                               std::string_view wanted) {
  const Target target = resolve(typed);
  check_kind(typed, target, kinds, wanted);
  return target;
}

void TargetResolver::check_kind(std::string_view typed, const Target& target,
                                std::initializer_list<ThingKind> kinds, std::string_view wanted) {
  if (std::find(kinds.begin(), kinds.end(), target.kind) != kinds.end()) return;
  throw Error(ErrorCode::not_found, quoted(typed) + " is " + std::string(shown_kind(target.kind)) +
                                        ", not " + std::string(wanted));
}

bool TargetResolver::names_document(std::string_view typed) {
  try {
    const auto target = find(typed);
    return target && target->kind == ThingKind::document;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace prov
