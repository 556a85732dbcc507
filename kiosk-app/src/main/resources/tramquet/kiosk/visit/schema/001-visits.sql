-- The kiosk's visit log, version 1. No column is ever NULL: what is absent is '' or x'' or 0, so that
-- a damaged row cannot pass for an empty one. Times in nanoseconds since boot and in milliseconds
-- since 1970 (UTC). Nothing here is readable about a person: see sealed_authority and sealed_view.
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Lives of the log: a random epoch each, so that no sequence number is ever used twice.
CREATE TABLE stream (
  position INTEGER PRIMARY KEY,
  epoch INTEGER NOT NULL UNIQUE,
  created_at_mono INTEGER NOT NULL,
  boot_id BLOB NOT NULL,
  closed INTEGER NOT NULL
) STRICT;

CREATE TABLE outbox (
  epoch INTEGER NOT NULL REFERENCES stream (epoch),
  seq INTEGER NOT NULL CHECK (seq >= 1),
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
  crc INTEGER NOT NULL,
  PRIMARY KEY (epoch, seq)
) STRICT, WITHOUT ROWID;

-- One row per epoch and none per record: unsent is what has a higher seq than acked_upto. When a row is
-- written it also says how far the epoch had come, for the day when the outbox's last page is broken.
CREATE TABLE ack (
  epoch INTEGER PRIMARY KEY REFERENCES stream (epoch),
  acked_upto INTEGER NOT NULL,
  highest INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Every known gap. An epoch here may be one that this file never had.
CREATE TABLE loss (
  epoch INTEGER NOT NULL,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (epoch, from_seq, to_seq)
) STRICT, WITHOUT ROWID;
