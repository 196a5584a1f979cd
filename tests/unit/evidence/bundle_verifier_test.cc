// SPDX-License-Identifier: Apache-2.0
#include "evidence/bundle_verifier.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

#include "base/hex.h"
#include "log/note.h"
#include "sample_bundle.h"

namespace prov {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

// What is wrong with a bundle in words; "holds" when nothing is.
std::string verdict(const FileMap& files, const std::vector<std::string>& keys = {}) {
  const BundleReport report = checked(files, keys);
  if (report.ok) return "holds";
  std::string out;
  for (const BundleFailure& failure : report.failures) {
    out += failure.file + "|" + failure.entry + "|" + failure.message + "\n";
  }
  return out;
}

TEST(BundleVerifier, ReportsWhatAWholeBundleHolds) {
  SampleBundle sample;
  const BundleReport report = checked(sample.seal());
  EXPECT_TRUE(report.ok) << described(report);
  EXPECT_FALSE(report.signer_known);
  ASSERT_EQ(report.logs.size(), 2u);
  EXPECT_EQ(report.logs[0].fingerprint, sample.fingerprint(0));
  EXPECT_EQ(report.logs[0].size, 5u);
  EXPECT_EQ(report.logs[0].entries, 4u);
  ASSERT_EQ(report.entries.size(), 6u);
  EXPECT_EQ(shown(report, report.entries[2]), "mira-3");
  EXPECT_EQ(report.entries[2].type, "label.attach");
  EXPECT_EQ(report.entries[2].time, "2026-01-02T03:04:05Z");
  EXPECT_EQ(report.entries[2].sealed, PartState::present);
  EXPECT_EQ(report.targets, std::vector<std::string>{"mira-3"});
  EXPECT_EQ(report.export_record, "mira-5");
  EXPECT_EQ(report.texts, 1u);
  EXPECT_EQ(report.quotations, 1u);
  EXPECT_EQ(report.references_outside, 1u);
}

TEST(BundleVerifier, KnowsTheSignerWhoseKeyWasGiven) {
  SampleBundle sample;
  const FileMap files = sample.seal();
  Hasher hasher;
  const std::string line = format_verifier_key(hasher, {sample.ona.origin(), sample.ona.key()});
  const std::string mira = sample.fingerprint(0), ona = sample.fingerprint(1);
  EXPECT_TRUE(checked(files, {mira, ona}).signer_known);
  EXPECT_TRUE(checked(files, {mira.substr(0, 32), line}).signer_known);
  const BundleReport one = checked(files, {mira});
  EXPECT_TRUE(one.ok && !one.signer_known);
  EXPECT_TRUE(one.logs[0].expected && !one.logs[1].expected);
}

TEST(BundleVerifier, RefusesAKeyThatBelongsToNoLog) {
  SampleBundle sample, other(7);
  const FileMap files = sample.seal();
  EXPECT_THAT(verdict(files, {other.fingerprint(0)}), HasSubstr("belongs to no log"));
  Hasher hasher;
  const std::string elsewhere =
      format_verifier_key(hasher, {other.mira.origin(), sample.mira.key()});
  EXPECT_THAT(verdict(files, {elsewhere}), HasSubstr("belongs to no log"));
  for (const char* key : {"", "abc", "prov.invalid/x+00000000+AQ=="}) {
    EXPECT_THROW((void)checked(files, {key}), Error) << key;
  }
}

TEST(BundleVerifier, RefusesWhatIsForgedWithAnotherKey) {
  SampleBundle sample, forged(7);
  const FileMap right = sample.seal(), wrong = forged.seal();
  EXPECT_EQ(verdict(wrong), "holds");
  EXPECT_NE(verdict(wrong, {sample.fingerprint(0)}), "holds");
  FileMap mixed = right;
  mixed["checkpoint"] = wrong.at("checkpoint");
  EXPECT_THAT(verdict(mixed), HasSubstr("checkpoint||"));
  // The origin holds half of the fingerprint, so no other key can stand beside it.
  SampleBundle other_key;
  other_key.seal();
  other_key.manifest.logs[0].key = to_hex(forged.mira.key());
  EXPECT_THAT(verdict(other_key.seal()), HasSubstr("is not the one that its origin names"));
}

TEST(BundleVerifier, NoticesEachChangedByteOrReportsTheSame) {
  SampleBundle sample;
  const FileMap files = sample.seal();
  const std::string right = described(checked(files));
  std::uint64_t tried = 0;
  for (const auto& [path, bytes] : files) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      for (const int mask : {1, 0x80}) {
        FileMap changed = files;
        changed[path][i] = static_cast<char>(bytes[i] ^ mask);
        const BundleReport report = checked(changed);
        ++tried;
        if (report.ok) {
          EXPECT_EQ(described(report), right) << path << " byte " << i;
        }
      }
    }
  }
  EXPECT_GT(tried, 10000u);
}

TEST(BundleVerifier, NoticesEachFileThatIsGoneOrCutShort) {
  SampleBundle sample;
  const FileMap files = sample.seal();
  for (const auto& [path, bytes] : files) {
    FileMap without = files;
    without.erase(path);
    if (path == "bundle.json") {
      EXPECT_THROW((void)checked(without), Error);
    } else {
      EXPECT_THAT(verdict(without), HasSubstr(path + "||it is not there"));
    }
    FileMap cut = files;
    cut[path].pop_back();
    EXPECT_NE(verdict(cut), "holds") << path;
    cut[path].clear();
    EXPECT_NE(verdict(cut), "holds") << path;
  }
}

TEST(BundleVerifier, NoticesFilesThatAreAddedOrSwapped) {
  SampleBundle sample;
  const FileMap files = sample.seal();
  for (const char* path : {"extra", "texts/1-3", "summary.txt", "entries/3.jsonl", "a/b"}) {
    FileMap more = files;
    more[path] = "";
    EXPECT_THAT(verdict(more), HasSubstr(std::string(path) + "||the manifest has it not"));
  }
  FileMap swapped = files;
  std::swap(swapped["checkpoints/1"], swapped["checkpoints/2"]);
  EXPECT_NE(verdict(swapped), "holds");
  swapped = files;
  swapped["checkpoint"] = files.at("checkpoints/1");
  EXPECT_THAT(verdict(swapped), HasSubstr("checkpoint||it has 5 entries, not 6"));
  FileMap with_verifier = files;
  with_verifier["verify_bundle.py"] = "anything";
  EXPECT_EQ(verdict(with_verifier), "holds");
}

TEST(BundleVerifier, AllowsOnlyTheFilesOfTheFormat) {
  for (const char* path : {"extra.txt", "texts/1-02", "texts/3-1", "texts/1", "entries/3.jsonl",
                           "checkpoints/01", "documents/0-1", "verify_bundle.py"}) {
    SampleBundle sample;
    sample.listed[path] = "x";
    EXPECT_THAT(verdict(sample.seal()), HasSubstr(std::string(path) + "||it is no file")) << path;
  }
}

TEST(BundleVerifier, NoticesEntriesThatAreDroppedAddedOrSwapped) {
  SampleBundle sample;
  const FileMap right = sample.seal();
  SampleBundle dropped;
  dropped.alter = [](json::Value&, json::Value& sealed) {
    json::Value& ranges = sealed.as_object()[0].second.as_array()[0].as_object()[1].second;
    ranges.as_array().pop_back();
  };
  EXPECT_THAT(verdict(dropped.seal()), HasSubstr("not those that are here"));
  SampleBundle swapped;
  std::swap(swapped.entries[0][1], swapped.entries[0][2]);
  EXPECT_THAT(verdict(swapped.seal()), HasSubstr("does not stand in order"));
  SampleBundle twice;
  twice.entries[0].push_back(twice.entries[0].back());
  EXPECT_THAT(verdict(twice.seal()), HasSubstr("does not stand in order"));
  SampleBundle foreign;
  foreign.entries[0].push_back(foreign.ona.entry(1, 2));
  EXPECT_THAT(verdict(foreign.seal()), HasSubstr("it is an entry of another log"));
  SampleBundle headless;
  headless.entries[1].erase(headless.entries[1].begin());
  EXPECT_THAT(verdict(headless.seal()), HasSubstr("ona-0|the entry that opens the log"));
}

TEST(BundleVerifier, TakesProofsOfJustThisTree) {
  SampleBundle shorter;
  shorter.entries[0][3].proof.pop_back();
  EXPECT_THAT(verdict(shorter.seal()), HasSubstr("mira-4|its proof does not show"));
  SampleBundle older;
  older.entries[0][1] = older.mira.entry(2, 4);
  EXPECT_THAT(verdict(older.seal()), HasSubstr("mira-2|its proof does not show"));
}

TEST(BundleVerifier, TellsWhatIsNotRevealed) {
  SampleBundle sample;
  sample.listed.erase("texts/1-2");
  sample.entries[0][2].sealed.reset();
  sample.entries[0][3].sealed.reset();
  sample.entries[0][3].body.reset();
  const BundleReport report = checked(sample.seal());
  EXPECT_TRUE(report.ok) << described(report);
  EXPECT_EQ(report.entries[0].sealed, PartState::absent);
  EXPECT_EQ(report.entries[2].body, PartState::present);
  EXPECT_EQ(report.entries[2].sealed, PartState::erased);
  EXPECT_EQ(report.entries[3].body, PartState::erased);
  EXPECT_EQ(report.entries[3].time, "");
}

TEST(BundleVerifier, ChecksPartsAgainstTheirCommitments) {
  SampleBundle salt;
  salt.entries[0][2].sealed->salt[0] ^= 1;
  EXPECT_THAT(verdict(salt.seal()), HasSubstr("mira-3|the sealed part does not match"));
  SampleBundle body;
  body.entries[0][2].body->bytes += " ";
  EXPECT_THAT(verdict(body.seal()), HasSubstr("mira-3|the body does not match"));
  SampleBundle added;
  added.entries[0][0].sealed = RevealedPart{"{}", {}};
  EXPECT_THAT(verdict(added.seal()), HasSubstr("mira-0|the sealed part is not one"));
  SampleBundle left;
  left.entries[0][2].body.reset();
  EXPECT_THAT(verdict(left.seal()), HasSubstr("mira-3|parts are left"));
}

// An entry that its own writer signed in a form that none may have.
std::string verdict_on_body(const std::string& type, const std::string& body) {
  SampleBundle sample;
  const std::uint64_t seq = sample.mira.add_bytes(type, body);
  sample.entries[0].clear();
  for (const std::uint64_t each : {std::uint64_t{0}, std::uint64_t{2}, std::uint64_t{3}, seq}) {
    sample.entries[0].push_back(sample.mira.entry(each, sample.mira.size()));
  }
  return verdict(sample.seal());
}

TEST(BundleVerifier, RefusesPartsThatAreNotInTheOneForm) {
  EXPECT_EQ(verdict_on_body("x.later", "{\"time\":\"2026-01-02T03:04:05Z\"}"), "holds");
  EXPECT_THAT(verdict_on_body("x.later", "{ \"a\":1}"), HasSubstr("mira-5|its body is not in can"));
  EXPECT_THAT(verdict_on_body("x.later", "{\"a\":null}"), HasSubstr("not in canonical form"));
  EXPECT_THAT(verdict_on_body("x.later", std::string(200000, '[')), HasSubstr("mira-5|"));
  EXPECT_THAT(verdict_on_body("label.attach", "{}"), HasSubstr("mira-5|"));
  EXPECT_THAT(verdict_on_body("log.open", "{}"), HasSubstr("log.open stands inside a log"));
}

TEST(BundleVerifier, ComparesTheManifestWithTheEntryThatOpensTheLog) {
  SampleBundle renamed;
  renamed.seal();
  renamed.manifest.logs[1].handle = "ben";
  EXPECT_THAT(verdict(renamed.seal()), HasSubstr("ben-0|log.open names another handle"));
  SampleBundle impossible;
  impossible.seal();
  impossible.manifest.logs[1].handle = "\x1b[2J";
  EXPECT_THAT(verdict(impossible.seal()), HasSubstr("a handle is none that a log can have"));
  SampleBundle closed;
  closed.entries[1][0].body.reset();
  closed.entries[1][0].sealed.reset();
  EXPECT_THAT(verdict(closed.seal()), HasSubstr("ona-0|the body of log.open is not there"));
}

TEST(BundleVerifier, ComparesTextsWithTheirEntries) {
  SampleBundle text;
  text.listed["texts/1-2"] = "Seven boats left at dawn.\n";
  EXPECT_THAT(verdict(text.seal()), HasSubstr("texts/1-2|mira-2|the text does not match"));
  SampleBundle document;
  document.listed["documents/1-2"] = "other bytes";
  EXPECT_THAT(verdict(document.seal()), HasSubstr("documents/1-2|mira-2|the document does not"));
  SampleBundle same;
  same.listed["documents/1-2"] = kSampleText;
  EXPECT_EQ(verdict(same.seal()), "holds");
  SampleBundle nowhere;
  nowhere.listed["texts/1-3"] = kSampleText;
  EXPECT_THAT(verdict(nowhere.seal()), HasSubstr("no entry here says what it should be"));
}

TEST(BundleVerifier, ComparesQuotationsWithTheTexts) {
  for (const auto& [exact, start] : {std::pair{"boots", 4},
                                     {"b\xc3\xb6"
                                      "ats",
                                      5},
                                     {"", 1000}}) {
    SampleBundle sample;
    Quote quote;
    quote.exact = exact;
    quote.prefix = "Six ";
    quote.suffix = std::string(" left at dawn.\nNobody saw them.\n").substr(0, 32);
    NoteAdd note;
    note.text = "See there.";
    const auto first = static_cast<std::uint64_t>(start);
    note.passage = Passage{{sample.mira.origin(), 2, 0}, {{first, first + 5}}, {quote}};
    sample.mira.add(note);
    sample.entries[0].clear();
    for (const std::uint64_t seq : {0, 2, 3, 5}) {
      sample.entries[0].push_back(sample.mira.entry(seq, 6));
    }
    EXPECT_THAT(verdict(sample.seal()), HasSubstr("mira-5|its quotation of")) << exact;
  }
}

TEST(BundleVerifier, HoldsTheExportEntryToWhatIsHere) {
  const auto altered = [](const std::function<void(json::Value&, json::Value&)>& alter) {
    SampleBundle sample;
    sample.alter = alter;
    return verdict(sample.seal());
  };
  using V = json::Value;
  EXPECT_THAT(altered([](V&, V& sealed) { sealed.set("manifest", std::string(64, '0')); }),
              HasSubstr("export.jsonl|mira-5|it names another manifest"));
  EXPECT_THAT(altered([](V&, V& sealed) { sealed.set("files", V::array()); }),
              HasSubstr("summaries that it lists"));
  EXPECT_THAT(altered([](V&, V& sealed) { sealed.set("more", 1); }), HasSubstr("does not know"));
  EXPECT_THAT(altered([](V& body, V&) { body.set("more", 1); }), HasSubstr("does not know"));
  EXPECT_THAT(altered([](V& body, V&) { body.set("time", "2026-01-02T03:04:06Z"); }),
              HasSubstr("its time is not that of the manifest"));
  EXPECT_THAT(altered([](V&, V& sealed) { sealed = nullptr; }), HasSubstr("sealed part is not"));
  EXPECT_THAT(altered([](V&, V& sealed) { sealed.set("contents", V::object()); }),
              HasSubstr("not those that are here"));
  EXPECT_EQ(altered([](V&, V& sealed) { sealed.set("key", "a batch key"); }), "holds");
}

TEST(BundleVerifier, HoldsTheSummariesToTheExportEntry) {
  SampleBundle sample;
  sample.listed["summary.txt"] = "A summary.\n";
  EXPECT_EQ(verdict(sample.seal()), "holds");
  SampleBundle unlisted;
  unlisted.listed["summary.txt"] = "A summary.\n";
  unlisted.alter = [](json::Value&, json::Value& sealed) { sealed.erase("files"); };
  EXPECT_THAT(verdict(unlisted.seal()), HasSubstr("summaries that it lists"));
}

TEST(BundleVerifier, ComparesTheStateOfTheLogsThatTheSummaryNames) {
  SampleBundle sample;
  const std::string mira =
      "{\"logs\":[{\"origin\":\"" + sample.mira.origin() + "\",\"size\":5,\"root\":\"";
  sample.listed["summary.json"] = mira + sample.mira.root(5) + "\"},{\"origin\":\"other\"}]}";
  EXPECT_EQ(verdict(sample.seal()), "holds");
  SampleBundle older;
  older.listed["summary.json"] = mira + older.mira.root(4) + "\"}]}";
  EXPECT_THAT(verdict(older.seal()), HasSubstr("summary.json||it states another size or root"));
  SampleBundle silent;
  silent.listed["summary.json"] = "{}";
  EXPECT_EQ(verdict(silent.seal()), "holds");
  SampleBundle broken;
  broken.listed["summary.json"] = std::string(100000, '[');
  EXPECT_THAT(verdict(broken.seal()), HasSubstr("summary.json||"));
}

TEST(BundleVerifier, WantsTheEntriesThatItWasAskedFor) {
  SampleBundle sample;
  sample.manifest.targets = {{sample.mira.origin(), 1, 0}};
  EXPECT_THAT(verdict(sample.seal()), HasSubstr("bundle.json|mira-1|it was asked for"));
  SampleBundle elsewhere, other(7);
  elsewhere.manifest.targets = {{other.mira.origin(), 0, 0}};
  EXPECT_THAT(verdict(elsewhere.seal()), HasSubstr("it was asked for"));
}

TEST(BundleVerifier, NamesNoMoreThanAPersonReads) {
  SampleBundle sample;
  FileMap files = sample.seal();
  for (int i = 0; i < 50; ++i) files["extra-" + std::to_string(i)] = "";
  EXPECT_EQ(checked(files).failures.size(), 20u);
}

TEST(BundleVerifier, TellsLogsOfTheSameHandleApart) {
  SampleBundle sample;
  sample.ona = SampleLog("mira", 55);
  sample.ona.add(NoteAdd{{{sample.ona.origin(), 0, 0}}, {}, "Hello."});
  sample.entries[1] = {sample.ona.entry(0, 2), sample.ona.entry(1, 2)};
  const BundleReport report = checked(sample.seal());
  EXPECT_TRUE(report.ok) << described(report);
  EXPECT_THAT(report.logs[1].handle, ::testing::StartsWith("mira~"));
  EXPECT_NE(report.logs[0].handle, report.logs[1].handle);
}

}  // namespace
}  // namespace prov
