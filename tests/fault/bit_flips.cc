// SPDX-License-Identifier: Apache-2.0
// Flips single bits of the files of a small store and looks at what a verification says of each.
// prov_bit_flips [FLIPS-IN-LOG FLIPS-IN-CONTENT [SEED]]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <prov/error.h>

#include "base/files.h"
#include "sample_store.h"
#include "store/formats.h"
#include "store/verify.h"
#include "stored_rows.h"

namespace prov {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kSecondsPerFlip = 30;
constexpr std::size_t kFlipsPerProcess = 500;
constexpr std::size_t kFileLimit = std::size_t{64} << 20;

// What came of one flip; the letters go from the process that tries to the one that counts.
const std::map<char, const char*> kOutcomes = {
    {'E', "detected, the entry named"},
    {'F', "detected, the file named (no value of an entry changed)"},
    {'R', "the store does not open, the file named"},
    {'N', "changes no readable value"},
    {'X', "FAILED: a changed value not detected"},
    {'W', "FAILED: detected, but the wrong thing named"},
    {'B', "FAILED: another error than documented"},
    {'M', "FAILED: verifying changed the file"},
    {'C', "FAILED: crashed or hung"},
};
constexpr std::string_view kGood = "EFRN";

struct Flip {
  std::size_t byte;
  unsigned bit;
};

// One file of the store under test.
struct Target {
  std::string name;
  DatabaseFormat format;
  fs::path path;
  std::string bytes;
  StoredRows rows;

  Target(const Surroundings& around, std::string_view file, const DatabaseFormat& what)
      : name(file),
        format(what),
        path(around.folder / file),
        bytes(read_file(path, kFileLimit)),
        rows(path, format) {}
};

void write_byte(const fs::path& path, std::size_t at, char byte) {
  const FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (::pwrite(file.get(), &byte, 1, static_cast<off_t>(at)) != 1) std::abort();
}

class FlipTest {
 public:
  FlipTest(Surroundings& around, Target& target) : around_(around), target_(target) {}

  // The outcome, and words about it.
  std::pair<char, std::string> attempt(const Flip& flip) {
    const auto flipped = static_cast<char>(target_.bytes[flip.byte] ^ (1 << flip.bit));
    write_byte(target_.path, flip.byte, flipped);
    std::pair<char, std::string> outcome = judge();
    write_byte(target_.path, flip.byte, target_.bytes[flip.byte]);
    if (read_file(target_.path, kFileLimit) != target_.bytes) {
      write_file_atomically(target_.path, target_.bytes);
      outcome = {'M', ""};
    }
    return outcome;
  }

 private:
  std::pair<char, std::string> judge() {
    try {
      Store store(around_.folder, OpenMode::read, around_.environment);
      return judge(verify_store(store, {}, &checker_));
    } catch (const Error& error) {
      const std::string what = error.what();
      const bool documented = error.code() == ErrorCode::verification ||
                              error.code() == ErrorCode::version || error.code() == ErrorCode::io;
      return {documented && what.find(target_.name) != std::string::npos ? 'R' : 'B', what};
    } catch (const std::exception& error) {
      return {'B', error.what()};
    }
  }

  std::pair<char, std::string> judge(const StoreReport& report) const {
    if (report.ok()) {
      const bool same = StoredRows(target_.path, target_.format) == target_.rows;
      return {same ? 'N' : 'X', ""};
    }
    const std::set<std::int64_t> changed =
        target_.rows.changed_entries(target_.path, target_.format);
    bool file = false;
    bool entry = false;
    std::string words;
    for (const StoreFinding& finding : report.findings) {
      if (finding.level != FindingLevel::failure) continue;
      file = file || finding.file == target_.name;
      entry = entry || (finding.row && changed.contains(*finding.row));
      words += finding.message + "; ";
      if (finding.row && !changed.contains(*finding.row)) {
        return {'W', "entry " + std::to_string(place_of(*finding.row)) + " is unchanged: " + words};
      }
    }
    if (entry) return {'E', words};
    return {file && changed.empty() ? 'F' : 'W', words};
  }

  Surroundings& around_;
  Target& target_;
  EntryChecker checker_;
};

// Tries flips first <= i < last in a process of its own; writes a line for each to `out`.
[[noreturn]] void run_child(FlipTest& test, const std::vector<Flip>& flips, std::size_t first,
                            std::size_t last, int out) {
#if !defined(__SANITIZE_ADDRESS__)
  const rlimit memory{std::size_t{2} << 30, std::size_t{2} << 30};
  ::setrlimit(RLIMIT_AS, &memory);
#endif
  for (std::size_t i = first; i < last; ++i) {
    ::alarm(kSecondsPerFlip);
    const auto [outcome, words] = test.attempt(flips[i]);
    std::string line = std::string(1, outcome) + words.substr(0, 300);
    std::replace(line.begin(), line.end(), '\n', ' ');
    line += "\n";
    if (::write(out, line.data(), line.size()) < 0) std::abort();
  }
  ::_exit(0);
}

std::vector<std::string> lines_from(int in) {
  std::string all;
  char buffer[65536];
  for (ssize_t count = 1; (count = ::read(in, buffer, sizeof buffer)) > 0;) {
    all.append(buffer, static_cast<std::size_t>(count));
  }
  std::vector<std::string> lines;
  for (std::size_t end = 0; (end = all.find('\n')) != std::string::npos; all.erase(0, end + 1)) {
    lines.push_back(all.substr(0, end));
  }
  return lines;
}

// Counts outcomes; prints what failed.
std::map<char, std::size_t> run(FlipTest& test, Target& target, const std::vector<Flip>& flips) {
  std::map<char, std::size_t> counts;
  std::size_t next = 0;
  while (next < flips.size()) {
    const std::size_t last = std::min(flips.size(), next + kFlipsPerProcess);
    int ends[2];
    if (::pipe(ends) != 0) std::abort();
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child == 0) run_child(test, flips, next, last, ends[1]);
    ::close(ends[1]);
    std::vector<std::string> lines = lines_from(ends[0]);
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (lines.size() < last - next) {  // the child is gone: the flip after its last line did it
      lines.push_back("C status " + std::to_string(status));
      write_file_atomically(target.path, target.bytes);
    }
    for (const std::string& line : lines) {
      const Flip& flip = flips[next++];
      if (++counts[line[0]] <= 5 && kGood.find(line[0]) == std::string_view::npos) {
        std::printf("  byte %zu bit %u: %s: %s\n", flip.byte, flip.bit, kOutcomes.at(line[0]),
                    line.c_str() + 1);
      }
    }
  }
  return counts;
}

bool test_file(Surroundings& around, std::string_view name, const DatabaseFormat& format,
               std::size_t count, std::mt19937_64& random) {
  Target target(around, name, format);
  FlipTest test(around, target);
  std::vector<Flip> flips(count);
  for (Flip& flip : flips) {
    flip = {static_cast<std::size_t>(random() % target.bytes.size()),
            static_cast<unsigned>(random() % 8)};
  }
  std::printf("%s: %zu bytes, %zu single-bit flips\n", target.name.c_str(), target.bytes.size(),
              count);
  const std::map<char, std::size_t> counts = run(test, target, flips);
  bool good = true;
  for (const auto& [letter, number] : counts) {
    std::printf("  %6zu %s\n", number, kOutcomes.at(letter));
    good = good && kGood.find(letter) != std::string_view::npos;
  }
  return good;
}

void write_more(Surroundings& around, const Sample& sample) {
  Store store(around.folder, OpenMode::write, around.environment);
  StoreWriter writer(store);
  Author author(writer, around, around.key(0), *store.find_log(sample.open.log));
  std::mt19937_64 random(5);
  std::string noise(20'000, ' ');  // does not compress: fills pages of its own
  for (char& c : noise) c = static_cast<char>('!' + random() % 90);
  author.add_document("noise.txt", noise);
  author.add_document("empty.txt", "", "\xEF\xBB\xBF");
  writer.commit();
}

int main_of(std::size_t log_flips, std::size_t content_flips, std::uint64_t seed) {
  const fs::path memory = "/dev/shm";
  const TemporaryFolder root(::access(memory.c_str(), W_OK) == 0 ? memory : fs::path());
  Surroundings around(root.path());
  write_more(around, make_sample_store(around));
  {
    Store store(around.folder, OpenMode::read, around.environment);
    const StoreReport report = verify_store(store);
    for (const StoreFinding& finding : report.findings) {
      std::printf("before any flip: %s\n", finding.message.c_str());
    }
    if (!report.findings.empty()) return 1;
    std::printf("a store of %llu entries, seed %llu\n",
                static_cast<unsigned long long>(report.leaves),
                static_cast<unsigned long long>(seed));
  }
  std::mt19937_64 random(seed);
  const bool log_good = test_file(around, kLogFile, log_format(), log_flips, random);
  const bool content_good =
      test_file(around, kContentFile, content_format(), content_flips, random);
  return log_good && content_good ? 0 : 1;
}

}  // namespace
}  // namespace prov

int main(int count, char** arguments) {
  const auto number = [&](int at, unsigned long otherwise) {
    return count > at ? std::strtoul(arguments[at], nullptr, 10) : otherwise;
  };
  return prov::main_of(number(1, 10'000), number(2, 2'000), number(3, 20'261));
}
