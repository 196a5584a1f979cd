-- index.db: what finds entries. All of it is a pure function of the logs and of the parts present;
-- delete the file and the next command rebuilds an equal one. Ids are those of log.db.

-- How much of each log has been projected.
CREATE TABLE log(
  number INTEGER PRIMARY KEY,
  origin TEXT NOT NULL,
  size INTEGER NOT NULL
) STRICT;

-- type: place in the list of types that the library knows, from 1; 0: unknown. time: claimed,
-- seconds since 1970; NULL where the body is erased. parts: 0 all there, 1 the sealed part erased,
-- 2 the body too.
CREATE TABLE entry(
  id INTEGER PRIMARY KEY,
  type INTEGER NOT NULL,
  lamport INTEGER NOT NULL,
  time INTEGER,
  parts INTEGER NOT NULL
) STRICT;

-- Who refers to whom, found from the target. detail: the label, where target is a vocabulary.
CREATE TABLE mention(
  target INTEGER NOT NULL,
  role INTEGER NOT NULL,
  source INTEGER NOT NULL,
  item INTEGER NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY(target, role, source, item, detail)
) STRICT, WITHOUT ROWID;

-- hash: first 64 bits of the SHA-256 of the raw bytes, top bit flipped so that it sorts; enough to
-- find, and what is found is compared in full.
CREATE TABLE document(
  id INTEGER PRIMARY KEY,
  hash INTEGER NOT NULL
) STRICT;

CREATE INDEX document_hash ON document(hash);

-- Everything that can be typed to mean an entry; kind as in index.h.
CREATE TABLE name(
  kind INTEGER NOT NULL,
  text TEXT NOT NULL,
  id INTEGER NOT NULL,
  PRIMARY KEY(kind, text, id)
) STRICT, WITHOUT ROWID;

-- Idempotence keys of batches; hash: first 64 bits of the SHA-256 of the key.
CREATE TABLE batch_key(
  log INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  id INTEGER NOT NULL,
  PRIMARY KEY(log, hash, id)
) STRICT, WITHOUT ROWID;

-- What each withdrawal of an entry of its own log acts on.
CREATE TABLE withdrawal(
  id INTEGER PRIMARY KEY,
  target INTEGER NOT NULL,
  item INTEGER NOT NULL
) STRICT;

CREATE INDEX withdrawal_target ON withdrawal(target, item);

-- Entries (item 0) and items that are withdrawn now: an own withdrawal of them is not itself
-- withdrawn.
CREATE TABLE withdrawn(
  id INTEGER NOT NULL,
  item INTEGER NOT NULL,
  PRIMARY KEY(id, item)
) STRICT, WITHOUT ROWID;

-- How much of each log the full text has: documents of entries before `size`, and no others. Never
-- ahead of the table log.
CREATE TABLE full_text_log(
  number INTEGER PRIMARY KEY,
  origin TEXT NOT NULL,
  size INTEGER NOT NULL
) STRICT;

-- Words of the texts, one row for each document by the id of the entry that brought it. The texts
-- stay in content.db. Case, accents and the edges of words in other scripts are settled before
-- (text/text_search.h), so the simplest tokenizer is the right one, and the same with every SQLite.
-- FTS5 keeps this in four tables of its own.
CREATE VIRTUAL TABLE full_text USING fts5(text, content='', tokenize='ascii');
