// SPDX-License-Identifier: Apache-2.0
#include <prov/search.h>

#include <cstdlib>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "refusals.h"

namespace prov {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::refusal;
using ::testing::SizeIs;
using ::testing::StartsWith;
using testing::TestCase;
using ::testing::UnorderedElementsAre;

TextQuery query(const std::string& words) {
  TextQuery out;
  out.words = words;
  return out;
}

class Search : public ::testing::Test {
 protected:
  std::vector<FoundDocument> documents(const std::string& words) {
    return find_text(test_.opened, query(words)).documents;
  }
  std::vector<std::string> names(const TextQuery& asked) {
    std::vector<std::string> out;
    for (const FoundDocument& each : find_text(test_.opened, asked).documents) {
      out.push_back(each.name + (each.withdrawn ? " -" : ""));
    }
    return out;
  }
  std::vector<std::string> names(const std::string& words) { return names(query(words)); }
  std::vector<std::string> places(const std::string& words) {
    std::vector<std::string> out;
    for (const FoundDocument& each : documents(words)) {
      for (const FoundPlace& place : each.places) out.push_back(place.at);
    }
    return out;
  }

  TestCase test_;
};

TEST_F(Search, FindsDocumentsThatHaveAllTheWords) {
  test_.add("a.txt", "Eleven boats held up traffic.\n");
  test_.add("b.txt", "Traffic was held up by boats.\n");
  test_.add("c.txt", "Nothing was held up.\n");
  EXPECT_THAT(names("boats TRAFFIC"), UnorderedElementsAre("a.txt", "b.txt"));
  EXPECT_THAT(names("\"eleven boats\""), ElementsAre("a.txt"));
  EXPECT_THAT(names("whales"), IsEmpty());
  EXPECT_THAT(names("boats nothing"), IsEmpty());
}

TEST_F(Search, OfOneDocumentFindsNothingInOthers) {
  test_.add("a.txt", "Eleven boats held up traffic.\n");
  test_.add("b.txt", "Traffic was held up by boats.\n");
  TextQuery asked = query("boats");
  asked.document = "b";
  EXPECT_THAT(names(asked), ElementsAre("b.txt"));
  test_.apply(Withdraw{"b", "not ours"});
  EXPECT_THAT(names(asked), ElementsAre("b.txt -"));
  asked.words = "eleven";
  EXPECT_THAT(names(asked), IsEmpty());
  asked.document = "c";
  EXPECT_THAT(refusal([&] { static_cast<void>(find_text(test_.opened, asked)); }),
              StartsWith("not found: "));
}

TEST_F(Search, SaysWhereTheWordsStandAsPassagesAreTyped) {
  test_.add("press.txt", "A flare.\n\nEleven Boats took part. A Flare fell on the boats.\n");
  const std::vector<FoundDocument> found = documents("flare boats");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].places.size() + found[0].more_places, 4u);
  EXPECT_THAT(places("flare boats"),
              ElementsAre("press:1: flare", "press:3: Boats", "press:3: Flare"));
  EXPECT_THAT(places("\"boats took part a flare\""),
              ElementsAre("press:3: Boats took part. A Flare"));
  EXPECT_EQ(found[0].places[1].words, "Boats");
  EXPECT_EQ(found[0].places[1].before, "Eleven ");
  EXPECT_EQ(found[0].places[1].after, " took part. A Flare fell on the boats.");
}

TEST_F(Search, ShowsWordsAroundALongLineUpToABlank) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "word" + std::to_string(i) + " ";
  test_.add("long.txt", text);
  const FoundPlace place = documents("word50").front().places.front();
  EXPECT_EQ(place.before, "…word44 word45 word46 word47 word48 word49 ");
  EXPECT_EQ(place.after, " word51 word52 word53 word54 word55 word56…");
}

TEST_F(Search, PrefersLinesWithMoreOfTheWordsWhenPlacesAreMany) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "A boat alone.\n";
  text += "A boat and a flare.\n";
  test_.add("a.txt", text);
  TextQuery asked = query("boat flare");
  asked.places = 2;
  const FoundDocument found = find_text(test_.opened, asked).documents.front();
  ASSERT_THAT(found.places, SizeIs(2));
  EXPECT_EQ(found.places[0].at, "a:31: boat");
  EXPECT_EQ(found.places[1].at, "a:31: flare");
  EXPECT_EQ(found.more_places, 30u);
  asked.places = 0;
  EXPECT_THAT(find_text(test_.opened, asked).documents.front().places, SizeIs(32));
}

TEST_F(Search, LimitsDocumentsAndCountsTheOthers) {
  for (int i = 0; i < 25; ++i) test_.add(std::to_string(i) + ".txt", "boat " + std::to_string(i));
  TextMatches found = find_text(test_.opened, query("boat"));
  EXPECT_THAT(found.documents, SizeIs(20));
  EXPECT_EQ(found.more, 5u);
  EXPECT_FALSE(found.more_unknown);
  EXPECT_EQ(found.documents.front().name, "0.txt") << "equal ones in the order of the log";
  TextQuery asked = query("boat");
  asked.limit = 0;
  found = find_text(test_.opened, asked);
  EXPECT_THAT(found.documents, SizeIs(25));
  EXPECT_EQ(found.more, 0u);
}

TEST_F(Search, HidesWithdrawnDocumentsUnlessAsked) {
  test_.add("a.txt", "a boat");
  test_.add("b.txt", "a boat, too");
  EXPECT_THAT(names("boat"), SizeIs(2));
  test_.apply(Withdraw{"a.txt", "wrong file"});
  EXPECT_THAT(names("boat"), ElementsAre("b.txt"));
  TextQuery asked = query("boat");
  asked.withdrawn = true;
  EXPECT_THAT(names(asked), UnorderedElementsAre("a.txt -", "b.txt"));
  test_.apply(Withdraw{"@", "it was the right one"});
  EXPECT_THAT(names("boat"), SizeIs(2));
}

TEST_F(Search, HasEqualBytesOfTwoReviewersOnce) {
  test_.add("a.txt", "a boat");
  test_.opened.open_log({"noor", "Noor", "person"});
  test_.add("b.txt", "a boat");
  EXPECT_THAT(names("boat"), ElementsAre("a.txt"));
  test_.apply(Withdraw{"noor-1", "mine only"});
  EXPECT_THAT(names("boat"), ElementsAre("a.txt")) << "the other stands";
}

TEST_F(Search, NeverTakesWhatIsTypedForSyntax) {
  test_.add("a.txt", "NEAR the boat AND NOT the flare: text or rowid, boats* -1 OR 2");
  for (const std::string typed : {"boat AND",
                                  "AND boat",
                                  "NOT flare",
                                  "NEAR(boat flare)",
                                  "text:boat",
                                  "boat*x",
                                  "^boat",
                                  "\"boat",
                                  "boat\"",
                                  "\"\"boat\"\"",
                                  "boat)",
                                  "(boat",
                                  "{boat}",
                                  "boat + flare",
                                  "-boat",
                                  "boat:",
                                  "'boat'",
                                  "boat;DROP TABLE full_text",
                                  "\\\"boat",
                                  "\xEF\xBC\x82"
                                  "boat",
                                  "boat\n",
                                  "rowid:1",
                                  "a_b",
                                  "col : x",
                                  "boat OR",
                                  "OR OR OR"}) {
    EXPECT_EQ(refusal([&] { (void)documents(typed); }), "done") << typed;
  }
  EXPECT_THAT(names("NEAR(boat flare)"), IsEmpty()) << "near boat, side by side, stand nowhere";
  EXPECT_THAT(names("(boat) AND (flare)"), ElementsAre("a.txt"));
  for (const std::string typed : {"", "\"\"", " * ", "\"", "—", "(())"}) {
    EXPECT_THAT(refusal([&] { (void)documents(typed); }), StartsWith("usage: ")) << typed;
  }
}

TEST_F(Search, GivesPlacesThatReadBackToThemselves) {
  const std::vector<std::string> files = {"press.txt",  "press-2.txt",  "a:b.txt", "22.txt",
                                          "mira-1.txt", "with gap.txt", ".hidden", "boat.txt"};
  std::mt19937 random(3);
  const std::vector<std::string> pieces = {"boat", "Boat", " ",   "\n",   "flare", ", ",  "“boat”",
                                           "...",  " + ",  "3: ", "北京", "bóat",  "1.2", "…"};
  for (const std::string& file : files) {
    std::string text = "boat flare ";
    for (int i = 0; i < 60; ++i) text += pieces[random() % pieces.size()];
    test_.add(file, text);
  }
  TextQuery asked = query("boat flare");
  asked.places = 0;
  const TextMatches found = find_text(test_.opened, asked);
  ASSERT_THAT(found.documents, SizeIs(files.size()));
  for (const FoundDocument& document : found.documents) {
    for (const FoundPlace& place : document.places) {
      const Passage read = test_.opened.passage("", place.at);
      EXPECT_EQ(read.text, document.id) << place.at;
      EXPECT_THAT(read.ranges, ElementsAre(place.range)) << place.at;
    }
  }
}

TEST_F(Search, IsRefusedWhileAWriterHoldsEntriesBack) {
  test_.add("a.txt", "a boat");
  Writer writer = test_.opened.write();
  writer.apply(testing::agent("Alder", "alder"));
  EXPECT_THAT(refusal([&] { (void)documents("boat"); }), StartsWith("usage: "));
  writer.commit();
  EXPECT_THAT(names("boat"), ElementsAre("a.txt"));
}

TEST_F(Search, SeesWhatAnotherProcessAddsBetweenTwoSearches) {
  test_.add("a.txt", "a boat");
  EXPECT_THAT(names("boat"), SizeIs(1));
  Case reader = test_.open_again();
  test_.add("b.txt", "a boat again");
  EXPECT_THAT(names("boat"), SizeIs(2));
  EXPECT_THAT(find_text(reader, query("boat")).documents, SizeIs(1)) << "as it was when opened";
  Case later = test_.open_again();
  EXPECT_THAT(find_text(later, query("boat")).documents, SizeIs(2));
}

// What a search says, in words.
std::string answers(Case& opened) {
  std::string out;
  for (const std::string words : {"boat", "flare", "boat flare", "\"boat flare\"", "the"}) {
    for (const bool withdrawn : {false, true}) {
      TextQuery asked = query(words);
      asked.withdrawn = withdrawn;
      asked.limit = 7;
      const TextMatches found = find_text(opened, asked);
      out += words + " +" + std::to_string(found.more) + "\n";
      for (const FoundDocument& each : found.documents) {
        out += opened.show(each.id) + " " + each.name + (each.withdrawn ? " -" : "");
        for (const FoundPlace& place : each.places) out += " | " + place.at;
        out += "\n";
      }
    }
  }
  return out;
}

TEST(SearchHistories, AnsweredByAnIncrementalAndARebuiltIndexAreTheSame) {
  const std::vector<std::string> words = {"boat", "flare", "the", "boat flare", "port", "quay"};
  for (std::uint32_t seed = 1; seed <= 4; ++seed) {
    std::mt19937 random(seed);
    TestCase test;
    test.opened.open_log({"noor", "Noor", "person"});
    std::vector<std::string> added;
    for (int step = 0; step < 30; ++step) {
      Writer writer = test.opened.write(random() % 2 == 0 ? "mira" : "noor");
      const std::size_t act = random() % 6;
      if (act < 4 || added.empty()) {
        AddDocument add;
        for (std::size_t n = 1 + random() % 5; n > 0; --n) {
          add.bytes = add.bytes.value_or("") + words[random() % words.size()] + " ";
        }
        add.name = std::to_string(random() % 20) + ".txt";
        added.push_back(writer.apply(add).shown);
      } else {
        // Of another reviewer's entry it is an objection, of a capture it hides no document.
        static_cast<void>(refusal([&] {
          writer.apply(Withdraw{added[random() % added.size()], "changed my mind"});
        }));
      }
      writer.commit();
      if (random() % 4 == 0) static_cast<void>(answers(test.opened));
    }
    const std::string incremental = answers(test.opened);
    EXPECT_THAT(incremental, HasSubstr(" -")) << "something is withdrawn";
    std::filesystem::remove(test.folder.path() / ".prov" / "index.db");
    Case again = test.open_again();
    EXPECT_EQ(answers(again), incremental) << "seed " << seed;
    EXPECT_EQ(again.warnings().size(), 0u);
  }
}

TEST(SearchFiles, AnIndexThatCannotBeWrittenIsMadeForTheSearchAlone) {
  TestCase test;
  test.add("a.txt", "a boat");
  Case reader = test.open_again();
  // Without a journal SQLite writes nothing, whoever runs this.
  const std::filesystem::path journal = test.folder.path() / ".prov" / "index.db-journal";
  std::filesystem::remove(journal);
  std::filesystem::create_directory(journal);
  EXPECT_THAT(find_text(reader, query("boat")).documents, SizeIs(1));
  EXPECT_THAT(reader.warnings(), ElementsAre(HasSubstr("a temporary one is used")));
  std::filesystem::remove(journal);
  Case later = test.open_again();
  EXPECT_THAT(find_text(later, query("boat")).documents, SizeIs(1));
  EXPECT_THAT(later.warnings(), IsEmpty());
}

TEST(SearchFiles, AnEditedIndexShowsNoDocumentThatLacksTheWords) {
  TestCase test;
  test.add("a.txt", "a boat");
  EXPECT_THAT(find_text(test.opened, query("boat")).documents, SizeIs(1));
  const std::string command =
      "sqlite3 '" + (test.folder.path() / ".prov" / "index.db").string() +
      "' \"INSERT INTO full_text(full_text,rowid,text) VALUES('delete',(1<<40)+1,'a boat');"
      "INSERT INTO full_text(rowid,text) VALUES((1<<40)+1,'a boat and a flare')\"";
  if (std::system(command.c_str()) != 0) GTEST_SKIP() << "no sqlite3 to edit it with";
  Case again = test.open_again();
  EXPECT_THAT(find_text(again, query("flare")).documents, IsEmpty());
  EXPECT_THAT(find_text(again, query("boat flare")).documents, IsEmpty());
  EXPECT_THAT(find_text(again, query("boat")).documents, SizeIs(1));
}

TEST(SearchFiles, ADamagedDocumentIsNamed) {
  TestCase test;
  test.add("a.txt", "a boat");
  const std::string command = "sqlite3 '" + (test.folder.path() / ".prov" / "content.db").string() +
                              "' \"UPDATE chunk SET encoding=0,bytes=CAST('a goat' AS BLOB)\"";
  if (std::system(command.c_str()) != 0) GTEST_SKIP() << "no sqlite3 to damage it with";
  Case again = test.open_again();
  EXPECT_THAT(refusal([&] { (void)find_text(again, query("boat")); }),
              HasSubstr("the stored document of entry 1 does not match its hash"));
}

}  // namespace
}  // namespace prov
