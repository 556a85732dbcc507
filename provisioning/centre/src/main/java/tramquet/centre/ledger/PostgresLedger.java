package tramquet.centre.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tramquet.wire.Acknowledgement;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.LossRange;
import tramquet.wire.RecordHeader;
import tramquet.wire.RecordKind;
import tramquet.wire.SealedRecord;

/// The ledger in PostgreSQL: a row per record under the key (kiosk, epoch, seq), which decides what
/// is known already.
///
/// Thread: any.
public final class PostgresLedger implements Ledger {
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Statements statements;

  /// @param database holds the tables of the ledger
  public PostgresLedger(DataSource database) {
    this(database, Statements.IDEMPOTENT);
  }

  PostgresLedger(DataSource database, Statements statements) {
    this.jdbc = new JdbcTemplate(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.statements = statements;
  }

  @Override
  public Appended append(List<SealedRecord> records) {
    if (records.isEmpty()) {
      return new Appended(0, 0, 0, 0);
    }
    List<SealedRecord> ordered = records.stream().sorted(Span.BY_KEY).toList();
    try {
      return transaction.execute(status -> write(ordered, isNew(ordered)));
    } catch (DuplicateKeyException | ConcurrencyFailureException e) {
      // Another node had some of them under way.
      return transaction.execute(status -> write(ordered, false));
    }
  }

  /// @param areNew whether the ledger has none of them, as far as can be seen
  private Appended write(List<SealedRecord> records, boolean areNew) {
    int added = areNew ? copy(records) : add(statements.insert(), records);
    List<RecordHeader> headers = records.stream().map(SealedRecord::header).toList();
    addLosses(headers);
    addClocks(headers);
    addStreams(headers);
    int repeated = records.size() - added;
    int conflicting = repeated == 0 ? 0 : add(statements.keepSeconds(), records);
    return new Appended(added, repeated, conflicting, twins(records));
  }

  /// Nearly all that comes is new, and then goes in on the fast way, which knows only "all" and "an
  /// error"; the key decides there too.
  private boolean isNew(List<SealedRecord> ordered) {
    List<Span> spans = Span.of(ordered);
    return !Span.repeats(ordered)
        && !execute(
            statements.known(),
            statement -> {
              array(statement, 1, "text", spans, span -> span.kiosk().text());
              array(statement, 2, "int8", spans, span -> span.epoch().value());
              array(statement, 3, "int8", spans, Span::low);
              array(statement, 4, "int8", spans, Span::high);
              try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getBoolean(1);
              }
            });
  }

  private int copy(List<SealedRecord> records) {
    byte[] rows = RecordColumns.ALL.copy(records);
    ConnectionCallback<Integer> copy =
        connection -> {
          CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statements.copy());
          try {
            in.writeToCopy(rows, 0, rows.length);
            return Math.toIntExact(in.endCopy());
          } finally {
            if (in.isActive()) {
              in.cancelCopy();
            }
          }
        };
    return Objects.requireNonNull(jdbc.execute(copy));
  }

  private int add(String sql, List<SealedRecord> records) {
    return execute(
        sql,
        statement -> {
          RecordColumns.ALL.bind(statement, records);
          return statement.executeUpdate();
        });
  }

  private int twins(List<SealedRecord> records) {
    return execute(
        statements.twins(),
        statement -> {
          RecordColumns.ID.bind(statement, records);
          try (var counted = statement.executeQuery()) {
            counted.next();
            return counted.getInt(1);
          }
        });
  }

  private void addLosses(List<RecordHeader> headers) {
    List<RecordHeader> told = headers.stream().filter(h -> h.loss().isPresent()).toList();
    if (told.isEmpty()) {
      return;
    }
    List<LossRange> ranges = told.stream().flatMap(h -> h.loss().stream()).toList();
    execute(
        statements.addLosses(),
        statement -> {
          array(statement, 1, "text", told, h -> h.kiosk().text());
          array(statement, 2, "int8", ranges, range -> range.epoch().value());
          array(statement, 3, "int8", ranges, LossRange::from);
          array(statement, 4, "int8", ranges, LossRange::to);
          return statement.executeUpdate();
        });
  }

  private void addClocks(List<RecordHeader> headers) {
    List<RecordHeader> told = headers.stream().filter(h -> h.kind() == RecordKind.CLOCK).toList();
    if (told.isEmpty()) {
      return;
    }
    execute(
        statements.addClocks(),
        statement -> {
          array(statement, 1, "text", told, h -> h.kiosk().text());
          array(statement, 2, "int8", told, h -> h.epoch().value());
          array(statement, 3, "int8", told, RecordHeader::seq);
          return statement.executeUpdate();
        });
  }

  /// An epoch is known by its records, and by a loss of all of them.
  private void addStreams(List<RecordHeader> headers) {
    record EpochOfKiosk(String kiosk, long epoch) {}
    Set<EpochOfKiosk> streams =
        headers.stream()
            .flatMap(h ->
                Stream.concat(Stream.of(h.epoch()), h.loss().map(LossRange::epoch).stream())
                    .map(epoch -> new EpochOfKiosk(h.kiosk().text(), epoch.value())))
            .collect(Collectors.toSet());
    execute(
        statements.addStreams(),
        statement -> {
          List<EpochOfKiosk> ordered = new ArrayList<>(streams);
          array(statement, 1, "text", ordered, EpochOfKiosk::kiosk);
          array(statement, 2, "int8", ordered, EpochOfKiosk::epoch);
          return statement.executeUpdate();
        });
  }

  @Override
  public Map<KioskId, Acknowledgement> acknowledgements(Set<KioskId> kiosks) {
    String[] names = kiosks.stream().map(KioskId::text).toArray(String[]::new);
    PreparedStatementSetter which =
        statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", names));
    jdbc.update(statements.advance(), which);
    Map<KioskId, SortedMap<Epoch, Long>> upTo = new HashMap<>();
    kiosks.forEach(each -> upTo.put(each, new TreeMap<>()));
    jdbc.query(
        statements.prefixes(),
        which,
        row -> {
          upTo.computeIfAbsent(new KioskId(row.getString(1)), each -> new TreeMap<>())
              .put(new Epoch(row.getLong(2)), row.getLong(3));
        });
    return upTo.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> new Acknowledgement(each.getValue())));
  }

  @Override
  public Set<KioskId> kiosks() {
    return jdbc.queryForList("SELECT DISTINCT kiosk FROM stream", String.class).stream()
        .map(KioskId::new)
        .collect(Collectors.toSet());
  }

  private <T> T execute(String sql, PreparedStatementCallback<T> work) {
    return Objects.requireNonNull(jdbc.execute(sql, work));
  }

  private static <T> void array(
      PreparedStatement statement,
      int parameter,
      String type,
      Collection<T> from,
      Function<T, Object> value)
      throws SQLException {
    Object[] values = from.stream().map(value).toArray();
    statement.setArray(parameter, statement.getConnection().createArrayOf(type, values));
  }
}
