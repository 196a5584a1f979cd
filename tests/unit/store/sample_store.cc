// SPDX-License-Identifier: Apache-2.0
#include "sample_store.h"

#include <cstdlib>

#include "base/hex.h"
#include "base/timestamp.h"
#include "base/utf8.h"

namespace prov {
namespace {

namespace fs = std::filesystem;

std::string slice(std::string_view text, std::uint64_t start, std::uint64_t end) {
  const std::size_t first = byte_of_code_point(text, start);
  return std::string(text.substr(first, byte_of_code_point(text, end) - first));
}

std::string hex_of(std::string_view bytes) { return to_hex(sha256(bytes)); }

}  // namespace

TemporaryFolder::TemporaryFolder(const fs::path& parent) {
  const fs::path base = parent.empty() ? fs::temp_directory_path() : parent;
  std::string pattern = (base / "prov-store-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) std::abort();
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

const SigningKey& Surroundings::key(std::uint64_t number) {
  const auto found = keys.find(number);
  if (found != keys.end()) return found->second;
  SeededEntropy source(seed * 1000 + number);
  return keys.emplace(number, SigningKey::generate(source)).first->second;
}

Author::Author(StoreWriter& writer, Surroundings& around, const SigningKey& key, std::string handle)
    : writer_(writer), around_(around), log_(writer.open_log(key.public_key())) {
  LogOpen open{std::move(handle), "person", to_hex(key.public_key()), "Mira Sample", {}, 0};
  writer_.use_key(log_.number, key);
  write(open);
}

Author::Author(StoreWriter& writer, Surroundings& around, const SigningKey& key,
               const LogState& log)
    : writer_(writer), around_(around), log_(log) {
  writer_.use_key(log_.number, key);
}

std::string Author::time() { return format_timestamp(around_.clock.now()); }

EntryId Author::write(const Content& content, const std::vector<Piece>* raw,
                      const std::vector<Piece>* text) {
  const std::string now = time();
  EncodedEntry encoded = encode_entry(content, {log_.origin, now, {}});
  checker_.check(type_name(content), encoded.body, encoded.sealed, log_.origin);
  const std::int64_t row = writer_.append(log_.number, {type_name(content), std::move(encoded.body),
                                                        std::move(encoded.sealed), raw, text});
  return {log_.origin, place_of(row), 0};
}

EntryId Author::add_document(std::string_view name, std::string_view text, std::string_view raw) {
  const std::string_view bytes = raw.empty() ? text : raw;
  DocumentAdd add;
  add.capture.name = name;
  add.capture.url = "https://example.org/" + std::string(name);
  add.sha256 = hex_of(bytes);
  add.bytes = bytes.size();
  add.media_type = "text/plain";
  add.text = {hex_of(text), count_code_points(text)};
  PieceMaker maker;
  const std::vector<Piece> raw_pieces = maker.make(bytes);
  const std::vector<Piece> text_pieces = raw.empty() ? std::vector<Piece>() : maker.make(text);
  return write(add, &raw_pieces, raw.empty() ? nullptr : &text_pieces);
}

EntryId Author::record_text(const EntryId& document, std::string_view text) {
  TextRecord record{document, {}, {hex_of(text), count_code_points(text)}};
  record.recipe.name = "plain/2";
  PieceMaker maker;
  const std::vector<Piece> pieces = maker.make(text);
  return write(record, nullptr, &pieces);
}

Passage quoted(const EntryId& id, std::string_view text, std::uint64_t start, std::uint64_t end) {
  const std::uint64_t before = start - std::min(start, kQuoteContext);
  const std::uint64_t length = count_code_points(text);
  Quote quote;
  quote.prefix = slice(text, before, start);
  quote.suffix = slice(text, end, std::min(length, end + kQuoteContext));
  const std::string words = slice(text, start, end);
  if (end - start <= kQuoteLimit) {
    quote.exact = words;
  } else {
    quote.first = slice(text, start, start + kQuoteEnds);
    quote.last = slice(text, end - kQuoteEnds, end);
    quote.sha256 = hex_of(words);
  }
  return {id, {{start, end}}, {quote}};
}

const std::string& sample_text() {
  static const std::string text =
      "The harbour committee met six times before the tide tables were printed.\n"
      "\"Nobody asked the pilots\", said Jonna Vey, who speaks for the league \xF0\x9F\x9A\xA2.\n"
      "The ledger of the north quay names \xD8\xA8\xD9\x86\xD8\xAF\xD8\xB1 as its owner.\n";
  return text;
}

json::Value small_vocabulary() {
  json::Value concepts = json::Value::array();
  concepts.push(json::Value::object().set("id", "direct").set("name", "direct speech"));
  concepts.push(json::Value::object().set("id", "mixed").set("name", "mixed speech"));
  return json::Value::object().set("id", "form").set("version", 1).set("concepts", concepts);
}

namespace {

void write_statements(Author& author, Sample& out) {
  const std::string& text = sample_text();
  StatementRecord statement;
  statement.subject = out.document;
  Property title{"title", false, "harbour committee", {}, {}, {quoted(out.document, text, 4, 21)}};
  Property publisher{"publisher", false, "", out.agent, {}, {}};
  Property author_property{"author", true, "", {}, {}, {}};
  Property date{"date", false, "4 March 2023", {}, parse_date("4 March 2023", "en"), {}};
  statement.properties = {title, publisher, author_property, date};
  statement.note = "the head of the page";
  statement.valid_from = parse_date("2023");
  out.statement = author.write(statement);

  AffiliationRecord tie;
  tie.subject = out.agent;
  tie.object = out.other_agent;
  tie.relation = "spokesperson-of";
  tie.basis = Basis::reported;
  tie.by = out.document;
  tie.evidence = {quoted(out.document, text, 100, 140)};
  tie.wording = "who speaks for the league";
  author.write(tie);
}

void write_claims(Author& author, Sample& out) {
  const std::string& text = sample_text();
  out.claim = author.write(ClaimAdd{"six-meetings", "The committee met six times", ""});
  ClaimAppear appear{out.claim,
                     quoted(out.document, text, 0, 31),
                     ConceptRef{out.vocabulary, "direct"},
                     {},
                     "counted"};
  Field count{"count", "six", quoted(out.document, text, 26, 29), 6, {}, {}, {}};
  Field period{"period", "before the tide tables", {}, {}, parse_date("2023"), {}, {}};
  appear.fields = {count, period};
  author.write(appear);

  AttributionRecord attribution;
  attribution.content = quoted(out.document, text, 74, 97);
  attribution.cue = quoted(out.document, text, 100, 104);
  attribution.source = out.agent;
  attribution.source_passage = quoted(out.document, text, 105, 114);
  attribution.form = ConceptRef{out.vocabulary, "direct"};
  attribution.via = {Relay{out.other_agent, quoted(out.document, text, 100, 104)},
                     Relay{out.document, {}}};
  out.attribution = author.write(attribution);
  AttributionRecord inner;
  inner.content = quoted(out.document, text, 76, 82);
  inner.source_unknown = true;
  inner.within = out.attribution;
  author.write(inner);
}

void write_labels(Author& author, Sample& out) {
  const std::string& text = sample_text();
  LabelAttach label;
  label.passage = quoted(out.document, text, 150, 156);
  label.label = {out.vocabulary, "mixed"};
  label.confidence = 80;
  label.rationale = "the words of another";
  out.label = author.write(label);
  LabelAttach of_agent;
  of_agent.target = out.agent;
  of_agent.label = {out.vocabulary, "direct"};
  author.write(of_agent);
  NoteAdd note;
  note.target = out.claim;
  note.text = "seen twice";
  out.note = author.write(note);
}

}  // namespace

Sample write_sample(Author& author, const std::function<void()>& commit) {
  Sample out;
  out.open = {author.log().origin, 0, 0};
  out.document = author.add_document("report.txt", sample_text());
  out.other_document = author.add_document("bom.txt", "short\n", "\xEF\xBB\xBFshort\n");
  commit();
  author.write(CaptureRecord{out.document, Capture{"inline", "again.txt", "", "", "", ""}});
  author.record_text(out.other_document, "short.\n");
  VocabularyAdopt adopt{"form", 1, "", small_vocabulary()};
  adopt.sha256 = hex_of(json::canonical(adopt.vocabulary));
  out.vocabulary = author.write(adopt);
  out.agent = author.write(AgentAdd{"person", "jonna-vey", "Jonna Vey", {"J. Vey"}, "a pilot"});
  out.other_agent = author.write(AgentAdd{"organization", "league", "Quay League", {}, ""});
  author.write(
      DocumentCite{"ledger", "The ledger", "", {quoted(out.document, sample_text(), 150, 170)}});
  commit();
  write_statements(author, out);
  write_claims(author, out);
  commit();
  write_labels(author, out);
  author.write(IdentityAssert{out.agent, out.other_agent, "the same voice"});
  EntryId item = out.statement;
  item.item = 2;
  author.write(EntryWithdraw{item, "wrong house"});
  out.withdrawal = author.write(EntryWithdraw{out.label, "too hasty"});
  author.write(EntryWithdraw{out.withdrawal, ""});
  commit();
  return out;
}

Sample make_sample_store(Surroundings& around) {
  Store::create(around.folder);
  Store store(around.folder, OpenMode::write, around.environment);
  StoreWriter writer(store);
  Author mira(writer, around, around.key(0), "mira");
  const Sample sample = write_sample(mira, [&] { writer.commit(); });
  Author noor(writer, around, around.key(1), "noor");
  noor.write(NoteAdd{sample.claim, {}, "I doubt it"});
  writer.commit();
  noor.write(LabelAttach{
      {}, quoted(sample.document, sample_text(), 4, 21), {sample.vocabulary, "mixed"}, 10, ""});
  writer.commit();
  mira.write(NoteAdd{EntryId{noor.log().origin, 1, 0}, {}, "so do I"});
  writer.commit();
  return sample;
}

}  // namespace prov
