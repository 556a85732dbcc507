package tramquet.kiosk;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import tramquet.drivers.ThreadSchedule;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.clock.BootClock;
import tramquet.kiosk.clock.BuildDate;
import tramquet.kiosk.clock.ClockGuard;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.doctor.Finding;
import tramquet.kiosk.doctor.Report;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.PackShown;
import tramquet.kiosk.order.OrderDesk;
import tramquet.kiosk.order.OrderRules;
import tramquet.kiosk.order.UsedOrders;
import tramquet.kiosk.presence.Presence;
import tramquet.kiosk.risk.Assessor;
import tramquet.kiosk.risk.LaneTerms;
import tramquet.kiosk.risk.PlaceTime;
import tramquet.kiosk.uplink.FirstAttempt;
import tramquet.kiosk.uplink.Uplink;
import tramquet.kiosk.uplink.UplinkSettings;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.ClockNotes;
import tramquet.kiosk.visit.Opening;
import tramquet.kiosk.visit.Origin;
import tramquet.kiosk.visit.SqliteLimits;
import tramquet.kiosk.visit.SqliteVisitLog;
import tramquet.kiosk.visit.VisitLog;
import tramquet.kiosk.visit.VisitWriter;
import tramquet.wire.HpkeSealer;
import tramquet.wire.KioskId;
import tramquet.wire.PlaceId;
import tramquet.wire.RecordHeader;
import tramquet.wire.RecordKind;

/// Everything that only a kiosk with keys has: the visit log, the reader, the centre and the
/// neighbours. Opened in the order in which a visitor is served.
///
/// Thread: opened, started and closed by one at a time.
final class Serving implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk");

  /// How old the data is must not be known later than this.
  private static final Duration LOOK_UP = Duration.ofMinutes(1);

  /// To open a port takes some milliseconds, and the first time its library too.
  private static final Duration FIRST_WORD = Duration.ofSeconds(5);

  /// The version of this program.
  static final String SOFTWARE = "0.1.0";

  /// What the kiosk has whether it serves or not.
  ///
  /// @param obedience hands the lane what is ordered
  /// @param examiner looks at every part
  /// @param claims takes what is a claim code
  /// @param inbox where packs that somebody brings are put
  record Around(
      KioskConfig config,
      Board board,
      LaneOrders obedience,
      Consumer<Consumer<Report>> examiner,
      Predicate<ScanData> claims,
      Optional<Path> inbox,
      Optional<JsonTrace> trace,
      InstantSource wall,
      LongSupplier nanoTime) {}

  private final Around around;
  private final KioskConfig config;
  private final Provision provision;
  private final ClockGuard guard;
  private final BootClock clock;
  private final VisitLog log;
  private final RandomGenerator random = new SecureRandom();
  private final OpenParts open = new OpenParts();
  private final Brokers brokers;
  private final Minutes minutes;
  private final PackDesk packs;
  private final OrderDesk orders;
  private final Optional<Uplink> uplink;
  private final VisitWriter writer;
  private final Presence presence;
  private final Services services;
  private volatile Optional<Readers> readers = Optional.empty();
  // Whatever makes events: stopped before the lane is.
  private final OpenParts sources = new OpenParts();

  private Serving(
      Around around,
      Provision provision,
      ClockGuard guard,
      BootClock clock,
      HpkeSealer sealer,
      VisitLog log) {
    this.around = around;
    config = around.config();
    this.provision = provision;
    this.guard = guard;
    this.clock = clock;
    this.log = open.add(log);
    Board board = around.board();
    board.counting(log::unsent, log::taken);
    board.reporting(() -> PackReport.of(provision.store(), around.wall().instant()));
    board.timed(this::timeOfThePlace);
    minutes = open.add(new Minutes(around.wall(), board::looked, new ThreadSchedule("minutes")));
    packs = open.add(new PackDesk(provision.store(), LOOK_UP, board::looked));
    orders = open.add(orders());
    brokers = Brokers.of(config, guard::atLeast);
    uplink = uplink();
    writer =
        open.add(
            new VisitWriter(
                log,
                sealer,
                this::committed,
                new ClockNotes(origin(config), clock::stamp, random)));
    PlaceParts place =
        PlaceParts.of(
            config, provision, brokers, guard::wallTime, clock::stamp, around.nanoTime(), random);
    presence = open.add(place.presence());
    services = services(place);
  }

  /// What came of opening.
  sealed interface Found {

    /// Nothing runs yet.
    record Ready(Serving serving) implements Found {}

    /// The visit log cannot be had: nobody can be served.
    ///
    /// @param reason in words that name no data
    record Unfit(String reason) implements Found {}
  }

  /// Opens the visit log and what stands on it.
  static Found open(Around around, Provision provision) {
    KioskConfig config = around.config();
    ClockGuard guard =
        new ClockGuard(
            around.wall(),
            BootClock::isSynchronised,
            () -> provision.packs().issued().values(),
            BuildDate.read());
    BootClock clock = BootClock.ofThisMachine(guard, around.nanoTime());
    HpkeSealer sealer = new HpkeSealer(provision.sealing());
    Opening opening =
        SqliteVisitLog.open(
            config.kiosk().data().resolve("visits.db"),
            origin(config),
            sealer,
            clock::stamp,
            new SecureRandom(),
            SqliteLimits.DEFAULT);
    return switch (opening) {
      case Opening.Unfit(String reason) -> new Found.Unfit(reason);
      case Opening.Opened(VisitLog log) -> {
        log.lastStamps().forEach(guard::committed);
        yield new Found.Ready(new Serving(around, provision, guard, clock, sealer, log));
      }
    };
  }

  /// What the lane judges and writes with.
  Services services() {
    return services;
  }

  /// How all of it is.
  List<Finding> findings() {
    return new ServingLook(readers, log, writer, clock, provision).findings();
  }

  /// Records that the centre has not acknowledged.
  long unsent() {
    return log.unsent();
  }

  /// Starts the readers, when all that a scan needs is there. To be called before anybody is
  /// invited to show a code.
  ///
  /// @param lane need not run yet
  /// @return whether one of them reads; the lane is told if not, and when one does
  boolean startReading(Checkpoint lane) {
    writer.start();
    Readers opened = sources.add(Readers.of(config, around.board(), around.nanoTime(), random));
    readers = Optional.of(opened);
    PackCodes codes = new PackCodes(packs, packsShownBy(lane));
    opened.start(
        scan -> {
          if (!orders.shown(scan) && !codes.shown(scan) && !around.claims().test(scan)) {
            lane.tell(new Event.ScanRead(scan.lastByteNanos(), scan));
          }
        },
        lane::tell);
    return opened.awaitFirstWord(FIRST_WORD, lane::tell);
  }

  private Consumer<PackShown> packsShownBy(Checkpoint lane) {
    return what -> lane.tell(new Event.PackBrought(around.nanoTime().getAsLong(), what));
  }

  /// Starts everything else.
  ///
  /// @param lane has these services already
  /// @param counting whether a trip is being counted
  void start(Checkpoint lane, boolean counting) {
    orders.start(around.obedience(), result -> uplink.ifPresent(line -> line.answer(result)));
    uplink.ifPresent(Uplink::start);
    presence.start();
    minutes.start();
    sources.add(trips(lane, counting)).start();
    around
        .inbox()
        .map(
            folder -> new PackInbox(folder, packs, packsShownBy(lane), new ThreadSchedule("inbox")))
        .map(sources::add)
        .ifPresent(PackInbox::start);
    around.trace().ifPresent(t -> t.ready(around.nanoTime().getAsLong()));
    LOG.log(
        System.Logger.Level.INFO,
        "serving: rules {0} version {1}",
        provision.packs().rules().name(),
        provision.packs().rules().version());
  }

  /// No event comes from here any more; what the lane still writes is written.
  void hush() {
    sources.close();
  }

  /// Writes what waits. What is unsent stays on disk.
  @Override
  public void close() {
    sources.close();
    open.close();
  }

  private Services services(PlaceParts place) {
    KioskConfig.Lane lane = config.lane();
    Assessor assessor =
        new Assessor(
            provision::packs, new LaneTerms(lane.direction(), config.touch()), place.history());
    assessor.warmUp(guard.wallTime().instant());
    ShadowRules shadow = new ShadowRules(provision::packs);
    around.board().watching(shadow::told);
    return new Services(
        assessor,
        shadow,
        new Drafts(
            lane.name(),
            lane.direction(),
            clock,
            () -> new UUID(random.nextLong(), random.nextLong())),
        place.history(),
        writer,
        guard,
        around.examiner());
  }

  /// Nobody is shown a time that may be wrong.
  private Optional<LocalTime> timeOfThePlace() {
    WallTime now = guard.wallTime();
    return now.known()
        ? Optional.of(LocalTime.ofInstant(now.instant(), PlaceTime.ZONE))
        : Optional.empty();
  }

  private TripTable trips(Checkpoint lane, boolean counting) {
    return new TripTable(
        config.lane().tripTimetable(),
        counting,
        guard::wallTime,
        act -> lane.tell(new Event.StaffActed(around.nanoTime().getAsLong(), act)));
  }

  private OrderDesk orders() {
    return new OrderDesk(
        new OrderRules(
            provision.orders(),
            id(config),
            config.place().map(place -> new PlaceId(place.name())),
            config.lane().name()),
        new UsedOrders(config.kiosk().data().resolve("orders")),
        guard::wallTime);
  }

  private Optional<Uplink> uplink() {
    KioskId id = id(config);
    return config
        .uplink()
        .broker()
        .map(address ->
            open.add(
                new Uplink(
                    brokers.at(address, id.text()),
                    log,
                    () -> around.board().status(id, clock.bootId(), SOFTWARE),
                    UplinkSettings.DEFAULT
                        .withResendAfter(config.uplink().resendAfter())
                        .withFirstAttemptAfter(
                            FirstAttempt.after(clock.stamp(), log.lastStamps(), random)),
                    UplinkListeners.of(around.trace(), around.board(), packs, orders),
                    around.wall(),
                    around.nanoTime(),
                    random)));
  }

  private void committed(Appended.Committed done) {
    for (RecordHeader header : done.headers()) {
      if (header.isDated()) {
        guard.committed(header.stamp());
      }
      if (header.kind() == RecordKind.CLOCK) {
        around.trace().ifPresent(t -> t.noted(header));
      }
    }
    uplink.ifPresent(Uplink::wake);
    around.board().committed();
  }

  private static Origin origin(KioskConfig config) {
    return new Origin(id(config), config.lane().name(), config.lane().direction());
  }

  private static KioskId id(KioskConfig config) {
    return new KioskId(config.kiosk().id());
  }
}
