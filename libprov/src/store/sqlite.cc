// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite.h"

#include <sqlite3.h>

#include <algorithm>
#include <climits>
#include <vector>

#include <prov/error.h>

namespace prov {
namespace {

// The statements of a schema file, without the comment lines between them: the text that SQLite
// keeps in sqlite_schema, provided that they are written as `CREATE TABLE name(`.
std::vector<std::string> statements_of(std::string_view schema) {
  std::vector<std::string> out;
  while (true) {
    while (!schema.empty() && (schema.front() == '\n' || schema.starts_with("--"))) {
      schema.remove_prefix(schema.front() == '\n' ? 1 : std::min(schema.find('\n'), schema.size()));
    }
    const std::size_t end = schema.find(";\n");
    if (end == std::string_view::npos) return out;
    out.emplace_back(schema.substr(0, end));
    schema.remove_prefix(end + 2);
  }
}

// The tables that FTS5 (SQLite 3.40) makes for one of its own that keeps no content, as it writes
// them.
void add_shadow_tables(std::vector<std::string>& out, std::string_view name) {
  const std::string begin = "CREATE TABLE '" + std::string(name);
  out.push_back(begin + "_data'(id INTEGER PRIMARY KEY, block BLOB)");
  out.push_back(begin + "_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID");
  out.push_back(begin + "_docsize'(id INTEGER PRIMARY KEY, sz BLOB)");
  out.push_back(begin + "_config'(k PRIMARY KEY, v) WITHOUT ROWID");
}

// What sqlite_schema holds of a schema file: its statements, and what the declared full-text tables
// bring with them.
std::vector<std::string> expected_schema(std::string_view schema) {
  constexpr std::string_view kVirtual = "CREATE VIRTUAL TABLE ";
  std::vector<std::string> out;
  for (std::string& statement : statements_of(schema)) {
    const std::size_t name_end = statement.find(" USING fts5(");
    out.push_back(std::move(statement));
    if (!out.back().starts_with(kVirtual) || name_end == std::string::npos) continue;
    const std::string name = out.back().substr(kVirtual.size(), name_end - kVirtual.size());
    add_shadow_tables(out, name);
  }
  return out;
}

ErrorCode meaning_of(int code) {
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ErrorCode::busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
      return ErrorCode::verification;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_NOMEM:
      return ErrorCode::io;
    case SQLITE_INTERRUPT:
      return ErrorCode::interrupted;
    default:
      return ErrorCode::internal;
  }
}

// SQLite refuses a symbolic link anywhere in a name; only the file itself must not be one.
std::filesystem::path without_links(const std::filesystem::path& path) {
  if (path.empty()) return path;
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::canonical(
      path.has_parent_path() ? path.parent_path() : std::filesystem::path("."), error);
  return error ? path : folder / path.filename();
}

// Whether the other columns of a row of sqlite_schema say what its statement says.
bool fits_statement(const Statement& row, std::string_view sql) {
  const std::string name(row.text(1));
  const std::string table(row.text(2));
  if (row.text(0) == "index") return sql.starts_with("CREATE INDEX " + name + " ON " + table + "(");
  return row.text(0) == "table" && name == table &&
         (sql.starts_with("CREATE TABLE " + name + "(") ||
          sql.starts_with("CREATE TABLE '" + name + "'(") ||
          sql.starts_with("CREATE VIRTUAL TABLE " + name + " "));
}

// An index that SQLite makes for a primary key stands without a statement.
bool is_automatic_index(const Statement& row) {
  return row.text(0) == "index" &&
         row.text(1) == "sqlite_autoindex_" + std::string(row.text(2)) + "_1";
}

// What keeps the rows of sqlite_schema from being those of the expected statements, numbered from
// 1; nothing: they are. Types are looked at first: reading a blob as text makes it one.
const char* schema_problem(Statement rows, const std::vector<std::string>& expected) {
  constexpr const char* kOther = "the schema is not the expected one";
  constexpr int kSql = 3;
  constexpr int kNumber = 4;
  auto next = expected.begin();
  for (std::int64_t number = 1; rows.step(); ++number) {
    for (int column = 0; column < kSql; ++column) {
      if (!rows.is_text(column)) return kOther;
    }
    if (rows.integer(kNumber) != number) return kOther;
    if (rows.is_null(kSql) && is_automatic_index(rows)) continue;
    if (next == expected.end()) return "the schema holds more than expected";
    if (!rows.is_text(kSql) || rows.text(kSql) != *next || !fits_statement(rows, *next)) {
      return kOther;
    }
    ++next;
  }
  return next == expected.end() ? nullptr : kOther;
}

}  // namespace

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

sqlite3_stmt* Statement::prepared() {
  if (statement_ != nullptr) return statement_.get();
  sqlite3_stmt* raw = nullptr;
  const int code =
      sqlite3_prepare_v3(database_->handle_, sql_.data(), static_cast<int>(sql_.size()),
                         SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  if (code != SQLITE_OK) database_->fail(code, sql_);
  statement_.reset(raw);
  return raw;
}

Statement& Statement::bind(std::int64_t value) {
  sqlite3_bind_int64(prepared(), next_parameter_++, value);
  return *this;
}

Statement& Statement::bind(std::string_view text) {
  // An empty view may have no address, which SQLite would take for NULL.
  const char* data = text.data() == nullptr ? "" : text.data();
  sqlite3_bind_text64(prepared(), next_parameter_++, data, text.size(), SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind(std::span<const std::uint8_t> blob) {
  const void* data = blob.data() == nullptr ? static_cast<const void*>("") : blob.data();
  sqlite3_bind_blob64(prepared(), next_parameter_++, data, blob.size(), SQLITE_STATIC);
  return *this;
}

Statement& Statement::bind_null() {
  sqlite3_bind_null(prepared(), next_parameter_++);
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(prepared());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    reset();
    return false;
  }
  reset();
  database_->fail(code, sql_);
}

void Statement::run() {
  while (step()) {
  }
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
  next_parameter_ = 1;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string_view Statement::text(int column) const {
  const unsigned char* data = sqlite3_column_text(statement_.get(), column);
  if (data == nullptr) return {};
  return {reinterpret_cast<const char*>(data),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::span<const std::uint8_t> Statement::blob(int column) const {
  const void* data = sqlite3_column_blob(statement_.get(), column);
  if (data == nullptr) return {};
  return {static_cast<const std::uint8_t*>(data),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

bool Statement::is_text(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_TEXT;
}

bool Statement::is_blob(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_BLOB;
}

int Statement::columns() const { return sqlite3_column_count(statement_.get()); }

Database::Database(const std::filesystem::path& path, OpenMode mode, const DatabaseFormat& format,
                   std::chrono::milliseconds wait)
    : path_(path) {
  open(mode);
  try {
    harden(wait);
    set_pragmas(mode, format);
    if (mode == OpenMode::create) create_schema(format);
    check_schema(format);
  } catch (const Error& error) {
    sqlite3_close_v2(handle_);
    // The statements of opening are always the same: it is the file that makes them fail.
    if (error.code() != ErrorCode::internal) throw;
    throw Error(ErrorCode::verification, error.what());
  }
}

Database::~Database() { sqlite3_close_v2(handle_); }

void Database::open(OpenMode mode) {
  if (mode != OpenMode::create && !std::filesystem::exists(path_)) {
    throw Error(ErrorCode::not_found, path_.string() + " is missing");
  }
  // A reader opens for writing as well, so that it can roll back the journal of a writer that died;
  // SQLite falls back to reading where the file cannot be written. `query_only` holds it to
  // reading.
  const int access =
      mode == OpenMode::create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
  const int code = sqlite3_open_v2(
      without_links(path_).c_str(), &handle_,
      access | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code != SQLITE_OK) {
    const std::string why = handle_ == nullptr ? "out of memory" : sqlite3_errmsg(handle_);
    sqlite3_close_v2(handle_);
    handle_ = nullptr;
    throw Error(meaning_of(code), "cannot open " + path_.string() + ": " + why);
  }
}

// The open sequence that SQLite recommends for files that may be hostile
// (https://www.sqlite.org/security.html).
void Database::harden(std::chrono::milliseconds wait) {
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_limit(handle_, SQLITE_LIMIT_LENGTH, 64 << 20);
  sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_busy_timeout(handle_, static_cast<int>(std::min<std::int64_t>(wait.count(), INT_MAX)));
}

// Each pragma is read back: SQLite says nothing when it does not know or cannot honour one. Some
// answer with what holds when they are set.
void Database::set_pragmas(OpenMode mode, const DatabaseFormat& format) {
  const auto require = [this](const std::string& name, const std::string& wanted, bool answers) {
    if (!answers) execute("PRAGMA " + name + "=" + wanted);
    const std::string actual = query_text("PRAGMA " + name + (answers ? "=" + wanted : ""));
    if (actual == wanted) return;
    throw Error(ErrorCode::io, path_.string() + ": " + name + " is " + actual + ", not " + wanted);
  };
  require("cell_size_check", "1", false);
  if (!path_.empty()) require("mmap_size", "0", true);
  if (mode == OpenMode::read) {
    require("query_only", "1", false);
    return;
  }
  // WAL is out: SQLite before 3.51.3 can corrupt it, and read-only media cannot be read with it.
  if (!path_.empty()) require("journal_mode", "truncate", true);
  require("synchronous", std::to_string(format.synchronous), false);
  require("secure_delete", format.secure_delete ? "1" : "0", true);
}

void Database::create_schema(const DatabaseFormat& format) {
  execute("PRAGMA page_size=" + std::to_string(format.page_size));
  execute("BEGIN EXCLUSIVE");
  execute("PRAGMA application_id=" + std::to_string(format.application_id));
  execute("PRAGMA user_version=" + std::to_string(format.version));
  for (const std::string& statement : statements_of(format.schema)) execute(statement);
  execute("COMMIT");
}

void Database::check_schema(const DatabaseFormat& format) {
  const Transaction reading(*this, Transaction::Kind::read);
  if (query_integer("PRAGMA application_id") != format.application_id) {
    throw Error(ErrorCode::verification, path_.string() + " is no file of a prov store");
  }
  const std::int64_t version = query_integer("PRAGMA user_version");
  if (version != format.version) {
    throw Error(ErrorCode::version, path_.string() + " has format " + std::to_string(version) +
                                        ", this program writes " + std::to_string(format.version));
  }
  const char* problem = schema_problem(
      prepare("SELECT type,name,tbl_name,sql,rowid FROM sqlite_schema ORDER BY rowid"),
      expected_schema(format.schema));
  if (problem != nullptr) {
    throw Error(ErrorCode::verification, path_.string() + ": " + problem);
  }
}

Statement Database::prepare(std::string sql) {
  Statement out;
  out.database_ = this;
  out.sql_ = std::move(sql);
  return out;
}

bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

void Database::execute(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code, sql);
}

std::int64_t Database::query_integer(const std::string& sql) {
  Statement statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

std::string Database::query_text(const std::string& sql) {
  Statement statement = prepare(sql);
  return statement.step() ? std::string(statement.text(0)) : std::string();
}

void Database::fail(int code, std::string_view doing) const {
  const ErrorCode meaning = meaning_of(code);
  std::string message = path_.string() + ": " + sqlite3_errmsg(handle_);
  if (meaning == ErrorCode::busy) {
    message = path_.string() + " is in use by another process (try again, or --wait longer)";
  }
  if (meaning == ErrorCode::internal) message += " (" + std::string(doing) + ")";
  throw Error(meaning, message);
}

Transaction::Transaction(Database& database, Kind kind) {
  if (kind == Kind::read && database.in_transaction()) return;
  database_ = &database;
  database.execute(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
  if (database_ == nullptr) return;
  try {
    database_->execute("ROLLBACK");
  } catch (const Error&) {
    // Nothing more can be done: SQLite rolls back by itself when the connection closes.
  }
}

void Transaction::commit() {
  if (database_ == nullptr) return;
  database_->execute("COMMIT");
  database_ = nullptr;
}

}  // namespace prov
