package tramquet.centre.intake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.ds.PGSimpleDataSource;
import tramquet.centre.Eventually;
import tramquet.centre.ledger.PostgresLedger;

/// A node of the centre as a process of its own, so that it can be killed at a moment that the test
/// chooses. Once it has written two groups it may stand still, and says `NOW` and how many messages
/// are lost for certain if it is killed there.
///
/// Arguments: broker, database, name of the node, and what it does: `commit` and stand still before
/// it acknowledges; `acknowledge` and not commit, as must not be; anything else: what it ought to.
/// Ends when its standard input does.
final class NodeProcess {
  private static final int GOOD_GROUPS = 2;
  private static final int WINDOW = 4;

  private NodeProcess() {}

  public static void main(String[] arguments) throws IOException {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(arguments[1]);
    LedgerWriter.Order order =
        switch (arguments[3]) {
          case "commit" -> new StandsAfterCommit();
          case "acknowledge" -> new NeverCommits();
          default -> LedgerWriter.Order.COMMIT_FIRST;
        };
    Intake node =
        new Intake(
            BrokerAddress.open(arguments[0], arguments[2]),
            new PostgresLedger(database),
            status -> {},
            _ -> false,
            new SimpleMeterRegistry(),
            new Intake.Habits(order, Duration.ofMinutes(5), WINDOW));
    Eventually.await("connected", node::isConnected);
    System.out.println("CONNECTED");
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  private static void stand(int lost) {
    System.out.println("NOW " + lost);
    while (true) {
      LockSupport.park();
    }
  }

  private static final class StandsAfterCommit implements LedgerWriter.Order {
    private int groups;

    @Override
    public synchronized void settle(
        LedgerWriter.Group group, Runnable commit, Runnable acknowledge) {
      commit.run();
      if (groups++ == GOOD_GROUPS) {
        stand(0);
      }
      acknowledge.run();
    }
  }

  /// What it acknowledges may still be on its way to the broker; but the broker sends no more than
  /// the window, so whatever came that far behind it proves that it has arrived.
  private static final class NeverCommits implements LedgerWriter.Order {
    private int groups;
    private int messages;

    @Override
    public synchronized void settle(
        LedgerWriter.Group group, Runnable commit, Runnable acknowledge) {
      acknowledge.run();
      if (groups++ < GOOD_GROUPS) {
        commit.run();
        return;
      }
      messages += group.deliveries().size();
      if (messages > 2 * WINDOW) {
        stand(messages - WINDOW);
      }
    }
  }
}
