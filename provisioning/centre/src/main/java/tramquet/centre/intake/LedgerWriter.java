package tramquet.centre.intake;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;
import tramquet.centre.ledger.Ledger;
import tramquet.wire.Decoded;
import tramquet.wire.KioskId;
import tramquet.wire.SealedRecord;

/// Takes messages as they come, writes all that wait (up to 500 records) in one transaction, and
/// only then tells the broker and the kiosks. It never waits for more to come: while one commit
/// runs the next group gathers by itself, so a lone record is committed at once and a flood in
/// large groups. Two do so beside each other: while the database works on one's group, the other
/// reads its own.
///
/// Thread: two of its own, `ledger-1` and `ledger-2`; `arrived` may be called from any thread and
/// does not block.
final class LedgerWriter implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.centre.intake");
  private static final int MOST_RECORDS = 500;
  private static final int WRITERS = 2;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final BlockingQueue<Delivery> arrived = new LinkedBlockingQueue<>();
  private final Ledger ledger;
  private final Consumer<Set<KioskId>> committed;
  private final IntakeCounts counts;
  private final Order order;
  private final List<Thread> threads;

  /// Messages that are written together.
  ///
  /// @param deliveries the messages
  /// @param records all of their records, in their order
  record Group(List<Delivery> deliveries, List<SealedRecord> records) {
    Set<KioskId> kiosks() {
      return records.stream().map(r -> r.header().kiosk()).collect(Collectors.toSet());
    }
  }

  /// In which order a group is written and acknowledged. There is one right one; tests have a wrong
  /// one, to show that they would notice.
  interface Order {
    /// First the ledger, then everybody else.
    Order COMMIT_FIRST =
        (group, commit, acknowledge) -> {
          commit.run();
          acknowledge.run();
        };

    /// By any of the writing threads.
    void settle(Group group, Runnable commit, Runnable acknowledge);
  }

  LedgerWriter(Ledger ledger, Consumer<Set<KioskId>> committed, IntakeCounts counts, Order order) {
    this.ledger = ledger;
    this.committed = committed;
    this.counts = counts;
    this.order = order;
    this.threads =
        IntStream.rangeClosed(1, WRITERS)
            .mapToObj(
                number -> Thread.ofPlatform().daemon().name("ledger-" + number).start(this::run))
            .toList();
  }

  /// A message for the ledger. What the broker may send unacknowledged bounds how many wait here.
  void arrived(Delivery delivery) {
    arrived.add(delivery);
  }

  /// Whether records are still being written: not after `close`, nor after a fault of our own.
  boolean isAlive() {
    return threads.stream().allMatch(Thread::isAlive);
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    try {
      for (Thread each : threads) {
        each.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        writeWhateverHappens(gather());
      }
    } catch (InterruptedException e) {
      LOG.log(Level.TRACE, "closing", e);
    }
  }

  /// A fault of ours, or of a client that is just losing its connection, must not end the thread
  /// that every kiosk waits for. What was not acknowledged comes again.
  private void writeWhateverHappens(Group group) throws InterruptedException {
    try {
      write(group);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a group of records was left to come again", e);
    }
  }

  private Group gather() throws InterruptedException {
    Group group = new Group(new ArrayList<>(), new ArrayList<>());
    add(arrived.take(), group);
    while (group.records().size() < MOST_RECORDS) {
      Delivery next = arrived.poll();
      if (next == null) {
        return group;
      }
      add(next, group);
    }
    return group;
  }

  /// What is no batch of records is acknowledged to the broker: it would come again for ever.
  private void add(Delivery delivery, Group group) {
    switch (BatchReader.read(delivery)) {
      case Decoded.Value<List<SealedRecord>>(List<SealedRecord> records) -> {
        group.deliveries().add(delivery);
        group.records().addAll(records);
      }
      case Decoded.Malformed<List<SealedRecord>>(String reason) -> refuse(delivery, reason);
      case Decoded.NotMine<List<SealedRecord>>() -> refuse(delivery, "no CloudEvent");
    }
  }

  private void refuse(Delivery delivery, String reason) {
    counts.malformed(reason);
    delivery.acknowledge().run();
  }

  private void write(Group group) throws InterruptedException {
    Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, RandomGenerator.getDefault());
    while (!group.deliveries().isEmpty()) {
      try {
        settle(group);
        return;
      } catch (DataIntegrityViolationException e) {
        LOG.log(Level.DEBUG, "the ledger cannot hold a record", e);
        writeSingly(group);
        return;
      } catch (DataAccessException | TransactionException e) {
        LOG.log(Level.WARNING, "the ledger does not answer; records wait");
        Thread.sleep(backoff.next());
      }
    }
  }

  /// One message of the group cannot be held: the others must not suffer.
  private void writeSingly(Group group) throws InterruptedException {
    for (Delivery each : group.deliveries()) {
      Group alone = new Group(new ArrayList<>(), new ArrayList<>());
      add(each, alone);
      if (group.deliveries().size() == 1) {
        counts.refused();
        each.acknowledge().run();
      } else {
        write(alone);
      }
    }
  }

  private void settle(Group group) {
    order.settle(
        group,
        () -> counts.appended(ledger.append(group.records())),
        () -> {
          committed.accept(group.kiosks());
          group.deliveries().forEach(each -> each.acknowledge().run());
        });
  }
}
