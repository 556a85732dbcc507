package tramquet.centre.registry;

/// The SQL of [Trips].
///
/// Numbers of a kiosk's records grow with time, whatever its clock says. So the records of a window
/// lie between two *marks* (begin or end of a trip, word of a clock; the index `record_by_trip` has
/// nothing else) of which it is known that one was before it and the other after, and only these
/// are read. Where a trip is under way at either mark, its other part is read too.
///
/// A trip's name comes again, every day perhaps. So the records of a lane in their order, a trip
/// begins where one is told to, or where somebody is served under another name than before, or
/// after an end. What becomes of a visit begins nothing: it may come after the trip.
final class TripQuery {
  /// Parameters: `place`; `since` and `until` in milliseconds since 1970; `most` trips.
  static final String TRIPS =
      """
      WITH reach AS (
        SELECT s.kiosk, s.epoch, coalesce(under_way.seq, before.seq, 0) AS low,
               CASE WHEN after.seq IS NULL THEN 9223372036854775807
                    WHEN next.seq IS NOT NULL THEN next.seq
                    WHEN latest.seq IS NOT NULL THEN 9223372036854775807
                    ELSE after.seq END AS high
          FROM kiosk k JOIN stream s ON s.kiosk = k.id
          LEFT JOIN LATERAL (
            SELECT f.seq FROM record f CROSS JOIN LATERAL (
                     SELECT coalesce(t.at_ms, t.not_after_ms) AS ms FROM record_time t
                      WHERE t.kiosk = f.kiosk AND t.epoch = f.epoch AND t.seq = f.seq OFFSET 0) at
             WHERE f.kiosk = s.kiosk AND f.epoch = s.epoch
               AND f.kind IN ('trip', 'trip-end', 'clock') AND at.ms <= :since
             ORDER BY f.seq DESC LIMIT 1) before ON true
          LEFT JOIN LATERAL (
            SELECT f.seq FROM record f
             WHERE f.kiosk = s.kiosk AND f.epoch = s.epoch AND f.kind = 'trip'
               AND f.seq <= before.seq
             ORDER BY f.seq DESC LIMIT 1) under_way ON true
          LEFT JOIN LATERAL (
            SELECT f.seq FROM record f CROSS JOIN LATERAL (
                     SELECT coalesce(t.at_ms, t.not_before_ms) AS ms FROM record_time t
                      WHERE t.kiosk = f.kiosk AND t.epoch = f.epoch AND t.seq = f.seq OFFSET 0) at
             WHERE f.kiosk = s.kiosk AND f.epoch = s.epoch
               AND f.kind IN ('trip', 'trip-end', 'clock')
               AND f.seq > coalesce(before.seq, 0) AND at.ms > :until
             ORDER BY f.seq LIMIT 1) after ON true
          LEFT JOIN LATERAL (
            SELECT f.seq FROM record f
             WHERE f.kiosk = s.kiosk AND f.epoch = s.epoch AND f.kind = 'trip'
               AND f.seq >= after.seq
             ORDER BY f.seq LIMIT 1) next ON true
          LEFT JOIN LATERAL (
            SELECT f.seq FROM record f
             WHERE f.kiosk = s.kiosk AND f.epoch = s.epoch AND f.kind = 'trip'
               AND f.seq < after.seq
             ORDER BY f.seq DESC LIMIT 1) latest ON true
         WHERE k.place = :place),
      told AS (
        SELECT r.* FROM reach CROSS JOIN LATERAL (
          SELECT kiosk, epoch, seq, kind, lane, direction, trip, verdict FROM record
           WHERE kiosk = reach.kiosk AND epoch = reach.epoch
             AND seq >= reach.low AND seq < reach.high AND trip IS NOT NULL OFFSET 0) r),
      opening AS (
        SELECT kiosk, epoch, seq FROM (
          SELECT kiosk, epoch, seq, kind, trip,
                 lag(kind) OVER in_order AS kind_before, lag(trip) OVER in_order AS trip_before
            FROM told WHERE kind NOT IN ('passage', 'annulment')
          WINDOW in_order AS (PARTITION BY kiosk, epoch ORDER BY seq)) served
         WHERE kind = 'trip' OR kind_before = 'trip-end' OR trip_before IS DISTINCT FROM trip),
      placed AS (
        SELECT told.*, max(o.seq) OVER (PARTITION BY told.kiosk, told.epoch, told.trip
                                        ORDER BY told.seq) AS first
          FROM told LEFT JOIN opening o
            ON o.kiosk = told.kiosk AND o.epoch = told.epoch AND o.seq = told.seq),
      trip AS (
        SELECT kiosk, epoch, trip, first, min(lane) AS lane, max(seq) AS last,
               bool_or(kind = 'trip') AS begun, max(seq) FILTER (WHERE kind = 'trip-end') AS ended,
               %s,
               %s
          FROM placed WHERE first IS NOT NULL GROUP BY kiosk, epoch, trip, first),
      known AS (
        SELECT trip.*,
               last - first + 1
                 - (SELECT count(*) FROM record c
                     WHERE c.kiosk = trip.kiosk AND c.epoch = trip.epoch
                       AND c.seq BETWEEN trip.first AND trip.last) AS missing,
               CASE WHEN ended IS NOT NULL THEN 'ended'
                    WHEN coalesce(following.another, false) OR k.state = 'revoked'
                      OR EXISTS (
                        SELECT 1 FROM stream s CROSS JOIN LATERAL (
                                 SELECT received_at FROM record newest
                                  WHERE newest.kiosk = s.kiosk AND newest.epoch = s.epoch
                                  ORDER BY newest.seq DESC LIMIT 1) newest
                         WHERE s.kiosk = trip.kiosk AND s.epoch <> trip.epoch
                           AND newest.received_at > (
                             SELECT received_at FROM record own
                              WHERE own.kiosk = trip.kiosk AND own.epoch = trip.epoch
                                AND own.seq = trip.last)) THEN 'unknown'
                    ELSE 'running' END AS state
          FROM trip JOIN kiosk k ON k.id = trip.kiosk
          LEFT JOIN LATERAL (
            SELECT f.kind = 'trip' OR f.trip IS DISTINCT FROM trip.trip AS another FROM record f
             WHERE f.kiosk = trip.kiosk AND f.epoch = trip.epoch AND f.seq > trip.last
               AND f.kind NOT IN ('passage', 'annulment', 'clock', 'loss')
             ORDER BY f.seq LIMIT 1) following ON true)
      SELECT known.*,
             f.basis AS first_basis, f.at_ms AS first_at, f.not_before_ms AS first_not_before,
             f.not_after_ms AS first_not_after, f.wall_ms AS first_wall,
             f.clock_quality AS first_quality,
             l.basis AS last_basis, l.at_ms AS last_at, l.not_before_ms AS last_not_before,
             l.not_after_ms AS last_not_after, l.wall_ms AS last_wall,
             l.clock_quality AS last_quality
        FROM known
       CROSS JOIN LATERAL (%s) f
       CROSS JOIN LATERAL (%s) l
       WHERE coalesce(f.at_ms, f.not_before_ms, :until) <= :until
         AND (state = 'running' OR coalesce(l.at_ms, l.not_after_ms, :since) >= :since)
       ORDER BY coalesce(f.at_ms, f.not_after_ms), kiosk, first LIMIT :most
      """
          .formatted(counts("entry"), counts("exit"), time("first"), time("coalesce(ended, last)"));

  private TripQuery() {}

  /// Of one way: who was let in, refused, let in and not gone through, gone through. An alarm
  /// repeats what its visit says.
  private static String counts(String way) {
    return """
    count(*) FILTER (WHERE direction = '%1$s' AND verdict = 'admit'
                       AND kind IN ('visit', 'staff-act')) AS %1$s_admitted,
    count(*) FILTER (WHERE direction = '%1$s' AND verdict = 'refuse'
                       AND kind = 'visit') AS %1$s_refused,
    count(*) FILTER (WHERE direction = '%1$s' AND kind = 'annulment') AS %1$s_annulled,
    count(*) FILTER (WHERE direction = '%1$s' AND kind = 'passage') AS %1$s_passed\
    """
        .formatted(way);
  }

  private static String time(String number) {
    return """
    SELECT t.*, r.wall_ms, r.clock_quality FROM record_time t JOIN record r USING (kiosk, epoch, seq)
     WHERE t.kiosk = known.kiosk AND t.epoch = known.epoch AND t.seq = %s OFFSET 0\
    """
        .formatted(number);
  }
}
