-- log.db: what is signed. Leaves and checkpoints are only ever appended; tiles are derived from the
-- leaves and rewritten while they fill. There are no state columns: every value here is covered by
-- a leaf hash or a signature, or is recomputed by `prov verify`. Ids are packed from the number that
-- a log has in this file and a place in it, so that appending never touches a second index.

-- number: 1, 2, ... in order of arrival, of this file only. origin: checked against key.
CREATE TABLE log(
  number INTEGER PRIMARY KEY,
  origin TEXT NOT NULL,
  key BLOB NOT NULL
) STRICT;

-- id = number * 2^40 + seq
CREATE TABLE leaf(
  id INTEGER PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;

-- id = number * 2^40 + level * 2^36 + n; up to 256 hashes of 32 bytes (C2SP tlog-tiles)
CREATE TABLE tile(
  id INTEGER PRIMARY KEY,
  hashes BLOB NOT NULL
) STRICT;

-- id = number * 2^40 + size; the signed note of each transaction (C2SP tlog-checkpoint)
CREATE TABLE checkpoint(
  id INTEGER PRIMARY KEY,
  note TEXT NOT NULL
) STRICT;
