package tramquet.centre.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tramquet.centre.ledger.KioskGaps.EpochGaps;
import tramquet.centre.ledger.KioskGaps.Lost;
import tramquet.centre.ledger.KioskGaps.NotCome;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;

/// Finds in the ledger what it misses. It only reads, and all at one moment.
///
/// Thread: any.
public final class PostgresGaps {
  private final JdbcTemplate jdbc;
  private final TransactionTemplate moment;

  /// A row of any of the queries.
  private record Of<T>(KioskId kiosk, Epoch epoch, T what) {
    Stream stream() {
      return new Stream(kiosk, epoch);
    }
  }

  private record Stream(KioskId kiosk, Epoch epoch) {}

  /// @param database holds the tables of the ledger
  public PostgresGaps(DataSource database) {
    jdbc = new JdbcTemplate(database);
    moment = new TransactionTemplate(new JdbcTransactionManager(database));
    moment.setReadOnly(true);
    moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /// Of every kiosk that has ever delivered, by name.
  public List<KioskGaps> all() {
    return find("", READ_THROUGH);
  }

  /// Of one kiosk; empty if it has never delivered.
  public Optional<KioskGaps> of(KioskId kiosk) {
    return find("WHERE s.kiosk = ?", LOOK_UP, kiosk.text()).stream().findFirst();
  }

  private List<KioskGaps> find(String which, String way, Object... parameters) {
    return Objects.requireNonNull(
        moment.execute(status -> {
          List<Of<Long>> streams = query(STREAMS, which, parameters, row -> row.getLong(3));
          Map<Stream, List<NotCome>> notCome =
              grouped(query(NOT_COME, which, parameters, PostgresGaps::notCome));
          Map<Stream, List<Lost>> lost =
              grouped(query(LOST, which, parameters, PostgresGaps::lost));
          jdbc.execute(way);
          Map<KioskId, Long> open = open(which, parameters);
          Map<KioskId, List<EpochGaps>> epochs = new LinkedHashMap<>();
          for (Of<Long> each : streams) {
            epochs
                .computeIfAbsent(each.kiosk(), kiosk -> new ArrayList<>())
                .add(
                    new EpochGaps(
                        each.epoch(),
                        each.what(),
                        notCome.getOrDefault(each.stream(), List.of()),
                        lost.getOrDefault(each.stream(), List.of())));
          }
          return epochs.entrySet().stream()
              .map(each ->
                  new KioskGaps(
                      each.getKey(), open.getOrDefault(each.getKey(), 0L), each.getValue()))
              .toList();
        }));
  }

  private interface What<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<Of<T>> query(String sql, String which, Object[] parameters, What<T> what) {
    RowMapper<Of<T>> row =
        (found, number) ->
            new Of<>(
                new KioskId(found.getString(1)), new Epoch(found.getLong(2)), what.read(found));
    return jdbc.query(sql.formatted(which, ORDER), row, parameters);
  }

  private static <T> Map<Stream, List<T>> grouped(List<Of<T>> found) {
    return found.stream()
        .collect(
            Collectors.groupingBy(
                Of::stream, Collectors.mapping(Of::what, Collectors.<T>toList())));
  }

  private Map<KioskId, Long> open(String which, Object[] parameters) {
    RowMapper<Map.Entry<KioskId, Long>> row =
        (found, number) -> Map.entry(new KioskId(found.getString(1)), found.getLong(2));
    return jdbc.query(openVisits(which), row, parameters).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static NotCome notCome(ResultSet row) throws SQLException {
    return new NotCome(row.getLong(3), row.getLong(4), instant(row, 5));
  }

  private static Lost lost(ResultSet row) throws SQLException {
    return new Lost(row.getLong(3), row.getLong(4), instant(row, 5), row.getLong(6));
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  /// Epochs in the order of their hexadecimal digits.
  private static final String ORDER = "s.kiosk COLLATE \"C\", lpad(to_hex(s.epoch), 16, '0')";

  private static final String STREAMS =
      """
      SELECT s.kiosk, s.epoch, greatest(
               (SELECT max(seq) FROM record r WHERE r.kiosk = s.kiosk AND r.epoch = s.epoch),
               (SELECT max(to_seq) FROM loss l WHERE l.kiosk = s.kiosk AND l.epoch = s.epoch), 0)
        FROM stream s %1$s ORDER BY %2$s
      """;

  /// Spans beyond the prefix, as in `Statements`. The prefix may not have been moved on yet, which
  /// changes nothing: what is right behind it is no gap.
  private static final String NOT_COME =
      """
      WITH span AS (
        SELECT s.kiosk, s.epoch, s.up_to, x.low, x.high, x.came
          FROM stream s CROSS JOIN LATERAL (
            SELECT seq AS low, seq AS high, received_at AS came FROM record r
             WHERE r.kiosk = s.kiosk AND r.epoch = s.epoch AND r.seq > s.up_to
            UNION ALL
            SELECT from_seq, to_seq, NULL FROM loss l
             WHERE l.kiosk = s.kiosk AND l.epoch = s.epoch AND l.to_seq > s.up_to) x
        %1$s),
      reach AS (
        SELECT kiosk, epoch, low,
               coalesce(max(high) OVER (PARTITION BY kiosk, epoch ORDER BY low
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), up_to) AS before,
               min(came) OVER (PARTITION BY kiosk, epoch ORDER BY low
                   ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS since
          FROM span)
      SELECT s.kiosk, s.epoch, before + 1, low - 1, since
        FROM reach s WHERE low - 1 > before ORDER BY %2$s, low
      """;

  private static final String LOST =
      """
      SELECT s.kiosk, s.epoch, l.from_seq, l.to_seq, l.told_at,
             (SELECT count(*) FROM record r WHERE r.kiosk = s.kiosk AND r.epoch = s.epoch
                 AND r.seq BETWEEN l.from_seq AND l.to_seq)
        FROM stream s JOIN loss l ON l.kiosk = s.kiosk AND l.epoch = s.epoch %1$s
       ORDER BY %2$s, l.from_seq, l.to_seq
      """;

  /// One kiosk's records are few among all, and found by its name.
  private static final String LOOK_UP = "SET LOCAL work_mem = '16MB'";

  /// Of all kiosks nearly every record counts. The planner thinks that few are left before the last
  /// step and would look up what follows each visit, millions of times.
  private static final String READ_THROUGH =
      "SET LOCAL work_mem = '128MB'; SET LOCAL enable_nestloop = off";

  /// Between two passages of the same lane: a lane without a sensor never tells of any, and the
  /// last visitor may still be under way.
  private static String openVisits(String which) {
    return """
    WITH passing AS (
      SELECT s.kiosk, s.epoch, p.lane, min(p.seq) AS first, max(p.seq) AS last
        FROM stream s JOIN record p
          ON p.kiosk = s.kiosk AND p.epoch = s.epoch AND p.kind = 'passage'
      %1$s GROUP BY s.kiosk, s.epoch, p.lane)
    SELECT v.kiosk, count(*)
      FROM passing s JOIN record v
        ON v.kiosk = s.kiosk AND v.epoch = s.epoch AND v.lane = s.lane
       AND v.seq > s.first AND v.seq < s.last
     WHERE v.verdict = 'admit' AND v.kind IN ('visit', 'staff-act')
       AND NOT EXISTS (
         SELECT 1 FROM record f WHERE f.kiosk = v.kiosk AND f.subject_of = v.record_id
            AND f.kind IN ('passage', 'annulment'))
     GROUP BY v.kiosk
    """
        .formatted(which);
  }
}
