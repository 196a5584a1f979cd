// SPDX-License-Identifier: Apache-2.0
#include "log/leaf.h"

#include <algorithm>
#include <charconv>

#include <prov/error.h>

#include "base/hex.h"
#include "log/origin.h"

namespace prov {
namespace {

constexpr std::size_t kOriginSize = 78;  // prov.invalid/ 32 / 32
constexpr std::size_t kLongestType = 64;

// Why a leaf cannot be, or nullptr. The same rules hold for writing and reading.
const char* fault_of(const Leaf& leaf) {
  if (!is_origin(leaf.log)) return "its log is no origin";
  if (!valid_entry_type(leaf.type)) return "its type is none";
  if (leaf.version == 0) return "its v is 0";
  if (leaf.lamport == 0) return "its lamport is 0";
  std::string_view previous;
  for (const Dependency& dependency : leaf.deps) {
    if (!is_origin(dependency.log)) return "the log of a dependency is no origin";
    if (dependency.log == leaf.log) return "it depends on its own log";
    if (dependency.log <= previous) return "its dependencies are not in ascending order";
    if (dependency.size == 0) return "the size of a dependency is 0";
    previous = dependency.log;
  }
  return nullptr;
}

void append_number(std::string& out, std::uint64_t number) {
  if (number > kGreatestNumber) {
    throw Error(ErrorCode::bad_data, "not an entry: a number is above 2^53-1");
  }
  out += std::to_string(number);
}

// Reads the one form there is; every piece is either a fixed text or has one spelling.
class LeafReader {
 public:
  explicit LeafReader(std::string_view bytes) : bytes_(bytes) {}

  Leaf read() {
    if (bytes_.size() > kLeafLimit) refuse("longer than 65535 bytes");
    Leaf leaf;
    expect("{\"body\":\"");
    leaf.body = digest();
    expect("\",\"deps\":[");
    while (!at("]")) {
      if (!leaf.deps.empty()) expect(",");
      leaf.deps.push_back(dependency());
    }
    expect("],\"lamport\":");
    leaf.lamport = number();
    expect(",\"log\":\"");
    leaf.log = take(kOriginSize);
    expect("\",\"seq\":");
    leaf.seq = number();
    expect(",\"type\":\"");
    leaf.type = take(std::min(bytes_.find('"', pos_), bytes_.size()) - pos_);
    expect("\",\"v\":");
    leaf.version = number();
    expect("}");
    if (pos_ != bytes_.size()) refuse("more bytes than an entry has");
    return leaf;
  }

 private:
  [[noreturn]] void refuse(const std::string& what) const {
    throw Error(ErrorCode::bad_data,
                "not an entry in its one form: " + what + " at byte " + std::to_string(pos_ + 1));
  }
  [[nodiscard]] bool at(std::string_view text) const {
    return bytes_.substr(pos_).starts_with(text);
  }
  void expect(std::string_view text) {
    if (!at(text)) refuse("no " + std::string(text));
    pos_ += text.size();
  }
  std::string_view take(std::size_t length) {
    if (bytes_.size() - pos_ < length) refuse("it ends");
    pos_ += length;
    return bytes_.substr(pos_ - length, length);
  }
  Digest digest() {
    const std::string_view digits = bytes_.substr(pos_, 2 * Digest{}.size());
    Digest digest;
    if (!decode_hex(digits, digest)) refuse("no 64 hexadecimal digits");
    pos_ += digits.size();
    return digest;
  }
  std::uint64_t number() {
    const char* const begin = bytes_.data() + pos_;
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(begin, bytes_.data() + bytes_.size(), number);
    if (error != std::errc() || number > kGreatestNumber) refuse("no number from 0 to 2^53-1");
    if (*begin == '0' && end - begin > 1) refuse("leading zero");
    pos_ += static_cast<std::size_t>(end - begin);
    return number;
  }
  Dependency dependency() {
    Dependency dependency;
    expect("{\"log\":\"");
    dependency.log = take(kOriginSize);
    expect("\",\"root\":\"");
    dependency.root = digest();
    expect("\",\"size\":");
    dependency.size = number();
    expect("}");
    return dependency;
  }

  std::string_view bytes_;
  std::size_t pos_ = 0;
};

void check(const Leaf& leaf) {
  const char* fault = fault_of(leaf);
  if (fault != nullptr) throw Error(ErrorCode::bad_data, std::string("not an entry: ") + fault);
}

}  // namespace

bool valid_entry_type(std::string_view text) {
  if (text.empty() || text.size() > kLongestType || text[0] < 'a' || text[0] > 'z') return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

std::string write_leaf(const Leaf& leaf) {
  check(leaf);  // no field needs an escape after this
  std::string out;
  out.reserve(300 + 200 * leaf.deps.size());
  out.append("{\"body\":\"").append(to_hex(leaf.body)).append("\",\"deps\":[");
  for (const Dependency& dependency : leaf.deps) {
    if (&dependency != &leaf.deps.front()) out += ',';
    out.append("{\"log\":\"").append(dependency.log);
    out.append("\",\"root\":\"").append(to_hex(dependency.root)).append("\",\"size\":");
    append_number(out, dependency.size);
    out += '}';
  }
  out += "],\"lamport\":";
  append_number(out, leaf.lamport);
  out.append(",\"log\":\"").append(leaf.log).append("\",\"seq\":");
  append_number(out, leaf.seq);
  out.append(",\"type\":\"").append(leaf.type).append("\",\"v\":");
  append_number(out, leaf.version);
  out += '}';
  if (out.size() > kLeafLimit) {
    throw Error(ErrorCode::bad_data, "not an entry: longer than 65535 bytes");
  }
  return out;
}

Leaf parse_leaf(std::string_view bytes) {
  Leaf leaf = LeafReader(bytes).read();
  check(leaf);
  return leaf;
}

}  // namespace prov
