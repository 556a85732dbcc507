package tramquet.kiosk;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tramquet.kiosk.lane.PackShown;
import tramquet.kiosk.pack.Offered;
import tramquet.kiosk.pack.PackStore;
import tramquet.kiosk.uplink.UplinkEvents;
import tramquet.wire.Decoded;
import tramquet.wire.PackKind;

/// Takes packs from the uplink, the reader and a stick and offers them to the store, one after the
/// other, so that neither the connection nor delivery waits for a signature or the disk. Of each
/// kind only the newest that came is kept: no sender fills the memory.
///
/// Looks up every minute even when nothing comes, for data ages by itself.
///
/// Thread: its own, virtual, named `packs`; `pack` by any.
final class PackDesk implements UplinkEvents, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.pack");

  private final PackStore store;
  private final Duration every;
  private final Runnable looked;
  private final Map<PackKind, Arrival> waiting = new EnumMap<>(PackKind.class);
  private final Thread thread;
  private final Semaphore signal = new Semaphore(0);
  private volatile boolean closed;

  /// @param answer told what became of it
  @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
  private record Arrival(byte[] envelope, Consumer<Offered> answer) {}

  /// Begins at once.
  ///
  /// @param every the longest between two looks
  /// @param looked told after each: something may have changed
  PackDesk(PackStore store, Duration every, Runnable looked) {
    this.store = store;
    this.every = every;
    this.looked = looked;
    thread = Thread.ofVirtual().name("packs").start(this::run);
  }

  @Override
  public void pack(PackKind kind, byte[] envelope) {
    pack(kind, envelope, _ -> {});
  }

  /// Takes one that somebody stands beside.
  ///
  /// @param answer told what became of it, on this desk's thread
  void pack(PackKind kind, byte[] envelope, Consumer<Offered> answer) {
    synchronized (waiting) {
      Optional.ofNullable(waiting.put(kind, new Arrival(envelope, answer)))
          .ifPresent(
              before -> before.answer().accept(new Offered.Refused("another came after it")));
    }
    signal.release();
  }

  /// The same of a pack whose kind nothing has told but itself.
  void brought(byte[] envelope, Consumer<Offered> answer) {
    switch (store.kind(envelope)) {
      case Decoded.Value<PackKind>(PackKind kind) -> pack(kind, envelope, answer);
      case Decoded.Malformed<PackKind>(String reason) -> refused(reason, answer);
      case Decoded.NotMine<PackKind> _ -> refused("is not a signed pack", answer);
    }
  }

  private static void refused(String reason, Consumer<Offered> answer) {
    LOG.log(System.Logger.Level.WARNING, "what was brought is refused: {0}", reason);
    answer.accept(new Offered.Refused(reason));
  }

  /// What whoever brought it is to see.
  static PackShown shown(Offered offered) {
    return switch (offered) {
      case Offered.Applied(var kind, long version) -> new PackShown.Taken(kind.text(), version);
      case Offered.Same _ -> new PackShown.Held();
      case Offered.Refused(String reason) -> new PackShown.Refused(reason);
    };
  }

  private Optional<Map.Entry<PackKind, Arrival>> next() {
    synchronized (waiting) {
      Optional<PackKind> first = waiting.keySet().stream().findFirst();
      return first.flatMap(kind ->
          Optional.ofNullable(waiting.remove(kind)).map(arrival -> Map.entry(kind, arrival)));
    }
  }

  private void run() {
    try {
      while (!closed) {
        boolean _ = signal.tryAcquire(every.toNanos(), TimeUnit.NANOSECONDS);
        next().ifPresent(this::offer);
        looked.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A fault of ours ends one pack, not the desk.
  private void offer(Map.Entry<PackKind, Arrival> pack) {
    try {
      Arrival arrival = pack.getValue();
      arrival.answer().accept(store.offer(pack.getKey(), arrival.envelope()));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "packs: {0}", e.getClass().getName());
    }
  }

  /// Ends when the pack at hand is on the disk. Those that wait come again with the next start.
  @Override
  public void close() {
    closed = true;
    signal.release();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
