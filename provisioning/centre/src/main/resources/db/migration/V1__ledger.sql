-- What every kiosk has said, once each. The key is what the kiosk counts, never a time: clocks are corrected later.
CREATE TABLE record (
  kiosk            text        NOT NULL,
  epoch            bigint      NOT NULL,
  seq              bigint      NOT NULL CHECK (seq >= 1),
  kind             text        NOT NULL,
  record_id        uuid        NOT NULL,
  subject_of       uuid,
  lane             text        NOT NULL,
  direction        text        NOT NULL,
  trip             text,
  verdict          text,
  pack_version     bigint      NOT NULL,
  boot_id          uuid        NOT NULL,
  boot_nanos       bigint      NOT NULL,
  wall_ms          bigint      NOT NULL,
  clock_quality    text        NOT NULL,
  key_id           text        NOT NULL,
  sealed_authority bytea       NOT NULL,
  sealed_view      bytea       NOT NULL,
  digest           bytea       NOT NULL,
  received_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kiosk, epoch, seq)
);

-- Not unique: two records of one id are a fault to report, not a reason to stop a kiosk's delivery.
CREATE INDEX record_by_id ON record (record_id);
CREATE INDEX record_by_subject ON record (subject_of) WHERE subject_of IS NOT NULL;

-- Records that a kiosk says are gone: a gap told is not a gap.
CREATE TABLE loss (
  kiosk    text   NOT NULL,
  epoch    bigint NOT NULL,
  from_seq bigint NOT NULL CHECK (from_seq >= 1),
  to_seq   bigint NOT NULL CHECK (to_seq >= from_seq),
  PRIMARY KEY (kiosk, epoch, from_seq, to_seq)
);

-- How far each epoch is known without a gap. It only grows, from what is in record and loss.
CREATE TABLE stream (
  kiosk text   NOT NULL,
  epoch bigint NOT NULL,
  up_to bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (kiosk, epoch)
);
