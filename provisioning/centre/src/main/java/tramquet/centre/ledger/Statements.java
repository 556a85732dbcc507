package tramquet.centre.ledger;

/// The SQL of the ledger.
///
/// @param known whether the ledger has any record within the given spans of numbers
/// @param copy adds records that it has none of, as a stream of rows
/// @param insert adds the given records
/// @param keepSeconds adds those of the given records whose number has another content, beside it
/// @param twins counts the other records of the kiosk that have the id of a given one
/// @param addLosses adds the given losses
/// @param addClocks adds what the clocks of the given records said
/// @param addStreams makes the given epochs known
/// @param advance moves the prefixes of the given kiosks' epochs over what has come
/// @param prefixes how far they are
record Statements(
    String known,
    String copy,
    String insert,
    String keepSeconds,
    String twins,
    String addLosses,
    String addClocks,
    String addStreams,
    String advance,
    String prefixes) {

  /// As the centre uses them: what is known already is left as it is.
  static final Statements IDEMPOTENT = with("ON CONFLICT DO NOTHING");

  /// With another conflict clause: a test shows that none loses records.
  static Statements with(String conflictClause) {
    return with(conflictClause, "EXISTS (SELECT 1 FROM %s)");
  }

  /// As the centre uses them, but nothing is ever known before: a test shows that the key decides.
  static Statements believingAllNew() {
    return with("ON CONFLICT DO NOTHING", "count(*) < 0 FROM %s");
  }

  private static Statements with(String conflictClause, String any) {
    return new Statements(
        "SELECT " + any.formatted(KNOWN),
        "COPY record (%s) FROM STDIN (FORMAT binary)".formatted(RecordColumns.ALL.names()),
        // Sorted, so that two nodes that insert the same rows wait for each other, not in a circle.
        "INSERT INTO record (%s) SELECT * FROM %s ORDER BY kiosk COLLATE \"C\", epoch, seq %s"
            .formatted(RecordColumns.ALL.names(), RecordColumns.ALL.given(), conflictClause),
        // A subquery for each row, as below.
        """
        INSERT INTO second_card (%s)
        SELECT * FROM %s
         WHERE (SELECT k.digest <> given.digest FROM record k
                 WHERE k.kiosk = given.kiosk AND k.epoch = given.epoch AND k.seq = given.seq)
         ORDER BY kiosk COLLATE "C", epoch, seq ON CONFLICT DO NOTHING
        """
            .formatted(RecordColumns.ALL.names(), RecordColumns.ALL.given()),
        count(
            RecordColumns.ID, "k.record_id = g.record_id AND (k.epoch, k.seq) <> (g.epoch, g.seq)"),
        """
        INSERT INTO loss (kiosk, epoch, from_seq, to_seq)
        SELECT * FROM unnest(?::text[], ?::int8[], ?::int8[], ?::int8[]) l (a, b, c, d)
        ORDER BY a, b, c, d ON CONFLICT DO NOTHING
        """,
        // From the record that is kept, where two have the same number. LIMIT keeps it a look-up.
        """
        INSERT INTO clock
        SELECT r.kiosk, r.epoch, r.seq, r.boot_id, r.boot_nanos, r.wall_ms,
               r.clock_quality IN ('synced', 'authenticated')
          FROM unnest(?::text[], ?::int8[], ?::int8[]) g (kiosk, epoch, seq)
         CROSS JOIN LATERAL (
           SELECT * FROM record k
            WHERE k.kiosk = g.kiosk AND k.epoch = g.epoch AND k.seq = g.seq LIMIT 1) r
         WHERE r.kind = 'clock'
         ORDER BY r.kiosk, r.epoch, r.seq ON CONFLICT DO NOTHING
        """,
        """
        INSERT INTO stream (kiosk, epoch, up_to)
        SELECT DISTINCT a, b, 0 FROM unnest(?::text[], ?::int8[]) s (a, b)
        ORDER BY a, b ON CONFLICT DO NOTHING
        """,
        ADVANCE,
        "SELECT kiosk, epoch, up_to FROM stream WHERE kiosk = ANY (?)");
  }

  /// LIMIT keeps it a look-up for each.
  private static final String KNOWN =
      """
      unnest(?::text[], ?::int8[], ?::int8[], ?::int8[]) g (kiosk, epoch, low, high)
       CROSS JOIN LATERAL (
         SELECT 1 FROM record k
          WHERE k.kiosk = g.kiosk AND k.epoch = g.epoch AND k.seq BETWEEN g.low AND g.high
          LIMIT 1) r
      """;

  /// A subquery per row, not a join: whatever the planner believes of the table's size, each row
  /// looks into one index of one partition.
  private static String count(RecordColumns given, String condition) {
    return """
    SELECT coalesce(sum(
      (SELECT count(*) FROM record k WHERE k.kiosk = g.kiosk AND %s)), 0)
    FROM (SELECT * FROM %s) g
    """
        .formatted(condition, given.given());
  }

  /// It need not wait for the disk: what it says follows from what is there already, and is found
  /// again if it is lost.
  ///
  /// Only what lies right behind the prefix moves it, so nothing else is read of an epoch where
  /// nothing does. Then spans beyond the prefix, each a record or a loss, in order of where they
  /// begin; `before` is how far those that begin earlier reach. The first span that begins beyond
  /// that, and not right behind it, is behind a gap. No sum can overflow: a kiosk may say any
  /// number it likes. Locked in order, so that two nodes wait for each other, not in a circle.
  ///
  /// OFFSET keeps each subquery a look-up into one index of one partition, whatever the planner
  /// believes of the tables' sizes when it plans, which is once.
  private static final String ADVANCE =
      """
      WITH lazily AS (
        SELECT set_config('synchronous_commit', 'off', true)),
      movable AS MATERIALIZED (
        SELECT s.kiosk, s.epoch, s.up_to FROM stream s CROSS JOIN lazily
         WHERE s.kiosk = ANY (?)
           AND ((SELECT r.seq - 1 FROM record r
                  WHERE r.kiosk = s.kiosk AND r.epoch = s.epoch AND r.seq > s.up_to
                  ORDER BY r.seq LIMIT 1) = s.up_to
             OR EXISTS (
               SELECT 1 FROM loss l
                WHERE l.kiosk = s.kiosk AND l.epoch = s.epoch AND l.to_seq > s.up_to
                  AND l.from_seq - 1 <= s.up_to OFFSET 0))),
      span AS (
        SELECT s.kiosk, s.epoch, s.up_to, x.low, x.high
          FROM movable s CROSS JOIN LATERAL (
            (SELECT r.seq AS low, r.seq AS high FROM record r
              WHERE r.kiosk = s.kiosk AND r.epoch = s.epoch AND r.seq > s.up_to
              ORDER BY r.seq OFFSET 0)
            UNION ALL
            (SELECT l.from_seq, l.to_seq FROM loss l
              WHERE l.kiosk = s.kiosk AND l.epoch = s.epoch AND l.to_seq > s.up_to OFFSET 0)) x),
      reach AS (
        SELECT kiosk, epoch, low, high,
               coalesce(max(high) OVER (PARTITION BY kiosk, epoch ORDER BY low
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), up_to) AS before
          FROM span),
      prefix AS (
        SELECT kiosk, epoch,
               coalesce(min(before) FILTER (WHERE low - 1 > before), max(high)) AS up_to
          FROM reach GROUP BY kiosk, epoch),
      moved AS (
        SELECT s.kiosk, s.epoch, p.up_to
          FROM prefix p JOIN stream s ON s.kiosk = p.kiosk AND s.epoch = p.epoch
         WHERE s.up_to < p.up_to ORDER BY s.kiosk, s.epoch FOR NO KEY UPDATE OF s)
      UPDATE stream s SET up_to = moved.up_to FROM moved
       WHERE s.kiosk = moved.kiosk AND s.epoch = moved.epoch AND s.up_to < moved.up_to
      """;
}
