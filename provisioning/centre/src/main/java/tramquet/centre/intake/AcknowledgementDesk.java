package tramquet.centre.intake;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import tramquet.centre.ledger.Ledger;
import tramquet.wire.Acknowledgement;
import tramquet.wire.KioskId;

/// Publishes for each kiosk that something was committed of, how far its epochs are known. It asks
/// the ledger again after each publish and publishes again if that has grown: so the last message
/// retained is never behind the ledger, even where two nodes publish for one kiosk. It asks for all
/// of them together: in a flood, for those of a moment and those that it has just told.
///
/// Now and then it looks at every kiosk, whether anything came or not: a database that was restored
/// from a backup knows less than was told, and its kiosks must hear that while they still have the
/// records.
///
/// Thread: one of its own, `acknowledge`; all methods may be called from any thread.
final class AcknowledgementDesk implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.centre.intake");
  private static final Duration AFTER_FAULT = Duration.ofMillis(500);

  private final Ledger ledger;
  private final BiPredicate<KioskId, Acknowledgement> publish;
  private final Duration lookAgain;
  private final Set<KioskId> waiting = new LinkedHashSet<>();
  private final Map<KioskId, Acknowledgement> told = new HashMap<>();
  private final Set<KioskId> justTold = new HashSet<>();
  private boolean everybody;
  private long lookedNanos = System.nanoTime();
  private boolean closing;
  private final Thread thread;

  /// @param publish publishes a retained acknowledgement and says whether the broker has it; if
  ///   not, `everybody` will be called once there is a broker again
  /// @param lookAgain how often to look at every kiosk
  AcknowledgementDesk(
      Ledger ledger, BiPredicate<KioskId, Acknowledgement> publish, Duration lookAgain) {
    this.ledger = ledger;
    this.publish = publish;
    this.lookAgain = lookAgain;
    this.thread = Thread.ofPlatform().daemon().name("acknowledge").start(this::run);
  }

  /// Something of these kiosks was committed.
  synchronized void committed(Set<KioskId> kiosks) {
    waiting.addAll(kiosks);
    notifyAll();
  }

  /// The broker may have forgotten what is retained.
  synchronized void everybody() {
    everybody = true;
    notifyAll();
  }

  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!isClosing()) {
        Set<KioskId> next = take();
        try {
          publish(ledger.acknowledgements(next));
        } catch (DataAccessException | TransactionException e) {
          LOG.log(Level.DEBUG, "the ledger does not answer", e);
          committed(next);
          Thread.sleep(AFTER_FAULT);
        }
      }
    } catch (InterruptedException e) {
      LOG.log(Level.TRACE, "closing", e);
    }
  }

  private synchronized boolean isClosing() {
    return closing;
  }

  private Set<KioskId> take() throws InterruptedException {
    boolean forgotten;
    Set<KioskId> taken;
    synchronized (this) {
      while (waiting.isEmpty()
          && justTold.isEmpty()
          && !everybody
          && !closing
          && untilLookMillis() > 0) {
        wait(untilLookMillis());
      }
      forgotten = everybody;
      everybody = false;
      taken = new LinkedHashSet<>(waiting);
      waiting.clear();
    }
    told.keySet().removeAll(taken);
    taken.addAll(justTold);
    justTold.clear();
    if (forgotten || untilLookMillis() <= 0) {
      taken.addAll(all());
    }
    if (forgotten) {
      told.clear();
    }
    return taken;
  }

  /// Whom the ledger knows, and whom it knew.
  private Set<KioskId> all() throws InterruptedException {
    lookedNanos = System.nanoTime();
    Set<KioskId> all = new LinkedHashSet<>(told.keySet());
    try {
      all.addAll(ledger.kiosks());
    } catch (DataAccessException | TransactionException e) {
      everybody();
      Thread.sleep(AFTER_FAULT);
    }
    return all;
  }

  private long untilLookMillis() {
    return lookAgain.minusNanos(System.nanoTime() - lookedNanos).toMillis();
  }

  private void publish(Map<KioskId, Acknowledgement> known) {
    for (Map.Entry<KioskId, Acknowledgement> each : known.entrySet()) {
      if (each.getValue().equals(told.get(each.getKey()))) {
        continue;
      }
      if (!publish.test(each.getKey(), each.getValue())) {
        return;
      }
      told.put(each.getKey(), each.getValue());
      justTold.add(each.getKey());
    }
  }
}
