// SPDX-License-Identifier: Apache-2.0
#include "json/canonical_object.h"

#include <algorithm>

#include "json/tokens.h"

namespace prov::json {
namespace {

constexpr std::size_t kUsualText = 600;  // bytes of a body or sealed part, with room for a member

void append_member(const Object::value_type& member, std::string& out) {
  append_string(member.first, out);
  out += ':';
  append_canonical(member.second, out);
}

}  // namespace

std::string_view CanonicalObject::key_of(const Place& place) const {
  return value_.as_object()[place.member].first;
}

void CanonicalObject::set(std::string_view key, Value member) {
  const bool in_place = !text_.empty() && value_.is_object() && value_.find(key) == nullptr;
  value_.set(key, std::move(member));
  if (!in_place) return text_.clear();
  std::string whole;
  whole.swap(text_);  // should a step fail, the text is written anew
  const std::size_t last = value_.as_object().size() - 1;
  std::string written;
  append_member(value_.as_object()[last], written);
  const auto next = std::find_if(places_.begin(), places_.end(), [&](const Place& place) {
    return less_by_utf16(key, key_of(place));
  });
  const bool at_end = next == places_.end();
  std::size_t start = at_end ? whole.size() - 1 : next->start;
  if (!at_end) written += ',';
  if (at_end && !places_.empty()) written.insert(0, 1, ',');
  whole.insert(start, written);
  if (at_end && !places_.empty()) ++start;
  for (auto place = next; place != places_.end(); ++place) place->start += written.size();
  places_.insert(next, {last, start});
  text_ = std::move(whole);
}

const std::string& CanonicalObject::text() {
  if (text_.empty()) write();
  return text_;
}

void CanonicalObject::write() {
  places_.clear();
  if (!value_.is_object()) {
    text_ = canonical(value_);
    return;
  }
  std::string text;
  text.reserve(kUsualText);
  const Object& members = value_.as_object();
  places_.reserve(members.size() + 2);
  for (std::size_t i = 0; i < members.size(); ++i) places_.push_back({i, 0});
  std::sort(places_.begin(), places_.end(),
            [this](const Place& a, const Place& b) { return less_by_utf16(key_of(a), key_of(b)); });
  const auto twin =
      std::adjacent_find(places_.begin(), places_.end(),
                         [this](const Place& a, const Place& b) { return key_of(a) == key_of(b); });
  if (twin != places_.end()) return append_canonical(value_, text);  // says so
  text += '{';
  for (Place& place : places_) {
    if (text.size() > 1) text += ',';
    place.start = text.size();
    append_member(members[place.member], text);
  }
  text += '}';
  text_ = std::move(text);
}

}  // namespace prov::json
