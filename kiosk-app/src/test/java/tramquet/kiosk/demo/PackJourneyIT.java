package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.uplink.Broker;
import tramquet.kiosk.uplink.Mosquitto;
import tramquet.wire.Identifier;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;
import tramquet.wire.Pack;
import tramquet.wire.PackKind;
import tramquet.wire.PersonalCode;
import tramquet.wire.RevocationTag;
import tramquet.wire.Revocations;
import tramquet.wire.RulePack;
import tramquet.wire.Topics;
import tramquet.wire.TrustedKeys;
import tramquet.wire.WatchList;

/// Lists of a million, over a real broker, into a kiosk that runs as its start script has it, with
/// the memory of that script: it takes them, serves on, and takes the next while it holds the one
/// before.
@EnabledIfSystemProperty(
    named = Mosquitto.PROGRAM,
    matches = ".+",
    disabledReason = Mosquitto.SWITCH)
final class PackJourneyIT {
  /// MiB, as the start script gives it.
  private static final long HEAP = 96;

  private static final int MILLION = 1_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final KioskId KIOSK = new KioskId(DemoConfig.KIOSK);

  @TempDir Path folder;

  private final Path root = Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();
  private final DemoKeys keys = DemoKeys.generate(new SecureRandom());
  private final Instant now = InstantSource.system().instant();
  private final Issuing issuing = new Issuing(keys.issuer(), keys.stranger(), now);
  private final Cast cast = new Cast(12);
  private final BlockingQueue<byte[]> statuses = new LinkedBlockingQueue<>();
  private Mosquitto broker;
  private LiveKiosk kiosk;

  @BeforeEach
  void open() throws Exception {
    broker = new Mosquitto(Files.createDirectory(folder.resolve("broker")));
    kiosk =
        new LiveKiosk(
            root,
            Files.createDirectories(folder.resolve("kiosk")),
            keys,
            Optional.of(broker.address()));
    kiosk.start();
  }

  @AfterEach
  void close() {
    kiosk.close();
    broker.close();
  }

  private void publish(Broker.Session centre, PackKind kind, long version, byte[] body)
      throws Exception {
    byte[] envelope = new Pack(kind, version, now, body).encode(keys.pack());
    Broker.Delivery _ =
        centre
            .publish(
                new Broker.Message(
                    Topics.packs(KIOSK, kind), envelope, "application/cose", Map.of(), true))
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static byte[] million(int seed, RevocationTag... more) {
    Random random = new Random(seed);
    List<RevocationTag> tags = new ArrayList<>(List.of(more));
    while (tags.size() < MILLION) {
      tags.add(new RevocationTag(random.nextLong()));
    }
    return Revocations.of(tags).encode();
  }

  private KioskStatus awaitStatus(Predicate<KioskStatus> meant) throws InterruptedException {
    long untilNanos = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() - untilNanos < 0) {
      Optional<KioskStatus> said =
          Optional.ofNullable(statuses.poll(1, TimeUnit.SECONDS))
              .flatMap(bytes -> KioskStatus.decode(bytes).asOptional());
      if (said.filter(meant).isPresent()) {
        return said.get();
      }
    }
    throw new AssertionError("no such status in " + PATIENCE);
  }

  private void awaitVersion(PackKind kind, long version) throws InterruptedException {
    awaitStatus(status -> isHeld(status, kind, version));
  }

  private static boolean isHeld(KioskStatus status, PackKind kind, long version) {
    return Optional.ofNullable(status.packs().get(kind))
        .filter(held -> held.version() == version)
        .isPresent();
  }

  private String code() {
    return issuing.code(cast.next(), issuing.clear());
  }

  private RevocationTag tag(String code) {
    return PersonalCode.decode(code, TrustedKeys.of(keys.issuer().publicKey()))
        .asOptional()
        .orElseThrow()
        .tag();
  }

  @Test
  void aListOfAMillionComesOverTheAirAndTheNextOneAfterIt() throws Exception {
    String first = code();
    String second = code();
    try (Broker.Session centre = broker.session("centre")) {
      centre.subscribe(Topics.status(KIOSK), statuses::add).get(10, TimeUnit.SECONDS);
      kiosk.show(Cards.read(code()));
      kiosk.lamp("green");
      Memory before = kiosk.memory();
      publish(centre, PackKind.REVOCATIONS, 1, million(1, tag(first)));
      awaitVersion(PackKind.REVOCATIONS, 1);
      kiosk.show(Cards.read(first));
      kiosk.lamp("red");
      publish(centre, PackKind.REVOCATIONS, 2, million(2, tag(second)));
      awaitVersion(PackKind.REVOCATIONS, 2);
      kiosk.show(Cards.read(second));
      kiosk.lamp("red");
      kiosk.show(Cards.read(code()));
      kiosk.lamp("green");
      Memory after = kiosk.memory();
      assertTrue(after.peak() - before.resident() < HEAP, before + ", then " + after);
      everyKindComesAtOnceAfterARestart(centre);
    }
  }

  /// What is retained comes in one go with each connection: two lists of a million among it.
  private void everyKindComesAtOnceAfterARestart(Broker.Session centre) throws Exception {
    kiosk.kill();
    statuses.clear();
    List<Identifier> nobody = List.of();
    publish(centre, PackKind.REVOCATIONS, 3, million(3));
    publish(centre, PackKind.RULES, 3, RulePack.CHECKPOINT.encode());
    publish(centre, PackKind.SHADOW_RULES, 3, RulePack.MANIFEST.encode());
    publish(centre, PackKind.WATCH_LIST, 3, WatchList.of(new byte[32], nobody).encode());
    kiosk.start();
    awaitStatus(status ->
        Stream.of(PackKind.REVOCATIONS, PackKind.RULES, PackKind.SHADOW_RULES, PackKind.WATCH_LIST)
            .allMatch(kind -> isHeld(status, kind, 3)));
    kiosk.show(Cards.read(code()));
    kiosk.lamp("green");
    KioskStatus served = awaitStatus(said -> said.shadow().isPresent());
    assertEquals(3, served.shadow().orElseThrow().version());
  }
}
