// SPDX-License-Identifier: Apache-2.0
#include "store/verify.h"

#include "store/verify_content.h"
#include "store/verify_steps.h"

namespace prov {
namespace {

std::string left_words(Store& store, const LogState& log) {
  return store.is_left(log.origin) ? "; another log here goes on from it" : "";
}

void check_mark(Store& store, Findings& findings, const LogState& log) {
  constexpr std::string_view kFile = "state";
  const std::string path = store.high_water().file(log.origin).string();
  switch (store.mark_state(log)) {
    case MarkState::equal:
      break;
    case MarkState::ahead:
      findings.add(FindingLevel::note, "mark", kFile, std::nullopt,
                   log.origin + " has grown since this machine last wrote to it");
      break;
    case MarkState::unknown:
      findings.add(FindingLevel::note, "mark", kFile, std::nullopt,
                   "this machine remembers nothing of " + log.origin +
                       ": an older copy could not be told from it");
      break;
    case MarkState::behind:
      findings.fail("mark", kFile,
                    log.origin + " is older here than this machine has seen it (" + path + ")" +
                        left_words(store, log));
      break;
    case MarkState::inconsistent:
      findings.fail("mark", kFile,
                    "the history of " + log.origin +
                        " is not the one that this machine has seen (" + path + ")" +
                        left_words(store, log));
      break;
  }
}

std::uint64_t total_leaves(const Store& store) {
  std::uint64_t total = 0;
  for (const LogState& log : store.logs()) total += log.size;
  return total;
}

}  // namespace

void check_marks(Store& store, Findings& findings) {
  for (const LogState& log : store.logs()) {
    findings.guard("mark", "state", std::nullopt, [&] { check_mark(store, findings, log); });
  }
  findings.guard("mark", "state", std::nullopt, [&] {
    for (const std::string& origin : store.missing_logs()) {
      findings.fail("mark", kLogFile,
                    "the store has lost " + origin + ", which this machine has seen in it");
    }
  });
}

StoreReport verify_store(Store& store, const VerifyProgress& progress, EntryChecker* checker) {
  StoreReport report;
  Findings findings(report);
  if (!check_rows(store, findings)) {  // fixes the snapshot
    findings.finish();
    return report;
  }
  check_marks(store, findings);
  const std::uint64_t total = total_leaves(store);
  std::uint64_t before = 0;
  EntryChecker own_checker;
  ContentCheck content(store, findings, report, checker == nullptr ? own_checker : *checker);
  for (const LogState& log : store.logs()) {
    findings.guard("log", kLogFile, std::nullopt, [&] {
      check_log(store, findings, report, content, log, [&](std::uint64_t seq) {
        if (progress) progress(before + seq, total);
      });
    });
    before += log.size;
  }
  // Last: SQLite's own check brings damaged pages into its cache, where rows are then read from
  // them that would be refused otherwise.
  check_files(store, findings);
  findings.finish();
  return report;
}

}  // namespace prov
