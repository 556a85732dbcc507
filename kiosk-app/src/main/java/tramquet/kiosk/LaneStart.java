package tramquet.kiosk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tramquet.drivers.Health;
import tramquet.drivers.Schedule;
import tramquet.drivers.ThreadSchedule;
import tramquet.drivers.line.PinUnavailable;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.doctor.Finding;
import tramquet.kiosk.doctor.Grade;
import tramquet.kiosk.doctor.Histogram;
import tramquet.kiosk.doctor.Part;
import tramquet.kiosk.indicate.Indicators;
import tramquet.kiosk.keep.LaneFile;
import tramquet.kiosk.keep.LaneKeeper;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Kept;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.LaneMachine;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.screen.ScreenModel;
import tramquet.wire.Decoded;

/// From nothing to a lane that serves: pins, what was kept, keys, the visit log. Without its pins
/// or its log the kiosk is out of order, and tries again until it has them.
///
/// Thread: any; closed by one.
final class LaneStart implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk");

  /// Between two attempts to have what nobody can be served without.
  private static final Duration AGAIN = Duration.ofSeconds(3);

  /// What there is before there is a lane.
  ///
  /// @param around what else a kiosk with keys is made of
  /// @param former delivers what was written under a former name
  /// @param times of everybody who is served
  record Means(
      Serving.Around around,
      ScreenModel window,
      Voice voice,
      Doctor doctor,
      Enrolling enrolling,
      FormerRecords former,
      Histogram times) {}

  private final Means means;
  private final Serving.Around around;
  private final KioskConfig config;
  private final Board board;
  private final Doctor doctor;
  private final Enrolling enrolling;
  private final Consumer<Checkpoint> whenThere;
  private final LaneFile file;
  private final OpenParts open = new OpenParts();
  private final Schedule later = new ThreadSchedule("start");
  // Guarded by this: keys can come while the kiosk is being closed.
  private Optional<Checkpoint> checkpoint = Optional.empty();
  private Optional<Serving> serving = Optional.empty();
  private boolean closed;
  private String told = "";

  /// @param whenThere is told of the lane as soon as it is there, and before it starts
  LaneStart(Means means, Consumer<Checkpoint> whenThere) {
    this.means = means;
    this.whenThere = whenThere;
    around = means.around();
    config = around.config();
    board = around.board();
    doctor = means.doctor();
    enrolling = means.enrolling();
    file = new LaneFile(config.kiosk().data().resolve("lane"));
  }

  /// Why nobody can be served yet.
  ///
  /// @param text for the journal
  private record Trouble(Screen.Cause cause, String text) {}

  /// Without keys, or with bad ones, the lane says that the kiosk is not set up, until they are
  /// there.
  ///
  /// @param keys reads keys and signed data, as often as it is asked
  synchronized void begin(Supplier<Decoded<Provision>> keys) {
    if (!closed) {
      start(keys)
          .ifPresent(trouble -> {
            open.close();
            inTrouble(trouble);
            var _ = later.after(AGAIN, () -> begin(keys));
          });
    }
  }

  private void inTrouble(Trouble trouble) {
    if (!trouble.text().equals(told)) {
      told = trouble.text();
      LOG.log(System.Logger.Level.ERROR, told);
    }
    Screen screen = new Screen.OutOfOrder(trouble.cause());
    board.lane(screen);
    means.window().show(screen);
  }

  /// @return why it did not; then nothing was started
  private Optional<Trouble> start(Supplier<Decoded<Provision>> keys) {
    Optional<Trouble> unknown = unknown();
    if (unknown.isPresent()) {
      return unknown;
    }
    means.former().start();
    LaneHardware hardware;
    try {
      hardware =
          open.add(
              LaneHardware.open(
                  config.pins(),
                  around.nanoTime(),
                  (name, on, at) -> around.trace().ifPresent(t -> t.pin(name, on, at))));
    } catch (PinUnavailable e) {
      // A lane without its gate serves nobody.
      doctor.pins(
          () -> Finding.of(Part.PINS, Grade.BROKEN, "unavailable").with("why", e.fault().text()));
      return Optional.of(new Trouble(Screen.Cause.PINS_FAILED, "pins: " + e.fault().text()));
    }
    doctor.pins(hardware::finding);
    LaneKeeper keeper = open.add(new LaneKeeper(file));
    Kept before = file.load();
    if (keys.get() instanceof Decoded.Value<Provision>(Provision provision)) {
      return serve(
          provision,
          ready -> {
            Checkpoint lane =
                lane(hardware, keeper, Lane.of(before), Optional.of(ready.services()));
            lane.start(ready.startReading(lane) ? Set.of() : Set.of(Screen.Cause.SCANNER_GONE));
            ready.start(lane, before.trip().isPresent());
          });
    }
    Checkpoint lane = lane(hardware, keeper, Lane.unprovisioned(before), Optional.empty());
    lane.start(Set.of());
    enrolling.read(
        () -> Readers.of(config, board, around.nanoTime(), RandomGenerator.getDefault()),
        lane::tell);
    open.add(
            new ProvisionWatch(
                keys,
                provision -> provisioned(lane, provision, before),
                new ThreadSchedule("keys")))
        .start();
    return Optional.empty();
  }

  /// Why the kiosk does not know who it is, or was.
  private Optional<Trouble> unknown() {
    if (enrolling.damaged().isPresent()) {
      Path damaged = enrolling.damaged().get();
      doctor.serving(() ->
          List.of(Finding.of(Part.STORAGE, Grade.BROKEN, "cannot-open").with("why", "enrol")));
      return Optional.of(
          new Trouble(
              Screen.Cause.STORAGE_FAILED,
              damaged
                  + " is damaged: restore the folder enrol, or remove it and show a new claim code"
                  + " after the next start"));
    }
    return enrolling.putAside()
        ? Optional.empty()
        : Optional.of(
            new Trouble(
                Screen.Cause.STORAGE_FAILED,
                "what was written under the former name cannot be put aside"));
  }

  private Optional<Trouble> serve(Provision provision, Consumer<Serving> start) {
    return switch (Serving.open(around, provision)) {
      case Serving.Found.Unfit(String reason) -> {
        doctor.serving(() ->
            List.of(Finding.of(Part.STORAGE, Grade.BROKEN, "cannot-open").with("why", reason)));
        yield Optional.of(new Trouble(Screen.Cause.STORAGE_FAILED, "visit log: " + reason));
      }
      case Serving.Found.Ready(Serving ready) -> {
        serving = Optional.of(ready);
        doctor.serving(ready::findings);
        start.accept(ready);
        yield Optional.empty();
      }
    };
  }

  private synchronized void provisioned(Checkpoint lane, Provision provision, Kept before) {
    if (!closed) {
      enrolling.hush();
      serve(
              provision,
              ready -> {
                // It tells the lane what is missing, before that is provisioned.
                boolean _ = ready.startReading(lane);
                lane.provisioned(ready.services());
                ready.start(lane, before.trip().isPresent());
              })
          .ifPresent(trouble -> {
            inTrouble(trouble);
            var _ = later.after(AGAIN, () -> provisioned(lane, provision, before));
          });
    }
  }

  private Checkpoint lane(
      LaneHardware hardware, LaneKeeper keeper, Lane first, Optional<Services> services) {
    Checkpoint lane =
        new Checkpoint(
            new LaneMachine(LaneParts.rules(config), LaneParts.selfTest(config)),
            services,
            new Indicators(hardware.lights(), hardware.tones(), means.voice().volume()),
            hardware.gate(),
            screen -> {
              board.lane(screen);
              means.window().show(screen);
              means.voice().say(screen);
            },
            keeper,
            around.obedience(),
            enrolling::take,
            first,
            new LatencyTrace(means.times(), around.trace(), around.nanoTime()),
            around.nanoTime());
    checkpoint = Optional.of(lane);
    whenThere.accept(lane);
    Path jumper = config.kiosk().data().resolve("jumper");
    enrolling.wired(() -> hardware.isJumperIn(jumper), lane::tell);
    hardware.whenHealthChanges(health -> pinsAre(lane, health));
    hardware.listen(lane::tell);
    return lane;
  }

  private void pinsAre(Checkpoint lane, Health health) {
    long now = around.nanoTime().getAsLong();
    lane.tell(
        health instanceof Health.Online
            ? new Event.DeviceBack(now, Screen.Cause.PINS_FAILED)
            : new Event.DeviceLost(now, Screen.Cause.PINS_FAILED));
  }

  /// How many records the centre has not acknowledged.
  synchronized long unsent() {
    return serving.map(Serving::unsent).orElse(0L);
  }

  /// First whatever brings visitors, then the lane, then what writes for it. What is unsent stays
  /// on disk.
  @Override
  public synchronized void close() {
    closed = true;
    enrolling.close();
    serving.ifPresent(Serving::hush);
    checkpoint.ifPresent(Checkpoint::close);
    means.former().close();
    serving.ifPresent(Serving::close);
    open.close();
    later.close();
  }
}
