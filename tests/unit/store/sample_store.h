// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <prov/entry.h>

#include "model/entry_codec.h"
#include "store/store.h"
#include "store/store_writer.h"

namespace prov {

/// A folder that goes with the object.
class TemporaryFolder {
 public:
  /// In `parent`; empty: where temporary files go.
  explicit TemporaryFolder(const std::filesystem::path& parent = {});
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// A clock that goes on by one second at each look.
class StepClock : public Clock {
 public:
  std::int64_t now() override { return now_++; }

 private:
  std::int64_t now_ = 1'700'000'000;
};

/// Repeatable bytes, not random at all.
class SeededEntropy : public Entropy {
 public:
  explicit SeededEntropy(std::uint64_t seed) : generator_(seed) {}
  void fill(std::span<std::uint8_t> out) override {
    for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(generator_());
  }

 private:
  std::mt19937_64 generator_;
};

/// The surroundings of a store in a test: a folder with the case and the high-water marks.
struct Surroundings {
  explicit Surroundings(const std::filesystem::path& root, std::uint64_t chosen_seed = 1)
      : seed(chosen_seed),
        entropy(chosen_seed),
        environment{clock, entropy, root / "keys", root / "state", std::chrono::seconds(60), {}},
        folder(root / ".prov") {}

  /// The key of that number, made from the seed; it lives as long as this object.
  const SigningKey& key(std::uint64_t number);

  std::uint64_t seed;
  StepClock clock;
  SeededEntropy entropy;
  Environment environment;
  std::filesystem::path folder;
  std::map<std::uint64_t, SigningKey> keys;
};

/// Writes entries of one log through a StoreWriter; each is checked against its schema first.
class Author {
 public:
  /// Opens a new log under `key`, beginning with its log.open.
  Author(StoreWriter& writer, Surroundings& around, const SigningKey& key, std::string handle);
  /// Goes on with a log.
  Author(StoreWriter& writer, Surroundings& around, const SigningKey& key, const LogState& log);

  EntryId write(const Content& content, const std::vector<Piece>* raw = nullptr,
                const std::vector<Piece>* text = nullptr);
  /// Adds a document whose text is `text`; `raw` where the bytes differ from it.
  EntryId add_document(std::string_view name, std::string_view text, std::string_view raw = {});
  /// A newer text of a document.
  EntryId record_text(const EntryId& document, std::string_view text);

  [[nodiscard]] const LogState& log() const { return log_; }

 private:
  std::string time();

  StoreWriter& writer_;
  Surroundings& around_;
  LogState log_;
  EntryChecker checker_;
};

/// The passage start..end (code points) of a text, quoted from it.
[[nodiscard]] Passage quoted(const EntryId& id, std::string_view text, std::uint64_t start,
                             std::uint64_t end);

/// Entries of a sample, for those who want to refer to them.
struct Sample {
  EntryId open, document, other_document, vocabulary, agent, other_agent, claim, statement,
      attribution, label, note, withdrawal;
};

/// The text of the first document of the sample.
[[nodiscard]] const std::string& sample_text();
/// A vocabulary of two concepts, as JSON.
[[nodiscard]] json::Value small_vocabulary();

/// Writes at least one entry of every type, in several transactions (`commit` is called between).
Sample write_sample(Author& author, const std::function<void()>& commit);

/// A store with that sample in one log, and a second log that refers to the first and to which the
/// first refers; keys 0 and 1 of the surroundings.
Sample make_sample_store(Surroundings& around);

}  // namespace prov
