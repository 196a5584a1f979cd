// SPDX-License-Identifier: Apache-2.0
#include <prov/date.h>

#include <ostream>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <prov/error.h>

namespace prov {
namespace {

struct DateCase {
  const char* raw;
  const char* language;
  const char* precision;
  const char* says;  // days covered, partial form, readings, or a part of the reason
};

std::ostream& operator<<(std::ostream& out, const DateCase& c) { return out << c.raw; }

std::string summary(const DateValue& date) {
  std::string out = date.first;
  if (date.last != date.first) out += ".." + date.last;
  if (!date.partial.empty()) out += date.partial;
  for (const std::string& reading : date.readings) {
    if (!out.empty()) out += '|';
    out += reading;
  }
  if (!date.time.empty()) out += ' ' + date.time;
  return out + date.zone;
}

class WrittenDate : public testing::TestWithParam<DateCase> {};

TEST_P(WrittenDate, IsReadAsTheTableSays) {
  const DateCase& c = GetParam();
  const DateValue date = parse_date(c.raw, c.language);
  EXPECT_EQ(date.raw, c.raw);
  EXPECT_EQ(to_string(date.precision), c.precision) << date.reason << summary(date);
  if (date.reason.empty()) {
    EXPECT_EQ(summary(date), c.says);
  } else {
    EXPECT_EQ(summary(date), "");
    EXPECT_NE(date.reason.find(c.says), std::string::npos) << date.reason;
  }
  EXPECT_EQ(date_from_json(to_json(date)), date);
}

constexpr DateCase kIso[] = {
    {"2023-05-18", "", "day", "2023-05-18"},
    {" 2023-05-18 ", "", "day", "2023-05-18"},
    {"2023-5-8", "", "day", "2023-05-08"},
    {"2023/05/18", "", "day", "2023-05-18"},
    {"2023.05.18.", "", "day", "2023-05-18"},
    {"2023-05", "", "month", "2023-05-01..2023-05-31"},
    {"2024-02", "", "month", "2024-02-01..2024-02-29"},
    {"2023", "", "year", "2023-01-01..2023-12-31"},
    {"0476", "", "year", "0476-01-01..0476-12-31"},
    {"2023-05-18T10:15:00Z", "", "time", "2023-05-18 10:15:00Z"},
    {"2023-05-18T10:15:00+03:30", "", "time", "2023-05-18 10:15:00+03:30"},
    {"2023-05-18T10:15:00.250-0500", "", "time", "2023-05-18 10:15:00.250-05:00"},
    {"2023-05-18 10:15", "", "time", "2023-05-18 10:15"},
    {"2023-05-18 10:15 UTC", "", "time", "2023-05-18 10:15Z"},
    {"2023-05-18 10:15 GMT+2", "", "time", "2023-05-18 10:15+02:00"},
    {"2023-02-29", "", "impossible", "no day 29 in 2023-02"},
    {"2024-02-29", "", "day", "2024-02-29"},
    {"1900-02-29", "", "impossible", "no day 29 in 1900-02"},
    {"2000-02-29", "", "day", "2000-02-29"},
    {"2023-13-01", "", "impossible", "no month 13"},
    {"2023-00-10", "", "impossible", "no month 0"},
    {"2023-05-00", "", "impossible", "no day 0"},
    {"20117-01-01", "", "impossible", "has 5 digits"},
    {"0000-01-01", "", "impossible", "no year 0"},
    {"2023-05-18T25:00:00Z", "", "impossible", "no time 25:00:00"},
    {"2023-05-18 10:15+19:00", "", "impossible", "no time zone +1900"},
    {"2023-05-18 10:15 EST", "", "unparsed", "time zone \"est\""},
    {"2023-05-18T10:15:00.1234567890", "", "unparsed", "not of the form"},
    {"2016-12-31T23:59:60Z", "", "unparsed", "leap seconds"},
    {"2019-21", "", "unparsed", "range of years"},
    {"2023-00", "", "unparsed", "range of years"},
    {"2019-2021", "", "unparsed", "more than one way"},
    {"20230518", "", "unparsed", "number alone"},
    {"18", "", "unparsed", "number alone"},
};

constexpr DateCase kFigures[] = {
    {"18/05/2023", "", "day", "2023-05-18"},
    {"05/18/2023", "", "day", "2023-05-18"},
    {"05/06/2023", "", "ambiguous", "2023-05-06|2023-06-05"},
    {"05/06/2023", "en", "ambiguous", "2023-05-06|2023-06-05"},
    {"05.06.2023", "", "ambiguous", "2023-05-06|2023-06-05"},
    {"05/06/2023 10:15", "", "ambiguous", "2023-05-06|2023-06-05 10:15"},
    {"05/05/2023", "", "day", "2023-05-05"},
    {"05.06.2023", "de", "day", "2023-06-05"},
    {"05/06/2023", "fr-FR", "day", "2023-06-05"},
    {"05/06/2023", "fr-CA", "ambiguous", "2023-05-06|2023-06-05"},
    {"05/18/2023", "de", "day", "2023-05-18"},
    {"18. 5. 2023", "", "day", "2023-05-18"},
    {"18-05-2023", "", "day", "2023-05-18"},
    {"05/2023", "", "month", "2023-05-01..2023-05-31"},
    {"30/02/2023", "", "impossible", "no day 30 in 2023-02"},
    {"31/31/2023", "", "impossible", "neither figure is a month"},
    {"18/05/20117", "", "impossible", "has 5 digits"},
    {"18/05/23", "", "unparsed", "not written in full"},
    {"18/05", "", "unparsed", "more than one way"},
    {"1/2", "", "unparsed", "more than one way"},
    {"18/05-2023", "", "unparsed", "no form known"},
    {"05 / 2023", "", "unparsed", "no form known"},
    {"18 / 05 / 2023", "", "day", "2023-05-18"},
    {"18 05 2023", "", "unparsed", "no form known"},
    {"1402/02/28", "fa", "unparsed", "Persian or Islamic calendar"},
    {"1402/02/28", "", "unparsed", "Persian or Islamic calendar"},
    {"۱۴۰۲/۰۲/۲۸", "en", "unparsed", "Persian or Islamic calendar"},
    {"1402", "en", "year", "1402-01-01..1402-12-31"},
    {"۲۰۲۳-۰۵-۱۸", "fa", "day", "2023-05-18"},
    {"١٨/٠٥/٢٠٢٣", "ar", "day", "2023-05-18"},
};

constexpr DateCase kEnglish[] = {
    {"18 May 2023", "", "day", "2023-05-18"},
    {"May 18, 2023", "en", "day", "2023-05-18"},
    {"May 18 2023", "", "day", "2023-05-18"},
    {"MAY 18, 2023", "", "day", "2023-05-18"},
    {"May 18th, 2023", "", "day", "2023-05-18"},
    {"the 18th of May, 2023", "", "day", "2023-05-18"},
    {"on May 18, 2023,", "", "day", "2023-05-18"},
    {"18-May-2023", "", "day", "2023-05-18"},
    {"2023 May 18", "", "day", "2023-05-18"},
    {"Sept. 3, 2023", "", "day", "2023-09-03"},
    {"Thursday, May 18, 2023", "", "day", "2023-05-18"},
    {"Thu., 18 May 2023", "", "day", "2023-05-18"},
    {"Friday, May 18, 2023", "", "impossible", "2023-05-18 is a thursday, not a friday"},
    {"Thursday, May 18", "", "day-without-year", "--05-18"},
    {"May 18", "", "day-without-year", "--05-18"},
    {"April 24th", "", "day-without-year", "--04-24"},
    {"2 Aug", "", "day-without-year", "--08-02"},
    {"February 29", "", "day-without-year", "--02-29"},
    {"February 30", "", "impossible", "no day 30 in month 2"},
    {"May 2023", "", "month", "2023-05-01..2023-05-31"},
    {"in May, 2023", "", "month", "2023-05-01..2023-05-31"},
    {"May of 2023", "", "month", "2023-05-01..2023-05-31"},
    {"December", "", "month-without-year", "--12"},
    {"May 18, 2023, at 10:15 a.m. UTC", "", "time", "2023-05-18 10:15Z"},
    {"May 18, 2023 12:05 AM", "", "time", "2023-05-18 00:05"},
    {"18 May 2023 at 12:05 p.m.", "", "time", "2023-05-18 12:05"},
    {"May 18, 10:15", "", "day-without-year", "--05-18 10:15"},
    {"May 2023, 10:15", "", "unparsed", "time without a day"},
    {"May 18, 2023 13:05 pm", "", "unparsed", "with am or pm"},
    {"31 February 2023", "", "impossible", "no day 31 in 2023-02"},
    {"June 31, 2023", "", "impossible", "no day 31 in 2023-06"},
    {"May 0, 2023", "", "impossible", "no day 0"},
    {"Jan. 1, 20117", "", "impossible", "the year 20117 has 5 digits"},
    {"May 18, 23", "", "unparsed", "not written in full"},
    {"May 45", "", "unparsed", "no day of a month"},
    {"May 234", "", "unparsed", "not written in full"},
    {"about May 18, 2023", "", "unparsed", "\"about\" is not understood"},
    {"early May 2023", "", "unparsed", "\"early\" is not understood"},
    {"1990s", "", "unparsed", "\"s\" is not understood"},
    {"Summer 2023", "", "unparsed", "\"summer\""},
    {"yesterday", "", "unparsed", "\"yesterday\""},
    {"Thursday", "", "unparsed", "a weekday alone"},
    {"May 18, 2023 or so", "", "unparsed", "\"or\" is not understood"},
    {"June 2018, Paris", "", "unparsed", "\"paris\" is not understood"},
    {"May 4, 2018 -", "", "unparsed", "\"-\" is not understood"},
    {"2 Aug -", "", "unparsed", "\"-\" is not understood"},
    {"(May 18, 2023)", "", "unparsed", "is not understood"},
    {"May 18 2023 4", "", "unparsed", "the number 4 has no place"},
    {"", "", "unparsed", "nothing is written"},
    {" , ", "", "unparsed", "nothing is written"},
    {"10:15", "", "unparsed", "a time before the day"},
    {"\xff", "", "unparsed", "not valid UTF-8"},
};

constexpr DateCase kOtherLanguages[] = {
    {"18. Mai 2023", "de", "day", "2023-05-18"},
    {"am Donnerstag, dem 18. Mai 2023, um 10:15 Uhr", "de", "time", "2023-05-18 10:15"},
    {"Do, 18. Mai 2023", "de", "day", "2023-05-18"},
    {"3. März 2024", "", "day", "2024-03-03"},
    {"3. Ma\xcc\x88rz 2024", "", "day", "2024-03-03"},  // a with a combining diaeresis
    {"18 mai 2023", "fr", "day", "2023-05-18"},
    {"le 1er août 2023", "fr", "day", "2023-08-01"},
    {"jeudi 18 mai 2023 à 10:15", "fr", "time", "2023-05-18 10:15"},
    {"mar. 16 mai 2023", "fr", "day", "2023-05-16"},
    {"DÉCEMBRE 2023", "", "month", "2023-12-01..2023-12-31"},
    {"18 de mayo de 2023", "es", "day", "2023-05-18"},
    {"el 1º de setiembre de 2023", "es", "day", "2023-09-01"},
    {"2 ago 2023", "es", "day", "2023-08-02"},
    {"2 ago 2023", "", "unparsed", "\"ago\""},
    {"18 مايو 2023", "ar", "day", "2023-05-18"},
    {"١٨ أيار ٢٠٢٣", "ar", "day", "2023-05-18"},
    {"18 أيار/مايو 2023", "ar", "day", "2023-05-18"},
    {"الخميس 18 مايو 2023م", "ar", "day", "2023-05-18"},
    {"3 كانون الثاني 2023", "ar", "day", "2023-01-03"},
    {"كانون الأول 2023", "ar", "month", "2023-12-01..2023-12-31"},
    {"۱۸ مه ۲۰۲۳", "fa", "day", "2023-05-18"},
    {"سه‌شنبه ۱۶ مه ۲۰۲۳", "fa", "day", "2023-05-16"},
    {"۲ ژوئيه ۲۰۲۳", "fa", "day", "2023-07-02"},  // typed with an Arabic yeh
    {"۲۸ اردیبهشت ۱۴۰۲", "fa", "unparsed", "month of the Persian calendar"},
    {"Bahman 1399", "en", "unparsed", "month of the Persian calendar"},
    {"10 رمضان 1444", "ar", "unparsed", "month of the Islamic calendar"},
    {"18\xc2\xa0mai\xe2\x80\xaf"
     "2023",
     "fr", "day", "2023-05-18"},  // no-break spaces
};

INSTANTIATE_TEST_SUITE_P(Iso, WrittenDate, testing::ValuesIn(kIso));
INSTANTIATE_TEST_SUITE_P(Figures, WrittenDate, testing::ValuesIn(kFigures));
INSTANTIATE_TEST_SUITE_P(English, WrittenDate, testing::ValuesIn(kEnglish));
INSTANTIATE_TEST_SUITE_P(OtherLanguages, WrittenDate, testing::ValuesIn(kOtherLanguages));

TEST(ParseDate, RefusesTextTooLongForADate) {
  EXPECT_EQ(parse_date(std::string(5000, ' ') + "2023").precision, DatePrecision::unparsed);
}

TEST(ParseDate, NeverThrowsAndAlwaysFitsItsJson) {
  const std::vector<std::string> pieces = {
      "2023", "05",  "18",      "31",  "0",  "1399",  "20117",  "-",
      "/",    ".",   ":",       ",",   " ",  "–",     "T",      "Z",
      "+",    "May", "Feb",     "mar", "th", "of",    "to",     "a",
      "m",    "und", "مه",      "۱۸",  "تا", "كانون", "الثاني", "\xe2\x80\x8c",
      "\xff", "fri", "between", "and"};
  std::mt19937 random(20230518);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (auto left = random() % 12; left > 0; --left) text += pieces[random() % pieces.size()];
    const PeriodValue period = parse_period(text, round % 2 ? "fa" : "");
    ASSERT_EQ(period_from_json(to_json(period)), period) << text;
    const DateValue date = parse_date(text, "fr");
    ASSERT_EQ(date_from_json(to_json(date)), date) << text;
    const bool refused =
        date.precision == DatePrecision::impossible || date.precision == DatePrecision::unparsed;
    ASSERT_EQ(refused, !date.reason.empty()) << text;
  }
}

struct PeriodCase {
  const char* raw;
  const char* language;
  const char* start;  // summaries; empty for both: no period
  const char* end;
};

std::ostream& operator<<(std::ostream& out, const PeriodCase& c) { return out << c.raw; }

class WrittenPeriod : public testing::TestWithParam<PeriodCase> {};

TEST_P(WrittenPeriod, IsReadAsTheTableSays) {
  const PeriodCase& c = GetParam();
  const PeriodValue period = parse_period(c.raw, c.language);
  EXPECT_EQ(period.raw, c.raw);
  EXPECT_EQ(summary(period.start), c.start) << period.reason;
  EXPECT_EQ(summary(period.end), c.end) << period.reason;
  EXPECT_EQ(period.reason.empty(), *c.start != '\0') << period.reason;
  EXPECT_EQ(period_from_json(to_json(period)), period);
}

constexpr PeriodCase kPeriods[] = {
    {"from January 9, 2019, to February 4, 2021", "en", "2019-01-09", "2021-02-04"},
    {"between December 22, 2018, and January 20, 2021", "en", "2018-12-22", "2021-01-20"},
    {"January 9, 2019 to February 4, 2021", "", "2019-01-09", "2021-02-04"},
    {"January 9, 2019 – February 4, 2021", "", "2019-01-09", "2021-02-04"},
    {"2019-01-09 - 2021-02-04", "", "2019-01-09", "2021-02-04"},
    {"2019-01-09/2021-02-04", "", "2019-01-09", "2021-02-04"},
    {"2019–2021", "", "2019-01-01..2019-12-31", "2021-01-01..2021-12-31"},
    {"2019-2021", "", "2019-01-01..2019-12-31", "2021-01-01..2021-12-31"},
    {"May 2023 until June 2023", "", "2023-05-01..2023-05-31", "2023-06-01..2023-06-30"},
    {"May 2023", "", "2023-05-01..2023-05-31", "2023-05-01..2023-05-31"},
    {"May 3–5, 2023", "", "2023-05-03", "2023-05-05"},
    {"Sept. 3rd to 5th, 2023", "", "2023-09-03", "2023-09-05"},
    {"May 3-5, 2023", "", "2023-05-03", "2023-05-05"},
    {"3-5 May 2023", "", "2023-05-03", "2023-05-05"},
    {"2019-01-09-2021-02-04", "", "2019-01-09", "2021-02-04"},
    {"May-June 2023", "", "--05", "2023-06-01..2023-06-30"},
    {"2019-05", "", "2019-05-01..2019-05-31", "2019-05-01..2019-05-31"},
    {"2019-05-06-2020", "", "", ""},
    {"May 3 to 5", "", "--05-03", "--05-05"},
    {"3–5 May 2023", "", "2023-05-03", "2023-05-05"},
    {"vom 3. bis 5. Mai 2023", "de", "2023-05-03", "2023-05-05"},
    {"du 3 mai 2023 au 5 juin 2023", "fr", "2023-05-03", "2023-06-05"},
    {"del 3 de mayo de 2023 al 5 de junio de 2023", "es", "2023-05-03", "2023-06-05"},
    {"من 3 مايو 2023 إلى 5 يونيو 2023", "ar", "2023-05-03", "2023-06-05"},
    {"از ۳ مه ۲۰۲۳ تا ۵ ژوئن ۲۰۲۳", "fa", "2023-05-03", "2023-06-05"},
    {"December 22 to January 20, 2021", "", "--12-22", "2021-01-20"},
    {"05/06/2023 to 20/06/2023", "", "2023-05-06|2023-06-05", "2023-06-20"},
    {"May 3, 2023 and June 5, 2023", "", "", ""},
    {"from spring to summer", "", "", ""},
    {"May 2023 to June 2023 to July 2023", "", "", ""},
    {"", "", "", ""},
};

INSTANTIATE_TEST_SUITE_P(Table, WrittenPeriod, testing::ValuesIn(kPeriods));

TEST(ParsePeriod, KeepsTheSharedDayAsItIsWritten) {
  const PeriodValue period = parse_period("May 3–5, 2023");
  EXPECT_EQ(period.start.raw, "May 3");
  EXPECT_EQ(period.end.raw, "5, 2023");
}

TEST(ParsePeriod, KeepsAnImpossibleEnd) {
  const PeriodValue period = parse_period("from May 3, 2023 to June 31, 2023");
  EXPECT_EQ(period.end.precision, DatePrecision::impossible);
  EXPECT_FALSE(period.has_days());
}

TEST(ParsePeriod, SaysWhichSideIsNotUnderstood) {
  const PeriodValue period = parse_period("از ۱۹ آبان ۱۴۰۰ تا ۱۲ خرداد ۱۴۰۱", "fa");
  EXPECT_EQ(period.start.raw, "۱۹ آبان ۱۴۰۰");
  EXPECT_EQ(period.end.raw, "۱۲ خرداد ۱۴۰۱");
  EXPECT_NE(period.reason.find("start not understood"), std::string::npos) << period.reason;
  EXPECT_NE(period.reason.find("Persian calendar"), std::string::npos) << period.reason;
  EXPECT_EQ(parse_period("May 3, 2023 to now").reason,
            "end not understood: \"now\" is not understood");
}

TEST(ParsePeriod, DoesNotCompleteAShortenedYear) {
  for (const char* text : {"2019-21", "2010–12"}) {
    const PeriodValue period = parse_period(text);
    EXPECT_EQ(period.start.precision, DatePrecision::year) << text;
    EXPECT_EQ(period.end.precision, DatePrecision::unparsed) << text;
    EXPECT_FALSE(period.has_days()) << text;
  }
}

TEST(ParsePeriod, SaysWhenItEndsBeforeItStarts) {
  const PeriodValue period = parse_period("from June 5, 2023 to May 3, 2023");
  EXPECT_EQ(period.reason, "it ends before it starts");
  EXPECT_EQ(period.start.first, "2023-06-05");
  EXPECT_FALSE(period.has_days());
}

TEST(CompareDates, TellsEqualOverlappingAndDisjoint) {
  EXPECT_EQ(compare(parse_date("18 May 2023"), parse_date("2023-05-18")),
            (DateComparison{DateRelation::equal, 0, 0}));
  EXPECT_EQ(compare(parse_date("May 2023"), parse_date("18 May 2023")),
            (DateComparison{DateRelation::overlapping, 17, -13}));
  EXPECT_EQ(compare(parse_date("2022"), parse_date("18 May 2023")).relation,
            DateRelation::disjoint);
}

TEST(CompareDates, OverlapsWhereOneDayIsShared) {
  EXPECT_EQ(compare(parse_period("1 May 2023 to 5 May 2023"), parse_period("5-9 May 2023")),
            (DateComparison{DateRelation::overlapping, 4, 4}));
  EXPECT_EQ(compare(parse_period("5-9 May 2023"), parse_period("1 May 2023 to 4 May 2023")),
            (DateComparison{DateRelation::disjoint, -4, -5}));
}

TEST(CompareDates, KnowsNothingOfDatesWithoutAYear) {
  EXPECT_EQ(compare(parse_date("May 18"), parse_date("May 18")), DateComparison{});
  EXPECT_EQ(compare(parse_date("31 February 2023"), parse_date("2023")), DateComparison{});
}

TEST(CompareDates, HoldsAnAmbiguousDateDisjointOnlyWhenBothReadingsAre) {
  const DateValue date = parse_date("05/06/2023");
  EXPECT_EQ(compare(date, parse_date("2023-07-01")).relation, DateRelation::disjoint);
  EXPECT_EQ(compare(date, parse_date("2023-05-06")).relation, DateRelation::unknown);
}

TEST(ComparePeriods, CountsTheDaysBetweenStartsAndBetweenEnds) {
  const auto a = parse_period("between December 22, 2018, and January 20, 2021");
  const auto b = parse_period("from January 9, 2019, to February 4, 2021");
  EXPECT_EQ(compare(a, b), (DateComparison{DateRelation::overlapping, 18, 15}));
  EXPECT_EQ(compare(b, a), (DateComparison{DateRelation::overlapping, -18, -15}));
}

TEST(ComparePeriods, CountsTheEndThatIsKnown) {
  const auto a = parse_period("December 22 to January 20, 2021");
  const auto b = parse_period("from January 9, 2019, to February 4, 2021");
  EXPECT_EQ(compare(a, b), (DateComparison{DateRelation::unknown, std::nullopt, 15}));
}

TEST(DateJson, KeepsTheRawFormBesideTheParsedOne) {
  EXPECT_EQ(json::canonical(to_json(parse_date("May 18, 2023"))),
            R"({"parsed":{"first":"2023-05-18","last":"2023-05-18","precision":"day"},)"
            R"("raw":"May 18, 2023"})");
}

TEST(DateJson, IsRefusedWhenItDoesNotFitItself) {
  for (const char* text : {
           R"({"raw":"x","parsed":{"precision":"week"}})",
           R"({"raw":"x","parsed":{"precision":"unparsed"},"more":1})",
           R"({"raw":"x","parsed":{"precision":"unparsed","more":1}})",
           R"({"raw":"x","parsed":{"precision":"day"}})",
           R"({"raw":"x","parsed":{"precision":"day","first":"2023-02-29","last":"2023-02-29"}})",
           R"({"raw":"x","parsed":{"precision":"day","first":"2023-02-09","last":"2023-02-08"}})",
           R"({"raw":"x","parsed":{"precision":"unparsed","first":"2023-02-09"}})",
           R"({"raw":"x","parsed":{"precision":"ambiguous","readings":["2023-02-09"]}})",
           R"({"raw":"x","parsed":{"precision":"ambiguous","readings":["a","b"]}})",
           R"({"parsed":{"precision":"unparsed"}})",
           R"({"raw":"x"})",
           R"("x")",
       }) {
    EXPECT_THROW((void)date_from_json(json::parse(text)), Error) << text;
  }
}

}  // namespace
}  // namespace prov
