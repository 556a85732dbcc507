package tramquet.kiosk.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.Bytes;
import tramquet.kiosk.uplink.Broker;
import tramquet.kiosk.uplink.PahoBroker;
import tramquet.kiosk.visit.ByteScan;
import tramquet.wire.AuthorityPart;
import tramquet.wire.Declaration.Symptom;
import tramquet.wire.KioskId;
import tramquet.wire.Pack;
import tramquet.wire.PackKind;
import tramquet.wire.Person;
import tramquet.wire.Reason;
import tramquet.wire.RevocationTag;
import tramquet.wire.Revocations;
import tramquet.wire.Topics;

/// The journey on real parts, each a process of its own: a serial port of the operating system, the
/// kiosk with its log on disk, a broker and PostgreSQL. Each of the three is killed in the middle.
final class KioskJourneyIT {
  private static final Duration SETTLING = Duration.ofMinutes(1);

  private final Path root = Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();
  private final DemoKeys keys = DemoKeys.generate(new SecureRandom());
  private final Issuing issuing =
      new Issuing(keys.issuer(), keys.stranger(), InstantSource.system().instant());
  private final Cast cast = new Cast(11);
  private final List<Invented> people = new ArrayList<>();
  private final List<Visitor> visitors = new ArrayList<>();

  @TempDir Path folder;

  private LiveCentre centre;
  private LiveKiosk kiosk;

  @BeforeEach
  void open() throws Exception {
    Path logs = Files.createDirectories(folder.resolve("logs"));
    centre = new LiveCentre(root, folder.resolve("centre"), logs);
    kiosk =
        new LiveKiosk(
            root,
            Files.createDirectories(folder.resolve("kiosk")),
            keys,
            Optional.of(centre.broker()));
    kiosk.start();
  }

  @AfterEach
  void close() {
    kiosk.close();
    centre.close();
  }

  private Bytes arrives(Expectation expected) {
    Invented who = cast.next();
    people.add(who);
    visitors.add(
        new Visitor(people.size(), "guest", Duration.ZERO, List.of(), expected, who.identifiers()));
    Set<Symptom> symptoms = expected.equals(Expectation.green()) ? Set.of() : Set.of(Symptom.FEVER);
    return Cards.read(
        issuing.code(who, issuing.declared(Duration.ofHours(1), symptoms, false, false)));
  }

  /// A pack from the centre, over the centre's own broker: retained, so that each connection brings
  /// it again.
  private void publishPack() throws Exception {
    Broker.Connecting answer =
        new PahoBroker(centre.broker(), "desk").connect(Optional.empty(), _ -> {});
    Pack pack =
        new Pack(
            PackKind.REVOCATIONS,
            1,
            InstantSource.system().instant(),
            Revocations.of(List.of(new RevocationTag(7))).encode());
    try (Broker.Session desk =
        assertInstanceOf(Broker.Connecting.Connected.class, answer).session()) {
      Broker.Delivery _ =
          desk.publish(
                  new Broker.Message(
                      Topics.packs(new KioskId(DemoConfig.KIOSK), PackKind.REVOCATIONS),
                      pack.encode(keys.pack()),
                      "application/cose",
                      Map.of(),
                      true))
              .get(10, TimeUnit.SECONDS);
    }
  }

  /// Green and red by turns, so that each visitor is seen on a pin.
  private void visitors(int pairs) throws InterruptedException {
    for (int i = 0; i < pairs; i++) {
      kiosk.show(arrives(Expectation.green()));
      kiosk.lamp("green");
      kiosk.show(arrives(Expectation.red(Reason.SYMPTOMS)));
      kiosk.lamp("red");
    }
  }

  @Test
  void whoeverSawALampIsInTheLedgerOnceWhateverIsKilled() throws Exception {
    Set<ByteBuffer> before = ByteScan.contents(folder.resolve("kiosk"));
    publishPack();
    visitors(3);
    kiosk.awaitAcknowledged(SETTLING);

    centre.killBroker();
    visitors(3);
    centre.awaitBroker();
    visitors(2);
    kiosk.awaitAcknowledged(SETTLING);

    centre.kill();
    visitors(3);
    centre.startAgain();
    visitors(2);

    kiosk.show(arrives(Expectation.green()));
    kiosk.lamp("green");
    kiosk.kill();
    kiosk.start();
    visitors(2);

    // Nobody can say whether this one is on disk; no lamp was seen. The alarm is there, or it is
    // not,
    // with its visit.
    kiosk.show(arrives(Expectation.red(Reason.SYMPTOMS)));
    kiosk.kill();
    Visitor unlucky = visitors.removeLast();
    kiosk.start();
    visitors(2);
    kiosk.awaitAcknowledged(SETTLING);

    assertEquals(0, kiosk.stop(), "records that are not acknowledged");
    assertTrue(
        kiosk.log().stream().anyMatch(line -> line.contains("revocations: version 1 in force")));
    List<LedgerRow> rows = centre.stopAndRead(new LedgerReader(keys.authority()));
    visitors.add(settled(unlucky, rows));
    assertEquals(List.of(), new Check(visitors, kiosk.onDisk(), Set.of(), 0).differences(rows));
    assertTrue(kiosk.onDisk().containsAll(kiosk.saidCommitted()), "what was said is on disk");
    nobodyCanBeReadFrom(folder.resolve("kiosk"), before);
  }

  /// At most one visit of somebody who saw no lamp.
  private static Visitor settled(Visitor unlucky, List<LedgerRow> rows) {
    boolean there =
        rows.stream()
            .flatMap(row -> row.part().flatMap(AuthorityPart::person).stream())
            .map(Person::identifiers)
            .anyMatch(ids -> ids.stream().anyMatch(unlucky.identifiers()::contains));
    return new Visitor(
        unlucky.number(),
        "no lamp seen",
        Duration.ZERO,
        List.of(),
        there ? unlucky.expected() : new Expectation.NoVisit(Outcome.UNREADABLE),
        unlucky.identifiers());
  }

  /// Data, temporary files, working directory, log; and the trace, which goes to a file for this.
  private void nobodyCanBeReadFrom(Path all, Set<ByteBuffer> before) throws Exception {
    Files.write(all.resolve("trace.jsonl"), kiosk.trace(), UTF_8);
    ByteScan scan =
        new ByteScan(people.stream().flatMap(Script::secrets).distinct().toArray(String[]::new));
    assertEquals(List.of(), scan.findings(all, before));
    assertEquals(List.of(), scan.findings(folder.resolve("logs")));
  }
}
