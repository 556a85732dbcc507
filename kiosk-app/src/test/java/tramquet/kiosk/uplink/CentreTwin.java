package tramquet.kiosk.uplink;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import tramquet.kiosk.LedgerTwin;
import tramquet.wire.KioskId;
import tramquet.wire.Topics;

/// A ledger on a real broker: hears the records of one kiosk, acknowledges them, and comes back
/// when the connection breaks.
///
/// Thread: its own.
final class CentreTwin implements AutoCloseable {
  private static final long ANSWER_SECONDS = 10;
  private static final Duration AGAIN = Duration.ofMillis(50);

  private final PahoBroker broker;
  private final KioskId kiosk;
  private final LedgerTwin ledger;
  private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
  private final Thread thread = Thread.ofVirtual().name("centre").unstarted(this::run);
  private Optional<Broker.Session> session = Optional.empty();
  private volatile boolean listening;
  private volatile boolean closing;
  private volatile boolean mute;
  private final AtomicInteger batches = new AtomicInteger();

  CentreTwin(URI address, Sockets sockets, KioskId kiosk, LedgerTwin.Guards guards) {
    broker = new PahoBroker(address, "centre-twin", sockets);
    this.kiosk = kiosk;
    ledger = new LedgerTwin(kiosk, this::publish, guards);
    thread.start();
  }

  LedgerTwin ledger() {
    return ledger;
  }

  /// Whether the broker delivers to it, as far as it knows.
  boolean isListening() {
    return listening;
  }

  private void run() {
    try {
      while (!closing) {
        if (session.isEmpty()) {
          connect();
        }
        Optional.ofNullable(work.poll(AGAIN.toMillis(), TimeUnit.MILLISECONDS))
            .ifPresent(Runnable::run);
      }
      session.ifPresent(Broker.Session::abandon);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void connect() throws InterruptedException {
    if (broker.connect(Optional.empty(), _ -> work.add(this::lost))
        instanceof Broker.Connecting.Connected(Broker.Session fresh)) {
      session = Optional.of(fresh);
      if (answer(fresh.subscribe(Topics.records(kiosk), this::heard))) {
        listening = true;
        ledger.acknowledge();
      } else {
        lost();
      }
    }
  }

  private static boolean answer(CompletableFuture<Broker.Delivery> future)
      throws InterruptedException {
    try {
      return future.get(ANSWER_SECONDS, TimeUnit.SECONDS) instanceof Broker.Delivery.Accepted;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  /// Whether it keeps what it acknowledges to itself: as if it died between commit and publish.
  void mute(boolean on) {
    mute = on;
    work.add(ledger::acknowledge);
  }

  /// How many batches have come and are in the ledger.
  int batches() {
    return batches.get();
  }

  private void heard(byte[] batch) {
    work.add(() -> {
      ledger.take(batch);
      batches.incrementAndGet();
    });
  }

  private void publish(Broker.Message message) {
    session
        .filter(_ -> !mute)
        .ifPresent(live -> {
          var _ = live.publish(message);
        });
  }

  private void lost() {
    listening = false;
    session.ifPresent(Broker.Session::abandon);
    session = Optional.empty();
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
