package tramquet.kiosk.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/// Rows in a table of two columns, each in a commit of its own, in the mode of the visit log: the
/// least that keeping so many bytes can cost with SQLite.
final class SqliteBareRows implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement insert;
  private final byte[] row;

  /// @param row what each row holds
  SqliteBareRows(Path file, byte[] row) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA synchronous=FULL");
      statement.execute("PRAGMA wal_autocheckpoint=250");
      statement.execute("CREATE TABLE bare (seq INTEGER PRIMARY KEY, row BLOB NOT NULL) STRICT");
    }
    insert = connection.prepareStatement("INSERT INTO bare (row) VALUES (?)");
    this.row = row.clone();
  }

  void commit() {
    try {
      insert.setBytes(1, row);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
