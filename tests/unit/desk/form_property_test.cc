// SPDX-License-Identifier: Apache-2.0
// Random reviews of awkward texts, printed as forms and read back.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <random>

#include <prov/error.h>
#include <prov/form.h>

#include "form_cases.h"
#include "refusals.h"

namespace prov {
namespace {

using testing::agent;
using testing::described;
using testing::parted;
using testing::plan;
using testing::save;
using testing::TestCase;

// Lines that look like parts of a form or of a passage, repeat each other, or run from right to
// left.
constexpr const char* kLines[] = {
    "The crew said that six boats lay idle. “Nobody asked us,” they said. It was late.",
    "The crew said that six boats lay idle. “Nobody asked us,” they said. It was late.",
    "He said: “one ... two” | and then three {@3}. Then four + five.",
    "said 12-26 {@14}",
    "  by cited nobody",
    "# ---- 8< ---- nothing below is read ----",
    "#! line 3: held @4",
    "12: twelve and 740..802 or @17, DOC:22.1, =words and - and …",
    "\xD8\xA8\xD9\x87 \xDA\xAF\xD8\xB2\xD8\xA7\xD8\xB1\xD8\xB4 \xD8\xA7\xD9\x88 "
    "\xC2\xAB\xD8\xA8\xD9\x86\xD8\xAF\xD8\xB1 \xD8\xA8\xD8\xB3\xD8\xAA\xD9\x87 "
    "\xD8\xA7\xD8\xB3\xD8\xAA\xC2\xBB \xDA\xAF\xD9\x81\xD8\xAA.",
    "cafe\xCC\x81 no\xC2\xA0"
    "break \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xA7 z\xE2\x80\xAFw",
    "none",
    ":= given > more",
    "A “quotation that is not closed. And a second sentence here. And a third one.",
    "",
    "x",
};

class RandomReview {
 public:
  RandomReview(TestCase& test, std::uint32_t seed) : test_(test), random_(seed) {}

  void write_text(const std::string& name) {
    text_.clear();
    const char* ends[] = {"\n", "\r\n", "\n", "\r"};
    for (int i = 0; i < 14; ++i)
      text_ += std::string(kLines[below(std::size(kLines))]) + ends[below(4)];
    document_ = test_.add(name, text_);
    name_ = name.substr(0, name.find('.'));
    length_ = test_.opened.document(name_).characters;
  }
  [[nodiscard]] const std::string& text() const { return text_; }

  void make_parties() {
    for (const char* name : {"Ana Teller", "The ferry crew", "by unknown | cited"}) {
      test_.apply(agent(name));
    }
    CiteDocument cited;
    cited.name = "A note {@1}";
    test_.apply(cited);
    test_.apply(AddClaim{"Six boats lay idle ... all day", "idle", {}});
  }

  // Applies something; what the desk refuses is no matter here.
  void record() {
    try {
      switch (below(7)) {
        case 0:
          return source();
        case 1:
        case 2:
          return attribution();
        case 3:
          return appearance();
        case 4:
          return tie();
        case 5:
          return label();
        default:
          return note();
      }
    } catch (const Error& error) {
      const bool refused = error.code() == ErrorCode::bad_data ||
                           error.code() == ErrorCode::not_found || error.code() == ErrorCode::usage;
      if (!refused) throw;
    }
  }

 private:
  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }
  bool maybe() { return below(2) == 0; }

  // One to four ranges.
  std::string passage(std::uint64_t parts = 4) {
    const std::uint64_t count = 1 + (below(3) == 0 ? below(parts) : 0);
    std::vector<std::uint64_t> cuts;
    while (cuts.size() < 2 * count) {
      const std::uint64_t cut = below(length_ + 1);
      if (std::find(cuts.begin(), cuts.end(), cut) == cuts.end()) cuts.push_back(cut);
    }
    std::sort(cuts.begin(), cuts.end());
    std::string out;
    for (std::size_t i = 0; i < cuts.size(); i += 2) {
      out += (i == 0 ? "" : " + ") + std::to_string(cuts[i]) + ".." + std::to_string(cuts[i + 1]);
    }
    return out;
  }

  std::string words() {
    const char* kWords[] = {"plain words",
                            "see {@3}",
                            "two\nlines\n\nand more",
                            "# no comment",
                            "a ... b | c",
                            "> not more",
                            "ends with {}",
                            ":= x",
                            "none",
                            "\xD8\xA8\xD9\x86\xD8\xAF\xD8\xB1",
                            "“quoted”",
                            "by ana"};
    return kWords[below(std::size(kWords))];
  }
  std::string party() {
    const char* kParties[] = {"ana-teller", "the-ferry-crew", "by-unknown-cited"};
    return kParties[below(3)];
  }

  void source() {
    RecordSource operation;
    operation.document = name_;
    const char* kBases[] = {"stated", "reported", "assessed"};
    operation.basis = kBases[below(3)];
    if (operation.basis == "reported") operation.by = party();
    if (operation.basis == "assessed" || maybe()) operation.why = words();
    if (maybe()) operation.note = words();
    if (below(4) == 0) operation.valid_from = "May 2024";
    const char* kNames[] = {"title", "publisher", "date", "language", "seriesTitle"};
    for (std::uint64_t i = 0; i <= below(3); ++i) {
      TypedValue value;
      if (maybe()) value.at.push_back(passage());
      switch (below(3)) {
        case 0:
          value.none = true;
          break;
        case 1:
          value.text = words();
          break;
        default:
          if (value.at.empty()) value.at.push_back(passage());
      }
      operation.set.emplace_back(kNames[below(5)], std::move(value));
    }
    test_.apply(operation);
  }

  void attribution() {
    RecordAttribution operation;
    operation.document = name_;
    operation.at = passage();
    operation.allow_long = true;
    if (maybe()) operation.cue = passage();
    if (maybe()) {
      operation.source.who = party();
    } else if (maybe()) {
      operation.source.document = test_.opened.cited_documents().front().handle;
    } else {
      operation.source.unknown = true;
    }
    if (maybe()) operation.source.at = passage(1);
    if (maybe()) operation.form = maybe() ? "direct" : "indirect";
    for (std::uint64_t i = 0; i < below(3); ++i) {
      operation.via.push_back({party(), maybe() ? passage(1) : ""});
    }
    if (!said_.empty() && maybe()) operation.within = said_[below(said_.size())];
    if (maybe()) operation.note = words();
    said_.push_back(test_.apply(operation).shown);
    things_.push_back(said_.back());
  }

  void appearance() {
    AppearClaim operation;
    operation.claim = "idle";
    operation.document = name_;
    operation.at = passage();
    operation.allow_long = true;
    if (maybe()) operation.stance = "relays";
    const char* kNames[] = {"count", "label", "period", "stance"};
    for (std::uint64_t i = 0; i < below(3); ++i) {
      TypedValue value;
      if (maybe()) value.at.push_back(passage());
      if (value.at.empty() || maybe()) value.text = words();
      operation.fields.emplace_back(kNames[below(4)], std::move(value));
    }
    things_.push_back(test_.apply(operation).shown);
  }

  void tie() {
    RecordAffiliation operation;
    operation.subject = party();
    operation.relation = "part-of";
    operation.object = party();
    operation.basis = "reported";
    operation.by = name_;
    operation.document = name_;
    operation.at.push_back(passage());
    if (maybe()) operation.at.push_back(passage());
    if (maybe()) operation.wording = words();
    test_.apply(operation);
  }

  void label() {
    AttachLabel operation;
    target(operation);
    const char* kLabels[] = {"genre/report", "language-device/loaded-word", "check-status/open",
                             "info-credibility/2-doubtful", "source-identity/role-only"};
    operation.label = kLabels[below(std::size(kLabels))];
    if (maybe()) operation.why = words();
    if (maybe()) operation.confidence = static_cast<int>(below(101));
    test_.apply(operation);
  }

  void note() {
    AddNote operation;
    target(operation);
    operation.text = words();
    things_.push_back(test_.apply(operation).shown);
  }

  template <typename Remark>
  void target(Remark& operation) {
    if (!things_.empty() && maybe()) {
      operation.target = things_[below(things_.size())];
    } else if (below(3) == 0) {
      operation.target = maybe() ? name_ : maybe() ? "idle" : party();
    } else {
      operation.document = name_;
      operation.at = passage();
      operation.allow_long = true;
    }
  }

  TestCase& test_;
  std::mt19937 random_;
  std::string text_, name_;
  EntryId document_;
  std::uint64_t length_ = 0;
  std::vector<std::string> said_, things_;
};

// The lines of a form that are read, with those that have marks told apart; without what every form
// has.
std::vector<std::pair<std::string, bool>> marked_lines(const std::string& form) {
  std::vector<std::pair<std::string, bool>> out;
  std::vector<std::size_t> marked;
  for (const FormItem& item : read_form(form).items) marked.push_back(item.line);
  std::size_t number = 0;
  for (const std::string& line : testing::lines_of(form)) {
    const bool mark = std::find(marked.begin(), marked.end(), ++number) != marked.end();
    if (line == kFormCut) break;
    if (line.empty() || line.front() == '#' || line.starts_with("held")) continue;
    if (!line.starts_with("review ")) out.emplace_back(mark ? parted(line).first : line, mark);
  }
  return out;
}

// The form as one that a person has written: no entry is on record yet.
std::string unmarked(const std::string& form, const std::string& document) {
  std::string out = "review " + document + "\n";
  for (const auto& [words, marked] : marked_lines(form))
    out += words + (marked ? " {}" : "") + "\n";
  return out;
}

std::vector<std::string> words_of(const std::string& form) {
  std::vector<std::string> out;
  for (const auto& [words, marked] : marked_lines(form)) out.push_back(words);
  std::sort(out.begin(), out.end());  // what stands at one place is in the order of the log
  return out;
}

std::vector<std::string> only_in(const std::string& form, const std::string& other) {
  const std::vector<std::string> a = words_of(form);
  const std::vector<std::string> b = words_of(other);
  std::vector<std::string> out;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

class RandomForms : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(RandomForms, SayWhatIsOnRecordAndRecordItAnewElsewhere) {
  TestCase test;
  RandomReview review(test, GetParam());
  review.write_text("ferry.txt");
  review.make_parties();
  for (int i = 0; i < 24; ++i) review.record();

  const std::string form = write_form(test.opened, "ferry");
  EXPECT_EQ(form.find("\nkeep"), std::string::npos) << form;
  const FormOutcome same = plan(test, form);
  EXPECT_EQ(testing::joined(described(same)), "") << form;

  TestCase other;
  RandomReview again(other, GetParam());
  again.write_text("ferry.txt");
  again.make_parties();
  const FormOutcome recorded = save(other, unmarked(form, "ferry"));
  ASSERT_TRUE(recorded.problems.empty()) << testing::joined(described(recorded)) << "\n" << form;
  const std::string there = write_form(other.opened, "ferry");
  EXPECT_EQ(testing::joined(only_in(form, there)), testing::joined(only_in(there, form)))
      << form << there;
}

TEST_P(RandomForms, WithdrawWhatIsCutOutAndNothingElse) {
  TestCase test;
  RandomReview review(test, GetParam());
  review.write_text("ferry.txt");
  review.make_parties();
  for (int i = 0; i < 16; ++i) review.record();
  const std::string form = write_form(test.opened, "ferry");
  const Form read = read_form(form);
  ASSERT_FALSE(read.items.empty());
  // Everything from one item at the left to the next is cut out.
  std::mt19937 random(GetParam());
  const std::vector<std::string> lines = testing::lines_of(form);
  std::vector<std::size_t> begins;
  for (const FormItem& item : read.items) {
    if (lines[item.line - 1].front() != ' ') begins.push_back(item.line);
  }
  const std::size_t begin = begins[random() % begins.size()];
  std::size_t end = begin + 1;
  while (lines[end - 1].starts_with(' ')) ++end;
  std::string cut;
  for (std::size_t n = 1; n <= lines.size(); ++n) {
    if (n < begin || n >= end) cut += lines[n - 1] + "\n";
  }
  std::vector<std::string> gone;
  for (const FormItem& item : read.items) {
    if (item.line >= begin && item.line < end) gone.push_back("mira-" + item.mark.substr(1));
  }
  std::vector<std::string> withdrawn;
  const FormOutcome outcome = plan(test, cut);
  for (const FormChange& change : outcome.changes) {
    EXPECT_EQ(change.kind, FormChange::Kind::withdraw) << change.words;
    withdrawn.push_back(change.former);
  }
  std::sort(gone.begin(), gone.end());
  std::sort(withdrawn.begin(), withdrawn.end());
  EXPECT_EQ(withdrawn, gone) << cut << testing::joined(described(outcome));
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomForms, ::testing::Range(1u, 31u));

}  // namespace
}  // namespace prov
