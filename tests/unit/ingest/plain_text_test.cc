// SPDX-License-Identifier: Apache-2.0
#include "ingest/plain_text.h"

#include <gmock/gmock.h>

#include "encoded.h"

namespace prov {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using namespace std::string_literals;

TakenText read(const std::string& raw, const std::string& charset = {}) {
  return read_plain_text(raw, charset, "note.txt");
}

std::string refusal(const std::string& raw, const std::string& charset = {}) {
  return error_of([&] { return read(raw, charset); });
}

const std::string kEnglish =
    "The council’s spokesman said the café “Harbour” would stay closed until the review ends. "
    "Nobody could say when that will be; the port’s owners did not answer – or would not.\r\n";
const std::string kGerman =
    "Der Rat erklärte, der Hafen bleibe geschlossen, bis die Prüfung abgeschlossen sei. Niemand "
    "könne sagen, wann; die Eigentümer hätten auf Briefe nicht geantwortet.";
const std::string kArabic =
    "قال المجلس إن الميناء سيبقى مغلقا حتى نهاية المراجعة. لم يستطع أحد أن يقول متى يكون ذلك، ولم "
    "يجب أصحاب الميناء على رسائلنا التي أرسلناها إليهم في الشهر الماضي.";
const std::string kRussian =
    "Совет сообщил, что порт останется закрытым до окончания проверки. Никто не мог сказать, когда "
    "это будет; владельцы порта не ответили на наши письма.";
const std::string kJapanese =
    "評議会は、調査が終わるまで港を閉鎖したままにすると発表した。いつ終わるのかは誰にも分からない。"
    "港の所有者は私たちの手紙に返事をしなかった。";

const std::string kChinese =
    "议会表示，港口将保持关闭，直到审查结束。没有人能说出那将是什么时候；港口的所有者没有回复。";

struct Sample {
  const char* charset;
  std::string text;
};

TEST(PlainText, DetectsOlderEncodingsAndRecordsThem) {
  const Sample samples[] = {
      {"windows-1252", kEnglish}, {"iso-8859-1", kGerman},    {"windows-1256", kArabic},
      {"koi8-r", kRussian},       {"windows-1251", kRussian}, {"shift_jis", kJapanese},
      {"euc-jp", kJapanese},      {"gb18030", kChinese},
  };
  for (const Sample& sample : samples) {
    SCOPED_TRACE(sample.charset);
    const TakenText taken = read(encoded(sample.charset, sample.text));
    EXPECT_EQ(taken.text, sample.text);
    EXPECT_FALSE(taken.is_raw);
    EXPECT_EQ(taken.recipe.charset, sample.charset);
    EXPECT_FALSE(taken.recipe.bom);
    ASSERT_EQ(taken.recipe.tools.size(), 1U);
    EXPECT_THAT(taken.recipe.tools[0], ::testing::MatchesRegex("icu/[0-9]+\\.[0-9.]+"));
    ASSERT_EQ(taken.notes.size(), 1U);
    EXPECT_THAT(taken.notes[0],
                AllOf(StartsWith("decoded as "s + sample.charset + ", detected with confidence "),
                      HasSubstr("say --charset NAME")));
  }
}

TEST(PlainText, FindsTheTellingBytesBehindALongAsciiBeginning) {
  std::string text;
  while (text.size() < 20000) text += "The harbour stays closed until the review ends.\n";
  text += kRussian;
  const TakenText taken = read(encoded("koi8-r", text));
  EXPECT_EQ(taken.recipe.charset, "koi8-r");
  EXPECT_TRUE(taken.text == text);  // not printed: it is long
}

TEST(PlainText, DoesNotLetEnglishAroundAForeignWordDecide) {
  std::string line;
  for (int i = 0; i < 20; ++i) line += "The harbour stays closed until the review ends. ";
  EXPECT_THAT(refusal(encoded("koi8-r", line + "Совет сообщил")),
              HasSubstr("cannot tell the encoding"));
  EXPECT_THAT(refusal(encoded("koi8-r", line + "сообщил, порт")),
              HasSubstr("its words do not look like words"));
}

TEST(PlainText, ReadsUtf16AndUtf32ByTheirByteOrderMark) {
  for (const char* charset : {"utf-16le", "utf-16be", "utf-32le", "utf-32be"}) {
    SCOPED_TRACE(charset);
    const std::string text = "Ebbe \u6F6E \U0001F30A\r\n";
    const TakenText taken = read(encoded(charset, "\uFEFF" + text));
    EXPECT_EQ(taken.text, text);
    EXPECT_EQ(taken.characters, 10U);
    EXPECT_TRUE(taken.recipe.bom);
    EXPECT_EQ(taken.recipe.charset, charset);
    EXPECT_EQ(taken.recipe.tools.size(), 1U);
    EXPECT_THAT(taken.notes, ElementsAre("decoded as "s + charset));
  }
}

TEST(PlainText, DetectsUtf16AndUtf32WithoutAMarkWhereItIsPlain) {
  for (const char* charset : {"utf-16le", "utf-16be", "utf-32le", "utf-32be"}) {
    SCOPED_TRACE(charset);
    const TakenText taken = read(encoded(charset, kEnglish));
    EXPECT_EQ(taken.text, kEnglish);
    EXPECT_FALSE(taken.recipe.bom);
    EXPECT_EQ(taken.recipe.charset, charset);
  }
}

TEST(PlainText, RefusesDoubtfulUtf16WithTheWayOut) {
  const std::string raw = encoded("utf-16le", kJapanese + " \n");
  EXPECT_THAT(refusal(raw), AllOf(StartsWith("bad_data: note.txt is binary data, not text: U+0000"),
                                  HasSubstr("say --charset utf-16le or utf-16be")));
  EXPECT_EQ(read(raw, "UTF-16LE").text, kJapanese + " \n");
}

TEST(PlainText, TakesNoBinaryDataForUtf16) {
  for (const std::string& control : {"\x01"s, "\0"s}) {
    EXPECT_THAT(refusal(encoded("utf-16le", kEnglish + control + kEnglish)),
                HasSubstr("is binary data, not text"));
  }
  EXPECT_THAT(refusal("\xEF\xBB\xBF"
                      "a\0b\0"s),
              ::testing::EndsWith("U+0000 at byte 4"));
}

TEST(PlainText, JoinsSurrogatePairsThatPiecesPart) {
  for (std::size_t shift = 0; shift < 2; ++shift) {
    std::string text(shift, 'x');
    for (int i = 0; i < 10000; ++i) text += "\U0001F30A";
    const TakenText taken = read(encoded("utf-16be", "\uFEFF" + text));
    EXPECT_EQ(taken.text, text);
    EXPECT_EQ(taken.characters, 10000U + shift);
  }
}

TEST(PlainText, RefusesBrokenUtf16WithTheOffset) {
  EXPECT_THAT(refusal("\xFF\xFE\x41\0\x3D\xD8\x42\0"s),
              StartsWith("bad_data: note.txt is not utf-16le: 0x3D at byte 4 stands for no"));
  EXPECT_THAT(refusal("\xFE\xFF\0\x41\0"s),
              StartsWith("bad_data: note.txt is not utf-16be: 0x00 at byte 4 stands for no"));
}

TEST(PlainText, RefusesDamagedUtf8WithTheOffsetAndDoesNotGuess) {
  const std::pair<std::string, const char*> cases[] = {
      {"caf\xC3", "0xC3 at byte 3"},            // cut at the end
      {"a \xE2\x82 b", "0xE2 at byte 2"},       // cut inside
      {"a/\xC0\xAF", "0xC0 at byte 2"},         // overlong
      {"\xED\xA0\x80", "0xED at byte 0"},       // surrogate
      {"\xF5\x80\x80\x80", "0xF5 at byte 0"},   // above U+10FFFF
      {"\xEF\xBB\xBFx\xFF", "0xFF at byte 4"},  // after a mark
      {"Größe, Maß und M\xFC"
       "he",
       "0xFC at byte 19"},  // mostly UTF-8
  };
  for (const auto& [raw, where] : cases) {
    EXPECT_THAT(refusal(raw), AllOf(StartsWith("bad_data: note.txt is not well-formed UTF-8: "),
                                    HasSubstr(where), HasSubstr("say --charset NAME")));
  }
  const std::string persian_cut = kArabic.substr(0, kArabic.find(' ') + 2);
  EXPECT_THAT(refusal(persian_cut), HasSubstr("is not well-formed UTF-8"));
  EXPECT_THAT(refusal(kEnglish + kEnglish + "\xC0\xAF"), HasSubstr("is not well-formed UTF-8"))
      << kEnglish.size();
}

TEST(PlainText, RefusesAGuessBelowTheThreshold) {
  EXPECT_THAT(
      refusal(encoded("IBM866", kRussian)),
      AllOf(StartsWith("bad_data: cannot tell the encoding of note.txt: the best guess is "),
            HasSubstr("and 40 is needed"), HasSubstr("say --charset NAME")));
  EXPECT_EQ(read(encoded("IBM866", kRussian), "ibm866").text, kRussian);
  EXPECT_THAT(refusal("\x80\x91\xFE\xF3\xA2\x11\x33\xDD\xE1\x99\xAB"),
              StartsWith("bad_data: cannot tell the encoding"));
}

TEST(PlainText, RefusesAConfidentGuessThatPutsSignsIntoWords) {
  EXPECT_THAT(refusal(encoded("macintosh", kGerman)),
              AllOf(HasSubstr("cannot tell the encoding of note.txt: the best guess is windows-12"),
                    HasSubstr("but its words do not look like words")));
  EXPECT_EQ(read(encoded("macintosh", kGerman), "macintosh").text, kGerman);
  EXPECT_THAT(refusal(encoded("koi8-u",
                              "Рада повідомила, що порт залишиться закритим до "
                              "закінчення перевірки.")),
              AllOf(HasSubstr("the best guess is koi8-r"), HasSubstr("do not look like words")));
  EXPECT_THAT(refusal(encoded("IBM437", kGerman)), HasSubstr("cannot tell the encoding"));
}

TEST(PlainText, RefusesTwoEncodingsThatBothFitAndDiffer) {
  const std::string greek =
      "Άνθρωποι του λιμανιού δήλωσαν ότι θα παραμείνει κλειστό μέχρι το τέλος του ελέγχου. Κανείς "
      "δεν μπορούσε να πει πότε θα γίνει αυτό.";
  EXPECT_THAT(refusal(encoded("windows-1253", greek)),
              HasSubstr("iso-8859-7 and windows-1253 both fit and give different texts"));
  EXPECT_EQ(read(encoded("windows-1253", greek), "windows-1253").text, greek);
}

TEST(PlainText, ObeysAForcedCharsetAndRecordsItsProperName) {
  const TakenText taken = read(encoded("windows-1252", "Straße"), "CP1252");
  EXPECT_EQ(taken.text, "Straße");
  EXPECT_EQ(taken.characters, 6U);
  EXPECT_EQ(taken.recipe.charset, "windows-1252");
  EXPECT_THAT(taken.notes, ElementsAre("decoded as windows-1252"));
  EXPECT_EQ(read("plain", "Latin1").recipe.charset, "iso-8859-1");
  EXPECT_TRUE(read("plain", "UTF8").is_raw);
  EXPECT_EQ(read("plain", "US-ASCII").recipe.charset, "us-ascii");
}

TEST(PlainText, RefusesBytesThatTheForcedCharsetLacks) {
  EXPECT_THAT(refusal("ab\x81", "windows-1252"),
              StartsWith("bad_data: note.txt is not windows-1252: 0x81 at byte 2 stands for no"));
  EXPECT_THAT(refusal("ab\xE9", "us-ascii"), HasSubstr("is not us-ascii: 0xE9 at byte 2"));
  EXPECT_THAT(refusal("ab\xE9", "utf-8"), HasSubstr("not well-formed UTF-8: 0xE9 at byte 2"));
  EXPECT_THAT(refusal("a\x82", "shift_jis"), HasSubstr("is not shift_jis: 0x82 at byte 1"));
  EXPECT_THAT(refusal(encoded("koi8-r", kRussian), "euc-jp"), HasSubstr("is not euc-jp"));
  const std::string late = std::string(9000, 'x') + "\x81";
  EXPECT_THAT(refusal(late, "shift_jis"), HasSubstr("0x81 at byte 9000"));
}

TEST(PlainText, DoubtsControlCharactersOfAForcedIsoEncoding) {
  const TakenText taken = read("Tide \x93up\x94", "iso-8859-1");
  EXPECT_EQ(taken.text, "Tide \u0093up\u0094");
  EXPECT_THAT(taken.notes, ElementsAre("decoded as iso-8859-1",
                                       "holds control characters of U+0080 to U+009F (2); is it a "
                                       "windows encoding?"));
}

TEST(PlainText, RefusesUnknownCharsetsNamingSome) {
  for (const char* name : {"klingon", "windows-1252,swaplfnl", "../x", "-", "\xC3\xA9"}) {
    EXPECT_THAT(refusal("text", name),
                AllOf(StartsWith("usage: no encoding is called \""), HasSubstr("windows-1252")))
        << name;
  }
}

TEST(PlainText, NeedsAByteOrderMarkForBareUtf16) {
  EXPECT_EQ(refusal("a\0b\0"s, "utf-16"),
            "bad_data: note.txt has no byte order mark of utf-16 (say --charset utf-16le or "
            "utf-16be)");
  EXPECT_EQ(read("\xFE\xFF\0a"s, "utf-16").recipe.charset, "utf-16be");
  EXPECT_EQ(read("a\0b\0"s, "utf-16le").text, "ab");
}

TEST(PlainText, RefusesAByteOrderMarkThatContradictsTheCharset) {
  EXPECT_EQ(refusal("\xEF\xBB\xBFtext", "windows-1252"),
            "bad_data: note.txt starts with a byte order mark of utf-8, so it is not windows-1252 "
            "(leave out --charset)");
  EXPECT_THAT(refusal("\xFF\xFE\x41\0"s, "utf-16be"), HasSubstr("mark of utf-16le"));
  EXPECT_THAT(refusal("\xFF\xFE\x41\0"s, "utf-8"), HasSubstr("mark of utf-16le"));
  EXPECT_EQ(read("\xFF\xFE", "koi8-r").text, "ЪЧ");
}

TEST(PlainText, PointsAtIso2022EscapeSequences) {
  const std::string raw = encoded("iso-2022-jp", "港の所有者");
  const TakenText taken = read(raw);
  EXPECT_TRUE(taken.is_raw);
  ASSERT_EQ(taken.notes.size(), 1U);
  EXPECT_THAT(taken.notes[0], HasSubstr("--charset iso-2022-jp"));
  EXPECT_EQ(read(raw, "iso-2022-jp").text, "港の所有者");
  EXPECT_TRUE(read("\x1B[1mbold\x1B[0m").notes.empty());
}

}  // namespace
}  // namespace prov
