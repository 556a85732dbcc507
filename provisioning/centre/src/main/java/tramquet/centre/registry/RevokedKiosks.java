package tramquet.centre.registry;

import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tramquet.wire.KioskId;

/// The kiosks of which nothing is taken any more: looked up every second, so that every node knows
/// soon, and asked for each message.
///
/// Thread: a virtual one of its own; any for questions.
public final class RevokedKiosks implements Predicate<KioskId>, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.centre.registry");
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final JdbcClient sql;
  private final Thread looking;
  private volatile Set<String> revoked = Set.of();
  private volatile Runnable changed = () -> {};

  /// Looks at once, and then again and again.
  public RevokedKiosks(DataSource database) {
    sql = JdbcClient.create(database);
    look();
    looking = Thread.ofVirtual().name("revoked").start(this::run);
  }

  @Override
  public boolean test(KioskId kiosk) {
    return revoked.contains(kiosk.text());
  }

  /// From now on that is done whenever there are others than before.
  void onChange(Runnable work) {
    changed = work;
  }

  /// Looks now.
  void look() {
    try {
      Set<String> now =
          Set.copyOf(
              sql.sql("SELECT id FROM kiosk WHERE state = 'revoked'").query(String.class).list());
      boolean others = !now.equals(revoked);
      revoked = now;
      if (others) {
        changed.run();
      }
    } catch (DataAccessException e) {
      // What was known still counts; records wait for the same database.
      LOG.log(System.Logger.Level.DEBUG, "the registry does not answer", e);
    }
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(EVERY);
        look();
      }
    } catch (InterruptedException e) {
      LOG.log(System.Logger.Level.TRACE, "closing", e);
    }
  }

  @Override
  public void close() {
    looking.interrupt();
  }
}
