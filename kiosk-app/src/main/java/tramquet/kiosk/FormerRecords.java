package tramquet.kiosk;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import tramquet.drivers.Schedule;
import tramquet.drivers.ThreadSchedule;
import tramquet.kiosk.clock.BootClock;
import tramquet.kiosk.clock.BuildDate;
import tramquet.kiosk.clock.ClockGuard;
import tramquet.kiosk.enrol.FormerFolder;
import tramquet.kiosk.uplink.Uplink;
import tramquet.kiosk.uplink.UplinkSettings;
import tramquet.kiosk.visit.Opening;
import tramquet.kiosk.visit.VisitLog;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;

/// Delivers what this kiosk has written under names that it has no more, beside what it does now:
/// under the name of then, with the certificate of then, to the centre of then. When that has
/// acknowledged everything, nothing of it is kept here, but a file that was damaged.
///
/// Thread: started and closed by one; the work is done on its own, `former`.
final class FormerRecords implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.former");

  /// Nobody waits for it.
  private static final Duration LOOK = Duration.ofSeconds(2);

  /// Until what cannot be opened is tried again: a disk may be full for a while.
  private static final Duration AGAIN = Duration.ofMinutes(10);

  private final Path data;
  private final Optional<JsonTrace> trace;
  private final InstantSource wall;
  private final LongSupplier nanoTime;
  private final Schedule schedule;
  private final FormerMeans means;
  private final SecureRandom random = new SecureRandom();
  private final Set<String> told = new HashSet<>();
  private final Set<Path> finished = new HashSet<>();
  private volatile List<FormerDelivery> deliveries = List.of();
  // Guarded by this.
  private boolean started;
  private boolean closed;

  /// @param data folder of the visit log
  FormerRecords(Path data, Optional<JsonTrace> trace, InstantSource wall, LongSupplier nanoTime) {
    this(data, trace, wall, nanoTime, new ThreadSchedule("former"), FormerMeans.REAL);
  }

  /// The same with other means.
  FormerRecords(
      Path data,
      Optional<JsonTrace> trace,
      InstantSource wall,
      LongSupplier nanoTime,
      Schedule schedule,
      FormerMeans means) {
    this.data = data;
    this.trace = trace;
    this.wall = wall;
    this.nanoTime = nanoTime;
    this.schedule = schedule;
    this.means = means;
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
    List<FormerDelivery> all = new ArrayList<>(deliveries);
    Set<Path> known = all.stream().map(each -> each.former().folder()).collect(Collectors.toSet());
    known.addAll(finished);
    boolean idle = all.isEmpty();
    boolean again = false;
    try {
      for (Path folder : FormerFolder.in(data)) {
        if (!known.contains(folder)) {
          again |= !isTaken(folder, all);
        }
      }
    } catch (IOException e) {
      tell("former records: " + e.getClass().getSimpleName());
      again = true;
    }
    deliveries = List.copyOf(all);
    if (again) {
      var _ = schedule.after(AGAIN, this::open);
    }
    if (idle) {
      look();
    }
  }

  /// Adds what is under way now.
  ///
  /// @return whether nothing is left to try again
  private boolean isTaken(Path folder, List<FormerDelivery> all) {
    try {
      if (FormerFolder.removeRest(folder)) {
        return true;
      }
      Optional<FormerDelivery> opened = opened(folder);
      opened.ifPresent(all::add);
      return opened.isPresent();
    } catch (IOException | RuntimeException e) {
      // One folder, or a mistake of ours with it, must not hold up the others.
      tell("%s cannot be opened: %s".formatted(folder, e.getClass().getName()));
      return false;
    }
  }

  private Optional<FormerDelivery> opened(Path folder) {
    Optional<FormerFolder> former = FormerFolder.of(folder);
    if (former.isEmpty()) {
      tell(folder + " is damaged: its records are kept, and not delivered");
    }
    return former.flatMap(this::opened);
  }

  /// In the journal, once.
  private void tell(String trouble) {
    if (told.add(trouble)) {
      LOG.log(Level.ERROR, "{0}", trouble);
    }
  }

  private Optional<FormerDelivery> opened(FormerFolder former) {
    KioskId name = former.code().kiosk();
    ClockGuard guard = new ClockGuard(wall, BootClock::isSynchronised, List::of, BuildDate.read());
    BootClock clock = BootClock.ofThisMachine(guard, nanoTime);
    return switch (means.open(former, clock::stamp, random)) {
      case Opening.Unfit(String reason) -> {
        tell("what was written as %s is kept: %s".formatted(name, reason));
        yield Optional.empty();
      }
      case Opening.Opened(VisitLog log) -> {
        log.lastStamps().forEach(guard::committed);
        LOG.log(Level.INFO, "written as {0} and not delivered: {1}", name, log.unsent());
        yield Optional.of(new FormerDelivery(former, log, started(former, log, guard, clock)));
      }
    };
  }

  private Uplink started(FormerFolder former, VisitLog log, ClockGuard guard, BootClock clock) {
    try {
      Uplink uplink = uplink(former, log, guard, clock);
      uplink.start();
      return uplink;
    } catch (RuntimeException e) {
      log.close();
      throw e;
    }
  }

  private Uplink uplink(FormerFolder former, VisitLog log, ClockGuard guard, BootClock clock) {
    KioskId name = former.code().kiosk();
    return new Uplink(
        means.broker(former, guard::atLeast),
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
        new FormerDelivery.Told(name, trace),
        wall,
        nanoTime,
        random);
  }

  private synchronized void look() {
    if (closed) {
      return;
    }
    List<FormerDelivery> done = deliveries.stream().filter(FormerDelivery::isDone).toList();
    deliveries = deliveries.stream().filter(each -> !done.contains(each)).toList();
    for (FormerDelivery each : done) {
      each.close();
      finished.add(each.former().folder());
      each.finish();
    }
    if (!deliveries.isEmpty()) {
      var _ = schedule.after(LOOK, this::look);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    schedule.close();
    deliveries.forEach(FormerDelivery::close);
    deliveries = List.of();
  }
}
