// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <prov/error.h>

#include "embedded/entry_schemas.h"
#include "json/schema.h"
#include "model/entry_codec.h"

namespace prov {

// Compiled at first use of each type: a process that records one label needs one of them.
struct EntryChecker::Schemas {
  std::map<std::string, json::Schema, std::less<>> compiled;

  const json::Schema& of(std::string_view type) {
    const auto found = compiled.find(type);
    if (found != compiled.end()) return found->second;
    const std::string file = std::string(type) + ".json";
    for (const EmbeddedFile& embedded : embedded::entry_schemas()) {
      if (embedded.name == file) {
        return compiled.emplace(type, json::Schema::compile_embedded(embedded.bytes, file))
            .first->second;
      }
    }
    throw Error(ErrorCode::internal, "there is no schema for " + std::string(type));
  }
};

EntryChecker::EntryChecker() : schemas_(std::make_unique<Schemas>()) {}
EntryChecker::~EntryChecker() = default;
EntryChecker::EntryChecker(EntryChecker&&) noexcept = default;
EntryChecker& EntryChecker::operator=(EntryChecker&&) noexcept = default;

Content EntryChecker::check(std::string_view type, const json::Value& body,
                            const json::Value& sealed, std::string_view own_log) {
  // A part that was never there is checked as an empty one: some types cannot do without.
  const json::Value none = json::Value::object();
  const bool erased = sealed.is_null() && body.find("sealed") != nullptr;
  const std::array<json::Part, 2> parts{
      {{"body", &body}, {"sealed", sealed.is_null() ? &none : &sealed}}};
  const std::size_t count = erased ? 1 : 2;
  schemas_->of(type).check_parts(std::span(parts).first(count), type);
  // What a schema cannot say (lists in step, ranges in order) the decoder checks.
  return decode_entry(type, 1, body, sealed, own_log);
}

}  // namespace prov
