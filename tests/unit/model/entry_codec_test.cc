// SPDX-License-Identifier: Apache-2.0
#include "model/entry_codec.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

#include "model/parts.h"

namespace prov {
namespace {

using testing::HasSubstr;

const std::string kOwn = "prov.invalid/" + std::string(32, 'a') + "/" + std::string(32, 'b');
const std::string kOther = "prov.invalid/" + std::string(32, 'c') + "/" + std::string(32, 'd');

// Draws contents with every optional member there or not; remembers each word that it used.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : random_(seed) {}

  std::vector<std::string> words;

  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }
  bool coin() { return below(2) == 0; }

  std::string word() {
    words.push_back("w" + std::to_string(random_() % 1'000'000'000));
    return words.back();
  }
  std::string maybe_word() { return coin() ? word() : std::string(); }
  std::string handle() { return word(); }
  std::string digest() {
    std::string out;
    while (out.size() < 64) out += "0123456789abcdef"[below(16)];
    words.push_back(out);
    return out;
  }
  EntryId id() {
    return {coin() ? kOwn : kOther, below(1'000'000), static_cast<std::uint32_t>(below(3))};
  }
  ConceptRef label() { return {id(), word()}; }
  Quote quote() {
    if (coin()) return {word(), word(), word(), "", "", ""};
    return {"", word(), word(), word(), word(), digest()};
  }
  Passage passage() {
    Passage out{id(), {}, {}};
    std::uint64_t at = 0;
    for (std::uint64_t n = 1 + below(3); n > 0; --n) {
      const std::uint64_t start = at + below(50);
      at = start + 1 + below(50);
      out.ranges.push_back({start, at});
      out.quotes.push_back(quote());
    }
    return out;
  }
  std::vector<Passage> passages() {
    std::vector<Passage> out;
    for (std::uint64_t n = below(3); n > 0; --n) out.push_back(passage());
    return out;
  }
  DateValue date() { return parse_date(coin() ? "4 March 2023" : "no date at all", "en"); }
  template <typename Make>
  auto maybe(Make make) -> std::optional<decltype(make())> {
    if (!coin()) return std::nullopt;
    return make();
  }
  std::optional<EntryId> maybe_id() {
    return maybe([this] { return id(); });
  }
  std::optional<Passage> maybe_passage() {
    return maybe([this] { return passage(); });
  }
  std::optional<DateValue> maybe_date() {
    return maybe([this] { return date(); });
  }
  Recipe recipe() {
    Recipe out{"plain/" + std::to_string(1 + below(9)), word(), coin(), {}};
    if (coin()) out.tools = {word() + "/1", word() + "/72.1"};
    return out;
  }
  Capture capture() {
    return {"inline", maybe_word(), maybe_word(), maybe_word(), maybe_word(), maybe_word()};
  }
  TextInfo text() { return {digest(), below(1'000'000)}; }
  Basis basis() { return std::array{Basis::stated, Basis::reported, Basis::assessed}[below(3)]; }

  Content content(std::size_t type);

 private:
  Content statement();
  Content affiliation();
  Content appearance();
  Content attribution();
  void draw_target(std::optional<EntryId>& target, std::optional<Passage>& place) {
    if (coin()) {
      target = id();
    } else {
      place = passage();
    }
  }

  std::mt19937_64 random_;
};

Content Draw::statement() {
  StatementRecord out;
  out.subject = id();
  out.basis = basis();
  out.by = maybe_id();
  for (std::uint64_t n = 1 + below(4); n > 0; --n) {
    out.properties.push_back({"title", coin(), maybe_word(), maybe_id(), maybe_date(), passages()});
  }
  out.rationale = maybe_word();
  out.note = maybe_word();
  out.valid_from = maybe_date();
  out.valid_to = maybe_date();
  return out;
}

Content Draw::affiliation() {
  return AffiliationRecord{id(),         id(),         "owned-by",   basis(),
                           maybe_id(),   passages(),   maybe_word(), maybe_word(),
                           maybe_word(), maybe_date(), maybe_date()};
}

Content Draw::appearance() {
  ClaimAppear out{id(), passage(), maybe([this] { return label(); }), {}, maybe_word()};
  for (std::uint64_t n = below(4); n > 0; --n) {
    Field field{word(), word(), maybe_passage(), {}, maybe_date(), maybe_date(), maybe_date()};
    if (coin()) field.number = static_cast<std::int64_t>(below(2000)) - 1000;
    out.fields.push_back(std::move(field));
  }
  return out;
}

Content Draw::attribution() {
  AttributionRecord out;
  out.content = passage();
  out.cue = maybe_passage();
  out.source = id();
  out.source_passage = maybe_passage();
  out.source_unknown = coin();
  out.form = maybe([this] { return label(); });
  for (std::uint64_t n = below(3); n > 0; --n) out.via.push_back({id(), maybe_passage()});
  out.within = maybe_id();
  out.note = maybe_word();
  return out;
}

constexpr std::size_t kTypes = std::variant_size_v<Content> - 1;  // but UnknownEntry

Content Draw::content(std::size_t type) {
  switch (type) {
    case 0: {
      LogOpen open{"mira", "software", digest(), maybe_word(), {}, 0};
      if (coin()) {
        open.predecessor_log = kOther;
        open.predecessor_size = 1 + below(1000);
      }
      return open;
    }
    case 1:
      return DocumentAdd{capture(), recipe(), digest(), below(1'000'000), maybe_word(), text()};
    case 2:
      return TextRecord{id(), recipe(), text()};
    case 3:
      return CaptureRecord{id(), capture()};
    case 4:
      return DocumentCite{handle(), word(), maybe_word(), passages()};
    case 5:
      return AgentAdd{"group", handle(), word(),
                      coin() ? std::vector{word(), word()} : std::vector<std::string>(),
                      maybe_word()};
    case 6:
      return statement();
    case 7:
      return affiliation();
    case 8:
      return IdentityAssert{id(), id(), word()};
    case 9:
      return ClaimAdd{handle(), word(), maybe_word()};
    case 10:
      return appearance();
    case 11:
      return attribution();
    case 12: {
      LabelAttach out{{}, {}, label(), {}, maybe_word()};
      draw_target(out.target, out.passage);
      if (coin()) out.confidence = static_cast<int>(below(101));
      return out;
    }
    case 13: {
      NoteAdd out{{}, {}, word()};
      draw_target(out.target, out.passage);
      return out;
    }
    case 14:
      return VocabularyAdopt{word(), 1 + below(9), digest(),
                             json::Value::object().set("id", word())};
    case 15:
      return EntryWithdraw{id(), maybe_word()};
    default:
      return ExportRecord{
          {{id().log, {{0, 1 + below(9)}, {20, 21}}}}, {{"summary.txt", digest()}}, digest()};
  }
}

EncodedEntry encode(const Content& content, const std::string& key = {}) {
  return encode_entry(content, {kOwn, "2026-01-02T03:04:05Z", key});
}

Content decode(const Content& as, const json::Value& body, const json::Value& sealed) {
  return decode_entry(type_name(as), 1, body, sealed, kOwn);
}

std::string refusal(const Content& as, const EncodedEntry& encoded) {
  try {
    static_cast<void>(decode(as, encoded.body, encoded.sealed));
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_data);
    return error.what();
  }
  return "taken";
}

class EveryEntryType : public testing::TestWithParam<std::size_t> {};

INSTANTIATE_TEST_SUITE_P(EntryCodec, EveryEntryType, testing::Range(std::size_t{0}, kTypes));

// A word lost in writing is missing in the JSON; one lost in reading is missing in what is written
// anew.
TEST_P(EveryEntryType, IsReadAsItWasWritten) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Draw draw(seed);
    const Content content = draw.content(GetParam());
    const EncodedEntry first = encode(content, draw.maybe_word());
    const std::string written = json::canonical(first.body) + json::canonical(first.sealed);
    for (const std::string& word : draw.words) EXPECT_THAT(written, HasSubstr(word));
    const Content again = decode(content, first.body, first.sealed);
    ASSERT_EQ(again.index(), content.index());
    const EncodedEntry second = encode(again, first.sealed.string_or("key"));
    EXPECT_EQ(json::canonical(second.body), json::canonical(first.body)) << "seed " << seed;
    EXPECT_EQ(json::canonical(second.sealed), json::canonical(first.sealed)) << "seed " << seed;
  }
}

TEST_P(EveryEntryType, PassesItsSchemaAsWritten) {
  EntryChecker checker;
  for (std::uint64_t seed = 1000; seed < 1100; ++seed) {
    Draw draw(seed);
    const Content content = draw.content(GetParam());
    const EncodedEntry encoded = encode(content, draw.maybe_word());
    EXPECT_NO_THROW(checker.check(type_name(content), encoded.body, encoded.sealed, kOwn))
        << json::pretty(encoded.body) << json::pretty(encoded.sealed);
  }
}

TEST_P(EveryEntryType, IsReadWithoutItsErasedSealedPart) {
  for (std::uint64_t seed = 2000; seed < 2100; ++seed) {
    Draw draw(seed);
    const Content content = draw.content(GetParam());
    EncodedEntry encoded = encode(content);
    json::Value committed = encoded.body;
    committed.set("sealed", std::string(64, 'a'));
    const Content open = decode(content, committed, json::Value());
    ASSERT_EQ(open.index(), content.index());
    // What stands in the body alone is all there.
    EXPECT_EQ(json::canonical(encode(open).body), json::canonical(encoded.body));
  }
}

TEST_P(EveryEntryType, RefusesAKeyThatItsSchemaDoesNotKnow) {
  EntryChecker checker;
  Draw draw(5);
  const Content content = draw.content(GetParam());
  EncodedEntry encoded = encode(content, "k");
  encoded.body.set("colour", "red");
  EXPECT_THROW(checker.check(type_name(content), encoded.body, encoded.sealed, kOwn), Error);
  encoded.body.erase("colour");
  encoded.sealed.set("colour", "red");
  EXPECT_THROW(checker.check(type_name(content), encoded.body, encoded.sealed, kOwn), Error);
}

TEST(EntryCodec, HoldsNothingOfTheSealedWordsInTheBody) {
  for (std::size_t type = 0; type < kTypes; ++type) {
    Draw draw(77);
    NoteAdd secret{EntryId{kOwn, 1, 0}, {}, draw.word()};
    EXPECT_THAT(json::canonical(encode(secret).body), testing::Not(HasSubstr(secret.text)));
    const Content content = draw.content(type);
    for (const json::Value* member :
         {encode(content).body.find("note"), encode(content).body.find("rationale")}) {
      EXPECT_EQ(member, nullptr);
    }
  }
}

TEST(EntryCodec, RefusesAnEntryThatNeverHadTheSealedPartItsTypeNeeds) {
  EntryChecker checker;
  const auto refused = [&checker](const Content& content) {
    EncodedEntry encoded = encode(content);
    try {
      checker.check(type_name(content), encoded.body, json::Value(), kOwn);
      return false;
    } catch (const Error&) {
      encoded.body.set("sealed", std::string(64, 'a'));  // erased, which is another thing
      checker.check(type_name(content), encoded.body, json::Value(), kOwn);
      return true;
    }
  };
  const EntryId id{kOwn, 1, 0};
  EXPECT_TRUE(refused(AgentAdd{"person", "a", "A", {}, ""}));
  EXPECT_TRUE(refused(ClaimAdd{"c", "C", ""}));
  EXPECT_TRUE(refused(NoteAdd{{}, Passage{id, {{1, 2}}, {Quote{"a", "", "", "", "", ""}}}, "n"}));
  EXPECT_FALSE(refused(LabelAttach{id, {}, {id, "x"}, {}, ""})) << "has nothing to seal";
}

TEST(EntryCodec, RefusesReferencesThatNoStoreCanNumber) {
  const auto read = [](const char* text) { return reference_from_json(json::parse(text), kOwn); };
  EXPECT_EQ(read(R"({"seq":1099511627775,"item":4294967295})").item, 4294967295U);
  EXPECT_THROW(static_cast<void>(read(R"({"seq":1099511627776})")), Error);
  EXPECT_THROW(static_cast<void>(read(R"({"seq":1,"item":4294967296})")), Error);
}

TEST(EntryCodec, RefusesListsThatAreOutOfStep) {
  Draw draw(3);
  StatementRecord statement;
  statement.subject = draw.id();
  statement.properties = {{"title", false, "a", {}, {}, {draw.passage()}},
                          {"author", false, "b", {}, {}, {}}};
  EncodedEntry encoded = encode(statement);
  json::Value shorter = json::Value::array();
  shorter.push(encoded.sealed.at("properties").as_array()[0]);
  EncodedEntry cut = encoded;
  cut.sealed.set("properties", shorter);
  EXPECT_THAT(refusal(statement, cut), HasSubstr("differs in number"));

  ClaimAppear appear{draw.id(), draw.passage(), {}, {{"count", "six", {}, 6, {}, {}, {}}}, ""};
  EncodedEntry fields = encode(appear);
  fields.sealed.erase("fields");
  EXPECT_THAT(refusal(appear, fields), HasSubstr("lacks \"fields\""));

  AttributionRecord attribution;
  attribution.content = draw.passage();
  attribution.source_unknown = true;
  attribution.via = {{draw.id(), {}}};
  EncodedEntry via = encode(attribution);
  via.sealed.set("via", json::Value::array());
  EXPECT_THAT(refusal(attribution, via), HasSubstr("differs in number"));
}

TEST(EntryCodec, RefusesEvidenceWithoutItsQuotations) {
  Draw draw(4);
  const DocumentCite cite{"h", "n", "", {draw.passage(), draw.passage()}};
  EncodedEntry without = encode(cite);
  without.sealed.erase("evidence");
  EXPECT_THAT(refusal(cite, without), HasSubstr("lacks the quotations"));
  EncodedEntry fewer = encode(cite);
  json::Value one = json::Value::array();
  one.push(fewer.sealed.at("evidence").as_array()[0]);
  fewer.sealed.set("evidence", one);
  EXPECT_THAT(refusal(cite, fewer), HasSubstr("differs in number"));
}

TEST(EntryCodec, RefusesAPassageWithMoreRangesThanQuotations) {
  NoteAdd note{{}, Passage{{kOwn, 1, 0}, {{1, 2}, {3, 4}}, {{"a", "", "", "", "", ""}}}, "t"};
  EXPECT_THAT(refusal(note, encode(note)), HasSubstr("2 ranges has 1 quotations"));
}

TEST(EntryCodec, RefusesAFieldOrACueWhosePassageHasNoQuotations) {
  Draw draw(6);
  ClaimAppear appear{draw.id(), draw.passage(), {}, {}, ""};
  appear.fields = {{"count", "six", draw.passage(), {}, {}, {}, {}}};
  EncodedEntry field = encode(appear);
  json::Value bare = json::Value::object().set("name", "count").set("value", "six");
  field.sealed.set("fields", json::Value(json::Array{bare}));
  EXPECT_NE(refusal(appear, field), "taken");

  AttributionRecord attribution;
  attribution.content = draw.passage();
  attribution.source_unknown = true;
  attribution.via = {{draw.id(), draw.passage()}};
  EncodedEntry via = encode(attribution);
  via.sealed.set("via", json::Value(json::Array{json::Value::object()}));
  EXPECT_NE(refusal(attribution, via), "taken");
}

TEST(EntryCodec, RefusesRangesThatAreEmptyBackwardsOrOutOfOrder) {
  const Quote quote{"a", "", "", "", "", ""};
  for (const std::vector<Range>& ranges : std::vector<std::vector<Range>>{
           {{3, 3}}, {{4, 3}}, {{5, 7}, {1, 2}}, {{1, 5}, {4, 7}}, {}}) {
    NoteAdd note{{}, Passage{{kOwn, 1, 0}, ranges, {ranges.size(), quote}}, "t"};
    EXPECT_NE(refusal(note, encode(note)), "taken");
  }
}

TEST(EntryCodec, KeepsWhatItDoesNotKnow) {
  const json::Value body = json::Value::object().set("time", "2026-01-02T03:04:05Z").set("x", 1);
  for (const auto& [type, version] : {std::pair("round.open", 1), std::pair("claim.add", 2)}) {
    const Content content =
        decode_entry(type, static_cast<std::uint64_t>(version), body, json::Value(), kOwn);
    ASSERT_TRUE(std::holds_alternative<UnknownEntry>(content));
    EXPECT_EQ(std::get<UnknownEntry>(content).body, body);
    EXPECT_FALSE(known_entry_type(type, static_cast<std::uint64_t>(version)));
  }
  EXPECT_THROW(static_cast<void>(encode(UnknownEntry{})), Error);
}

TEST(EntryCodec, LeavesTheOwnLogOutOfReferencesAndFindsThemAll) {
  AttributionRecord attribution;
  attribution.content = Passage{{kOwn, 1, 0}, {{1, 2}}, {{"a", "", "", "", "", ""}}};
  attribution.source = EntryId{kOther, 2, 0};
  attribution.via = {{EntryId{kOwn, 3, 0}, {}}};
  attribution.within = EntryId{kOwn, 4, 2};
  attribution.form = ConceptRef{{kOther, 5, 0}, "direct"};
  const EncodedEntry encoded = encode(attribution);
  EXPECT_THAT(json::canonical(encoded.body), testing::Not(HasSubstr(kOwn)));
  EXPECT_THAT(
      references_in(encoded.body, kOwn),
      testing::UnorderedElementsAre(EntryId{kOwn, 1, 0}, EntryId{kOther, 2, 0}, EntryId{kOwn, 3, 0},
                                    EntryId{kOwn, 4, 2}, EntryId{kOther, 5, 0}));
}

}  // namespace
}  // namespace prov
