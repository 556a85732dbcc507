package tramquet.kiosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
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
import tramquet.kiosk.doctor.ReportSocket;
import tramquet.kiosk.indicate.Indicators;
import tramquet.kiosk.keep.LaneFile;
import tramquet.kiosk.keep.LaneKeeper;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Kept;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.LaneMachine;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.Session;
import tramquet.kiosk.order.PinDesk;
import tramquet.kiosk.screen.KioskWindow;
import tramquet.kiosk.screen.PictureBook;
import tramquet.kiosk.screen.ScreenModel;
import tramquet.kiosk.service.Vital;
import tramquet.wire.Decoded;
import tramquet.wire.Ordered;
import tramquet.wire.ShelfLife;

/// The wiring, together with `Serving`: the only files that name every concrete class. Here is what
/// a kiosk has from the first moment: window, lamps, gate and lane. The rest is opened when there
/// are keys.
///
/// Thread: opened and closed by one.
final class Kiosk implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk");

  /// Between two attempts to have what nobody can be served without.
  private static final Duration AGAIN = Duration.ofSeconds(3);

  private final KioskConfig config;
  private final Optional<JsonTrace> trace;
  private final LongSupplier nanoTime;
  private final OpenParts open = new OpenParts();
  private final PictureBook pictures;
  private final Optional<PinDesk> pin;
  private final ScreenModel window;
  private final Voice voice;
  private final Board board;
  private final LaneOrders obedience;
  private final Enrolling enrolling;
  private final FormerRecords former;
  private final Serving.Around around;
  private final LaneFile file;
  private final Histogram times = new Histogram();
  private final Doctor doctor;
  private final Schedule later = new ThreadSchedule("start");
  private volatile Optional<Checkpoint> checkpoint = Optional.empty();
  // Guarded by this: keys can come while the kiosk is being closed.
  private Optional<Serving> serving = Optional.empty();
  private boolean closed;
  private AutoCloseable door = () -> {};
  private String told = "";

  /// Why nobody can be served yet.
  ///
  /// @param text for the journal
  private record Trouble(Screen.Cause cause, String text) {}

  private Kiosk(
      KioskConfig config,
      Optional<JsonTrace> trace,
      InstantSource wall,
      LongSupplier nanoTime,
      PictureBook pictures,
      Optional<Path> inbox,
      Wireless wireless,
      Runnable stop,
      Runnable again) {
    this.config = config;
    this.trace = trace;
    this.nanoTime = nanoTime;
    this.pictures = pictures;
    pin = PinParts.desk(config, nanoTime, this::tell);
    window = window(stop);
    board = new Board(window::footer);
    voice = new Voice(config, board::time);
    doctor = new Doctor(config, board, times, vitals(), voice::finding, nanoTime);
    enrolling = new Enrolling(config, board::settingUp, wall, nanoTime, wireless, again);
    obedience = new LaneOrders(this::tell, nanoTime, enrolling::objection);
    former = new FormerRecords(config.kiosk().data(), trace, wall, nanoTime);
    board.counting(former::unsent);
    around =
        new Serving.Around(
            config,
            board,
            obedience,
            doctor::examine,
            enrolling::shown,
            inbox,
            trace,
            wall,
            nanoTime);
    file = new LaneFile(config.kiosk().data().resolve("lane"));
  }

  private ScreenModel window(Runnable stop) {
    return config.screen().display() == KioskConfig.Window.Display.NONE
        ? ScreenModel.none()
        : KioskWindow.open(
            WindowParts.settings(config),
            new Screen.Busy(),
            new Screen.Footer(true, false, 0, ShelfLife.Age.FRESH),
            pictures,
            new WindowReports(
                this::tell,
                pin,
                (painted, at) -> trace.ifPresent(t -> t.painted(painted, at)),
                stop,
                nanoTime));
  }

  /// Opens the window first, so that people see something while the rest starts. Without keys, or
  /// with bad ones, the screen says that the kiosk is not set up, until they are there. Without its
  /// pins or its visit log it is out of order, and tries again until it has them: at a start they
  /// may come a moment later than the kiosk, and nobody is there to start it by hand.
  ///
  /// @param keys reads keys and signed data, as often as it is asked
  /// @param inbox where packs that somebody brings are put
  /// @param wireless has the operating system join the network that a claim code names
  /// @param stop is run when staff close the window
  /// @param again is run when a claim code or the centre has told the kiosk more: it should be
  ///   closed, and opened with the configuration as it is then
  static Kiosk open(
      KioskConfig config,
      Supplier<Decoded<Provision>> keys,
      Optional<JsonTrace> trace,
      InstantSource wall,
      LongSupplier nanoTime,
      Optional<Path> inbox,
      Wireless wireless,
      Runnable stop,
      Runnable again)
      throws IOException {
    Files.createDirectories(config.kiosk().data());
    PictureBook pictures = PictureBook.blank();
    if (config.screen().pictures().isPresent()) {
      Path folder = config.screen().pictures().get();
      Files.createDirectories(folder);
      pictures = PictureBook.in(folder);
    }
    Kiosk kiosk = new Kiosk(config, trace, wall, nanoTime, pictures, inbox, wireless, stop, again);
    kiosk.door = ReportSocket.open(config.kiosk().data(), kiosk.doctor::examine);
    kiosk.begin(kiosk.enrolling.gated(keys));
    kiosk.enrolling.start();
    return kiosk;
  }

  private synchronized void begin(Supplier<Decoded<Provision>> keys) {
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
    window.show(screen);
  }

  /// @return why it did not; then nothing was started
  private Optional<Trouble> start(Supplier<Decoded<Provision>> keys) {
    if (enrolling.damaged().isPresent()) {
      Path file = enrolling.damaged().get();
      doctor.serving(() ->
          List.of(Finding.of(Part.STORAGE, Grade.BROKEN, "cannot-open").with("why", "enrol")));
      return Optional.of(
          new Trouble(
              Screen.Cause.STORAGE_FAILED,
              file
                  + " is damaged: restore the folder enrol, or remove it and show a new claim code"
                  + " after the next start"));
    }
    if (!enrolling.putAside()) {
      return Optional.of(
          new Trouble(
              Screen.Cause.STORAGE_FAILED,
              "what was written under the former name cannot be put aside"));
    }
    former.start();
    LaneHardware hardware;
    try {
      hardware =
          open.add(
              LaneHardware.open(
                  config.pins(),
                  nanoTime,
                  (name, on, at) -> trace.ifPresent(t -> t.pin(name, on, at))));
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
        () -> Readers.of(config, board, nanoTime, RandomGenerator.getDefault()), lane::tell);
    open.add(
            new ProvisionWatch(
                keys,
                provision -> provisioned(lane, provision, before),
                new ThreadSchedule("keys")))
        .start();
    return Optional.empty();
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
            new Indicators(hardware.lights(), hardware.tones(), voice.volume()),
            hardware.gate(),
            screen -> {
              board.lane(screen);
              window.show(screen);
              voice.say(screen);
            },
            keeper,
            obedience,
            enrolling::take,
            first,
            new LatencyTrace(times, trace, nanoTime),
            nanoTime);
    checkpoint = Optional.of(lane);
    Path jumper = config.kiosk().data().resolve("jumper");
    enrolling.wired(() -> hardware.isJumperIn(jumper), lane::tell);
    hardware.whenHealthChanges(health -> pinsAre(lane, health));
    hardware.listen(lane::tell);
    return lane;
  }

  private void pinsAre(Checkpoint lane, Health health) {
    long now = nanoTime.getAsLong();
    lane.tell(
        health instanceof Health.Online
            ? new Event.DeviceBack(now, Screen.Cause.PINS_FAILED)
            : new Event.DeviceLost(now, Screen.Cause.PINS_FAILED));
  }

  /// What must answer, or nobody is served.
  List<Vital> vitals() {
    return List.of(new Vital("lane", this::askLane), new Vital("screen", window::ask));
  }

  /// Where there is no lane yet, none can hang.
  private void askLane(Runnable answer) {
    checkpoint.ifPresentOrElse(lane -> lane.ask(answer), answer);
  }

  private void tell(Event event) {
    if (event instanceof Event.SignedIn(_, Session.Who.Staff(UUID order, _))
        && !order.equals(Ordered.BY_PIN)) {
      pin.ifPresent(PinDesk::codeShown);
    }
    checkpoint.ifPresent(lane -> lane.tell(event));
  }

  /// How many records the centre has not acknowledged.
  synchronized long unsent() {
    return serving.map(Serving::unsent).orElse(0L);
  }

  /// Stops serving: first whatever brings visitors, then the lane, then what writes for it. What is
  /// unsent stays on disk.
  @Override
  public synchronized void close() {
    closed = true;
    enrolling.close();
    serving.ifPresent(Serving::hush);
    checkpoint.ifPresent(Checkpoint::close);
    former.close();
    serving.ifPresent(Serving::close);
    open.add(door);
    open.close();
    later.close();
    pin.ifPresent(PinDesk::close);
    window.close();
    voice.close();
    pictures.close();
    trace.ifPresent(t -> t.pictures(pictures.files()));
  }
}
