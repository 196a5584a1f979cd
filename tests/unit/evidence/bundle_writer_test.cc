// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/bundle.h>

#include "base/hex.h"
#include "desk/refusals.h"
#include "evidence/bundle_entry.h"
#include "evidence/manifest.h"
#include "log/checkpoint.h"
#include "log/merkle.h"

namespace prov {
namespace {

using testing::agent;
using ::testing::ElementsAre;
using testing::file_text;
using ::testing::HasSubstr;
using testing::kPress;
using testing::label_at;
using testing::lines_of;
using testing::refusal;
using ::testing::StartsWith;
using testing::TestCase;

using Files = std::map<std::string, std::string>;

Files files_of(const std::filesystem::path& folder) {
  Files out;
  for (const auto& each : std::filesystem::recursive_directory_iterator(folder)) {
    if (!each.is_regular_file()) continue;
    out[std::filesystem::relative(each.path(), folder).string()] = file_text(each.path());
  }
  return out;
}

class BundleWriting : public ::testing::Test {
 protected:
  BundleWriting() {
    document_ = test_.add("press.txt", kPress);
    label_ = test_.apply(label_at("press", "1", "loaded-word")).id;
    test_.apply(agent("Somebody Else"));
  }

  [[nodiscard]] std::filesystem::path target() const { return test_.folder.path() / "out"; }

  Files bundle(const BundleRequest& request) {
    written_ = write_bundle(test_.opened, request, target(), test_.clock);
    return files_of(target());
  }

  [[nodiscard]] std::vector<std::string> types_in(const Files& files) {
    std::vector<std::string> out;
    for (const std::string& line : lines_of(files.at("entries/1.jsonl"))) {
      const EntryId id{label_.log, read_bundle_entry(line).seq, 0};
      out.push_back(test_.opened.entry(id).type);
    }
    return out;
  }

  TestCase test_;
  EntryId document_, label_;
  BundleWritten written_;
};

TEST_F(BundleWriting, TakesALabelWithWhatItRefersTo) {
  const Files files = bundle({{label_}, "", {}});
  EXPECT_THAT(types_in(files),
              ElementsAre("log.open", "document.add", "vocabulary.adopt", "label.attach"));
  const Manifest manifest = read_manifest(files.at("bundle.json"));
  EXPECT_THAT(manifest.targets, ElementsAre(label_));
  EXPECT_EQ(manifest.logs.at(0).size, written_.record.seq);
}

TEST_F(BundleWriting, RecordsFirstWhatItHandsOut) {
  const Files files = bundle({{label_}, "", {}});
  Hasher hasher;
  const Entry entry = test_.opened.entry(written_.record);
  const auto& record = std::get<ExportRecord>(entry.content);
  EXPECT_EQ(record.manifest, to_hex(hasher.sha256(files.at("bundle.json"))));
  const Manifest manifest = read_manifest(files.at("bundle.json"));
  EXPECT_EQ(manifest.time, entry.time);
  for (const ManifestFile& file : manifest.files) {
    EXPECT_EQ(file.sha256, to_hex(hasher.sha256(files.at(file.path)))) << file.path;
  }
  std::uint64_t entries = 0;
  for (const auto& [first, end] : record.contents.at(0).ranges) entries += end - first;
  EXPECT_EQ(entries, lines_of(files.at("entries/1.jsonl")).size());
}

TEST_F(BundleWriting, CoversTheRecordByACheckpointThatExtendsTheOneOfTheEntries) {
  const Files files = bundle({{label_}, "", {}});
  Hasher hasher;
  const ManifestLog log = read_manifest(files.at("bundle.json")).logs.at(0);
  PublicKey key{};
  ASSERT_TRUE(decode_hex(log.key, key));
  const Checkpoint old = open_checkpoint(hasher, files.at("checkpoints/1"), log.origin, key);
  const Checkpoint covering = open_checkpoint(hasher, files.at("checkpoint"), log.origin, key);
  EXPECT_EQ(to_hex(old.root), log.root);
  EXPECT_EQ(covering.size, old.size + 1);
  EXPECT_TRUE(verify_consistency(hasher, old.size, covering.size, old.root, covering.root,
                                 read_hashes(files.at("consistency"))));
  const BundleEntry record = read_bundle_entry(lines_of(files.at("export.jsonl")).at(0));
  EXPECT_EQ(record.seq, old.size);
  EXPECT_TRUE(verify_inclusion(hasher, record.seq, covering.size, leaf_hash(hasher, record.leaf),
                               record.proof, covering.root));
}

TEST_F(BundleWriting, TakesAlongThatALabelHasBeenWithdrawn) {
  test_.apply(Withdraw{"@3", "wrong line"});
  EXPECT_THAT(types_in(bundle({{label_}, "", {}})),
              ElementsAre("log.open", "document.add", "vocabulary.adopt", "label.attach",
                          "entry.withdraw"));
}

TEST_F(BundleWriting, OfAWholeCaseTakesEveryLog) {
  const LogInfo other = test_.opened.open_log({"ona", "Ona Second", "person"});
  test_.apply(agent("A Third"));
  const Files files = bundle({{}, "mira", {}});
  const Manifest manifest = read_manifest(files.at("bundle.json"));
  ASSERT_EQ(manifest.logs.size(), 2);
  EXPECT_EQ(manifest.logs[0].handle, "mira");
  EXPECT_EQ(manifest.logs[1].origin, other.origin);
  EXPECT_EQ(lines_of(files.at("entries/1.jsonl")).size(), 5);
  EXPECT_EQ(lines_of(files.at("entries/2.jsonl")).size(), 2);
}

TEST_F(BundleWriting, TakesTextsOnlyWhenAsked) {
  EXPECT_FALSE(bundle({{label_}, "", {}}).contains("texts/1-1"));
  std::filesystem::remove_all(target());
  const auto contents = [this](Case&) { return BundleAddition{{}, {document_}, {}}; };
  EXPECT_EQ(bundle({{label_}, "", contents}).at("texts/1-1"), kPress);
}

TEST_F(BundleWriting, TakesBytesThatAreNotThoseOfTheText) {
  const EntryId latin = test_.add("latin.txt", "caf\xe9 and more words of it\n");
  const auto contents = [&](Case&) { return BundleAddition{{}, {latin}, {}}; };
  const Files files = bundle({{label_}, "", contents});
  EXPECT_EQ(files.at("texts/1-" + std::to_string(latin.seq)), "caf\xc3\xa9 and more words of it\n");
  EXPECT_EQ(files.at("documents/1-" + std::to_string(latin.seq)), "caf\xe9 and more words of it\n");
}

TEST_F(BundleWriting, NamesItsSummariesInTheRecord) {
  const auto contents = [this](Case&) {
    return BundleAddition{{document_}, {}, {{"summary.txt", "words"}, {"summary.json", "{}"}}};
  };
  EXPECT_EQ(bundle({{label_}, "", contents}).at("summary.txt"), "words");
  const Entry entry = test_.opened.entry(written_.record);
  const auto& files = std::get<ExportRecord>(entry.content).files;
  ASSERT_EQ(files.size(), 2);
  EXPECT_EQ(files[0].path, "summary.json");
  EXPECT_EQ(files[1].path, "summary.txt");
}

TEST_F(BundleWriting, LeavesNothingWhereItFailsBefore) {
  const std::uint64_t before = test_.opened.logs().at(0).size;
  const auto bad = [](Case&) { return BundleAddition{{}, {}, {{"../summary.txt", "words"}}}; };
  EXPECT_THAT(refusal([&] { bundle({{label_}, "", bad}); }), HasSubstr("no name for a summary"));
  EXPECT_FALSE(std::filesystem::exists(target()));
  std::filesystem::create_directory(target());
  EXPECT_THAT(refusal([&] { bundle({{label_}, "", {}}); }), HasSubstr("is there already"));
  EXPECT_EQ(test_.opened.logs().at(0).size, before);
  EXPECT_TRUE(files_of(target()).empty());
  for (const auto& each : std::filesystem::directory_iterator(test_.folder.path())) {
    EXPECT_EQ(each.path().string().find(".new-"), std::string::npos) << each.path();
  }
}

TEST_F(BundleWriting, StartsAgainWhereSomebodyHasWrittenMeanwhile) {
  int times = 0;
  const auto contents = [&](Case&) {
    if (++times < 3) {
      Case other = test_.open_again(Access::write);
      Writer writer = other.write();
      writer.apply(agent("Number " + std::string(static_cast<std::size_t>(times), 'x')));
      writer.commit();
    }
    return BundleAddition{};
  };
  const Files files = bundle({{}, "", contents});
  EXPECT_EQ(times, 3);
  EXPECT_EQ(read_manifest(files.at("bundle.json")).logs.at(0).size, written_.record.seq);
  EXPECT_EQ(lines_of(files.at("entries/1.jsonl")).size(), 7);
}

TEST_F(BundleWriting, GivesUpWhereSomebodyWritesEachTime) {
  const auto contents = [&](Case&) {
    Case other = test_.open_again(Access::write);
    Writer writer = other.write();
    writer.apply(AddNote{"@1", "", "", "again", false});
    writer.commit();
    return BundleAddition{};
  };
  EXPECT_THAT(refusal([&] { bundle({{}, "", contents}); }), HasSubstr("busy: others wrote"));
  EXPECT_FALSE(std::filesystem::exists(target()));
}

TEST_F(BundleWriting, CarriesTheVerifier) {
  const Files files = bundle({{label_}, "", {}});
  EXPECT_THAT(files.at("verify_bundle.py"), StartsWith("#!/usr/bin/env python3"));
}

TEST_F(BundleWriting, IsRecordedForGood) {
  bundle({{label_}, "", {}});
  EXPECT_THAT(refusal([&] {
                test_.apply(Withdraw{"@", "not meant"});
              }),
              HasSubstr("records what was handed out and cannot be withdrawn"));
}

}  // namespace
}  // namespace prov
