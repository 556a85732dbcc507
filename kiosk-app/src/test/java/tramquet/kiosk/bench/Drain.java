package tramquet.kiosk.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import tramquet.kiosk.demo.DrainTimes;
import tramquet.kiosk.uplink.BridgeTimes;
import tramquet.kiosk.uplink.Broker;
import tramquet.kiosk.uplink.Mosquitto;
import tramquet.kiosk.visit.Draft;
import tramquet.kiosk.visit.Drafts;
import tramquet.wire.Acknowledgement;
import tramquet.wire.CloudEvent;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.RecordBatch;
import tramquet.wire.Sealer;
import tramquet.wire.Topics;

/// How fast a kiosk catches up after days without its centre, beside a mosquitto that keeps the
/// visits in its stead and hands them on as a bridge. What makes it the same for both:
///
/// * Both deliver sealed visits over the same mosquitto to the same centre, and have arrived when
///   that has committed them to PostgreSQL and acknowledged the last one. A subscriber that only
///   counts is faster than any ledger; `bridge-to-subscriber` says how much.
/// * Centre and database have run before: a kiosk has drained, uncounted. A centre is not started
///   for each kiosk, and mosquitto, which needs no warming up, would be compared with a compiler.
/// * The kiosk is a process with the options of the kiosk. It has delivered before, as one that
///   loses its centre has; one that is started without a centre has not, and is told by itself.
/// * Both read from disk what waits there. Mosquitto loads its file at its start, and its clock
///   runs from there; that it writes it when it is stopped or every half hour, and no visit at
///   once, is to its advantage, and so is that it does not look whether a visit is damaged.
/// * A bridge hands on what it was given when it was given: a message for each visit. The kiosk
///   sends in batches; that is what its log is for.
///
/// They take turns, and medians are told.
///
/// `visitor-during-drain` is what a visitor may notice of a delivery: sealing and committing one
/// visit. Broker, centre and database use the same processors here, and would not at a gate.
final class Drain {
  private static final int VISITS = 20_000;
  private static final int ROUNDS = 3;
  private static final double WANTED = 5_000;
  private static final double NANOS = 1e9;
  private static final double MILLI = 1e6;
  private static final double MICRO = 1e3;
  private static final KioskId KIOSK = Drafts.ORIGIN.kiosk();

  private final CommandLine program;
  private final Path folder;
  private final URI broker;
  private final Sealer sealer = BareParts.sealer();
  private final List<DrainingKiosk.Line> lines = new ArrayList<>();
  private final List<Double> bridges = new ArrayList<>();

  private Drain(CommandLine program, Path folder, URI broker) {
    this.program = program;
    this.folder = folder;
    this.broker = broker;
  }

  /// @param root the repository, built
  static List<Figure> run(Measured kiosk, Path root, Path folder, PrintStream out)
      throws IOException, InterruptedException {
    if (!Files.isExecutable(Path.of(System.getProperty(Mosquitto.PROGRAM)))) {
      out.println("A bridge is not measured, and nothing to compare with: that needs mosquitto.");
      return List.of();
    }
    Path own = folder.resolve("drain");
    try (Mosquitto far = new Mosquitto(Files.createDirectories(own.resolve("far")))) {
      Drain drain = new Drain(kiosk.script().withoutArchive(), own, far.address());
      DrainTimes.atCentre(root, own, far.address(), drain::inTurns);
      return drain.figures(drain.toSubscriber());
    }
  }

  private void inTurns() throws IOException, InterruptedException {
    kiosk("warm-up");
    for (int round = 0; round < ROUNDS; round++) {
      DrainingKiosk.Line line = kiosk("kiosk-" + round);
      lines.add(line);
      bridges.add(perSecond(toCentre("bridge-" + round).toNanos()));
    }
  }

  private DrainingKiosk.Line kiosk(String name) throws IOException, InterruptedException {
    CommandLine command =
        program.running(
            List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                DrainingKiosk.class.getName(),
                broker.toString(),
                folder.resolve(name).toString(),
                Integer.toString(VISITS)));
    try (Running running = Running.start(command, folder.resolve(name + ".log"))) {
      for (int i = 0; i < DrainingKiosk.DRAINS; i++) {
        String _ = running.await(DrainingKiosk.FILLED::equals);
      }
      return DrainingKiosk.Line.of(running.await(_ -> true));
    }
  }

  private Duration toCentre(String name) throws IOException, InterruptedException {
    Epoch epoch = new Epoch(UUID.randomUUID().getMostSignificantBits());
    Predicate<byte[]> all =
        payload ->
            Acknowledgement.decode(payload)
                .asOptional()
                .filter(said -> said.upTo(epoch) >= VISITS)
                .isPresent();
    return BridgeTimes.measure(folder.resolve(name), broker, visits(epoch), Topics.ack(KIOSK), all);
  }

  /// The centre is gone; a subscriber counts.
  private double toSubscriber() throws IOException, InterruptedException {
    AtomicInteger come = new AtomicInteger();
    return perSecond(
        BridgeTimes.measure(
                folder.resolve("bridge-alone"),
                broker,
                visits(new Epoch(1)),
                Topics.records(KIOSK),
                _ -> come.incrementAndGet() == VISITS)
            .toNanos());
  }

  private List<Broker.Message> visits(Epoch epoch) {
    List<Broker.Message> messages = new ArrayList<>();
    for (int seq = 1; seq <= VISITS; seq++) {
      Draft draft = Drafts.visit();
      RecordBatch alone =
          new RecordBatch(
              List.of(
                  sealer.seal(draft.header(KIOSK, epoch, seq), draft.authority(), draft.view())));
      CloudEvent event =
          new CloudEvent(
              UUID.randomUUID().toString(),
              CloudEvent.source(KIOSK),
              CloudEvent.RECORDS,
              InstantSource.system().instant());
      messages.add(
          new Broker.Message(
              Topics.records(KIOSK), alone.encode(), CloudEvent.CBOR, event.attributes(), false));
    }
    return messages;
  }

  private List<Figure> figures(double alone) {
    double kiosk = perSecond(median(DrainingKiosk.Line::took));
    double bridge = bridges.stream().sorted().toList().get(ROUNDS / 2);
    double first = perSecond(median(DrainingKiosk.Line::first));
    return List.of(
        aimed("drain", kiosk, bridge),
        aimed("drain-after-start", first, bridge),
        Figure.of(
            "bridge-to-subscriber", "per s", alone, new Figure.Reference("to the centre", bridge)),
        Figure.of(
            "drain-processor",
            "µs",
            median(DrainingKiosk.Line::processor) / MICRO / VISITS,
            new Figure.Reference("all of a visit's time", NANOS / MICRO / kiosk)),
        Figure.of(
            "visitor-during-drain",
            "ms",
            median(DrainingKiosk.Line::meanwhile) / MILLI,
            new Figure.Reference("nothing delivered", median(DrainingKiosk.Line::alone) / MILLI)));
  }

  private static Figure aimed(String name, double kiosk, double bridge) {
    return Figure.of(name, "per s", kiosk, new Figure.Reference("a mosquitto bridge", bridge))
        .aiming(
            new Figure.Aim(
                "≥ " + Figure.number(WANTED) + " per s, ≥ 1 ×",
                kiosk >= WANTED && kiosk >= bridge));
  }

  private static double perSecond(long nanos) {
    return VISITS * NANOS / nanos;
  }

  private long median(ToLongFunction<DrainingKiosk.Line> part) {
    return lines.stream().mapToLong(part).sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
  }
}
