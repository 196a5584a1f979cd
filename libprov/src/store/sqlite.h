// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace prov {

class Database;

/// A statement, prepared when it is first used: a process that records one label needs few of those
/// that a store knows. Values bound as views must live until the next `reset` or rebinding.
class Statement {
 public:
  Statement() = default;

  /// Binds the next parameter, from 1; `reset` starts over.
  Statement& bind(std::int64_t value);
  Statement& bind(std::string_view text);
  Statement& bind(std::span<const std::uint8_t> blob);
  Statement& bind_null();

  /// Advances; false when there is no further row (the statement is then reset).
  /// Throws Error{busy, io, verification or internal}, the message naming the database file.
  bool step();
  /// Runs a statement that gives no rows, and resets it.
  void run();
  void reset();

  /// Columns of the row that `step` stands on, from 0. Views are valid until the next step.
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] std::span<const std::uint8_t> blob(int column) const;
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] bool is_text(int column) const;
  [[nodiscard]] bool is_blob(int column) const;
  /// Number of columns of a row.
  [[nodiscard]] int columns() const;

 private:
  friend class Database;
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const;
  };
  sqlite3_stmt* prepared();

  std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
  Database* database_ = nullptr;
  std::string sql_;
  int next_parameter_ = 1;
};

/// How a database file is opened.
enum class OpenMode { read, write, create };

/// What a database file must be, beside its schema.
struct DatabaseFormat {
  std::string_view schema;      ///< text of the SQL file; statements end with ";\n"
  std::int32_t application_id;  ///< PRAGMA application_id
  std::int32_t version;         ///< PRAGMA user_version
  int synchronous;              ///< 2 FULL, 1 NORMAL
  bool secure_delete = false;   ///< overwrite what is deleted
  int page_size = 4096;         ///< bytes, of a file that is made
};

/// One SQLite connection, hardened: no schema tricks of a crafted file are trusted, every pragma is
/// read back, the schema is compared byte for byte. Not thread-safe. A Database does not move,
/// since its statements point to it.
class Database {
 public:
  /// An empty path makes a temporary database that goes with the connection.
  /// Throws Error{not_found} (no file), {version} (another version), {verification} (not one of
  /// ours, or damaged), {io}.
  /// `wait`: longest wait for another process to be done with the file, then Error{busy}.
  Database(const std::filesystem::path& path, OpenMode mode, const DatabaseFormat& format,
           std::chrono::milliseconds wait = std::chrono::milliseconds{60000});
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  /// What is wrong with a statement is found when it is first used.
  [[nodiscard]] Statement prepare(std::string sql);
  void execute(const std::string& sql);
  [[nodiscard]] bool in_transaction() const;
  /// The first column of the first row.
  [[nodiscard]] std::int64_t query_integer(const std::string& sql);
  [[nodiscard]] std::string query_text(const std::string& sql);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Throws the Error that an SQLite result code stands for; `doing` says what was attempted.
  [[noreturn]] void fail(int code, std::string_view doing) const;

 private:
  friend class Statement;
  void open(OpenMode mode);
  void harden(std::chrono::milliseconds wait);
  void set_pragmas(OpenMode mode, const DatabaseFormat& format);
  void create_schema(const DatabaseFormat& format);
  void check_schema(const DatabaseFormat& format);

  std::filesystem::path path_;
  sqlite3* handle_ = nullptr;
};

/// BEGIN IMMEDIATE (writing) or BEGIN (reading); rolls back unless committed. Reading within
/// another transaction is part of that.
class Transaction {
 public:
  enum class Kind { read, write };
  Transaction(Database& database, Kind kind);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  void commit();

 private:
  Database* database_ = nullptr;  // nullptr: over, or part of another
};

}  // namespace prov
