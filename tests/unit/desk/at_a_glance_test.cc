// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

#include "test_case.h"

namespace prov::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

AttachLabel label_on(const std::string& document) {
  AttachLabel label;
  label.target = document;
  label.label = "genre/report";
  return label;
}

std::vector<std::string> names(Case& opened, const std::vector<DocumentInfo>& documents) {
  std::vector<std::string> out;
  for (const DocumentInfo& each : documents) out.push_back(opened.typed_name(each.id));
  return out;
}

std::vector<std::string> latest(Case& opened, std::size_t most) {
  std::vector<DocumentInfo> documents;
  for (const DocumentStatus& each : opened.at_a_glance(most).latest) {
    documents.push_back(each.document);
  }
  return names(opened, documents);
}

TEST(AtAGlance, ShowsTheDocumentsWorkedOnLastAndTheFirstUntouched) {
  TestCase test;
  for (const char* name : {"a.txt", "b.txt", "c.txt", "d.txt", "e.txt"}) {
    test.add(name, std::string("Text of ") + name + "\n");
  }
  test.apply(label_on("e"));
  test.apply(label_on("a"));
  test.apply(label_on("c"));
  const DocumentsAtAGlance all = test.opened.at_a_glance(1);
  EXPECT_EQ(all.documents, 5u);
  EXPECT_EQ(all.looked_at, 3u);
  EXPECT_THAT(names(test.opened, all.untouched), ElementsAre("b"));
  EXPECT_THAT(latest(test.opened, 1), ElementsAre("c"));
  EXPECT_THAT(latest(test.opened, 2), ElementsAre("a", "c"));
  EXPECT_THAT(latest(test.opened, 9), ElementsAre("a", "c", "e"));
}

TEST(AtAGlance, LeavesOutWhatIsWithdrawn) {
  TestCase test;
  test.add("a.txt", "One.\n");
  test.add("b.txt", "Two.\n");
  const std::string label = test.apply(label_on("a")).shown;
  test.apply(Withdraw{label, "wrong"});
  test.apply(Withdraw{"b", "added by mistake"});
  const DocumentsAtAGlance all = test.opened.at_a_glance(9);
  EXPECT_EQ(all.documents, 1u);
  EXPECT_EQ(all.looked_at, 0u);
  EXPECT_THAT(names(test.opened, all.untouched), ElementsAre("a"));
}

TEST(AtAGlance, CountsBytesAddedTwiceAsOneDocument) {
  TestCase test;
  test.add("a.txt", "One.\n");
  test.add("copy.txt", "One.\n");
  EXPECT_EQ(test.opened.at_a_glance(9).documents, 1u);
}

TEST(AtAGlance, TakesATextThatShowsATieAsLookedAt) {
  TestCase test;
  test.add("a.txt", "The Quay League supports the Pilots.\n");
  RecordAffiliation tie;
  tie.subject = "Quay League";
  tie.relation = "supports";
  tie.object = "Pilots";
  tie.basis = "reported";
  tie.by = "a";
  tie.document = "a";
  tie.at = {"supports"};
  tie.unknown_names = UnknownNames::make;
  test.apply(tie);
  const DocumentsAtAGlance all = test.opened.at_a_glance(9);
  EXPECT_EQ(all.looked_at, 1u);
  EXPECT_TRUE(all.latest.front().looked_at());
}

TEST(TypedName, IsTheShortestBeginningThatMeansTheDocument) {
  TestCase test;
  for (const char* name : {"000_d551.txt", "004_94dc.txt", "press.txt", "press.old.txt", "it"}) {
    test.add(name, std::string("Text of ") + name + "\n");
  }
  EXPECT_THAT(names(test.opened, test.opened.documents()),
              ElementsAre("000", "004", "press", "press.old", "it"));
}

TEST(TypedName, IsNotWhatMeansSomethingElse) {
  TestCase test;
  const std::string first = test.opened.show(test.add("same.txt", "One.\n"));
  const std::string second = test.opened.show(test.add("same.txt", "Two.\n"));
  test.add("boats.txt", "Three.\n");
  test.apply(AddClaim{"Some boats took part", "boats", ""});
  EXPECT_THAT(names(test.opened, test.opened.documents()), ElementsAre(first, second, "boats.txt"));
}

TEST(DifferingClaims, NameTheFieldsInWhichAppearancesDiffer) {
  TestCase test;
  test.add("a.txt", "Six boats came from 3 May 2023 to 9 May 2023.\n");
  test.add("b.txt", "6 boats came from 5 May 2023 to 9 May 2023.\n");
  test.apply(AddClaim{"Some boats came", "boats", ""});
  const auto appear = [&test](const char* document, const char* at, const char* field,
                              const char* words) {
    AppearClaim operation;
    operation.claim = "boats";
    operation.document = document;
    operation.at = at;
    TypedValue value;
    value.words = words;
    operation.fields = {{field, value}};
    return test.apply(operation).shown;
  };
  appear("a", "1:", "count", "Six");
  appear("b", "1:", "count", "6");
  EXPECT_THAT(test.opened.differing_claims(), IsEmpty());
  appear("a", "1:", "period", "from 3 May 2023 to 9 May 2023");
  const std::string other = appear("b", "1:", "period", "from 5 May 2023 to 9 May 2023");
  ASSERT_EQ(test.opened.differing_claims().size(), 1u);
  EXPECT_EQ(test.opened.differing_claims().front().handle, "boats");
  EXPECT_THAT(test.opened.differing_claims().front().fields, ElementsAre("start"));
  test.apply(Withdraw{other, "misread"});
  EXPECT_THAT(test.opened.differing_claims(), IsEmpty());
}

}  // namespace
}  // namespace prov::testing
