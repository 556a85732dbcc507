-- What clocks said (records of kind 'clock', wire.RecordKind). A kiosk has no battery for its clock: what a record's
-- own clock said is believed only where nothing better is known.
CREATE TABLE clock (
  kiosk      text    NOT NULL,
  epoch      bigint  NOT NULL,
  seq        bigint  NOT NULL,
  boot_id    uuid    NOT NULL,
  boot_nanos bigint  NOT NULL,
  wall_ms    bigint  NOT NULL,
  trusted    boolean NOT NULL,
  PRIMARY KEY (kiosk, epoch, seq)
);

CREATE INDEX clock_by_boot ON clock (kiosk, boot_id);

-- What a clock that said wall_ms at clock_nanos after its start says at boot_nanos. A kiosk may say any number it likes.
CREATE FUNCTION on_clock(wall_ms bigint, clock_nanos bigint, boot_nanos bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  least(greatest(wall_ms + div(boot_nanos::numeric - clock_nanos, 1000000), -9223372036854775808),
        9223372036854775807)::bigint;

-- When each record happened, in milliseconds since 1970:
--   'anchor'   at_ms, by what a trusted clock said next in the same boot, or before where nothing came after: a clock
--              that jumps was wrong until then
--   'clock'    at_ms, by its own trusted stamp, where the boot has no such word
--   'between'  after not_before_ms, if that is known, and before not_after_ms: the boot never had a trusted clock. It
--              began after the last thing that a boot before it did, and ended before the next began, and before the
--              centre had the record.
CREATE VIEW record_time AS
SELECT r.kiosk, r.epoch, r.seq,
       CASE WHEN anchor.wall_ms IS NOT NULL THEN 'anchor' WHEN own.trusted THEN 'clock' ELSE 'between' END AS basis,
       CASE WHEN anchor.wall_ms IS NOT NULL THEN on_clock(anchor.wall_ms, anchor.boot_nanos, r.boot_nanos)
            WHEN own.trusted THEN r.wall_ms END AS at_ms,
       low.not_before_ms, high.not_after_ms
  FROM record r
 CROSS JOIN LATERAL (SELECT r.clock_quality IN ('synced', 'authenticated') AS trusted) own
  LEFT JOIN LATERAL (
    SELECT c.wall_ms, c.boot_nanos FROM clock c
     WHERE c.kiosk = r.kiosk AND c.boot_id = r.boot_id AND c.trusted
     ORDER BY c.boot_nanos < r.boot_nanos, abs(c.boot_nanos::numeric - r.boot_nanos) LIMIT 1) anchor ON true
  LEFT JOIN LATERAL (
    SELECT on_clock(on_clock(t.wall_ms, t.boot_nanos, last.boot_nanos), 0, r.boot_nanos) AS not_before_ms
      FROM (SELECT * FROM clock c
             WHERE c.kiosk = r.kiosk AND c.epoch = r.epoch AND c.seq < r.seq AND c.trusted
             ORDER BY c.seq DESC LIMIT 1) t
     CROSS JOIN LATERAL (
       SELECT p.boot_nanos FROM record p
        WHERE p.kiosk = t.kiosk AND p.epoch = t.epoch AND p.seq >= t.seq AND p.boot_id = t.boot_id
          AND p.seq < coalesce((SELECT min(c.seq) FROM clock c
                                 WHERE c.kiosk = t.kiosk AND c.epoch = t.epoch AND c.seq > t.seq
                                   AND c.boot_id <> t.boot_id), r.seq)
        ORDER BY p.seq DESC LIMIT 1) last) low ON anchor.wall_ms IS NULL AND NOT own.trusted
  LEFT JOIN LATERAL (
    SELECT least((extract(epoch FROM r.received_at) * 1000)::bigint,
                 (SELECT on_clock(c.wall_ms, c.boot_nanos, 0) FROM clock c
                   WHERE c.kiosk = r.kiosk AND c.epoch = r.epoch AND c.seq > r.seq AND c.trusted
                   ORDER BY c.seq LIMIT 1)) AS not_after_ms) high ON anchor.wall_ms IS NULL AND NOT own.trusted;
