// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmock/gmock.h>
#include <stdlib.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <prov/summary.h>

namespace prov::report {

class FixedClock : public Clock {
 public:
  std::int64_t now() override { return 1714557600; }  // 2024-05-01T10:00:00Z
};

inline constexpr const char* kTide =
    "Survey leaked, says council\n"
    "\n"
    "The council spokesman republished a statement.\n"
    "“The survey reads in part: ‘nine stations were over the limit from 3 May 2023 to 9 May 2023’,”"
    " he said. Those so-called experts are back.\n"
    "Nothing else happened.\n";
inline constexpr const char* kLedger =
    "A paper seen by us says that eleven stations were over the limit from 1 May 2023 to 9 May "
    "2023.\n";

/// A small case of a made-up dispute, written through the public API.
class SampleCase : public testing::Test {
 protected:
  void SetUp() override {
    std::array<char, 32> name{"/tmp/prov-report-XXXXXX"};
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name.data();
    std::filesystem::create_directory(folder_ / "quay");
    case_.emplace(Case::create(folder_ / "quay", {"ada", "Ada Quist", "person"}, environment()));
    writer_.emplace(case_->write());
    record();
    writer_->commit();
    writer_.reset();
  }

  void TearDown() override {
    writer_.reset();
    case_.reset();
    std::filesystem::remove_all(folder_);
  }

  [[nodiscard]] Environment environment() {
    return {clock_,
            system_entropy(),
            folder_ / "keys",
            folder_ / "state",
            std::chrono::milliseconds{2000},
            {}};
  }

  /// Records further lines of a batch, for a test of its own.
  void record_more(const std::vector<std::string>& lines) {
    writer_.emplace(case_->write());
    for (const std::string& one : lines) line(one);
    writer_->commit();
    writer_.reset();
  }

  void line(const std::string& text) {
    last_ = writer_->apply(parse_batch_line(json::parse(text)));
  }

  virtual void record() {
    AddDocument tide;
    tide.bytes = kTide;
    tide.name = "tide.txt";
    writer_->apply(tide);
    AddDocument ledger;
    ledger.bytes = kLedger;
    ledger.name = "ledger.txt";
    writer_->apply(ledger);
    line(R"({"op":"who","name":"Harbour Council","kind":"organization","handle":"council"})");
    line(R"({"op":"who","name":"Quay Channel","kind":"organization","handle":"channel"})");
    line(R"({"op":"cite","name":"Survey as in the Tide","handle":"tide-survey"})");
    line(R"({"op":"cite","name":"Survey as in the Ledger","handle":"ledger-survey"})");
    line(
        R"({"op":"source","doc":"tide","basis":"stated","set":{"title":"1:","publisher":"none"}})");
    line(R"({"op":"source","doc":"tide","basis":"assessed","why":"seal",)"
         R"("set":{"publisher":{"who":"council"}}})");
    line(R"({"op":"attribute","doc":"tide","at":"4","source":{"who":"council"},"cue":"he said",)"
         R"("as":"outer"})");
    line(R"({"op":"attribute","doc":"tide","at":"4: nine stations ... 9 May 2023",)"
         R"("source":{"document":"tide-survey"},"cue":"reads in part",)"
         R"("via":[{"who":"channel"}],"within":"$outer"})");
    line(R"({"op":"attribute","doc":"ledger","at":"1: eleven stations ... 9 May 2023",)"
         R"("source":{"document":"ledger-survey"},"cue":"A paper seen by us says"})");
    line(R"({"op":"claim","text":"Stations were over the limit","handle":"stations"})");
    line(
        R"({"op":"appear","claim":"stations","doc":"tide","at":"4: nine stations ... 9 May 2023",)"
        R"("stance":"relays","fields":{"count":"nine","period":"from 3 May 2023 to 9 May 2023"}})");
    line(R"({"op":"appear","claim":"stations","doc":"ledger",)"
         R"("at":"1: eleven stations ... 9 May 2023","stance":"relays",)"
         R"("fields":{"count":"eleven","period":"from 1 May 2023 to 9 May 2023"}})");
    line(R"({"op":"same","a":"tide-survey","b":"ledger-survey","why":"same limit"})");
    line(R"({"op":"label","doc":"tide","at":"4: so-called experts",)"
         R"("label":"language-device/loaded-word"})");
    line(
        R"({"op":"label","doc":"tide","at":"5: Nothing else","label":"language-device/loaded-word"})");
    line(R"({"op":"withdraw","target":")" + last_.shown + R"(","why":"hasty"})");
  }

  FixedClock clock_;
  std::filesystem::path folder_;
  std::optional<Case> case_;
  std::optional<Writer> writer_;
  Recorded last_;
};

}  // namespace prov::report
