// SPDX-License-Identifier: Apache-2.0
#include "model/parts.h"

#include <prov/error.h>

namespace prov {
namespace {

json::Value quote_to_json(const Quote& quote) {
  json::Value out = json::Value::object();
  if (quote.sha256.empty()) {
    out.set("exact", quote.exact);
  } else {
    out.set("first", quote.first).set("last", quote.last).set("sha256", quote.sha256);
  }
  out.set("prefix", quote.prefix).set("suffix", quote.suffix);
  return out;
}

Quote quote_from_json(const json::Value& value) {
  return {value.string_or("exact"), value.at("prefix").as_string(), value.at("suffix").as_string(),
          value.string_or("first"), value.string_or("last"),        value.string_or("sha256")};
}

std::vector<Range> ranges_from_json(const json::Value& value) {
  std::vector<Range> out;
  for (const json::Value& pair : value.as_array()) {
    const json::Array& ends = pair.as_array();
    if (ends.size() != 2) throw Error(ErrorCode::bad_data, "a range needs a start and an end");
    const Range range{ends[0].as_unsigned(), ends[1].as_unsigned()};
    if (range.start >= range.end) {
      throw Error(ErrorCode::bad_data, "range " + std::to_string(range.start) + ".." +
                                           std::to_string(range.end) + " is empty or backwards");
    }
    if (!out.empty() && range.start < out.back().end) {
      throw Error(ErrorCode::bad_data, "ranges of a passage overlap or are not in order");
    }
    out.push_back(range);
  }
  if (out.empty()) throw Error(ErrorCode::bad_data, "a passage needs a range");
  return out;
}

constexpr std::uint64_t kGreatestSeq = (std::uint64_t{1} << 40) - 1;  // what a store can number
constexpr std::uint64_t kGreatestItem = UINT32_MAX;

void collect_references(const json::Value& value, std::string_view own_log,
                        std::vector<EntryId>& out) {
  if (value.is_array()) {
    for (const json::Value& element : value.as_array()) collect_references(element, own_log, out);
  } else if (value.is_object()) {
    if (value.find("seq") != nullptr) out.push_back(reference_from_json(value, own_log));
    for (const auto& [key, member] : value.as_object()) collect_references(member, own_log, out);
  }
}

}  // namespace

json::Value to_json(const std::vector<Range>& ranges) {
  json::Array array;
  array.reserve(ranges.size());
  for (const Range& range : ranges) array.push_back(json::Array{range.start, range.end});
  return array;
}

json::Value reference_to_json(const EntryId& id, std::string_view own_log) {
  json::Value out = json::Value::object();
  if (id.item != 0) out.set("item", static_cast<std::int64_t>(id.item));
  if (id.log != own_log) out.set("log", id.log);
  out.set("seq", id.seq);
  return out;
}

EntryId reference_from_json(const json::Value& value, std::string_view own_log) {
  EntryId id{value.string_or("log", own_log), value.at("seq").as_unsigned(), 0};
  if (id.seq > kGreatestSeq) throw Error(ErrorCode::bad_data, "a reference beyond entry 2^40");
  if (const json::Value* item = value.find("item")) {
    if (item->as_unsigned() > kGreatestItem) {
      throw Error(ErrorCode::bad_data, "a reference to an item beyond 2^32");
    }
    id.item = static_cast<std::uint32_t>(item->as_unsigned());
  }
  return id;
}

json::Value concept_to_json(const ConceptRef& label, std::string_view own_log) {
  return json::Value::object()
      .set("concept", label.concept_id)
      .set("vocabulary", reference_to_json(label.vocabulary, own_log));
}

ConceptRef concept_from_json(const json::Value& value, std::string_view own_log) {
  return {reference_from_json(value.at("vocabulary"), own_log), value.at("concept").as_string()};
}

json::Value passage_to_json(const Passage& passage, std::string_view own_log) {
  return json::Value::object()
      .set("ranges", to_json(passage.ranges))
      .set("text", reference_to_json(passage.text, own_log));
}

json::Value quotes_to_json(const std::vector<Quote>& quotes) {
  json::Value out = json::Value::array();
  for (const Quote& quote : quotes) out.push(quote_to_json(quote));
  return out;
}

Passage passage_from_json(const json::Value& body, const json::Value* quotes,
                          std::string_view own_log) {
  Passage out{
      reference_from_json(body.at("text"), own_log), ranges_from_json(body.at("ranges")), {}};
  if (quotes == nullptr) return out;
  for (const json::Value& quote : quotes->as_array()) out.quotes.push_back(quote_from_json(quote));
  if (out.quotes.size() != out.ranges.size()) {
    throw Error(ErrorCode::bad_data, "a passage of " + std::to_string(out.ranges.size()) +
                                         " ranges has " + std::to_string(out.quotes.size()) +
                                         " quotations");
  }
  return out;
}

json::Value passages_to_json(const std::vector<Passage>& passages, std::string_view own_log) {
  json::Value out = json::Value::array();
  for (const Passage& passage : passages) out.push(passage_to_json(passage, own_log));
  return out;
}

json::Value quote_lists_to_json(const std::vector<Passage>& passages) {
  json::Value out = json::Value::array();
  for (const Passage& passage : passages) out.push(quotes_to_json(passage.quotes));
  return out;
}

std::vector<Passage> passages_from_json(const json::Value& body, const json::Value* quotes,
                                        std::string_view own_log) {
  const json::Array& passages = body.as_array();
  if (quotes != nullptr && quotes->as_array().size() != passages.size()) {
    throw Error(ErrorCode::bad_data, "evidence in body and sealed part differs in number");
  }
  std::vector<Passage> out;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const json::Value* quote_list = quotes == nullptr ? nullptr : &quotes->as_array()[i];
    out.push_back(passage_from_json(passages[i], quote_list, own_log));
  }
  return out;
}

std::vector<EntryId> references_in(const json::Value& body, std::string_view own_log) {
  std::vector<EntryId> out;
  collect_references(body, own_log, out);
  if (const json::Value* before = body.find("predecessor")) {
    const std::uint64_t size = before->at("size").as_unsigned();
    if (size == 0 || size > kGreatestSeq + 1) {
      throw Error(ErrorCode::bad_data, "a predecessor of no size that a log can have");
    }
    out.push_back({before->at("log").as_string(), size - 1, 0});
  }
  return out;
}

}  // namespace prov
