// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <set>

#include "base/counted_text.h"
#include "evidence/bundle_contents.h"
#include "evidence/bundle_failures.h"
#include "evidence/bundle_reader.h"
#include "evidence/opened_bundle_entry.h"

namespace prov {

/// Checks texts and raw documents against the entries that carry them, and the quotations of all
/// entries against the texts; counts references to what is not in the bundle.
class BundleTextCheck {
 public:
  BundleTextCheck(BundleFiles& files, const BundleContents& contents, BundleFailures& failures,
                  BundleReport& report, Hasher& hasher)
      : files_(files), contents_(contents), failures_(failures), report_(report), hasher_(hasher) {}

  void check();

 private:
  void check_text(const BundlePlace& place);
  void check_document(const BundlePlace& place);
  void check_entries(std::size_t log);
  void check_entry(std::size_t log, std::string_view line);
  void count_references(const Leaf& leaf, const json::Value& body);
  void check_passage(const std::string& file, const std::string& shown, const Passage& passage);
  CountedText* text_at(const BundlePlace& place);

  BundleFiles& files_;
  const BundleContents& contents_;
  BundleFailures& failures_;
  BundleReport& report_;
  Hasher& hasher_;
  std::set<BundlePlace> good_;  // texts that are what their entry says
  std::map<BundlePlace, std::unique_ptr<CountedText>> held_;
  std::size_t held_bytes_ = 0;
};

}  // namespace prov
