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
import tramquet.wire.KioskId;

/// The file under the visit log: how connections are set up, and whether a file is ours.
final class SqliteFile {
  /// Marks the file as a visit log (SQLite's `application_id`): "TrQ" and a zero.
  static final int APPLICATION = 0x5472_5100;

  static final String SCHEMA_VERSION = "1";

  /// Before this, a log in WAL mode with two connections can be damaged by a checkpoint ("WAL-reset
  /// bug", sqlite.org/wal.html).
  private static final int[] OLDEST_SQLITE = {3, 51, 3};

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

  /// Makes a new file a visit log, or says why the file is none of ours or not whole.
  static Optional<String> adopt(Connection connection, KioskId kiosk) throws SQLException {
    requireSqlite(text(connection, "SELECT sqlite_version()"));
    if (text(connection, "SELECT count(*) FROM sqlite_schema").equals("0")) {
      create(connection, kiosk);
    }
    if (!text(connection, "PRAGMA application_id").equals(Integer.toString(APPLICATION))) {
      return Optional.of("the file is no visit log");
    }
    if (!text(connection, "SELECT value FROM meta WHERE name = 'schema_version'")
        .equals(SCHEMA_VERSION)) {
      return Optional.of("the visit log has another version");
    }
    if (!text(connection, "SELECT value FROM meta WHERE name = 'kiosk'").equals(kiosk.text())) {
      return Optional.of("the visit log belongs to another kiosk");
    }
    return text(connection, "PRAGMA quick_check(1)").equals("ok")
        ? Optional.empty()
        : Optional.of("the visit log is damaged");
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
    try (InputStream in = SqliteFile.class.getResourceAsStream("schema/001-visits.sql")) {
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
}
