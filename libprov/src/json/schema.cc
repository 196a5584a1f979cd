// SPDX-License-Identifier: Apache-2.0
#include "json/schema.h"

#include <cmath>
#include <mutex>
#include <optional>

#include <prov/error.h>

#include "base/utf8.h"
#include "json/pointer.h"
#include "json/rapidjson_config.h"
#include "json/schema_lint.h"
#include "json/schema_words.h"
#include "json/tokens.h"
PROV_RAPIDJSON_INCLUDES_BEGIN
#include <rapidjson/document.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>
PROV_RAPIDJSON_INCLUDES_END

namespace prov::json {
namespace {

namespace rapid = prov_rapidjson;

rapid::Document to_document(const Value& schema) {
  const std::string text = compact(schema);
  rapid::Document document;
  document.Parse(text.data(), text.size());
  if (document.HasParseError()) throw Error(ErrorCode::internal, "schema text not read back");
  return document;
}

std::string to_string(const rapid::SchemaDocument::PointerType& pointer) {
  rapid::StringBuffer buffer;
  pointer.Stringify(buffer);
  return {buffer.GetString(), buffer.GetSize()};
}

// The validator reads strings to the first zero byte (patterns) and takes invalid UTF-8 for the end
// (patterns) or for any length (minLength).
void check_string(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) {
    throw Error(ErrorCode::bad_data, "a string holds U+0000");
  }
  if (!valid_utf8(text)) throw Error(ErrorCode::bad_data, "a string is not valid UTF-8");
}

rapid::SizeType length(std::size_t size) {
  if (size >= 0xFFFFFFFF) throw Error(ErrorCode::bad_data, "more than 4 GiB in one value");
  return static_cast<rapid::SizeType>(size);
}

// Sends a value as events to a validator, until it says no.
class Feeder {
 public:
  explicit Feeder(rapid::SchemaValidator& validator) : validator_(validator) {}

  bool feed(const Value& value) {
    check_depth(depth_);
    if (value.is_string()) return feed_string(value.as_string());
    if (value.is_object()) return feed_object(value.as_object());
    if (value.is_array()) return feed_array(value.as_array());
    if (value.is_integer()) return validator_.Int64(value.as_integer());
    if (value.is_double()) return feed_double(value.as_double());
    return value.is_null() ? validator_.Null() : validator_.Bool(value.as_bool());
  }

  bool feed_member(std::string_view name, const Value& value) {
    check_string(name);
    return validator_.Key(name.data(), length(name.size()), true) && feed(value);
  }

 private:
  bool feed_string(const std::string& text) {
    check_string(text);
    return validator_.String(text.data(), length(text.size()), true);
  }

  // RapidJSON casts a double to an integer when it hashes it, undefined beyond 64 bits.
  bool feed_double(double value) {
    if (!(std::abs(value) < 0x1p63)) {
      throw Error(ErrorCode::bad_data, "a number is beyond 2^63");
    }
    return validator_.Double(value);
  }

  bool feed_object(const Object& object) {
    if (!validator_.StartObject()) return false;
    ++depth_;
    for (const auto& [name, value] : object) {
      if (!feed_member(name, value)) return false;
    }
    --depth_;
    return validator_.EndObject(length(object.size()));
  }

  bool feed_array(const Array& array) {
    if (!validator_.StartArray()) return false;
    ++depth_;
    for (const Value& value : array) {
      if (!feed(value)) return false;
    }
    --depth_;
    return validator_.EndArray(length(array.size()));
  }

  rapid::SchemaValidator& validator_;
  std::size_t depth_ = 0;
};

// The validator and what it works on, made when first needed: most processes never refuse a value.
struct Judge {
  explicit Judge(const Value& schema) : document(to_document(schema)), validator(document) {}

  rapid::SchemaDocument document;
  rapid::SchemaValidator validator;  // reused: its buffers are most of its cost
};

}  // namespace

struct Schema::Compiled {
  explicit Compiled(Value schema) : source(std::move(schema)), quick(source) {}

  template <typename Feed, typename Find>
  void check(const Feed& feed, const Find& find, std::string_view what);
  [[nodiscard]] Violation violation(const std::string& place) const;

  Value source;
  QuickCheck quick;
  std::optional<Judge> judge;
  std::mutex mutex;  // guards the judge
};

Violation Schema::Compiled::violation(const std::string& place) const {
  const char* keyword = judge->validator.GetInvalidSchemaKeyword();
  const std::string schema = to_string(judge->validator.GetInvalidSchemaPointer());
  return {keyword == nullptr ? "" : keyword, resolve_pointer(source, schema), nullptr,
          last_token(place)};
}

template <typename Feed, typename Find>
void Schema::Compiled::check(const Feed& feed, const Find& find, std::string_view what) {
  const std::lock_guard<std::mutex> lock(mutex);
  if (!judge) judge.emplace(source);
  rapid::SchemaValidator& validator = judge->validator;
  validator.Reset();
  Feeder feeder(validator);
  std::string fault;
  try {
    if (feed(feeder)) return;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::bad_data) throw;
    fault = error.what();
  }
  const std::string place = to_string(validator.GetInvalidDocumentPointer());
  if (fault.empty()) {
    Violation broken = violation(place);
    broken.value = find(place);
    fault = describe(broken);
  }
  throw Error(ErrorCode::bad_data,
              std::string(what) + (place.empty() ? "" : " at " + place) + ": " + fault);
}

Schema::Schema(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
Schema::~Schema() = default;
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;

Schema Schema::compile(std::string_view text, std::string_view name) {
  try {
    const std::vector<std::string> findings = lint_schema(parse(text));
    if (!findings.empty()) throw Error(ErrorCode::bad_data, findings.front());
  } catch (const Error& error) {
    throw Error(error.code(), "schema " + std::string(name) + ": " + error.what());
  }
  return compile_embedded(text, name);
}

Schema Schema::compile_embedded(std::string_view text, std::string_view name) {
  try {
    return Schema(std::make_unique<Compiled>(parse(text)));
  } catch (const Error& error) {
    throw Error(error.code(), "schema " + std::string(name) + ": " + error.what());
  }
}

void Schema::check(const Value& value, std::string_view what) const {
  if (!compiled_->quick.accepts(value)) check_by_validator(value, what);
}

void Schema::check_by_validator(const Value& value, std::string_view what) const {
  compiled_->check([&](Feeder& feeder) { return feeder.feed(value); },
                   [&](const std::string& place) { return resolve_pointer(value, place); }, what);
}

void Schema::check_parts(std::span<const Part> parts, std::string_view what) const {
  if (compiled_->quick.accepts(parts)) return;
  const auto feed = [&](Feeder& feeder) {
    if (!compiled_->judge->validator.StartObject()) return false;
    for (const Part& part : parts) {
      if (!feeder.feed_member(part.name, *part.value)) return false;
    }
    return compiled_->judge->validator.EndObject(length(parts.size()));
  };
  const auto find = [&](const std::string& place) -> const Value* {
    for (const Part& part : parts) {
      const std::string start = pointer_below("", part.name);
      if (place == start || place.starts_with(start + "/")) {
        return resolve_pointer(*part.value, std::string_view(place).substr(start.size()));
      }
    }
    return nullptr;
  };
  compiled_->check(feed, find, what);
}

}  // namespace prov::json
