-- The kiosk's visit log, version 2. No column is ever NULL: what is absent is '' or x'' or 0, so that
-- a damaged row cannot pass for an empty one. Times in nanoseconds since boot and in milliseconds
-- since 1970 (UTC). Nothing here is readable about a person: see sealed_authority and sealed_view.
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Lives of the log: a random epoch each, so that no sequence number is ever used twice.
CREATE TABLE stream (
  position INTEGER PRIMARY KEY CHECK (position BETWEEN -4194304 AND 4194303),
  epoch INTEGER NOT NULL UNIQUE,
  created_at_mono INTEGER NOT NULL,
  boot_id BLOB NOT NULL,
  closed INTEGER NOT NULL
) STRICT;

-- In the order they were written: the place is the stream's position times 2^40, and seq. Only a table with
-- an INTEGER PRIMARY KEY is appended to without its neighbouring pages being written too (balance_quick),
-- and holds rows of over a kilobyte without a page more for each.
CREATE TABLE outbox (
  place INTEGER PRIMARY KEY,
  epoch INTEGER NOT NULL REFERENCES stream (epoch),
  seq INTEGER NOT NULL CHECK (seq = place & 1099511627775 AND seq >= 1),
  kind TEXT NOT NULL,
  record_id BLOB NOT NULL,
  subject_of BLOB NOT NULL,
  lane TEXT NOT NULL,
  direction TEXT NOT NULL,
  trip TEXT NOT NULL,
  verdict TEXT NOT NULL,
  pack_version INTEGER NOT NULL,
  boot_id BLOB NOT NULL,
  mono_ns INTEGER NOT NULL,
  wall_ms INTEGER NOT NULL,
  clock_quality TEXT NOT NULL,
  loss_epoch INTEGER NOT NULL,
  loss_from INTEGER NOT NULL,
  loss_to INTEGER NOT NULL,
  key_id TEXT NOT NULL,
  sealed_authority BLOB NOT NULL,
  sealed_view BLOB NOT NULL,
  crc INTEGER NOT NULL
) STRICT;

-- One row per epoch and none per record: unsent is what has a higher seq than acked_upto. When a row is
-- written it also says how far the epoch had come, for the day when the outbox's last page is broken. crc
-- as in the outbox: records are deleted because of these numbers.
CREATE TABLE ack (
  epoch INTEGER PRIMARY KEY REFERENCES stream (epoch),
  acked_upto INTEGER NOT NULL,
  highest INTEGER NOT NULL,
  crc INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Every known gap. An epoch here may be one that this file never had.
CREATE TABLE loss (
  epoch INTEGER NOT NULL,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (epoch, from_seq, to_seq)
) STRICT, WITHOUT ROWID;
