package tramquet.kiosk;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.config.TripTime;
import tramquet.kiosk.lane.StaffAct;
import tramquet.kiosk.risk.PlaceTime;

/// The trips that begin and end by the clock. A kiosk that is switched on after the hour catches up
/// with the line that holds now, but only if none was told before: what staff have ordered since is
/// not undone by a restart. While nobody knows what time it is, nothing begins.
///
/// Thread: its own, virtual, named `trips`.
final class TripTable implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final List<TripTime> lines;
  private final Supplier<WallTime> clock;
  private final Consumer<StaffAct> lane;
  private final CountDownLatch closing = new CountDownLatch(1);
  private Optional<Due> told;

  /// A line on a day.
  private record Due(LocalDate day, TripTime line) {}

  /// @param lines in any order
  /// @param running whether a trip runs already
  /// @param lane told what begins and ends; must only hand over
  TripTable(
      List<TripTime> lines, boolean running, Supplier<WallTime> clock, Consumer<StaffAct> lane) {
    this.lines = lines.stream().sorted(Comparator.comparing(TripTime::at)).toList();
    this.clock = clock;
    this.lane = lane;
    told = running ? due() : Optional.empty();
  }

  /// Starts, if there is anything to do.
  void start() {
    if (!lines.isEmpty()) {
      Thread.ofVirtual().name("trips").start(this::run);
    }
  }

  private void run() {
    try {
      do {
        look();
      } while (!closing.await(LOOK.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  /// Tells the line that holds now, once.
  void look() {
    Optional<Due> due = due();
    if (due.isPresent() && !due.equals(told)) {
      told = due;
      lane.accept(act(due.get().line()));
    }
  }

  private static StaffAct act(TripTime line) {
    return line.trip()
        .<StaffAct>map(trip -> new StaffAct.StartTrip(StaffAct.TIMETABLE, trip))
        .orElseGet(() -> new StaffAct.EndTrip(StaffAct.TIMETABLE));
  }

  /// The last line of today whose time has come; before the first, the last of yesterday.
  private Optional<Due> due() {
    WallTime now = clock.get();
    if (!now.known() || lines.isEmpty()) {
      return Optional.empty();
    }
    ZonedDateTime here = now.instant().atZone(PlaceTime.ZONE);
    LocalTime time = here.toLocalTime();
    return lines.stream()
        .filter(line -> !line.at().isAfter(time))
        .reduce((_, later) -> later)
        .map(line -> new Due(here.toLocalDate(), line))
        .or(() -> Optional.of(new Due(here.toLocalDate().minusDays(1), lines.getLast())));
  }

  @Override
  public void close() {
    closing.countDown();
  }
}
