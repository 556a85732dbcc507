package tramquet.centre;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import tramquet.centre.embedded.DataFolder;
import tramquet.centre.embedded.EmbeddedPostgres;
import tramquet.centre.embedded.StartFailed;
import tramquet.centre.ledger.LedgerSchema;

/// The ledger for commands beside the centre: that which a stopped embedded centre left in its
/// folder, or that of one that runs.
final class KeptLedger {
  private KeptLedger() {}

  /// Starts the database, brings its tables to this version, reads, and stops it again.
  ///
  /// @param command for the person who named no ledger: the command that wants one
  static void read(Folders folders, String command, Consumer<DataSource> reader)
      throws StartFailed, InterruptedException, IOException {
    Path data =
        folders
            .named()
            .filter(folder -> Files.exists(folder.resolve("postgres/PG_VERSION")))
            .orElseThrow(() ->
                new StartFailed(
                    "There is no ledger here. Give the folder that --data named when the"
                        + " centre ran: tramquet-centre "
                        + command
                        + " --data DIR."));
    try (DataFolder folder = DataFolder.take(Optional.of(data));
        EmbeddedPostgres postgres =
            EmbeddedPostgres.start(folders.binaries(folder), folder.postgres(), 0, pid -> {})) {
      PGSimpleDataSource database = new PGSimpleDataSource();
      database.setUrl(postgres.url());
      LedgerSchema.migrate(database);
      reader.accept(database);
    }
  }

  /// The database of a centre that runs; user and password come from the environment.
  static DataSource running(String url) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(url);
    Map<String, String> environment = System.getenv();
    Optional.ofNullable(environment.get("SPRING_DATASOURCE_USERNAME")).ifPresent(database::setUser);
    Optional.ofNullable(environment.get("SPRING_DATASOURCE_PASSWORD"))
        .ifPresent(database::setPassword);
    return database;
  }
}
