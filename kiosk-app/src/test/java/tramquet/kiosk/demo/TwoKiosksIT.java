package tramquet.kiosk.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.uplink.Broker;
import tramquet.kiosk.uplink.Mosquitto;
import tramquet.kiosk.uplink.PahoBroker;
import tramquet.wire.KioskId;
import tramquet.wire.Pack;
import tramquet.wire.PackKind;
import tramquet.wire.PlaceId;
import tramquet.wire.PlaceKey;
import tramquet.wire.Tally;
import tramquet.wire.Topics;

/// Two whole kiosks of one place, each a process, and a real broker between them that is killed:
/// whoever went in at one lane is inside at the other, and both count together. No centre.
@EnabledIfSystemProperty(
    named = Mosquitto.PROGRAM,
    matches = ".+",
    disabledReason = Mosquitto.SWITCH)
final class TwoKiosksIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final PlaceId PLACE = new PlaceId("ben-xe-7");
  private static final String RULES =
      """
      {"name": "two gates", "accepts": ["citizen-card"], "watchList": false,
       "declaration": {"required": false}, "capacity": 4, "antiPassback": "PT12H"}
      """;

  @TempDir Path folder;

  private final Path root = Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();
  private final DemoKeys keys = DemoKeys.generate(new SecureRandom());
  private final byte[] secret = new byte[PlaceKey.LENGTH];
  private final Cast cast = new Cast(13);
  private Mosquitto broker;
  private LiveKiosk east;
  private LiveKiosk west;

  @BeforeEach
  void open() throws Exception {
    new SecureRandom().nextBytes(secret);
    Files.writeString(folder.resolve("place.key"), HexFormat.of().formatHex(secret), UTF_8);
    Files.write(
        folder.resolve("rules.pack"),
        new Pack(PackKind.RULES, 1, InstantSource.system().instant(), RULES.getBytes(UTF_8))
            .encode(keys.pack()));
    broker = new Mosquitto(Files.createDirectory(folder.resolve("broker")));
    east = kiosk("east", "entry");
    west = kiosk("west", "entry");
    east.start();
    west.start();
  }

  @AfterEach
  void close() {
    east.close();
    west.close();
    broker.close();
  }

  private LiveKiosk kiosk(String name, String direction) throws IOException {
    String place =
        """

        [place]
        name = "%s"
        broker = "%s"
        key = "%s"
        """
            .formatted(PLACE, broker.address(), folder.resolve("place.key"));
    return new LiveKiosk(
        root,
        Files.createDirectories(folder.resolve(name)),
        keys,
        Optional.empty(),
        toml ->
            toml.replace("\"" + DemoConfig.KIOSK + "\"", "\"" + name + "\"")
                    .replace("\"entry\"", "\"" + direction + "\"")
                    .replace("\"checkpoint\"", "\"" + folder.resolve("rules.pack") + "\"")
                + place);
  }

  private void goesIn(LiveKiosk kiosk, Invented who) throws InterruptedException {
    kiosk.show(Cards.read(Cards.citizen(who)));
    kiosk.lamp("green");
  }

  private void isRefused(LiveKiosk kiosk, Invented who, String reason) throws InterruptedException {
    kiosk.show(Cards.read(Cards.citizen(who)));
    kiosk.hear(reason, line -> line.contains("\"reasons\":[\"" + reason + "\"]"));
    kiosk.lamp("red");
  }

  /// Both are joined for the so many-th time.
  private void hearEachOther(int times) throws IOException {
    long untilNanos = System.nanoTime() + PATIENCE.toNanos();
    for (LiveKiosk each : new LiveKiosk[] {east, west}) {
      while (each.log().stream().filter(line -> line.contains("hear each other")).count() < times) {
        assertTrue(System.nanoTime() - untilNanos < 0, "they do not hear each other");
        Thread.onSpinWait();
      }
    }
  }

  /// Waits until the kiosks have told the broker that so many are inside; then each of them has
  /// been told as well.
  private void haveTold(long inside) throws Exception {
    BlockingQueue<byte[]> told = new LinkedBlockingQueue<>();
    Map<KioskId, Long> known = new HashMap<>();
    PlaceKey key = new PlaceKey(secret);
    Broker.Connecting answer =
        new PahoBroker(broker.address(), "observer").connect(Optional.empty(), _ -> {});
    try (Broker.Session session = ((Broker.Connecting.Connected) answer).session()) {
      session.subscribe(Topics.allTallies(PLACE), told::add).get(10, TimeUnit.SECONDS);
      long untilNanos = System.nanoTime() + PATIENCE.toNanos();
      while (known.values().stream().mapToLong(Long::longValue).sum() != inside) {
        assertTrue(System.nanoTime() - untilNanos < 0, "told " + known);
        Optional.ofNullable(told.poll(1, TimeUnit.SECONDS))
            .flatMap(bytes -> Tally.decode(bytes, key).asOptional())
            .ifPresent(tally -> known.put(tally.kiosk(), tally.entries() - tally.exits()));
      }
    }
  }

  @Test
  void whoIsInsideIsKnownAtBothLanesThroughAnOutageAndARestart() throws Exception {
    hearEachOther(1);
    Invented first = cast.next();
    Invented third = cast.next();
    goesIn(east, first);
    haveTold(1);
    isRefused(west, first, "already-inside");
    goesIn(west, cast.next());
    haveTold(2);

    broker.kill();
    goesIn(east, third);
    goesIn(west, cast.next());
    // By then the first one's code is not the one that is held since it came.
    east.screen("idle");
    isRefused(east, first, "already-inside");
    broker.start();
    hearEachOther(2);
    haveTold(4);
    // Four are inside, and one of them went in at the other lane while nobody could tell.
    isRefused(east, cast.next(), "full");
    west.show(Cards.read(Cards.citizen(third)));
    west.hear("both", line -> line.contains("\"reasons\":[\"already-inside\",\"full\"]"));

    east.kill();
    east.start();
    // From its own disk, whether or not it has heard the other by now.
    east.show(Cards.read(Cards.citizen(third)));
    east.hear("already inside", line -> line.contains("\"already-inside\""));

    west.stop();
    west.close();
    west = kiosk("out", "exit");
    west.start();
    hearEachOther(1);
    goesIn(west, third);
    haveTold(3);
    east.screen("idle");
    goesIn(east, third);
    haveTold(4);
  }
}
