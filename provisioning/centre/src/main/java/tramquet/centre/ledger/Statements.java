package tramquet.centre.ledger;

/// The SQL of the ledger.
///
/// @param insert adds the given records
/// @param conflicts counts those of the given records that are known with another content
/// @param twins counts the other records of the kiosk that have the id of a given one
/// @param addLosses adds the given losses
/// @param addClocks adds what the clocks of the given records said
/// @param addStreams makes the given epochs known
/// @param advance moves the prefixes of a kiosk's epochs over what has come
record Statements(
    String insert,
    String conflicts,
    String twins,
    String addLosses,
    String addClocks,
    String addStreams,
    String advance) {

  /// As the centre uses them: what is known already is left as it is.
  static final Statements IDEMPOTENT = with("ON CONFLICT DO NOTHING");

  /// With another conflict clause: a test shows that none loses records.
  static Statements with(String conflictClause) {
    return new Statements(
        // Sorted, so that two nodes that insert the same rows wait for each other, not in a circle.
        "INSERT INTO record (%s) SELECT * FROM %s ORDER BY kiosk, epoch, seq %s"
            .formatted(RecordColumns.ALL.names(), RecordColumns.ALL.given(), conflictClause),
        count(
            RecordColumns.CONTENT, "(k.epoch, k.seq) = (g.epoch, g.seq) AND k.digest <> g.digest"),
        count(
            RecordColumns.ID, "k.record_id = g.record_id AND (k.epoch, k.seq) <> (g.epoch, g.seq)"),
        """
        INSERT INTO loss (kiosk, epoch, from_seq, to_seq)
        SELECT * FROM unnest(?::text[], ?::int8[], ?::int8[], ?::int8[]) l (a, b, c, d)
        ORDER BY a, b, c, d ON CONFLICT DO NOTHING
        """,
        // From the record that is kept, where two have the same number. LIMIT keeps it a look-up
        // for each.
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
        ADVANCE);
  }

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
  /// Spans beyond the prefix, each a record or a loss, in order of where they begin; `before` is
  /// how far those that begin earlier reach. The first span that begins beyond that, and not right
  /// behind it, is behind a gap. No sum can overflow: a kiosk may say any number it likes.
  private static final String ADVANCE =
      """
      WITH lazily AS (
        SELECT set_config('synchronous_commit', 'off', true)),
      known AS (
        SELECT kiosk, epoch, up_to FROM stream CROSS JOIN lazily WHERE kiosk = ?),
      span AS (
        SELECT s.epoch, s.up_to, r.seq AS low, r.seq AS high
          FROM known s JOIN record r
            ON r.kiosk = s.kiosk AND r.epoch = s.epoch AND r.seq > s.up_to
        UNION ALL
        SELECT s.epoch, s.up_to, l.from_seq, l.to_seq
          FROM known s JOIN loss l
            ON l.kiosk = s.kiosk AND l.epoch = s.epoch AND l.to_seq > s.up_to),
      reach AS (
        SELECT epoch, low, high,
               coalesce(max(high) OVER (PARTITION BY epoch ORDER BY low
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), up_to) AS before
          FROM span),
      prefix AS (
        SELECT epoch, coalesce(min(before) FILTER (WHERE low - 1 > before), max(high)) AS up_to
          FROM reach GROUP BY epoch)
      UPDATE stream SET up_to = prefix.up_to FROM prefix
       WHERE stream.kiosk = ? AND stream.epoch = prefix.epoch AND stream.up_to < prefix.up_to
      """;
}
