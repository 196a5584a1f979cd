// SPDX-License-Identifier: Apache-2.0
#include <prov/error.h>

#include "base/hex.h"
#include "desk/drafter.h"
#include "desk/prepared_document.h"
#include "ingest/files.h"

namespace prov {
namespace {

std::string bytes_of(const AddDocument& add, const std::filesystem::path& base) {
  if (add.bytes) return *add.bytes;
  if (add.file.empty()) throw Error(ErrorCode::usage, "no file and no text is given to add");
  const std::filesystem::path path(add.file);
  return read_found_file({path.is_absolute() || base.empty() ? path : base / path, {}, false},
                         kMaxDocumentBytes);
}

std::string name_of(const AddDocument& add) {
  if (!add.name.empty()) return add.name;
  return add.file.empty() ? "" : recorded_file_name(add.file);
}

}  // namespace

void prepare(AddDocument& add, const std::filesystem::path& base) {
  if (add.prepared != nullptr) return;
  // One of each for a thread: both hold contexts that are dear to make.
  thread_local Hasher hasher;
  thread_local PieceMaker pieces;
  auto out = std::make_shared<PreparedDocument>();
  out->name = name_of(add);
  ReadDocument read = read_document(bytes_of(add, base), {add.charset, out->name}, hasher);
  out->sha256 = to_hex(read.raw_sha256);
  out->text_sha256 = to_hex(read.text_sha256);
  out->bytes = read.raw.size();
  out->characters = read.characters;
  out->media_type = read.media_type;
  out->recipe = read.recipe;
  out->raw = pieces.make(read.raw);
  out->text_is_raw = read.text_is_raw;
  if (!read.text_is_raw) out->text = pieces.make(read.text);
  out->notes = std::move(read.notes);
  add.prepared = std::move(out);
}

DocumentFiles find_documents(const std::vector<std::filesystem::path>& arguments) {
  FoundFiles found = find_files(arguments);
  DocumentFiles out;
  for (FoundFile& file : found.files) {
    out.files.push_back({std::move(file.path), std::move(file.name)});
  }
  out.notes = std::move(found.notes);
  for (FileProblem& problem : found.problems) {
    out.problems.push_back({std::move(problem.path), std::move(problem.error)});
  }
  return out;
}

namespace {

void check_url(const std::string& url) {
  if (url.empty() || url.find("://") != std::string::npos) return;
  throw Error(ErrorCode::usage, "\"" + url +
                                    "\" is not a URL (write it with https:// or another "
                                    "scheme)");
}

std::string identity_of(const std::string& sha256, const Capture& capture) {
  return json::canonical(
      json::Value(json::Array{"add", sha256, capture.method, capture.name, capture.url,
                              capture.archive_url, capture.retrieved_at, capture.tool}));
}

}  // namespace

std::string document_identity(CaseImpl& impl, const Content& content) {
  if (const auto* add = std::get_if<DocumentAdd>(&content)) {
    return identity_of(add->sha256, add->capture);
  }
  const auto* again = std::get_if<CaptureRecord>(&content);
  if (again == nullptr) return {};
  const Entry& first = impl.entry(impl.row_of(again->document));
  const auto* document = std::get_if<DocumentAdd>(&first.content);
  return document == nullptr ? std::string() : identity_of(document->sha256, again->capture);
}

Capture Drafter::capture_of(const AddDocument& operation, const std::string& name) {
  check_url(operation.url);
  check_url(operation.archive_url);
  Capture capture;
  capture.method = !operation.method.empty() ? operation.method
                   : operation.bytes         ? "inline"
                                             : "file";
  capture.name = name;
  capture.url = operation.url;
  capture.archive_url = operation.archive_url;
  capture.retrieved_at = operation.retrieved_at;
  capture.tool = operation.tool;
  return capture;
}

void Drafter::operator()(const AddDocument& operation) {
  AddDocument add = operation;
  prepare(add, tools_.base_folder);
  const PreparedDocument& document = *add.prepared;
  const Capture capture = capture_of(operation, document.name);
  for (const std::string& note : document.notes) warn(document.name + ": " + note);
  draft_.identity = identity_of(document.sha256, capture);
  const std::vector<std::int64_t> known = tools_.impl.documents_with(document.sha256);
  if (!known.empty()) {
    echo("same bytes as " + tools_.impl.show(known.front()) + "; a further capture of it");
    draft_.content = CaptureRecord{tools_.impl.id_of(known.front()), capture};
    return;
  }
  DocumentAdd content;
  content.capture = capture;
  content.recipe = document.recipe;
  content.sha256 = document.sha256;
  content.bytes = document.bytes;
  content.media_type = document.media_type;
  content.text = {document.text_sha256, document.characters};
  echo(document.name + "  " + std::to_string(document.characters) + " characters, " +
       document.recipe.charset);
  draft_.content = std::move(content);
  draft_.document = add.prepared;
}

void Drafter::operator()(const CiteDocument& operation) {
  if (is_blank(operation.name)) throw Error(ErrorCode::usage, "a cited document needs a name");
  DocumentCite cite;
  cite.name = operation.name;
  cite.handle = operation.handle;
  cite.note = operation.note;
  cite.evidence = evidence(operation.at, operation.document);
  draft_.content = std::move(cite);
  give_handle<DocumentCite>(operation.handle, operation.name);
}

}  // namespace prov
