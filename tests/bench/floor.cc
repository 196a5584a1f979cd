// SPDX-License-Identifier: Apache-2.0
// What the work of `prov` costs at least: the same digests, HMACs, zstd frames, tree, rows and
// durable transactions, written straight down. No schema check, no reading of passages, no error
// handling beyond stopping. One thread, one database file in WAL mode (cheaper than the two files
// with rollback journals that a case has).
//
// usage: prov-floor ingest FOLDER OUT.db [full-text]   every file below FOLDER as a document
//        prov-floor verify OUT.db                      all bytes, both parts, leaves, root
//        prov-floor labels LINES.jsonl TEXT OUT.db     one label per line of a batch file
#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Digest = std::array<unsigned char, 32>;
constexpr int kPerTransaction = 1000;
constexpr std::string_view kOrigin =
    "prov.invalid/00000000000000000000000000000000/00000000000000000000000000000000";

[[noreturn]] void die(const std::string& message) {
  std::fprintf(stderr, "prov-floor: %s\n", message.c_str());
  std::exit(1);
}

// SHA-256 with one context that is used again, the cheapest way through OpenSSL's interface.
class Sha256 {
 public:
  Digest operator()(std::initializer_list<std::string_view> parts) {
    Digest out;
    EVP_DigestInit_ex(context_, method_, nullptr);
    for (const std::string_view part : parts) {
      EVP_DigestUpdate(context_, part.data(), part.size());
    }
    EVP_DigestFinal_ex(context_, out.data(), nullptr);
    return out;
  }

  // RFC 2104, key of 32 bytes
  Digest hmac(const Digest& key, std::initializer_list<std::string_view> parts) {
    std::array<char, 64> inner;
    std::array<char, 64> outer;
    inner.fill(0x36);
    outer.fill(0x5c);
    for (std::size_t i = 0; i < key.size(); ++i) {
      inner[i] = static_cast<char>(inner[i] ^ key[i]);
      outer[i] = static_cast<char>(outer[i] ^ key[i]);
    }
    Digest first;
    EVP_DigestInit_ex(context_, method_, nullptr);
    EVP_DigestUpdate(context_, inner.data(), inner.size());
    for (const std::string_view part : parts) {
      EVP_DigestUpdate(context_, part.data(), part.size());
    }
    EVP_DigestFinal_ex(context_, first.data(), nullptr);
    return (*this)({{outer.data(), outer.size()},
                    {reinterpret_cast<const char*>(first.data()), first.size()}});
  }

 private:
  EVP_MD* method_ = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  EVP_MD_CTX* context_ = EVP_MD_CTX_new();
};

std::string_view view(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::string hex(const Digest& digest) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const unsigned char byte : digest) {
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

// The tree of RFC 6962 as the list of its full subtrees.
class Tree {
 public:
  explicit Tree(Sha256& sha) : sha_(sha) {}

  void add(std::string_view leaf) {
    Digest hash = sha_({std::string_view("\0", 1), leaf});
    for (std::uint64_t n = size_++; (n & 1) != 0; n >>= 1) {
      hash = node(full_.back(), hash);
      full_.pop_back();
    }
    full_.push_back(hash);
  }

  [[nodiscard]] Digest root() const {
    if (full_.empty()) return {};
    Digest out = full_.back();
    for (std::size_t i = full_.size() - 1; i-- > 0;) out = node(full_[i], out);
    return out;
  }

 private:
  [[nodiscard]] Digest node(const Digest& left, const Digest& right) const {
    return sha_({"\1", view(left), view(right)});
  }

  Sha256& sha_;
  std::vector<Digest> full_;
  std::uint64_t size_ = 0;
};

class Database {
 public:
  explicit Database(const std::string& path) {
    if (sqlite3_open(path.c_str(), &handle_) != SQLITE_OK) die("cannot open " + path);
    run("PRAGMA page_size=8192;PRAGMA journal_mode=WAL;PRAGMA cache_size=-131072;"
        "PRAGMA synchronous=FULL;PRAGMA temp_store=MEMORY");
  }

  void run(const std::string& sql) {
    char* message = nullptr;
    if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, &message) != SQLITE_OK) die(message);
  }

  sqlite3_stmt* prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != 0) {
      die(sqlite3_errmsg(handle_));
    }
    return statement;
  }

 private:
  sqlite3* handle_ = nullptr;
};

struct Row {
  explicit Row(sqlite3_stmt* statement) : statement_(statement) {}
  Row& integer(std::int64_t value) {
    sqlite3_bind_int64(statement_, ++next_, value);
    return *this;
  }
  Row& blob(std::string_view value) {
    sqlite3_bind_blob(statement_, ++next_, value.data(), static_cast<int>(value.size()), nullptr);
    return *this;
  }
  Row& text(std::string_view value) {
    sqlite3_bind_text(statement_, ++next_, value.data(), static_cast<int>(value.size()), nullptr);
    return *this;
  }
  // Whether a row was found, for statements that ask.
  bool run() {
    const int result = sqlite3_step(statement_);
    if (result != SQLITE_DONE && result != SQLITE_ROW) die("a row was refused");
    sqlite3_reset(statement_);
    return result == SQLITE_ROW;
  }

 private:
  sqlite3_stmt* statement_;
  int next_ = 0;
};

// A log with bodies and sealed parts, committed as the log format asks for.
class Log {
 public:
  Log(Database& database, Sha256& sha) : database_(database), sha_(sha), tree_(sha) {
    database_.run(
        "CREATE TABLE leaf(id INTEGER PRIMARY KEY,bytes BLOB);"
        "CREATE TABLE entry(id INTEGER PRIMARY KEY,body_salt BLOB,body BLOB,sealed_salt BLOB,"
        "sealed BLOB);CREATE TABLE note(id INTEGER PRIMARY KEY,root BLOB,signature BLOB)");
    leaf_ = database_.prepare("INSERT INTO leaf VALUES(?,?)");
    entry_ = database_.prepare("INSERT INTO entry VALUES(?,?,?,?,?)");
    note_ = database_.prepare("INSERT OR REPLACE INTO note VALUES(?,?,?)");
    key_ = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    database_.run("BEGIN IMMEDIATE");
  }

  // `body` holds 64 zeros where the commitment of the sealed part goes.
  std::int64_t append(std::string_view type, std::string body, std::string_view sealed) {
    const std::int64_t id = next_++;
    const Digest sealed_salt = salt();
    const Digest body_salt = salt();
    const std::string_view zero("\0", 1);
    body.replace(
        body.find(std::string(64, '0')), 64,
        hex(sha_.hmac(sealed_salt, {"prov-sealed-v1", zero, kOrigin, zero, type, zero, sealed})));
    const Digest commitment =
        sha_.hmac(body_salt, {"prov-body-v1", zero, kOrigin, zero, type, zero, body});
    std::string leaf = R"({"body":")" + hex(commitment) + R"(","deps":[],"lamport":)";
    leaf += std::to_string(id + 1) + R"(,"log":")";
    leaf += std::string(kOrigin) + R"(","seq":)" + std::to_string(id) + R"(,"type":")";
    leaf += std::string(type) + R"(","v":1})";
    tree_.add(leaf);
    Row(leaf_).integer(id).blob(leaf).run();
    Row(entry_)
        .integer(id)
        .blob(view(body_salt))
        .blob(body)
        .blob(view(sealed_salt))
        .blob(sealed)
        .run();
    if (next_ % kPerTransaction == 0) {
      sign();
      database_.run("COMMIT;BEGIN IMMEDIATE");
    }
    return id;
  }

  void close() {
    sign();
    database_.run("COMMIT;PRAGMA wal_checkpoint(TRUNCATE)");
  }

  [[nodiscard]] Digest root() const { return tree_.root(); }

 private:
  Digest salt() {
    if (used_ == salts_.size()) {
      RAND_bytes(salts_.data()->data(), static_cast<int>(sizeof salts_));
      used_ = 0;
    }
    return salts_[used_++];
  }

  void sign() {
    const Digest root = tree_.root();
    std::array<unsigned char, 64> signature;
    std::size_t size = signature.size();
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_DigestSignInit(context, nullptr, nullptr, nullptr, key_);
    EVP_DigestSign(context, signature.data(), &size, root.data(), root.size());
    EVP_MD_CTX_free(context);
    Row(note_)
        .integer(next_)
        .blob(view(root))
        .blob({reinterpret_cast<const char*>(signature.data()), size})
        .run();
  }

  Database& database_;
  Sha256& sha_;
  Tree tree_;
  EVP_PKEY* key_;
  sqlite3_stmt* leaf_;
  sqlite3_stmt* entry_;
  sqlite3_stmt* note_;
  std::array<Digest, 64> salts_;
  std::size_t used_ = 64;
  std::int64_t next_ = 0;
};

std::string read_file(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status;
  if (file < 0 || fstat(file, &status) != 0) die("cannot read " + path);
  std::string out(static_cast<std::size_t>(status.st_size), '\0');
  if (read(file, out.data(), out.size()) != status.st_size) die("cannot read " + path);
  close(file);
  return out;
}

std::vector<std::string> files_below(const std::string& folder) {
  std::vector<std::string> out;
  for (const auto& item : std::filesystem::recursive_directory_iterator(folder)) {
    if (item.is_regular_file()) out.push_back(item.path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::int64_t code_points(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; });
}

int ingest(const std::string& folder, const std::string& out, bool full_text) {
  std::filesystem::remove(out);
  Database database(out);
  Sha256 sha;
  database.run(
      "CREATE TABLE blob(id INTEGER PRIMARY KEY,bytes BLOB);"
      "CREATE TABLE document(id INTEGER PRIMARY KEY,hash INTEGER,name TEXT);"
      "CREATE INDEX document_hash ON document(hash)");
  if (full_text) {
    database.run(
        "CREATE VIRTUAL TABLE words USING fts5(title,text,content='');"
        "INSERT INTO words(words,rank) VALUES('hashsize',67108864)");
  }
  Log log(database, sha);
  sqlite3_stmt* known = database.prepare("SELECT id FROM document WHERE hash=?");
  sqlite3_stmt* blob = database.prepare("INSERT INTO blob VALUES(?,?)");
  sqlite3_stmt* document = database.prepare("INSERT INTO document VALUES(?,?,?)");
  sqlite3_stmt* words =
      full_text ? database.prepare("INSERT INTO words(rowid,title,text) VALUES(?,?,?)") : nullptr;
  ZSTD_CCtx* zstd = ZSTD_createCCtx();
  std::string packed;
  std::uint64_t count = 0;
  for (const std::string& path : files_below(folder)) {
    const std::string text = read_file(path);
    const Digest digest = sha({text});
    std::int64_t hash = 0;
    std::memcpy(&hash, digest.data(), sizeof hash);
    const bool is_new = !Row(known).integer(hash).run();
    const std::string name = std::filesystem::path(path).filename();
    const std::string body = R"({"capture":{"size":)" + std::to_string(text.size()) +
                             R"(},"sealed":")" + std::string(64, '0') +
                             R"(","text":{"codePoints":)" + std::to_string(code_points(text)) +
                             R"(,"recipe":"plain/1"},"time":"2026-01-01T00:00:00Z"})";
    const std::int64_t id =
        log.append(is_new ? "document.add" : "capture.record", body,
                   R"({"fileName":")" + name + R"(","sha256":")" + hex(digest) + R"("})");
    ++count;
    if (!is_new) continue;
    packed.resize(ZSTD_compressBound(text.size()));
    const std::size_t size =
        ZSTD_compressCCtx(zstd, packed.data(), packed.size(), text.data(), text.size(), 3);
    Row(blob).integer(id).blob(std::string_view(packed).substr(0, size)).run();
    Row(document).integer(id).integer(hash).text(name).run();
    if (full_text) {
      const std::size_t title = std::min(text.find('\n'), text.size());
      Row(words).integer(id).text(std::string_view(text).substr(0, title)).text(text).run();
    }
  }
  log.close();
  std::printf("%llu documents\n", static_cast<unsigned long long>(count));
  return 0;
}

std::string_view column(sqlite3_stmt* row, int n) {
  return {static_cast<const char*>(sqlite3_column_blob(row, n)),
          static_cast<std::size_t>(sqlite3_column_bytes(row, n))};
}

Digest digest_of(std::string_view bytes) {
  Digest out{};
  std::memcpy(out.data(), bytes.data(), std::min(bytes.size(), out.size()));
  return out;
}

// Re-hashes all documents, both parts of every entry and every leaf, and compares them with what
// the next level says, up to the last root.
int verify(const std::string& path) {
  Database database(path);
  Sha256 sha;
  std::uint64_t bad = 0;
  std::uint64_t entries = 0;
  const std::string_view zero("\0", 1);
  Tree tree(sha);
  sqlite3_stmt* row = database.prepare(
      "SELECT bytes,body_salt,body,sealed_salt,sealed FROM leaf JOIN entry USING(id) ORDER BY id");
  while (sqlite3_step(row) == SQLITE_ROW) {
    const std::string_view leaf = column(row, 0);
    const std::size_t begin = leaf.find(R"("type":")") + 8;
    const std::string_view type = leaf.substr(begin, leaf.find('"', begin) - begin);
    const std::string_view body = column(row, 2);
    bad += leaf.find(hex(sha.hmac(digest_of(column(row, 1)),
                                  {"prov-body-v1", zero, kOrigin, zero, type, zero, body}))) != 9;
    bad += body.find(hex(sha.hmac(digest_of(column(row, 3)), {"prov-sealed-v1", zero, kOrigin, zero,
                                                              type, zero, column(row, 4)}))) ==
           std::string_view::npos;
    tree.add(leaf);
    ++entries;
  }
  sqlite3_stmt* note = database.prepare("SELECT root FROM note ORDER BY id DESC LIMIT 1");
  if (sqlite3_step(note) != SQLITE_ROW || column(note, 0) != view(tree.root())) ++bad;
  row = database.prepare("SELECT bytes,sealed FROM blob JOIN entry USING(id) ORDER BY id");
  ZSTD_DCtx* zstd = ZSTD_createDCtx();
  std::string text;
  while (sqlite3_step(row) == SQLITE_ROW) {
    const std::string_view packed = column(row, 0);
    text.resize(ZSTD_getFrameContentSize(packed.data(), packed.size()));
    ZSTD_decompressDCtx(zstd, text.data(), text.size(), packed.data(), packed.size());
    bad += column(row, 1).find(hex(sha({text}))) == std::string_view::npos;
  }
  std::printf("%llu entries, %llu bad\n", static_cast<unsigned long long>(entries),
              static_cast<unsigned long long>(bad));
  return bad == 0 ? 0 : 1;
}

std::string_view value_of(std::string_view line, std::string_view key) {
  const std::size_t found = line.find(key);
  if (found == std::string_view::npos) die("a line lacks " + std::string(key));
  const std::size_t begin = found + key.size();
  return line.substr(begin, line.find('"', begin) - begin);
}

// What finds a label again: by its place in the log, from its document, from its vocabulary, and by
// the key that makes a repeated batch write nothing.
class Projection {
 public:
  explicit Projection(Database& database) {
    database.run(
        "CREATE TABLE place(id INTEGER PRIMARY KEY,type INTEGER,lamport INTEGER,time INTEGER);"
        "CREATE TABLE mention(target INTEGER,role INTEGER,source INTEGER,item INTEGER,detail TEXT,"
        "PRIMARY KEY(target,role,source,item,detail)) WITHOUT ROWID;"
        "CREATE TABLE key(log INTEGER,hash INTEGER,id INTEGER,PRIMARY KEY(log,hash,id)) "
        "WITHOUT ROWID");
    place_ = database.prepare("INSERT INTO place VALUES(?,13,?,1767225600)");
    mention_ = database.prepare("INSERT INTO mention VALUES(?,?,?,0,?)");
    key_ = database.prepare("INSERT INTO key VALUES(1,?,?)");
    known_ = database.prepare("SELECT id FROM key WHERE log=1 AND hash=?");
  }

  bool holds(const Digest& key) { return Row(known_).integer(number(key)).run(); }

  void add(std::int64_t id, std::string_view label, const Digest& key) {
    Row(place_).integer(id).integer(id + 1).run();
    Row(mention_).integer(1).integer(1).integer(id).text("").run();
    Row(mention_).integer(2).integer(2).integer(id).text(label).run();
    Row(key_).integer(number(key)).integer(id).run();
  }

 private:
  static std::int64_t number(const Digest& key) {
    std::int64_t out = 0;
    std::memcpy(&out, key.data(), sizeof out);
    return out;
  }

  sqlite3_stmt* place_;
  sqlite3_stmt* mention_;
  sqlite3_stmt* key_;
  sqlite3_stmt* known_;
};

int labels(const std::string& lines, const std::string& text_path, const std::string& out) {
  std::filesystem::remove(out);
  const std::string input = read_file(lines);
  const std::string text = read_file(text_path);
  Database database(out);
  Sha256 sha;
  Log log(database, sha);
  Projection projection(database);
  std::uint64_t count = 0;
  for (std::size_t begin = 0; begin < input.size();) {
    const std::size_t end = std::min(input.find('\n', begin), input.size());
    const std::string_view line = std::string_view(input).substr(begin, end - begin);
    begin = end + 1;
    const std::string_view at = value_of(line, R"("at": ")");
    const std::size_t first = std::strtoull(at.data(), nullptr, 10);
    const std::size_t last = std::strtoull(at.data() + at.find("..") + 2, nullptr, 10);
    const std::string_view label = value_of(line, "language-device/");
    const std::size_t before = std::min<std::size_t>(first, 32);
    const auto piece = [&](std::size_t from, std::size_t to) {
      return text.substr(from, std::min(to, text.size()) - from);
    };
    std::string sealed = R"("quotes":[{"exact":")" + piece(first, last) + R"(","prefix":")" +
                         piece(first - before, first) + R"(","suffix":")" + piece(last, last + 32) +
                         R"("}],"rationale":")" + std::string(value_of(line, R"("why": ")")) +
                         R"("})";
    const std::string body =
        R"({"concept":")" + std::string(label) + R"(","passage":{"ranges":[[)" +
        std::to_string(first) + ',' + std::to_string(last) + R"(]],"text":{"seq":1}},"sealed":")" +
        std::string(64, '0') + R"(","time":"2026-01-01T00:00:00Z","vocabulary":{"seq":2}})";
    const Digest key = sha({"label.attach", body, sealed});
    if (projection.holds(key)) continue;
    sealed.insert(0, R"({"key":"auto:)" + hex(key) + R"(:1",)");
    const std::int64_t id = log.append("label.attach", body, sealed);
    projection.add(id, label, key);
    ++count;
  }
  log.close();
  std::printf("%llu labels\n", static_cast<unsigned long long>(count));
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  const std::string verb = words.empty() ? "" : words[0];
  if (verb == "ingest" && words.size() >= 3) return ingest(words[1], words[2], words.size() > 3);
  if (verb == "verify" && words.size() == 2) return verify(words[1]);
  if (verb == "labels" && words.size() == 4) return labels(words[1], words[2], words[3]);
  die("usage: prov-floor ingest FOLDER OUT.db [full-text] | verify OUT.db | "
      "labels LINES.jsonl TEXT OUT.db");
}
