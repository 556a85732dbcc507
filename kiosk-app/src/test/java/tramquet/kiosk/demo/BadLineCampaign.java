package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.crash.Mutant;
import tramquet.kiosk.uplink.FaultProxy;
import tramquet.kiosk.uplink.FaultProxy.Line;

/// The whole kiosk, a bad line, and the real centre with PostgreSQL and a broker that is killed and
/// forgets: by a seed, as many mixes as are asked for.
///
///     mvn -Pcampaign -Dit.test=BadLineCampaign -Dnetwork.seeds=20 -Dnetwork.seed=7 verify
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class BadLineCampaign {
  private static final int SEEDS = Integer.getInteger("tramquet.network.seeds", 1);
  private static final long SEED = Long.getLong("tramquet.network.seed", 1);
  private static final Duration SETTLING = Duration.ofMinutes(2);
  private static final int STEPS = 6;

  private static final List<Line> LINES =
      List.of(Line.LATE, Line.SLICED, Line.SLOW, Line.SILENT, Line.DEAF, Line.MUTE);

  @TempDir Path folder;

  /// What one mix is played with.
  private record Played(Stage stage, FaultProxy line, LiveKiosk kiosk, Crowd crowd)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      kiosk.close();
      line.close();
      stage.close();
    }
  }

  private Played open(String name, long seed) throws Exception {
    Stage stage = new Stage(Files.createDirectories(folder.resolve(name)));
    FaultProxy line = new FaultProxy(stage.centre().broker(), seed);
    return new Played(
        stage,
        line,
        stage.kiosk("kiosk", line.address(), UnaryOperator.identity()),
        new Crowd(stage.keys(), seed));
  }

  /// The broker confirms what it cannot hand on, and dies.
  private static void forgetfulBroker(Played played) throws Exception {
    played.stage().centre().freeze(true);
    played.crowd().pairs(played.kiosk(), 1);
    played.kiosk().awaitDelivered(SETTLING);
    played.stage().centre().killBroker();
    played.stage().centre().freeze(false);
    played.stage().centre().awaitBroker();
  }

  @Test
  @Order(1)
  void whereTheBrokersWordIsEnoughVisitsAreLost() throws Exception {
    Path classes =
        Mutant.compile(
            "tramquet.kiosk.Serving",
            "UplinkListeners.of(around.trace(), around.board(), packs, orders),",
            """
            UplinkListeners.of(around.trace(), around.board(), packs, orders,
                new tramquet.kiosk.uplink.UplinkEvents() {
                  @Override
                  public void delivered(tramquet.wire.Epoch epoch, long from, long to) {
                    log.acknowledge(new tramquet.wire.Acknowledgement(
                        new java.util.TreeMap<>(java.util.Map.of(epoch, to))));
                  }
                }),
            """,
            folder.resolve("mutant"));
    try (Played played = open("off", SEED)) {
      played.kiosk().options("--patch-module=tramquet.kiosk=" + classes);
      played.kiosk().start();
      forgetfulBroker(played);
      long _ = played.kiosk().stop();
      Account account = new Account(played.stage().stopAndRead(), List.of());
      int lost = account.wrong(played.kiosk().committed()).size();
      System.out.printf("bad line, the broker's word is enough: %d records lost%n", lost);
      assertTrue(lost > 0, "none is lost");
    }
  }

  @Test
  @Order(2)
  void mixesOfFaultsLoseAndDoubleNothing() throws Exception {
    for (long seed = SEED; seed < SEED + SEEDS; seed++) {
      try (Played played = open("seed-" + seed, seed)) {
        played.kiosk().start();
        forgetfulBroker(played);
        mix(played, new Random(seed));
        complete(played, seed);
      }
    }
  }

  private static void mix(Played played, Random random) throws Exception {
    LiveCentre centre = played.stage().centre();
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(7)) {
        case 0 -> played.line().reset();
        case 1 -> {
          centre.killBroker();
          centre.awaitBroker();
        }
        case 2 -> {
          centre.kill();
          played.crowd().pairs(played.kiosk(), 1);
          centre.startAgain();
        }
        case 3 -> {
          played.kiosk().kill();
          played.kiosk().start();
        }
        default -> played.line().set(LINES.get(random.nextInt(LINES.size())));
      }
      played.crowd().pairs(played.kiosk(), 1);
    }
  }

  private static void complete(Played played, long seed) throws Exception {
    LiveKiosk kiosk = played.kiosk();
    played.line().set(Line.CLEAN);
    // Who met a silent line waits for the keep-alive, which is longer than a campaign.
    played.line().reset();
    kiosk.awaitAcknowledged(SETTLING);
    assertEquals(0, kiosk.stop(), "records that are not acknowledged, seed " + seed);
    List<LedgerRow> rows = played.stage().stopAndRead();
    System.out.printf(
        "bad line, seed %d: %d visitors, %d records at the centre%n",
        seed, played.crowd().visitors().size(), rows.size());
    assertEquals(
        List.of(),
        new Check(played.crowd().visitors(), kiosk.onDisk(), Set.of(), 0).differences(rows),
        "seed " + seed);
  }
}
