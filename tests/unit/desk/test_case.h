// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <stdlib.h>

#include <prov/case.h>
#include <prov/json.h>

namespace prov::testing {

/// A clock that moves one second at each look, and bytes that are the same in each run.
class StepClock : public Clock {
 public:
  std::int64_t now() override { return time_++; }

 private:
  std::int64_t time_ = 1700000000;
};

class CountingEntropy : public Entropy {
 public:
  explicit CountingEntropy(std::uint64_t seed = 1) : state_(seed) {}
  void fill(std::span<std::uint8_t> out) override {
    for (std::uint8_t& byte : out) {
      state_ = state_ * 6364136223846793005u + 1442695040888963407u;
      byte = static_cast<std::uint8_t>(state_ >> 56);
    }
  }

 private:
  std::uint64_t state_;
};

/// A folder that goes with the object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "prov-test-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// An empty case of a reviewer "mira".
class TestCase {
 public:
  TestCase()
      : opened(Case::create(folder.path(), {"mira", "Mira Test", "person"}, environment())) {}

  [[nodiscard]] Environment environment() {
    return {clock,
            entropy,
            folder.path() / "keys",
            folder.path() / "state",
            std::chrono::milliseconds{2000},
            {}};
  }
  [[nodiscard]] Case open_again(Access access = Access::read) {
    return Case::open(folder.path(), access, environment());
  }
  /// Applies one operation in a transaction of its own.
  Recorded apply(const Operation& operation) {
    Writer writer = opened.write();
    Recorded recorded = writer.apply(operation);
    writer.commit();
    return recorded;
  }
  /// Adds a document of these bytes and returns its id.
  EntryId add(const std::string& name, const std::string& bytes) {
    AddDocument add;
    add.bytes = bytes;
    add.name = name;
    return apply(add).id;
  }

  TemporaryFolder folder;
  StepClock clock;
  CountingEntropy entropy;
  Case opened;
};

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

}  // namespace prov::testing
