// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <iterator>
#include <memory>
#include <set>

#include <prov/error.h>
#include <prov/json.h>

#include "base/utf8.h"
#include "json/limits.h"
#include "json/rapidjson_config.h"
PROV_RAPIDJSON_INCLUDES_BEGIN
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
PROV_RAPIDJSON_INCLUDES_END

namespace prov::json {
namespace {

namespace rapid = prov_rapidjson;

// Builds a Value from the reader's events with a stack of its own. A refused event leaves the
// reason in `complaint`.
class Builder : public rapid::BaseReaderHandler<rapid::UTF8<>, Builder> {
 public:
  Builder(std::size_t depth, bool escapes)
      : greatest_depth_(std::min(depth, kGreatestDepth)), escapes_(escapes) {
    values_.reserve(kUsualMembers);
    keys_.reserve(kUsualMembers);
  }

  bool Null() { return add(nullptr); }
  bool Bool(bool value) { return add(value); }
  bool RawNumber(const char* text, rapid::SizeType length, bool) { return number({text, length}); }
  bool String(const char* text, rapid::SizeType length, bool) {
    return valid({text, length}) && add(std::string(text, length));
  }
  bool Key(const char* text, rapid::SizeType length, bool);
  bool StartObject() { return open(); }
  bool StartArray() { return open(); }
  bool EndObject(rapid::SizeType count);
  bool EndArray(rapid::SizeType count);

  [[nodiscard]] const std::string& complaint() const { return complaint_; }
  [[nodiscard]] Value take() { return std::move(values_.front()); }

 private:
  // From this number of keys on, duplicates are looked up in a tree (not in a hash table, which a
  // hostile text could fill with colliding keys).
  static constexpr std::size_t kFewKeys = 16;
  static constexpr std::size_t kUsualMembers = 16;

  struct Frame {
    std::size_t first_key;
    std::unique_ptr<std::set<std::string, std::less<>>> seen;
  };

  bool refuse(std::string complaint) {
    complaint_ = std::move(complaint);
    return false;
  }
  bool add(Value value) {
    values_.push_back(std::move(value));
    return true;
  }
  bool valid(std::string_view text) {
    return !escapes_ || valid_utf8(text) || refuse("escape of a lone surrogate in a string");
  }
  bool open();
  bool number(std::string_view text);
  bool known(Frame& frame, std::string_view key) const;

  std::size_t greatest_depth_;
  bool escapes_;               // there are some: strings may differ from the text, which is valid
  std::vector<Value> values_;  // finished values of all open containers
  std::vector<std::string> keys_;
  std::vector<Frame> frames_;
  std::string complaint_;
};

bool Builder::open() {
  if (frames_.size() >= greatest_depth_) {
    return refuse("arrays and objects nested deeper than " + std::to_string(greatest_depth_) +
                  " levels");
  }
  frames_.push_back({keys_.size(), nullptr});
  return true;
}

bool Builder::known(Frame& frame, std::string_view key) const {
  const auto begin = keys_.begin() + static_cast<std::ptrdiff_t>(frame.first_key);
  if (keys_.size() - frame.first_key < kFewKeys) {
    return std::find(begin, keys_.end(), key) != keys_.end();
  }
  if (frame.seen == nullptr) {
    frame.seen = std::make_unique<std::set<std::string, std::less<>>>(begin, keys_.end());
  }
  return !frame.seen->emplace(key).second;
}

bool Builder::Key(const char* text, rapid::SizeType length, bool) {
  const std::string_view key(text, length);
  if (!valid(key)) return false;
  if (known(frames_.back(), key)) return refuse("duplicate key \"" + std::string(key) + "\"");
  keys_.emplace_back(key);
  return true;
}

bool Builder::EndObject(rapid::SizeType count) {
  const auto value = values_.end() - static_cast<std::ptrdiff_t>(count);
  const auto key = keys_.end() - static_cast<std::ptrdiff_t>(count);
  Object object;
  object.reserve(count);
  for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(count); ++i) {
    object.emplace_back(std::move(key[i]), std::move(value[i]));
  }
  values_.erase(value, values_.end());
  keys_.erase(key, keys_.end());
  frames_.pop_back();
  return add(std::move(object));
}

bool Builder::EndArray(rapid::SizeType count) {
  const auto value = values_.end() - static_cast<std::ptrdiff_t>(count);
  Array array(std::make_move_iterator(value), std::make_move_iterator(values_.end()));
  values_.erase(value, values_.end());
  frames_.pop_back();
  return add(std::move(array));
}

bool Builder::number(std::string_view text) {
  const char* const end = text.data() + text.size();
  if (text.find_first_of(".eE") == std::string_view::npos) {
    std::int64_t value = 0;
    if (std::from_chars(text.data(), end, value).ec == std::errc()) return add(value);
  }
  double value = 0;
  if (std::from_chars(text.data(), end, value).ec != std::errc()) {
    return refuse("number beyond the range of a double");
  }
  return add(value);
}

const char* words(rapid::ParseErrorCode code) {
  switch (code) {
    case rapid::kParseErrorDocumentEmpty:
      return "no value";
    case rapid::kParseErrorDocumentRootNotSingular:
      return "something follows the value";
    case rapid::kParseErrorValueInvalid:
      return "not a value";
    case rapid::kParseErrorObjectMissName:
      return "a member needs a name in quotation marks";
    case rapid::kParseErrorObjectMissColon:
      return "missing colon after a name";
    case rapid::kParseErrorObjectMissCommaOrCurlyBracket:
      return "missing comma or }";
    case rapid::kParseErrorArrayMissCommaOrSquareBracket:
      return "missing comma or ]";
    case rapid::kParseErrorStringUnicodeEscapeInvalidHex:
      return "\\u needs four hex digits";
    case rapid::kParseErrorStringUnicodeSurrogateInvalid:
      return "escape of a lone surrogate in a string";
    case rapid::kParseErrorStringEscapeInvalid:
      return "unknown escape in a string";
    case rapid::kParseErrorStringMissQuotationMark:
      return "string without an end, or with an unescaped control character";
    case rapid::kParseErrorStringInvalidEncoding:
      return "not valid UTF-8";
    case rapid::kParseErrorNumberTooBig:
      return "number beyond the range of a double";
    case rapid::kParseErrorNumberMissFraction:
      return "a digit must follow the decimal point";
    case rapid::kParseErrorNumberMissExponent:
      return "a digit must follow the exponent mark";
    default:
      return "not JSON";
  }
}

[[noreturn]] void fail(std::string_view text, std::size_t offset, const std::string& complaint) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t newline = before.rfind('\n');
  const std::size_t column =
      newline == std::string_view::npos ? before.size() + 1 : before.size() - newline;
  throw Error(ErrorCode::bad_data, "not valid JSON at line " + std::to_string(line) + ", column " +
                                       std::to_string(column) + ": " + complaint);
}

void check_bytes(std::string_view text, const Limits& limits) {
  constexpr std::size_t kReaderLimit = 0xFFFFFFFF;  // RapidJSON counts in 32 bits
  if (text.size() > std::min(limits.bytes, kReaderLimit)) {
    throw Error(ErrorCode::bad_data, "JSON text of " + std::to_string(text.size()) +
                                         " bytes, more than " + std::to_string(limits.bytes));
  }
  if (text.starts_with("\xEF\xBB\xBF")) fail(text, 0, "byte order mark (save without it)");
  if (const std::size_t bad = first_invalid_utf8(text); bad != text.size()) {
    fail(text, bad, "not valid UTF-8");
  }
}

}  // namespace

Value parse(std::string_view text, const Limits& limits) {
  // Not RapidJSON's recursive parser (stack), nor its own number conversion (wrong by units in the
  // last place, or unsafe on hostile input), nor its UTF-8 check (lets lone surrogates through).
  constexpr unsigned kFlags = rapid::kParseIterativeFlag | rapid::kParseNumbersAsStringsFlag;
  check_bytes(text, limits);
  rapid::MemoryStream stream(text.data(), text.size());
  rapid::Reader reader;
  Builder builder(limits.depth, text.find('\\') != std::string_view::npos);
  const rapid::ParseResult result = reader.Parse<kFlags>(stream, builder);
  if (result.IsError()) {
    fail(text, result.Offset(),
         builder.complaint().empty() ? words(result.Code()) : builder.complaint());
  }
  // U+0000 is the end to the reader.
  if (stream.Tell() != text.size()) fail(text, stream.Tell(), "something follows the value");
  return builder.take();
}

}  // namespace prov::json
