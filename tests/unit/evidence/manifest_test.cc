// SPDX-License-Identifier: Apache-2.0
#include "evidence/manifest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

#include "evidence/bundle_entry.h"

namespace prov {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

const std::string kOrigin = "prov.invalid/" + std::string(32, '1') + "/" + std::string(32, '2');
const std::string kOther = "prov.invalid/" + std::string(32, '0') + "/" + std::string(32, '2');

Manifest sample() {
  Manifest out;
  out.files = {{"README.txt", std::string(64, 'a')}, {"entries/1.jsonl", std::string(64, 'b')}};
  out.logs = {{"mira", std::string(64, 'c'), kOrigin, std::string(64, 'd'), 7},
              {"ona", std::string(64, 'e'), kOther, std::string(64, 'f'), 2}};
  out.targets = {{kOrigin, 4, 0}, {kOther, 1, 2}};
  out.time = "2026-01-02T03:04:05Z";
  return out;
}

void expect_refused(const std::string& bytes, const std::string& why) {
  EXPECT_THAT([&] { (void)read_manifest(bytes); }, ThrowsMessage<Error>(HasSubstr(why)));
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

TEST(Manifest, ReadsBackAsItWasWritten) {
  EXPECT_EQ(read_manifest(write_manifest(sample())), sample());
}

TEST(Manifest, IsRefusedInAnyOtherForm) {
  const std::string bytes = write_manifest(sample());
  expect_refused(bytes.substr(0, bytes.size() - 1), "not written in the one form");
  expect_refused(replaced(bytes, "{\"files\"", "{ \"files\""), "not written in the one form");
  expect_refused(replaced(bytes, "v1", "v2"), "made by another version");
  expect_refused(replaced(bytes, "\"time\"", "\"more\":1,\"time\""), "not written in the one form");
  expect_refused(replaced(bytes, "ddd", "ddg"), "64 hexadecimal digits");
  expect_refused(replaced(bytes, "2026-01-02", "2026-13-02"), "2026-13-02");
  expect_refused("[]", "bundle.json: ");
  expect_refused("", "bundle.json: ");
}

TEST(Manifest, KeepsFilesAndLogsInTheirOrder) {
  Manifest files = sample();
  std::swap(files.files[0], files.files[1]);
  expect_refused(write_manifest(files), "files are not in order");
  Manifest twice = sample();
  twice.files.push_back(twice.files.back());
  expect_refused(write_manifest(twice), "files are not in order");
  Manifest logs = sample();
  logs.logs.push_back(logs.logs.front());
  expect_refused(write_manifest(logs), "logs are not in order");
  Manifest none = sample();
  none.logs.clear();
  expect_refused(write_manifest(none), "names no log");
}

TEST(BundlePaths, StayWithinTheBundle) {
  for (const char* path : {"README.txt", "checkpoint", "entries/1.jsonl", "texts/1-17"}) {
    EXPECT_TRUE(valid_bundle_path(path)) << path;
  }
  for (const char* path : {"", "/etc/passwd", "..", "a/../b", "a//b", "a/", "./a", "A", "a b",
                           "a\\b", "a\nb", "c:x", "readme.TXT", "entries/\xc3\xa9"}) {
    EXPECT_FALSE(valid_bundle_path(path)) << path;
  }
  EXPECT_FALSE(valid_bundle_path(std::string(129, 'a')));
}

BundleEntry sample_entry() {
  BundleEntry out;
  out.leaf = "{\"body\":\"x\"}";
  out.body = RevealedPart{"{\"time\":\"\xc3\xa9\"}", {}};
  out.body->salt[3] = 9;
  out.proof.resize(3);
  out.proof[1][31] = 255;
  out.seq = 5;
  return out;
}

TEST(BundleEntry, ReadsBackAsItWasWritten) {
  BundleEntry entry = sample_entry();
  std::string line = write_bundle_entry(entry);
  ASSERT_EQ(line.back(), '\n');
  line.pop_back();
  EXPECT_EQ(read_bundle_entry(line), entry);
  entry.sealed = RevealedPart{"{}", {}};
  line = write_bundle_entry(entry);
  line.pop_back();
  EXPECT_EQ(read_bundle_entry(line), entry);
}

TEST(BundleEntry, IsRefusedWithOneByteChanged) {
  std::string line = write_bundle_entry(sample_entry());
  line.pop_back();
  const BundleEntry entry = sample_entry();
  for (std::size_t i = 0; i < line.size(); ++i) {
    std::string changed = line;
    changed[i] ^= 1;
    try {
      EXPECT_NE(read_bundle_entry(changed), entry) << i;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::bad_data);
    }
  }
}

TEST(Hashes, StandALineEach) {
  const std::vector<Digest> hashes = sample_entry().proof;
  EXPECT_EQ(read_hashes(write_hashes(hashes)), hashes);
  EXPECT_TRUE(read_hashes("").empty());
  const std::string text = write_hashes(hashes);
  EXPECT_THROW((void)read_hashes(text.substr(0, text.size() - 1)), Error);
  EXPECT_THROW((void)read_hashes(text + "\n"), Error);
  EXPECT_THROW((void)read_hashes(write_hashes(std::vector<Digest>(65))), Error);
}

}  // namespace
}  // namespace prov
