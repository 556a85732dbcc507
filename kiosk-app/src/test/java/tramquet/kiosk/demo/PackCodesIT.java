package tramquet.kiosk.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.Bytes;
import tramquet.kiosk.uplink.Broker;
import tramquet.kiosk.uplink.Mosquitto;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;
import tramquet.wire.Pack;
import tramquet.wire.PackKind;
import tramquet.wire.PackPiece;
import tramquet.wire.RevocationTag;
import tramquet.wire.Revocations;
import tramquet.wire.Topics;

/// A list that comes to a running kiosk as codes before its reader, on a real serial port, and not
/// by the broker; which then hears what is in force.
@EnabledIfSystemProperty(
    named = Mosquitto.PROGRAM,
    matches = ".+",
    disabledReason = Mosquitto.SWITCH)
final class PackCodesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final KioskId KIOSK = new KioskId(DemoConfig.KIOSK);

  @TempDir private Path folder;

  private final Path root = Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();
  private final DemoKeys keys = DemoKeys.generate(new SecureRandom());
  private final Instant now = InstantSource.system().instant();
  private final Issuing issuing = new Issuing(keys.issuer(), keys.stranger(), now);
  private final BlockingQueue<byte[]> statuses = new LinkedBlockingQueue<>();

  private List<PackPiece> list(long version) {
    byte[] body =
        Revocations.of(
                new Random(version).longs(300).mapToObj(tag -> new RevocationTag(tag)).toList())
            .encode();
    List<PackPiece> all =
        new ArrayList<>(
            PackPiece.of(
                PackKind.REVOCATIONS,
                new Pack(PackKind.REVOCATIONS, version, now, body).encode(keys.pack())));
    Collections.shuffle(all, new Random(5));
    return all;
  }

  private static void show(LiveKiosk kiosk, List<PackPiece> pieces) throws InterruptedException {
    for (PackPiece piece : pieces) {
      long _ = kiosk.show(Bytes.of((piece.code() + "\r").getBytes(US_ASCII)));
      kiosk.screen("for-pack");
    }
  }

  private void awaitVersion(long version) throws InterruptedException {
    long untilNanos = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() - untilNanos < 0) {
      boolean held =
          Optional.ofNullable(statuses.poll(1, TimeUnit.SECONDS))
              .flatMap(bytes -> KioskStatus.decode(bytes).asOptional())
              .flatMap(status -> Optional.ofNullable(status.packs().get(PackKind.REVOCATIONS)))
              .filter(pack -> pack.version() == version)
              .isPresent();
      if (held) {
        return;
      }
    }
    throw new AssertionError("no status with version " + version + " in " + PATIENCE);
  }

  @Test
  void theCodesOfAPackPutItInForceAndNobodyIsRecorded() throws Exception {
    try (Mosquitto broker = new Mosquitto(folder);
        LiveKiosk kiosk = new LiveKiosk(root, folder, keys, Optional.of(broker.address()));
        Broker.Session centre = broker.session("centre")) {
      centre.subscribe(Topics.status(KIOSK), statuses::add).get(10, TimeUnit.SECONDS);
      kiosk.start();
      show(kiosk, list(8));
      awaitVersion(8);
      show(kiosk, list(7));
      kiosk.show(Cards.read(issuing.code(new Cast(14).next(), issuing.clear())));
      kiosk.lamp("green");
      long _ = kiosk.stop();
      assertEquals(
          1,
          kiosk.committed().stream()
              .filter(committed -> committed.toString().contains("kind=visit,"))
              .count(),
          kiosk.committed()::toString);
      assertTrue(
          kiosk.log().stream().anyMatch(line -> line.contains("older than version 8")),
          "no refusal");
      assertTrue(kiosk.log().stream().noneMatch(line -> line.contains(PackPiece.PREFIX)));
    }
  }
}
