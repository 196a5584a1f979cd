-- content.db: what may have to be erased by law, and only so. Every row names the entry that owns
-- it by the id that its leaf has in log.db; rows beyond the size of a log are orphans of a crash.

-- id = number * 2^40 + seq. A part that is erased, or was never there, is NULL with its salt.
CREATE TABLE entry(
  id INTEGER PRIMARY KEY,
  body_salt BLOB,
  body BLOB,
  sealed_salt BLOB,
  sealed BLOB
) STRICT;

-- Raw documents (part 0) and texts (part 1) in pieces of up to 1 MiB. A text that equals the raw
-- bytes is not stored again. encoding: 0 as it is, 1 a zstd frame of its own.
CREATE TABLE chunk(
  owner INTEGER NOT NULL,
  part INTEGER NOT NULL,
  n INTEGER NOT NULL,
  encoding INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY(owner, part, n)
) STRICT;
