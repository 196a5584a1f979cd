// SPDX-License-Identifier: Apache-2.0
// Kills writers with SIGKILL, mostly while they commit, and looks at what they leave.
// prov_killed_writers [KILLS [SEED]]; called by itself as: prov_killed_writers writer FOLDER SEED
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <random>
#include <string>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <prov/error.h>

#include "base/hex.h"
#include "index/index.h"
#include "sample_store.h"
#include "store/formats.h"
#include "store/verify.h"

namespace prov {
namespace {

namespace fs = std::filesystem;
using SteadyClock = std::chrono::steady_clock;
using std::chrono::microseconds;

constexpr int kKillsPerStore = 50;
constexpr int kMostTransactions = 200;  // a writer that nobody kills ends by itself

void say(const std::string& line) {
  const std::string bytes = line + "\n";
  if (::write(STDOUT_FILENO, bytes.data(), bytes.size()) < 0) std::_Exit(1);
}

std::string noise(std::mt19937_64& random, std::size_t size) {
  std::string out(size, ' ');
  for (char& c : out) c = static_cast<char>('!' + random() % 90);
  return out;
}

// Opens the store anew for each transaction, as commands do. Says "begin" before each commit and,
// after it, "ack SEQ HASH" for each entry: from then on the entry must not be lost.
int write_until_killed(const fs::path& root, std::uint64_t seed) {
  Surroundings around(root);
  around.entropy = SeededEntropy(seed);  // the keys stay those of the store
  std::mt19937_64 random(seed);
  for (int i = 0; i < kMostTransactions; ++i) {
    Store store(around.folder, OpenMode::write, around.environment);
    const LogState log = store.logs().front();
    Index index(store, false);
    std::uint64_t first = 0;
    {
      StoreWriter writer(store);
      first = writer.next_seq(log.number);
      Author author(writer, around, around.key(0), log);
      const std::uint64_t count = 1 + random() % 4;
      for (std::uint64_t k = 0; k < count; ++k) {
        if (random() % 3 == 0) {
          author.add_document("d.txt", noise(random, random() % 60'000 + 1));
        } else {
          author.write(NoteAdd{
              EntryId{log.origin, random() % first, 0}, {}, noise(random, random() % 300 + 1)});
        }
      }
      say("begin");
      writer.commit();
      for (std::uint64_t seq = first; seq < first + count; ++seq) {
        const std::string leaf = store.log_db().leaf(row_id(log.number, seq));
        say("ack " + std::to_string(seq) + " " + to_hex(sha256(leaf)));
      }
    }
    index.catch_up();
    say("done");
  }
  return 0;
}

struct Figures {
  int before = 0, within = 0, after = 0;                  // where a writer died
  int content_journal = 0, log_journal = 0, orphans = 0;  // what it left
  int failures = 0;
  std::size_t acknowledged = 0;
};

// A running writer, seen through its pipe.
class Writer {
 public:
  Writer(const char* self, const fs::path& root, std::uint64_t seed) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) std::abort();
    const std::string number = std::to_string(seed);
    pid_ = ::fork();
    if (pid_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::execl(self, self, "writer", root.c_str(), number.c_str(), static_cast<char*>(nullptr));
      std::_Exit(127);
    }
    ::close(ends[1]);
    in_ = ends[0];
  }
  ~Writer() { ::close(in_); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// The next line; nothing at the end.
  std::optional<std::string> line() {
    for (;;) {
      const std::size_t end = buffer_.find('\n');
      if (end != std::string::npos) {
        std::string out = buffer_.substr(0, end);
        buffer_.erase(0, end + 1);
        return out;
      }
      char bytes[4096];
      const ssize_t count = ::read(in_, bytes, sizeof bytes);
      if (count <= 0) return std::nullopt;
      buffer_.append(bytes, static_cast<std::size_t>(count));
    }
  }
  void kill_after(microseconds wait) const {
    const auto until = SteadyClock::now() + wait;
    while (SteadyClock::now() < until) {  // sleeping is not exact enough
    }
    ::kill(pid_, SIGKILL);
  }
  /// Whether it ended by SIGKILL.
  [[nodiscard]] bool killed() const {
    int status = 0;
    ::waitpid(pid_, &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  }

 private:
  pid_t pid_ = -1;
  int in_ = -1;
  std::string buffer_;
};

// One store and the writers that die on it.
class Round {
 public:
  Round(const char* self, Figures& figures, std::mt19937_64& random)
      : self_(self), figures_(figures), random_(random), around_(root_.path()) {
    Store::create(around_.folder);
    Store store(around_.folder, OpenMode::write, around_.environment);
    StoreWriter writer(store);
    const Author author(writer, around_, around_.key(0), "mira");
    writer.commit();
  }

  void kill_one() {
    Writer writer(self_, root_.path(), random_());
    const std::uint64_t transaction = 1 + random_() % 3;
    const bool aimed = random_() % 10 < 8;  // at the commit; else anywhere
    std::string last;
    std::uint64_t begun = 0;
    bool shot = false;
    SteadyClock::time_point begin;
    while (const std::optional<std::string> line = writer.line()) {
      last = *line == "done" || line->starts_with("ack") ? "ack" : *line;
      note(*line, begin, shot);
      if (*line == "begin") begin = SteadyClock::now();
      if (shot || *line != (aimed ? "begin" : "done") || ++begun < transaction) continue;
      shot = true;
      writer.kill_after(microseconds(
          random_() % static_cast<std::uint64_t>((aimed ? 1.1 : 3) * commit_time_ + 1)));
    }
    if (!writer.killed()) fail("a writer failed by itself");
    if (last == "begin") {
      ++figures_.within;
    } else if (last == "ack" && aimed) {
      ++figures_.after;
    } else {
      ++figures_.before;
    }
    check();
  }

  // The next write cleans up; afterwards nothing is left to remark on.
  void finish() {
    Store store(around_.folder, OpenMode::write, around_.environment);
    clean(store);
    for (const StoreFinding& finding : verify_store(store).findings) {
      if (finding.kind != "mark") fail(finding.message);
    }
    Index kept(store, false);
    kept.catch_up();
    Index rebuilt(store, true);
    rebuilt.catch_up();
    if (kept.digest() != rebuilt.digest()) fail("the index differs from a rebuilt one");
  }

 private:
  void fail(const std::string& what) {
    ++figures_.failures;
    std::printf("  FAILED: %s\n", what.c_str());
  }

  void note(const std::string& line, SteadyClock::time_point begin, bool shot) {
    if (!line.starts_with("ack ")) return;
    const std::size_t space = line.find(' ', 4);
    if (!acknowledged_.emplace(std::stoull(line.substr(4)), line.substr(space + 1)).second) {
      fail("entry " + line.substr(4, space - 4) + " was acknowledged twice");
    }
    ++figures_.acknowledged;
    if (shot) return;
    const auto took = std::chrono::duration_cast<microseconds>(SteadyClock::now() - begin).count();
    commit_time_ += (static_cast<double>(took) - commit_time_) / 8;
  }

  static bool is_hot(const fs::path& journal) {
    std::error_code error;
    const auto size = fs::file_size(journal, error);
    return !error && size > 0;
  }

  void check() {
    figures_.content_journal += is_hot(around_.folder / "content.db-journal") ? 1 : 0;
    figures_.log_journal += is_hot(around_.folder / "log.db-journal") ? 1 : 0;
    try {
      Store store(around_.folder, OpenMode::write, around_.environment);
      check_acknowledged(store);
      const LogState& log = store.logs().front();
      const bool orphans =
          store.content_db().has_rows(row_id(log.number, log.size), row_id(log.number + 1, 0));
      figures_.orphans += orphans ? 1 : 0;
      for (const StoreFinding& finding : verify_store(store, {}, &checker_).findings) {
        const bool expected = finding.kind == "mark" ? finding.level == FindingLevel::note
                                                     : orphans && finding.kind == "orphan";
        if (!expected) fail(finding.message);
      }
      if (orphans && random_() % 2 == 0) clean(store);
    } catch (const Error& error) {
      fail(error.what());
    }
  }

  void check_acknowledged(Store& store) {
    const LogState& log = store.logs().front();
    for (auto it = acknowledged_.upper_bound(checked_); it != acknowledged_.end(); ++it) {
      if (it->first >= log.size) return fail("entry " + std::to_string(it->first) + " is lost");
      const std::string leaf = store.log_db().leaf(row_id(log.number, it->first));
      if (to_hex(sha256(leaf)) != it->second) {
        fail("entry " + std::to_string(it->first) + " is another one");
      }
      checked_ = it->first;
    }
  }

  void clean(Store& store) {
    const StoreWriter writer(store);
    const LogState& log = store.logs().front();
    if (store.content_db().has_rows(row_id(log.number, log.size), row_id(kLogLimit, 0))) {
      fail("orphans are left after a write");
    }
  }

  const char* self_;
  Figures& figures_;
  std::mt19937_64& random_;
  TemporaryFolder root_;
  Surroundings around_;
  EntryChecker checker_;
  std::map<std::uint64_t, std::string> acknowledged_;
  std::uint64_t checked_ = 0;
  double commit_time_ = 5000;  // microseconds, learnt
};

int kill_writers(const char* self, int kills, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  Figures figures;
  for (int done = 0; done < kills;) {
    Round round(self, figures, random);
    for (int i = 0; i < kKillsPerStore && done < kills; ++i, ++done) round.kill_one();
    round.finish();
  }
  std::printf("%d writers killed, seed %llu: %d before a commit, %d within, %d after\n", kills,
              static_cast<unsigned long long>(seed), figures.before, figures.within, figures.after);
  std::printf("left behind: %d hot journals of content.db, %d of log.db, %d times orphans\n",
              figures.content_journal, figures.log_journal, figures.orphans);
  std::printf("%zu entries acknowledged, %d failures\n", figures.acknowledged, figures.failures);
  // Killing at harmless moments only would prove nothing.
  const bool aimed_well = kills < 100 || (figures.within >= kills / 10 && figures.orphans > 0);
  if (!aimed_well) std::printf("too few were killed while they committed\n");
  return figures.failures == 0 && aimed_well ? 0 : 1;
}

}  // namespace
}  // namespace prov

int main(int count, char** arguments) {
  if (count == 4 && std::string(arguments[1]) == "writer") {
    return prov::write_until_killed(arguments[2], std::strtoull(arguments[3], nullptr, 10));
  }
  const int kills = count > 1 ? std::atoi(arguments[1]) : 500;
  return prov::kill_writers("/proc/self/exe", kills,
                            count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 20'262);
}
