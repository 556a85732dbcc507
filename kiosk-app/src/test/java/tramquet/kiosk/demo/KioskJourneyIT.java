package tramquet.kiosk.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.uplink.Broker;
import tramquet.kiosk.uplink.PahoBroker;
import tramquet.kiosk.visit.ByteScan;
import tramquet.wire.AuthorityPart;
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

  @TempDir Path folder;

  private Stage stage;
  private Crowd crowd;
  private LiveCentre centre;
  private LiveKiosk kiosk;

  @BeforeEach
  void open() throws Exception {
    stage = new Stage(folder);
    crowd = new Crowd(stage.keys(), 11);
    centre = stage.centre();
    kiosk = stage.kiosk("kiosk");
    kiosk.start();
  }

  @AfterEach
  void close() {
    kiosk.close();
    stage.close();
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
                      pack.encode(stage.keys().pack()),
                      "application/cose",
                      Map.of(),
                      true))
              .get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void whoeverSawALampIsInTheLedgerOnceWhateverIsKilled() throws Exception {
    Set<ByteBuffer> before = ByteScan.contents(folder.resolve("kiosk"));
    publishPack();
    crowd.pairs(kiosk, 3);
    kiosk.awaitAcknowledged(SETTLING);

    centre.killBroker();
    crowd.pairs(kiosk, 3);
    centre.awaitBroker();
    crowd.pairs(kiosk, 2);
    kiosk.awaitAcknowledged(SETTLING);

    centre.kill();
    crowd.pairs(kiosk, 3);
    centre.startAgain();
    crowd.pairs(kiosk, 2);

    long _ = crowd.green(kiosk);
    kiosk.kill();
    kiosk.start();
    crowd.pairs(kiosk, 2);

    // Nobody can say whether this one is on disk; no lamp was seen. The alarm is there, or it is
    // not,
    // with its visit.
    kiosk.show(crowd.arrives(Expectation.red(Reason.SYMPTOMS)));
    kiosk.kill();
    Visitor unlucky = crowd.visitors().removeLast();
    kiosk.start();
    crowd.pairs(kiosk, 2);
    kiosk.awaitAcknowledged(SETTLING);

    assertEquals(0, kiosk.stop(), "records that are not acknowledged");
    assertTrue(
        kiosk.log().stream().anyMatch(line -> line.contains("revocations: version 1 in force")));
    List<LedgerRow> rows = stage.stopAndRead();
    crowd.visitors().add(settled(unlucky, rows));
    assertEquals(
        List.of(), new Check(crowd.visitors(), kiosk.onDisk(), Set.of(), 0).differences(rows));
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
        new ByteScan(
            crowd.people().stream().flatMap(Script::secrets).distinct().toArray(String[]::new));
    assertEquals(List.of(), scan.findings(all, before));
    assertEquals(List.of(), scan.findings(folder.resolve("logs")));
  }
}
