package tramquet.kiosk.visit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import tramquet.wire.KioskId;

/// The file under the visit log: how connections are set up, and whether a file is ours.
final class SqliteFile {
  /// Marks the file as a visit log (SQLite's `application_id`): "TrQ" and a zero.
  static final int APPLICATION = 0x5472_5100;

  static final String SCHEMA_VERSION = "2";

  /// Before this, a log in WAL mode with two connections can be damaged by a checkpoint ("WAL-reset
  /// bug", sqlite.org/wal.html).
  private static final int[] OLDEST_SQLITE = {3, 51, 3};

  /// The part of a result code that says what failed; the rest says where.
  private static final int PRIMARY = 0xFF;

  private SqliteFile() {}

  static Connection writing(Path file, SqliteLimits limits) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    Connection connection = connect(file, config, limits);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA wal_autocheckpoint=250");
      statement.execute("PRAGMA journal_size_limit=4194304");
      statement.execute("PRAGMA secure_delete=ON");
      statement.execute("PRAGMA max_page_count=" + limits.pages());
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  static Connection reading(Path file, SqliteLimits limits) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return connect(file, config, limits);
  }

  private static Connection connect(Path file, SQLiteConfig config, SqliteLimits limits)
      throws SQLException {
    config.setBusyTimeout(Math.toIntExact(limits.busyTimeout().toMillis()));
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
    try (Statement statement = connection.createStatement()) {
      for (String pragma :
          new String[] {
            "synchronous=FULL",
            "cell_size_check=ON",
            "foreign_keys=ON",
            "trusted_schema=OFF",
            "mmap_size=0",
            "temp_store=MEMORY"
          }) {
        statement.execute("PRAGMA " + pragma);
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  /// What a file turned out to be.
  sealed interface Found {

    /// A whole visit log of this kiosk, perhaps a new one; the connection writes.
    record Whole(Connection connection) implements Found {}

    /// Nothing that can be served from. No connection is left open.
    record Unfit(Condition condition) implements Found {}
  }

  /// Why a file cannot be served from.
  enum Condition {
    NO_LOG("the file is no visit log", true),
    DAMAGED("the visit log is damaged", true),
    OTHER_VERSION("the visit log has another version", false),
    OTHER_KIOSK("the visit log belongs to another kiosk", false);

    private final String text;
    private final boolean useless;

    Condition(String text, boolean useless) {
      this.text = text;
      this.useless = useless;
    }

    String text() {
      return text;
    }

    /// Whether nothing is to be done with it but to read it out. What another program or kiosk
    /// could go on with is left alone.
    boolean isUseless() {
      return useless;
    }
  }

  /// Opens a file to write, and makes it a visit log if it is new.
  ///
  /// @throws SQLException if it cannot be told what it is: the card does not answer, or somebody
  ///   else holds it
  static Found find(Path file, SqliteLimits limits, KioskId kiosk) throws SQLException {
    Optional<Connection> open = Optional.empty();
    try {
      Connection connection = writing(file, limits);
      open = Optional.of(connection);
      Optional<Condition> unfit = adopt(connection, kiosk);
      if (unfit.isEmpty()) {
        return new Found.Whole(connection);
      }
      connection.close();
      return new Found.Unfit(unfit.get());
    } catch (SQLException e) {
      if (open.isPresent()) {
        open.get().close();
      }
      if (isDamage(e)) {
        return new Found.Unfit(Condition.DAMAGED);
      }
      throw e;
    }
  }

  /// Whether the file itself is broken, or a part of it cannot be read, and not the way to it.
  static boolean isDamage(SQLException failure) {
    return switch (code(failure)) {
      case SQLITE_IOERR_READ, SQLITE_IOERR_SHORT_READ, SQLITE_IOERR_CORRUPTFS, SQLITE_IOERR_DATA ->
          true;
      default ->
          switch (primary(failure)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB -> true;
            default -> false;
          };
    };
  }

  private static Optional<Condition> adopt(Connection connection, KioskId kiosk)
      throws SQLException {
    requireSqlite(text(connection, "SELECT sqlite_version()"));
    if (text(connection, "SELECT count(*) FROM sqlite_schema").equals("0")) {
      create(connection, kiosk);
    }
    if (!text(connection, "PRAGMA application_id").equals(Integer.toString(APPLICATION))) {
      return Optional.of(Condition.NO_LOG);
    }
    if (!text(connection, "PRAGMA quick_check(1)").equals("ok")) {
      return Optional.of(Condition.DAMAGED);
    }
    if (!text(connection, "SELECT value FROM meta WHERE name = 'schema_version'")
        .equals(SCHEMA_VERSION)) {
      return Optional.of(Condition.OTHER_VERSION);
    }
    return text(connection, "SELECT value FROM meta WHERE name = 'kiosk'").equals(kiosk.text())
        ? Optional.empty()
        : Optional.of(Condition.OTHER_KIOSK);
  }

  /// Throws `IllegalStateException` for a library that is too old: the build is wrong, not the
  /// world.
  static void requireSqlite(String version) {
    int[] parts = Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    if (Arrays.compare(parts, OLDEST_SQLITE) < 0) {
      throw new IllegalStateException(
          "SQLite " + version + " can damage a log: use 3.51.3 or later");
    }
  }

  private static void create(Connection connection, KioskId kiosk) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("PRAGMA application_id=" + APPLICATION);
      for (String part : schema().split(";", -1)) {
        if (part.contains("CREATE")) {
          statement.execute(part);
        }
      }
      // A kiosk's id has no quote in it.
      statement.execute(
          "INSERT INTO meta VALUES ('schema_version', '%s'), ('kiosk', '%s')"
              .formatted(SCHEMA_VERSION, kiosk.text()));
      statement.execute("COMMIT");
    }
  }

  private static String schema() {
    try (InputStream in = SqliteFile.class.getResourceAsStream("schema/visits.sql")) {
      if (in == null) {
        throw new IllegalStateException("the schema is not in the program");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The first column of the first row; empty where there is none.
  static String text(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }

  /// What failed, without where.
  static SQLiteErrorCode primary(SQLException failure) {
    return SQLiteErrorCode.getErrorCode(code(failure).code & PRIMARY);
  }

  /// Only the code: SQLite's own message can quote what it was given.
  static SQLiteErrorCode code(SQLException failure) {
    return failure instanceof SQLiteException sqlite
        ? sqlite.getResultCode()
        : SQLiteErrorCode.getErrorCode(failure.getErrorCode());
  }
}
