package tramquet.centre;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tramquet.centre.embedded.EmbeddedBroker;
import tramquet.centre.embedded.EmbeddedPostgres;
import tramquet.centre.embedded.StartFailed;
import tramquet.centre.ledger.LedgerSchema;

/// The real PostgreSQL and the real broker that all tests of one JVM share. Nobody stops them: they
/// end when the JVM does, which is one of their promises.
public final class TestParts {
  private static final Path HOME = Path.of(System.getProperty("tramquet.centre.home"));

  private TestParts() {}

  private static final class Database {
    static final EmbeddedPostgres SHARED =
        started(() -> EmbeddedPostgres.start(binaries(), folder().resolve("postgres"), 0, p -> {}));
  }

  private static final class Broker {
    static final EmbeddedBroker SHARED = started(TestParts::ownBroker);
  }

  private interface Start<T> {
    T run() throws StartFailed, InterruptedException;
  }

  /// Where PostgreSQL's programs are unpacked, once for all runs.
  public static Path binaries() {
    return HOME.resolve("target/postgres");
  }

  /// The folder of the module.
  public static Path home() {
    return HOME;
  }

  /// A new folder that `mvn clean` removes.
  public static Path folder() {
    try {
      Path all = Files.createDirectories(HOME.resolve("target/test-parts"));
      return Files.createTempDirectory(all, "t").toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A database of its own, with the ledger's tables.
  public static DataSource ledgerDatabase() {
    DataSource database = emptyDatabase();
    LedgerSchema.migrate(database);
    return database;
  }

  /// A database of its own.
  public static DataSource emptyDatabase() {
    String name = "t" + UUID.randomUUID().toString().replace("-", "");
    PGSimpleDataSource server = new PGSimpleDataSource();
    server.setUrl(Database.SHARED.url());
    new JdbcTemplate(server).execute("CREATE DATABASE " + name);
    return database(Database.SHARED, name);
  }

  /// A database of a server.
  public static DataSource database(EmbeddedPostgres server, String name) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(server.url());
    database.setDatabaseName(name);
    return database;
  }

  /// The whole address of a database, for other programs.
  public static String url(DataSource database) {
    PGSimpleDataSource known = (PGSimpleDataSource) database;
    return known.getURL() + "&user=" + known.getUser();
  }

  /// The address of the broker that tests share.
  public static String broker() {
    return Broker.SHARED.url();
  }

  /// A broker that a test may kill.
  public static EmbeddedBroker ownBroker() throws StartFailed, InterruptedException {
    return EmbeddedBroker.start(HOME, folder(), 0, pid -> {});
  }

  private static <T> T started(Start<T> start) {
    try {
      return start.run();
    } catch (StartFailed | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
