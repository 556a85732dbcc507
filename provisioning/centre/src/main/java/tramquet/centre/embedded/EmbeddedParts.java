package tramquet.centre.embedded;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

/// The database and the broker of `tramquet-centre --embedded`, started together.
///
/// @param data the folder they work in
/// @param postgres the database
/// @param broker the broker
public record EmbeddedParts(DataFolder data, EmbeddedPostgres postgres, EmbeddedBroker broker)
    implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.centre.embedded");

  /// What to start.
  ///
  /// @param home the folder of the centre's module
  /// @param binaries where PostgreSQL's programs are unpacked
  /// @param postgresPort on loopback, 0 for any
  /// @param mqttPort on loopback, 0 for any
  /// @param restarted gets `broker` or `postgres` and the new process id of a part that died
  public record Wanted(
      Path home,
      Path binaries,
      int postgresPort,
      int mqttPort,
      BiConsumer<String, Long> restarted) {}

  /// Starts both at once; if one fails, neither is left.
  public static EmbeddedParts start(DataFolder data, Wanted wanted)
      throws StartFailed, InterruptedException {
    CompletableFuture<EmbeddedBroker> broker = new CompletableFuture<>();
    Thread.ofPlatform().name("start-broker").start(() -> startBroker(data, wanted, broker));
    EmbeddedPostgres postgres;
    try {
      postgres =
          EmbeddedPostgres.start(
              wanted.binaries(),
              data.postgres(),
              wanted.postgresPort(),
              pid -> wanted.restarted().accept("postgres", pid));
    } catch (StartFailed e) {
      stop(broker);
      throw e;
    }
    try {
      return new EmbeddedParts(data, postgres, broker.join());
    } catch (CompletionException e) {
      postgres.close();
      throw e.getCause() instanceof StartFailed told ? told : new StartFailed("the broker", e);
    }
  }

  @Override
  public void close() {
    broker.close();
    postgres.close();
    try {
      data.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "data folder", e);
    }
  }

  private static void stop(CompletableFuture<EmbeddedBroker> starting) {
    try {
      starting.join().close();
    } catch (CompletionException e) {
      LOG.log(Level.DEBUG, "the broker did not start either", e);
    }
  }

  private static void startBroker(
      DataFolder data, Wanted wanted, CompletableFuture<EmbeddedBroker> started) {
    try {
      started.complete(
          EmbeddedBroker.start(
              wanted.home(),
              data.path().resolve("broker"),
              wanted.mqttPort(),
              pid -> wanted.restarted().accept("broker", pid)));
    } catch (StartFailed e) {
      started.completeExceptionally(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      started.completeExceptionally(e);
    }
  }
}
