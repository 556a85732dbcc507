package tramquet.kiosk;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import tramquet.drivers.Schedule;
import tramquet.drivers.ThreadSchedule;
import tramquet.kiosk.clock.BootClock;
import tramquet.kiosk.clock.BuildDate;
import tramquet.kiosk.clock.ClockGuard;
import tramquet.kiosk.enrol.FormerFolder;
import tramquet.kiosk.uplink.PahoBroker;
import tramquet.kiosk.uplink.Sockets;
import tramquet.kiosk.uplink.TlsFiles;
import tramquet.kiosk.uplink.Uplink;
import tramquet.kiosk.uplink.UplinkEvents;
import tramquet.kiosk.uplink.UplinkSettings;
import tramquet.kiosk.visit.Opening;
import tramquet.kiosk.visit.Origin;
import tramquet.kiosk.visit.SqliteLimits;
import tramquet.kiosk.visit.SqliteVisitLog;
import tramquet.kiosk.visit.VisitLog;
import tramquet.wire.ClaimCode;
import tramquet.wire.Epoch;
import tramquet.wire.HpkeSealer;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;

/// Delivers what this kiosk has written under names that it has no more, beside what it does now:
/// under the name of then, with the certificate of then, to the centre of then. When that has
/// acknowledged everything, nothing of it is kept here.
///
/// Thread: started and closed by one; the work is done on its own, `former`.
final class FormerRecords implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.former");

  /// Nobody waits for it.
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final Path data;
  private final Optional<JsonTrace> trace;
  private final InstantSource wall;
  private final LongSupplier nanoTime;
  private final Schedule schedule = new ThreadSchedule("former");
  private final SecureRandom random = new SecureRandom();
  private volatile List<Delivery> deliveries = List.of();
  // Guarded by this.
  private boolean started;
  private boolean closed;

  /// @param data folder of the visit log
  FormerRecords(Path data, Optional<JsonTrace> trace, InstantSource wall, LongSupplier nanoTime) {
    this.data = data;
    this.trace = trace;
    this.wall = wall;
    this.nanoTime = nanoTime;
  }

  /// Starts to deliver, where there is something.
  synchronized void start() {
    if (!started) {
      started = true;
      var _ = schedule.after(Duration.ZERO, this::open);
    }
  }

  /// Records that a centre has not acknowledged.
  long unsent() {
    return deliveries.stream().mapToLong(each -> each.log().unsent()).sum();
  }

  private synchronized void open() {
    if (closed) {
      return;
    }
    List<Delivery> all = new ArrayList<>();
    try {
      for (Path folder : FormerFolder.in(data)) {
        FormerFolder.of(folder)
            .ifPresentOrElse(
                former -> opened(former).ifPresent(all::add),
                () ->
                    LOG.log(
                        Level.ERROR,
                        "{0} is damaged: its records are kept, and not delivered",
                        folder));
      }
    } catch (IOException e) {
      LOG.log(Level.ERROR, "former records: {0}", e.getClass().getSimpleName());
    }
    deliveries = List.copyOf(all);
    look();
  }

  private Optional<Delivery> opened(FormerFolder former) {
    ClaimCode code = former.code();
    ClockGuard guard = new ClockGuard(wall, BootClock::isSynchronised, List::of, BuildDate.read());
    BootClock clock = BootClock.ofThisMachine(guard, nanoTime);
    Opening opening =
        SqliteVisitLog.open(
            former.log(),
            new Origin(code.kiosk(), code.lane(), code.direction()),
            new HpkeSealer(code.sealing()),
            clock::stamp,
            random,
            SqliteLimits.DEFAULT);
    return switch (opening) {
      case Opening.Unfit(String reason) -> {
        LOG.log(Level.ERROR, "what was written as {0} is kept: {1}", code.kiosk(), reason);
        yield Optional.empty();
      }
      case Opening.Opened(VisitLog log) -> {
        log.lastStamps().forEach(guard::committed);
        LOG.log(Level.INFO, "written as {0} and not delivered: {1}", code.kiosk(), log.unsent());
        Uplink uplink = uplink(former, log, guard, clock);
        uplink.start();
        yield Optional.of(new Delivery(former, log, uplink));
      }
    };
  }

  private Uplink uplink(FormerFolder former, VisitLog log, ClockGuard guard, BootClock clock) {
    KioskId name = former.code().kiosk();
    Sockets sockets =
        former.broker().getScheme().equals("ssl")
            ? new TlsFiles(former.ca(), former.certificate(), former.key()).sockets(guard::atLeast)
            : Sockets.PLAIN;
    return new Uplink(
        new PahoBroker(former.broker(), name.text(), sockets),
        log,
        () ->
            new KioskStatus(
                name,
                true,
                clock.bootId(),
                "moved",
                false,
                log.unsent(),
                log.taken(),
                0,
                Serving.SOFTWARE,
                Map.of(),
                Optional.empty()),
        UplinkSettings.DEFAULT,
        new Told(name, trace),
        wall,
        nanoTime,
        random);
  }

  /// Says in the journal why nothing is delivered, once for each reason.
  private static final class Told implements UplinkEvents {
    private final KioskId name;
    private final Optional<JsonTrace> trace;
    private String last = "";

    private Told(KioskId name, Optional<JsonTrace> trace) {
      this.name = name;
      this.trace = trace;
    }

    @Override
    public void delivered(Epoch epoch, long from, long to) {
      trace.ifPresent(t -> t.delivered(epoch, from, to));
    }

    @Override
    public void acknowledged(Epoch epoch, long upTo) {
      trace.ifPresent(t -> t.acknowledged(epoch, upTo));
    }

    @Override
    public void disconnected(String reason) {
      if (!reason.equals(last)) {
        last = reason;
        LOG.log(Level.WARNING, "written as {0}, not delivered yet: {1}", name, reason);
      }
    }
  }

  /// One that is under way.
  private record Delivery(FormerFolder former, VisitLog log, Uplink uplink) {

    /// @return whether there is nothing more to deliver
    boolean isDone() {
      return !log.settle() && log.unsent() == 0;
    }

    void close() {
      uplink.close();
      log.close();
    }
  }

  private synchronized void look() {
    if (closed) {
      return;
    }
    List<Delivery> done = deliveries.stream().filter(Delivery::isDone).toList();
    deliveries = deliveries.stream().filter(each -> !done.contains(each)).toList();
    for (Delivery each : done) {
      each.close();
      removed(each.former());
    }
    if (!deliveries.isEmpty()) {
      var _ = schedule.after(LOOK, this::look);
    }
  }

  private static void removed(FormerFolder former) {
    KioskId name = former.code().kiosk();
    try {
      former.remove();
      LOG.log(Level.INFO, "the centre has all that was written as {0}", name);
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "the centre has all that was written as {0}; it cannot be removed: {1}",
          name,
          e.getClass().getSimpleName());
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    schedule.close();
    deliveries.forEach(Delivery::close);
    deliveries = List.of();
  }
}
