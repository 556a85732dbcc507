package tramquet.centre.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// All rows of a ledger as they were at one moment, as a dump in SQL has them: each table by
/// `COPY`, in one transaction that sees one state. The program `pg_dump` refuses servers newer than
/// itself, and no system that we run on has one as new as our server.
///
/// @param tables rows as text, by the name of the table
public record Dump(Map<String, byte[]> tables) {
  private static final String TABLES =
      """
      SELECT relname FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
         AND NOT relispartition AND relname <> 'flyway_schema_history'
       ORDER BY relname
      """;

  /// Of everything that is committed.
  public static Dump of(DataSource database) throws SQLException, IOException {
    Map<String, byte[]> tables = new LinkedHashMap<>();
    try (Connection connection = database.getConnection()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      for (String table : names(connection)) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        copies(connection).copyOut("COPY (SELECT * FROM " + table + ") TO STDOUT", rows);
        tables.put(table, rows.toByteArray());
      }
      connection.rollback();
    }
    return new Dump(tables);
  }

  /// Puts all of it into a database that has the tables, and nothing in them.
  public void restore(DataSource database) throws SQLException, IOException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      for (Map.Entry<String, byte[]> each : tables.entrySet()) {
        copies(connection)
            .copyIn(
                "COPY " + each.getKey() + " FROM STDIN", new ByteArrayInputStream(each.getValue()));
      }
      connection.commit();
    }
  }

  private static List<String> names(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement sql = connection.createStatement();
        ResultSet found = sql.executeQuery(TABLES)) {
      while (found.next()) {
        names.add(found.getString(1));
      }
    }
    return names;
  }

  private static CopyManager copies(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }
}
