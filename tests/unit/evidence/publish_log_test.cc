// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <map>

#include <sys/wait.h>
#include <unistd.h>

#include <prov/proof.h>
#include <prov/published_log.h>

#include "evidence/tile_folder.h"
#include "log/tile.h"
#include "refusals.h"
#include "test_case.h"

namespace prov {
namespace {

namespace fs = std::filesystem;
using testing::file_text;
using ::testing::HasSubstr;
using testing::refusal;
using testing::TestCase;

void add_notes(Case& opened, int count, const std::string& text = "n") {
  Writer writer = opened.write();
  for (int i = 0; i < count; ++i) {
    AddNote note;
    note.target = "@0";
    note.text = text + std::to_string(i);
    writer.apply(note);
  }
  writer.commit();
}

std::map<std::string, std::string> files_of(const fs::path& folder) {
  std::map<std::string, std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      out[fs::relative(entry.path(), folder).string()] = file_text(entry.path());
    }
  }
  return out;
}

std::string origin_of(TestCase& test) { return test.opened.logs().at(0).origin; }

PublishedLog publish(TestCase& test, const fs::path& folder) {
  return publish_log(test.opened, origin_of(test), folder);
}

TEST(PublishedLog, HasTheTilesOfItsSize) {
  TestCase test;
  add_notes(test.opened, 599);
  const fs::path folder = test.folder.path() / "published";
  const PublishedLog published = publish(test, folder);
  const auto files = files_of(folder);
  std::vector<std::string> names;
  for (const auto& [name, bytes] : files) names.push_back(name);
  EXPECT_THAT(names, ::testing::ElementsAre("checkpoint", "tile/0/000", "tile/0/001",
                                            "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/000",
                                            "tile/entries/001", "tile/entries/002.p/88"));
  EXPECT_EQ(published.files, files.size());
  EXPECT_EQ(files.at("checkpoint"), test.opened.checkpoint(origin_of(test)));
  const std::string& bundle = files.at("tile/entries/000");
  const std::string first = test.opened.raw({origin_of(test), 0, 0}).leaf;
  EXPECT_EQ(static_cast<unsigned char>(bundle[0]) * 256u + static_cast<unsigned char>(bundle[1]),
            first.size());
  EXPECT_EQ(bundle.substr(2, first.size()), first);
}

TEST(PublishedLog, IsExtendedWithoutRewritingWhatIsThere) {
  TestCase test;
  const fs::path folder = test.folder.path() / "published";
  fs::file_time_type written;
  for (const int count : {1, 254, 1, 300, 0, 212, 256}) {
    add_notes(test.opened, count);
    const auto before = fs::exists(folder) ? files_of(folder) : files_of(test.folder.path());
    publish(test, folder);
    const auto after = files_of(folder);
    const bool full = after.contains("tile/0/000");
    if (full && written == fs::file_time_type()) {
      written = fs::last_write_time(folder / "tile/0/000");
    }
    if (full) {
      EXPECT_EQ(fs::last_write_time(folder / "tile/0/000"), written);
    }
    for (const auto& [name, bytes] : before) {
      if (name.starts_with("tile")) {
        EXPECT_EQ(after.at(name), bytes);
      }
    }
    // What one write at this size gives is all there.
    const fs::path anew = test.folder.path() / ("anew" + std::to_string(after.size()));
    publish(test, anew);
    for (const auto& [name, bytes] : files_of(anew)) EXPECT_EQ(after.at(name), bytes) << name;
  }
}

TEST(PublishedLog, OfNothingNewIsLeftAlone) {
  TestCase test;
  const fs::path folder = test.folder.path() / "published";
  publish(test, folder);
  const PublishedLog again = publish(test, folder);
  EXPECT_EQ(again.files, 0u);
  EXPECT_EQ(again.former_size, again.log.size);
}

TEST(PublishedLog, IsNotWrittenIntoAFolderOfOtherThings) {
  TestCase test;
  const fs::path folder = test.folder.path() / "published";
  fs::create_directories(folder / "tile" / "0");
  std::ofstream(folder / "index.html") << "hello";
  EXPECT_THAT(refusal([&] { publish(test, folder); }), HasSubstr("index.html is no part"));
  fs::remove(folder / "index.html");
  std::ofstream(folder / "checkpoint") << "hello";
  EXPECT_THAT(refusal([&] { publish(test, folder); }), HasSubstr("checkpoint: note"));
  fs::remove(folder / "checkpoint");
  fs::create_directories(folder / "tile" / "9");
  EXPECT_THAT(refusal([&] { publish(test, folder); }), HasSubstr("tile/9 is no part"));
  fs::remove(folder / "tile" / "9");
  fs::create_directory_symlink(test.folder.path(), folder / "tile" / "entries");
  EXPECT_THAT(refusal([&] { publish(test, folder); }), HasSubstr("tile/entries is no part"));
  fs::remove(folder / "tile" / "entries");
  fs::create_directories(test.folder.path() / "elsewhere");
  fs::remove(folder / "tile" / "0");
  fs::create_directories(folder / "tile" / "entries");
  fs::create_directory_symlink(test.folder.path() / "elsewhere",
                               folder / "tile" / "entries" / "000.p");
  EXPECT_THAT(refusal([&] { publish(test, folder); }), HasSubstr("is no folder"));
  EXPECT_TRUE(fs::is_empty(test.folder.path() / "elsewhere"));
}

TEST(PublishedLog, OfAnotherHistoryOrMoreOfItIsNotTouched) {
  TestCase test;
  testing::TemporaryFolder other;
  fs::copy(test.folder.path() / ".prov", other.path() / ".prov", fs::copy_options::recursive);
  Environment environment = test.environment();
  environment.state_dir = other.path() / "state";
  Case copy = Case::open(other.path(), Access::write, environment);
  add_notes(copy, 3, "there");
  const fs::path folder = test.folder.path() / "published";
  publish_log(copy, origin_of(test), folder);
  const auto before = files_of(folder);
  EXPECT_THAT(refusal([&] { publish(test, folder); }), HasSubstr("entries are missing here"));
  add_notes(test.opened, 5, "here");
  EXPECT_THAT(refusal([&] { publish(test, folder); }), HasSubstr("two histories"));
  EXPECT_EQ(files_of(folder), before);
}

TEST(PublishedLog, WithTilesThatItsCheckpointDoesNotSpeakOfIsNotExtended) {
  TestCase test;
  add_notes(test.opened, 299);
  const fs::path folder = test.folder.path() / "published";
  publish(test, folder);
  add_notes(test.opened, 10);
  std::string tile = file_text(folder / "tile/1/000.p/1");
  tile[5] = static_cast<char>(tile[5] ^ 1);
  std::ofstream(folder / "tile/1/000.p/1", std::ios::binary) << tile;
  const auto before = files_of(folder);
  EXPECT_THAT(refusal([&] { publish(test, folder); }), HasSubstr("its tiles are not"));
  fs::remove(folder / "tile/1/000.p/1");
  EXPECT_THAT(refusal([&] { publish(test, folder); }), HasSubstr("missing or of another length"));
  std::ofstream(folder / "tile/1/000.p/1", std::ios::binary) << before.at("tile/1/000.p/1");
  EXPECT_EQ(files_of(folder).at("checkpoint"), before.at("checkpoint"));
}

// Every file that the checkpoint of a folder speaks of is there, and leads to its root.
void expect_readable(TestCase& test, const fs::path& folder) {
  if (!fs::exists(folder / "checkpoint")) return;
  const TreeHead head =
      verified_head(file_text(folder / "checkpoint"), key_of(test.opened.logs().at(0)));
  Hasher hasher;
  Frontier tree;
  for (std::uint64_t first = 0; first < head.size; first += 256) {
    const auto width = static_cast<unsigned>(std::min<std::uint64_t>(256, head.size - first));
    const std::string tile = TileId{0, first / 256, width}.path();
    const std::string hashes = file_text(folder / tile);
    ASSERT_EQ(hashes.size(), width * 32u) << tile;
    ASSERT_TRUE(fs::exists(folder / ("tile/entries" + tile.substr(6))));
    for (unsigned i = 0; i < width; ++i) {
      Digest hash{};
      std::copy_n(hashes.begin() + i * 32, 32, hash.begin());
      tree.append(hasher, hash);
    }
  }
  EXPECT_EQ(tree.root(hasher), head.root);
}

TEST(PublishedLog, GetsItsCheckpointAfterEverythingElse) {
  TestCase test;
  add_notes(test.opened, 299);
  const fs::path folder = test.folder.path() / "published";
  publish(test, folder);
  const std::string former = file_text(folder / "checkpoint");
  add_notes(test.opened, 256);
  for (const std::string name : {"tile/entries/002.p", "tile/0/002.p", "tile/1/000.p/2"}) {
    fs::create_directories((folder / name).parent_path());
    std::ofstream(folder / name) << "in the way";
    EXPECT_NE(refusal([&] { publish(test, folder); }), "done") << name;
    EXPECT_EQ(file_text(folder / "checkpoint"), former) << name;
    expect_readable(test, folder);
    fs::remove(folder / name);
  }
  publish(test, folder);
  EXPECT_NE(file_text(folder / "checkpoint"), former);
  expect_readable(test, folder);
}

TEST(PublishedLog, IsWrittenByOneProcessAtATime) {
  TestCase test;
  const fs::path folder = test.folder.path() / "published";
  {
    const TileFolder held(folder);
    EXPECT_THAT(refusal([&] { publish(test, folder); }), HasSubstr("busy: another process"));
  }
  EXPECT_EQ(refusal([&] { publish(test, folder); }), "done");
}

TEST(PublishedLog, KilledAnywhereIsReadableAndFinishedByTheNextRun) {
  TestCase test;
  add_notes(test.opened, 299);
  const fs::path start = test.folder.path() / "start";
  publish(test, start);
  add_notes(test.opened, 500);
  const fs::path whole = test.folder.path() / "whole";
  publish(test, whole);
  // The files of a longer run in the order in which they are written, cut after each of them; a
  // rename stands or does not, so that no other states are left behind but that of `.unfinished`.
  const std::vector<std::string> order = {
      "tile/entries/001",      "tile/0/001",      "tile/entries/002", "tile/0/002",
      "tile/entries/003.p/32", "tile/0/003.p/32", "tile/1/000.p/3",   "checkpoint"};
  for (std::size_t cut = 0; cut <= order.size(); ++cut) {
    const fs::path folder = test.folder.path() / ("cut" + std::to_string(cut));
    fs::copy(start, folder, fs::copy_options::recursive);
    for (std::size_t i = 0; i < cut; ++i) {
      fs::create_directories((folder / order[i]).parent_path());
      fs::copy(whole / order[i], folder / order[i], fs::copy_options::overwrite_existing);
    }
    std::ofstream(folder / ".unfinished") << "half of somethi";
    expect_readable(test, folder);
    EXPECT_EQ(publish(test, folder).files, order.size() - cut);
    expect_readable(test, folder);
    for (const auto& [name, bytes] : files_of(whole)) {
      EXPECT_EQ(file_text(folder / name), bytes) << name;
    }
  }
}

TEST(PublishedLog, StoppedOnTheWayIsFinishedByTheNextRun) {
  TestCase test;
  add_notes(test.opened, 899);
  const fs::path folder = test.folder.path() / "published";
  for (int run = 0; run < 12; ++run) {
    const pid_t child = ::fork();
    if (child == 0) {
      ::alarm(0);
      publish_log(test.opened, origin_of(test), folder, [&](std::uint64_t done, std::uint64_t) {
        if (done > 256u * static_cast<unsigned>(run % 4)) ::kill(::getpid(), SIGKILL);
      });
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    expect_readable(test, folder);
  }
  publish(test, folder);
  expect_readable(test, folder);
  EXPECT_EQ(file_text(folder / "checkpoint"), test.opened.checkpoint(origin_of(test)));
}

}  // namespace
}  // namespace prov
