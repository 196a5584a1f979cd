// SPDX-License-Identifier: Apache-2.0
#include "sample.h"

#include "report/description.h"
#include "report/differences.h"

namespace prov::report {
namespace {

constexpr const char* kLog =
    "prov.invalid/00000000000000000000000000000001/00000000000000000000000000000002";

const std::string kText =
    "Ferry timetable to change\n"
    "A timetable is reprinted below.\n"
    "The harbour office said the night ferry <b>stops</b> on 3 May.\n"
    "\n"
    "“The so-called pirates of the quay”, it added.\n"
    "שלום לנמל\n"
    "Last line 🚢.\n";

// `where` with a colon at its end holds more than the words.
Place place(std::uint64_t document, const std::string& name, const std::string& where,
            const std::string& words, Range range) {
  Place result;
  result.document = {kLog, document, 0};
  result.document_name = name;
  const bool joined = where.back() == ':';
  const std::string lines = where.substr(0, where.size() - (joined ? 1 : 0));
  result.where = joined ? where + " " + words : where;
  result.words = words;
  result.printed = {name, {{lines, joined ? words : ""}}, joined ? "" : words, lines, !joined};
  result.ranges = {range};
  return result;
}

Place in_ferry(const std::string& where, const std::string& words) {
  // Positions count code points; the text has none outside the BMP before its last line.
  return place(2, "ferry", where, words, {0, 1});
}

SourceValue value(const std::string& text, std::uint64_t seq, std::uint32_t item) {
  SourceValue result;
  result.text = text;
  result.reviewer = "ada";
  result.entries = {ref(seq, item)};
  return result;
}

SourceValue none(std::uint64_t seq, std::uint32_t item) {
  SourceValue result = value("", seq, item);
  result.none = true;
  return result;
}

ChainNode node(const Thing& source, const Place& content, std::uint64_t seq) {
  ChainNode result;
  result.source = source;
  result.content = content;
  result.reviewer = "ada";
  result.entries = {ref(seq)};
  return result;
}

Thing office() { return thing(ThingKind::party, 5, "Harbour office"); }
Thing paper() { return thing(ThingKind::cited, 6, "timetable draft"); }
Thing channel() { return thing(ThingKind::party, 7, "ערוץ הנמל"); }

DocumentSection ferry() {
  DocumentSection section;
  section.document = thing(ThingKind::document, 2, "ferry");
  section.file = "ferry.txt";
  section.sha256 = std::string(64, 'a');
  section.charset = "utf-8";
  section.bytes = 260;
  section.characters = 1234;
  section.captures.push_back({});
  section.captures[0].capture.url = "https://ferry.example/1?a=1&b=2";
  section.captures[0].recorded_at = "2024-05-01T10:00:00Z";
  section.captures[0].reviewer = "ada";
  section.captures[0].entries = {ref(2)};
  section.entries = {ref(2)};

  SourceRow title{"title", {}};
  title.columns[0].push_back(value("Ferry timetable to change", 12, 1));
  SourceRow publisher{"publisher", {}};
  publisher.columns[0].push_back(none(12, 2));
  SourceValue judged = value("", 13, 0);
  judged.thing = office();
  judged.rationale = "The page carries its seal | and colours";
  publisher.columns[2].push_back(judged);
  SourceRow date{"date", {}};
  SourceValue stated = value("on 3 May 2024", 12, 3);
  stated.date = day("2024-05-03");
  stated.date->raw = stated.text;
  stated.evidence = {in_ferry("3:", "on 3 May 2024")};
  date.columns[0].push_back(stated);
  SourceValue other = value("4 May", 14, 1);
  other.date = DateValue{};
  other.date->raw = "4 May";
  other.date->precision = DatePrecision::day_without_year;
  other.by = channel();
  date.columns[1].push_back(other);
  section.rows = {title, publisher, date};

  ChainNode outer = node(office(), in_ferry("3-5", "The harbour office … added."), 15);
  outer.cue = in_ferry("3.1", "said");
  ChainNode inner = node(paper(), in_ferry("3", "the night ferry stops"), 16);
  inner.via.push_back({channel(), in_ferry("2.1", "is reprinted below"), {ref(16, 1)}});
  ChainNode unknown = node(office(), in_ferry("5:", "The so-called pirates"), 17);
  unknown.source.reset();
  unknown.source_unknown = true;
  unknown.outside = "within ada-11, which is withdrawn";
  outer.inside = {inner};
  section.chains = {outer, unknown};

  Tie tie;
  tie.subject = office();
  tie.object = thing(ThingKind::party, 8, "Ministry");
  tie.relation = "part-of";
  tie.basis = Basis::reported;
  tie.by = channel();
  tie.reviewer = "ada";
  tie.evidence = {in_ferry("2:", "the Ministry's office")};
  tie.valid_from = day("2019-01-01");
  tie.entries = {ref(18)};
  section.ties = {tie};

  LabelLine label;
  label.vocabulary = "language-device";
  label.label = "loaded-word";
  label.on_passage = true;
  label.place = in_ferry("5:", "The so-called pirates of the quay");
  label.spoken_by = {{office(), "Harbour office", false, {ref(15)}}};
  label.confidence = 80;
  label.reviewer = "ada";
  label.entries = {ref(19)};
  LabelLine second = label;
  second.label = "named-body";
  second.vocabulary = "source-identity";
  second.on_passage = false;
  second.target = theirs("Harbour office") + ours(" as source of lines 3-5");
  second.confidence.reset();
  second.rationale = "</style><script>alert(1)</script>";
  second.entries = {ref(20)};
  section.labels = {label, second};
  section.notes.push_back({"Ask for the draft.\nSoon\u202e!", "ada", {}, {}, false, {ref(21)}});
  section.withdrawn.push_back({{}, "", "ada", {ref(22), ref(23)}});

  section.text.complete = true;
  section.text.characters = 1234;
  section.text.pieces = {{0, 1, kText}};
  section.text.marks = {
      {"attribution", ours("said by ") + theirs("Harbour office"), {{58, 167}}, {ref(15)}},
      {"label", ours("label loaded-word"), {{123, 156}}, {ref(19)}},
      {"attribution",
       ours("said by ") + theirs("timetable draft"),
       {{81, 119}, {150, 160}},
       {ref(16)}}};
  return section;
}

DocumentSection bare() {
  DocumentSection section;
  section.document = thing(ThingKind::document, 3, "2024");
  section.file = "2024_quay-log.txt";
  section.bytes = section.characters = 12;
  section.entries = {ref(3)};
  return section;
}

FieldValue field(const std::string& name, const std::string& words, std::uint64_t seq,
                 std::uint32_t item) {
  FieldValue result;
  result.field = name;
  result.value = words;
  result.entries = {ref(seq, item)};
  return result;
}

}  // namespace

EntryRef ref(std::uint64_t seq, std::uint32_t item) {
  return {{kLog, seq, item},
          "ada-" + std::to_string(seq) + (item == 0 ? "" : "." + std::to_string(item))};
}

Thing thing(ThingKind kind, std::uint64_t seq, const std::string& name) {
  Thing result;
  result.kind = kind;
  result.entry = ref(seq);
  result.name = name;
  return result;
}

DateValue day(const std::string& date) {
  DateValue value;
  value.raw = value.first = value.last = date;
  value.precision = DatePrecision::day;
  return value;
}

AppearanceColumn appearance(std::uint64_t seq, const std::string& start, std::int64_t count) {
  AppearanceColumn column;
  column.place = place(2, "ferry", "3.1", "the night ferry stops", {81, 119});
  column.stance = "relays";
  column.reviewer = "ada";
  column.entries = {ref(seq)};
  column.fields = {field("count", std::to_string(count), seq, 1),
                   field("period", "from " + start, seq, 2)};
  column.fields[0].number = count;
  column.fields[1].from = day(start);
  column.fields[1].to = day("2024-06-01");
  return column;
}

Summary sample_summary() {
  Summary summary;
  summary.case_name = "quay";
  summary.reviewers = {"ada"};
  summary.entries = 31;
  summary.documents = {ferry(), bare()};

  PartySection party;
  party.party = channel();
  party.handle = "quay-channel";
  party.kind = "unknown";
  party.aliases = {"Quay [1] *channel*"};
  party.entries = {ref(7)};
  party.speech = {{in_ferry("3", "x"), true, {ref(16, 1)}}};
  summary.parties = {party};

  ClaimSection claim;
  claim.claim = thing(ThingKind::claim, 24, "night-ferry");
  claim.text = "The night ferry stops";
  claim.entries = {ref(24)};
  claim.appearances = {appearance(25, "2024-05-03", 2), appearance(26, "2024-05-21", 2)};
  claim.appearances[0].said_by = {{paper(), "timetable draft", false, {ref(16)}}};
  claim.appearances[0].through = {{office(), "Harbour office", false, {ref(15)}}};
  claim.rows = compare_appearances(claim.appearances);
  Judgement same{paper(),        thing(ThingKind::cited, 27, "leaked draft"),
                 "same wording", "ada",
                 false,          {ref(28)}};
  claim.origins = {{paper().entry.id, "timetable draft", false, false, {ref(16)}},
                   {{kLog, 2, 0}, "ferry", true, false, {ref(26)}}};
  claim.origin_lines = {{{same}, 1, 2}};
  claim.notes.push_back({"Start differs.", "ada", {}, {}, false, {ref(29)}});
  summary.claims = {claim};
  summary.sameness = {same};

  Unseen unseen;
  unseen.document = summary.documents[0].document;
  unseen.properties = {"url", "licence"};
  unseen.lines = {{1, 2}, {7, 7}};
  Unseen untouched;
  untouched.document = summary.documents[1].document;
  untouched.untouched = true;
  summary.not_looked_at.documents = {unseen, untouched};
  summary.not_looked_at.parties = {channel()};
  summary.logs = {{"ada", "Ada Quist", kLog, std::string(64, '5'), 31, "2024-05-01T10:00:00Z"}};
  return summary;
}

}  // namespace prov::report
