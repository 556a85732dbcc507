package tramquet.centre.ledger;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The ledger's tables, brought to the version this program knows (`db/migration`).
public final class LedgerSchema {
  private LedgerSchema() {}

  /// Makes or changes the tables; several nodes may do so at once.
  public static void migrate(DataSource database) {
    Flyway.configure().dataSource(database).load().migrate();
  }
}
