package tramquet.kiosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import tramquet.drivers.Health;
import tramquet.drivers.line.PinUnavailable;
import tramquet.drivers.line.SerialLine;
import tramquet.drivers.scanner.FrameRules;
import tramquet.drivers.scanner.Scanner;
import tramquet.drivers.scanner.ScannerModels;
import tramquet.kiosk.clock.BootClock;
import tramquet.kiosk.clock.BuildDate;
import tramquet.kiosk.clock.ClockGuard;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.indicate.Indicators;
import tramquet.kiosk.keep.LaneFile;
import tramquet.kiosk.keep.LaneKeeper;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Kept;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.LaneMachine;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.order.OrderDesk;
import tramquet.kiosk.order.OrderRules;
import tramquet.kiosk.order.UsedOrders;
import tramquet.kiosk.presence.PlaceHistory;
import tramquet.kiosk.presence.Presence;
import tramquet.kiosk.risk.Assessor;
import tramquet.kiosk.risk.LaneTerms;
import tramquet.kiosk.screen.KioskWindow;
import tramquet.kiosk.screen.PictureBook;
import tramquet.kiosk.screen.ReaderSide;
import tramquet.kiosk.screen.WindowSettings;
import tramquet.kiosk.service.Vital;
import tramquet.kiosk.uplink.PahoBroker;
import tramquet.kiosk.uplink.Uplink;
import tramquet.kiosk.uplink.UplinkEvents;
import tramquet.kiosk.uplink.UplinkSettings;
import tramquet.kiosk.visit.Opening;
import tramquet.kiosk.visit.Origin;
import tramquet.kiosk.visit.SqliteLimits;
import tramquet.kiosk.visit.SqliteVisitLog;
import tramquet.kiosk.visit.VisitLog;
import tramquet.kiosk.visit.VisitWriter;
import tramquet.wire.HpkeSealer;
import tramquet.wire.KioskId;
import tramquet.wire.PlaceId;
import tramquet.wire.ShelfLife;

/// The wiring: the only file that names every concrete class. Opened in the order in which a
/// visitor is served, closed in the reverse order.
///
/// Thread: opened and closed by one.
final class Kiosk implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk");

  /// How old the data is must not be known later than this.
  private static final Duration LOOK_UP = Duration.ofMinutes(1);

  private static final String SOFTWARE = "0.1.0";

  private final KioskConfig config;
  private final Optional<JsonTrace> trace;
  private final InstantSource wall;
  private final LongSupplier nanoTime;
  private final SecureRandom random = new SecureRandom();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final PictureBook pictures;
  private final KioskWindow window;
  private final Board board;
  private volatile Optional<Checkpoint> checkpoint = Optional.empty();
  private volatile LongSupplier unsent = () -> 0;

  private Kiosk(
      KioskConfig config,
      Optional<JsonTrace> trace,
      InstantSource wall,
      LongSupplier nanoTime,
      PictureBook pictures,
      Runnable stop) {
    this.config = config;
    this.trace = trace;
    this.wall = wall;
    this.nanoTime = nanoTime;
    this.pictures = pictures;
    window =
        KioskWindow.open(
            new WindowSettings(
                config.screen().width(),
                config.screen().height(),
                config.screen().fullScreen(),
                ReaderSide.BELOW),
            new Screen.Busy(),
            new Screen.Footer(true, false, 0, ShelfLife.Age.FRESH),
            pictures,
            new WindowReports(
                this::tell, at -> trace.ifPresent(t -> t.painted(at)), stop, nanoTime));
    board = new Board(window::footer);
  }

  /// Opens the window first, so that people see something while the rest starts.
  ///
  /// @param stop is run when staff close the window
  static Kiosk open(
      KioskConfig config,
      Provision provision,
      Optional<JsonTrace> trace,
      InstantSource wall,
      LongSupplier nanoTime,
      Runnable stop)
      throws IOException {
    Files.createDirectories(config.kiosk().data());
    PictureBook pictures = PictureBook.blank();
    if (config.screen().pictures().isPresent()) {
      Path folder = config.screen().pictures().get();
      Files.createDirectories(folder);
      pictures = PictureBook.in(folder);
    }
    Kiosk kiosk = new Kiosk(config, trace, wall, nanoTime, pictures, stop);
    kiosk.serve(provision);
    return kiosk;
  }

  private void serve(Provision provision) {
    ClockGuard guard =
        new ClockGuard(
            wall,
            BootClock::isSynchronised,
            () -> provision.packs().issued().values(),
            BuildDate.read());
    BootClock clock = BootClock.ofThisMachine(guard, nanoTime);
    HpkeSealer sealer = new HpkeSealer(provision.sealing());
    KioskId id = new KioskId(config.kiosk().id());
    Opening opening =
        SqliteVisitLog.open(
            config.kiosk().data().resolve("visits.db"),
            new Origin(id, config.lane().name(), config.lane().direction()),
            sealer,
            clock::stamp,
            random,
            SqliteLimits.DEFAULT);
    switch (opening) {
      case Opening.Damaged(String reason) -> {
        LOG.log(System.Logger.Level.ERROR, "visit log: {0}", reason);
        window.show(new Screen.OutOfOrder(Screen.Cause.STORAGE_FAILED));
      }
      case Opening.Opened(VisitLog log) -> {
        log.lastStamps().forEach(guard::committed);
        try {
          serve(provision, guard, clock, sealer, id, log);
        } catch (PinUnavailable e) {
          // Before anything was started: a lane without its gate serves nobody.
          LOG.log(System.Logger.Level.ERROR, "pins: {0}", e.fault().text());
          window.show(new Screen.OutOfOrder(Screen.Cause.PINS_FAILED));
        }
      }
    }
  }

  private void serve(
      Provision provision,
      ClockGuard guard,
      BootClock clock,
      HpkeSealer sealer,
      KioskId id,
      VisitLog log) {
    opened(log);
    unsent = log::unsent;
    board.counting(log::unsent);
    board.reporting(() -> PackReport.of(provision.store(), wall.instant()));
    LaneHardware hardware =
        opened(
            LaneHardware.open(
                config.pins(),
                nanoTime,
                (name, on, at) -> trace.ifPresent(t -> t.pin(name, on, at))));
    PackDesk packs = opened(new PackDesk(provision.store(), LOOK_UP, board::looked));
    OrderDesk orders = opened(orders(provision, guard, id));
    Optional<Uplink> uplink = uplink(packs, orders, clock, id, log);
    VisitWriter writer =
        opened(
            new VisitWriter(
                log,
                sealer,
                done -> {
                  done.headers().forEach(header -> guard.committed(header.stamp()));
                  uplink.ifPresent(Uplink::wake);
                  board.committed();
                }));
    PlaceParts place =
        PlaceParts.of(config, provision, guard::wallTime, clock::stamp, nanoTime, random);
    Presence presence = opened(place.presence());
    LaneFile file = new LaneFile(config.kiosk().data().resolve("lane"));
    Kept before = file.load();
    LaneOrders obedience = new LaneOrders(this::tell, nanoTime);
    Checkpoint lane =
        opened(
            checkpoint(
                provision,
                guard,
                clock,
                place.history(),
                writer,
                hardware,
                obedience,
                file,
                before));
    checkpoint = Optional.of(lane);
    hardware.whenHealthChanges(health -> pinsAre(lane, health));
    Scanner scanner = opened(scanner());
    hardware.listen(lane::tell);
    writer.start();
    lane.start();
    // Last, when everything that a scan needs is there.
    scanner.start(
        scan -> {
          if (!orders.shown(scan)) {
            lane.tell(new Event.ScanRead(scan.lastByteNanos(), scan));
          }
        },
        health -> scannerIs(lane, health));
    orders.start(obedience, result -> uplink.ifPresent(line -> line.answer(result)));
    uplink.ifPresent(Uplink::start);
    presence.start();
    trips(guard, before).start();
    trace.ifPresent(t -> t.ready(nanoTime.getAsLong()));
    LOG.log(
        System.Logger.Level.INFO,
        "serving: rules {0} version {1}",
        provision.packs().rules().name(),
        provision.packs().rules().version());
  }

  private Checkpoint checkpoint(
      Provision provision,
      ClockGuard guard,
      BootClock clock,
      PlaceHistory history,
      VisitWriter writer,
      LaneHardware hardware,
      LaneOrders answers,
      LaneFile file,
      Kept before) {
    KioskConfig.Lane lane = config.lane();
    Assessor assessor =
        new Assessor(
            provision::packs, new LaneTerms(lane.direction(), lane.touchScreen()), history);
    assessor.warmUp(guard.wallTime().instant());
    ShadowRules shadow = new ShadowRules(provision::packs);
    board.watching(shadow::told);
    return new Checkpoint(
        new LaneMachine(LaneParts.rules(lane)),
        assessor,
        shadow,
        new Drafts(
            lane.name(),
            lane.direction(),
            clock,
            () -> new UUID(random.nextLong(), random.nextLong())),
        history,
        writer,
        new Indicators(hardware.lights(), hardware.tones()),
        hardware.gate(),
        screen -> {
          board.lane(screen);
          window.show(screen);
        },
        opened(new LaneKeeper(file)),
        answers,
        Lane.of(before),
        trace.<LaneTrace>map(t -> t).orElse(LaneTrace.NONE),
        guard,
        nanoTime);
  }

  private TripTable trips(ClockGuard guard, Kept before) {
    return opened(
        new TripTable(
            config.lane().tripTimetable(),
            before.trip().isPresent(),
            guard::wallTime,
            act -> tell(new Event.StaffActed(nanoTime.getAsLong(), act))));
  }

  private OrderDesk orders(Provision provision, ClockGuard guard, KioskId id) {
    return new OrderDesk(
        new OrderRules(
            provision.orders(),
            id,
            config.place().map(place -> new PlaceId(place.name())),
            config.lane().name()),
        new UsedOrders(config.kiosk().data().resolve("orders")),
        guard::wallTime);
  }

  private Scanner scanner() {
    KioskConfig.Scanner scanner = config.scanner();
    return ScannerModels.withId(scanner.model())
        .orElseThrow()
        .scanner(
            "entry",
            scanner.port(),
            new SerialLine.Settings(scanner.baud(), 8, 1, SerialLine.Parity.NONE),
            switch (scanner.end()) {
              case TERMINATOR -> FrameRules.Ending.TERMINATOR;
              case SILENCE -> FrameRules.Ending.SILENCE;
            },
            nanoTime,
            random);
  }

  private void scannerIs(Checkpoint lane, Health health) {
    boolean answers = health instanceof Health.Online;
    board.scanner(answers);
    long now = nanoTime.getAsLong();
    lane.tell(
        answers
            ? new Event.DeviceBack(now, Screen.Cause.SCANNER_GONE)
            : new Event.DeviceLost(now, Screen.Cause.SCANNER_GONE));
  }

  private void pinsAre(Checkpoint lane, Health health) {
    long now = nanoTime.getAsLong();
    lane.tell(
        health instanceof Health.Online
            ? new Event.DeviceBack(now, Screen.Cause.PINS_FAILED)
            : new Event.DeviceLost(now, Screen.Cause.PINS_FAILED));
  }

  private Optional<Uplink> uplink(
      PackDesk packs, OrderDesk orders, BootClock clock, KioskId id, VisitLog log) {
    return config
        .uplink()
        .broker()
        .map(address ->
            opened(
                new Uplink(
                    new PahoBroker(address, id),
                    log,
                    () -> board.status(id, clock.bootId(), SOFTWARE),
                    UplinkSettings.DEFAULT.withResendAfter(config.uplink().resendAfter()),
                    events(packs, orders),
                    wall,
                    nanoTime,
                    random)));
  }

  private UplinkListeners events(PackDesk packs, OrderDesk orders) {
    return new UplinkListeners(
        Stream.concat(Stream.of(board, packs, orders), trace.stream())
            .<UplinkEvents>map(e -> e)
            .toList());
  }

  /// What must answer, or nobody is served.
  List<Vital> vitals() {
    Vital screen = new Vital("screen", window::ask);
    return checkpoint
        .map(lane -> List.of(new Vital("lane", lane::ask), screen))
        .orElse(List.of(screen));
  }

  private void tell(Event event) {
    checkpoint.ifPresent(lane -> lane.tell(event));
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  /// Stops serving. What is unsent stays on disk.
  @Override
  public void close() {
    long waiting = unsent.getAsLong();
    while (!open.isEmpty()) {
      close(open.pop());
    }
    window.close();
    pictures.close();
    trace.ifPresent(t -> {
      t.pictures(pictures.files());
      t.stopped(waiting);
    });
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "closing {0}: {1}",
          part.getClass().getSimpleName(),
          e.getClass().getName());
    }
  }
}
