package tramquet.kiosk.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.kiosk.LedgerTwin.Guards;
import tramquet.kiosk.uplink.NetworkCampaign.Site;

/// Nothing is lost and nothing doubled, whatever the line does and the broker forgets; and each
/// guard is missed where it is off.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NetworkFaultsContract {
  private static final int STEPS = 10;

  private Path folder;
  private Site site;

  /// Starts a broker, and says how it is reached.
  ///
  /// @param in an existing folder
  abstract Site open(Path in) throws Exception;

  @BeforeAll
  void startBroker(@TempDir Path all) throws Exception {
    folder = all;
    site = open(Files.createDirectory(folder.resolve("broker")));
  }

  @AfterAll
  void stopBroker() {
    site.broker().close();
  }

  private NetworkCampaign campaign(long seed, Guards guards) throws Exception {
    return new NetworkCampaign(site, folder, seed, guards);
  }

  private static void complete(NetworkCampaign campaign, String which) throws Exception {
    campaign.settle();
    assertEquals(0, campaign.lost(), which);
    assertEquals(0, campaign.doubled(), which);
  }

  /// The broker confirms records that it cannot hand on, and dies.
  private static void forgetfulBroker(NetworkCampaign campaign) throws Exception {
    campaign.far.set(FaultProxy.Line.SILENT);
    campaign.commit(20);
    campaign.untilTaken();
    campaign.killBroker();
    campaign.settle();
  }

  /// The ledger dies between message and commit.
  private static void dyingLedger(NetworkCampaign campaign) throws Exception {
    campaign.killLedger();
    campaign.commit(1);
    campaign.settle();
  }

  /// The ledger has a record and cannot say so, until the kiosk sends it again.
  private static void muteLedger(NetworkCampaign campaign) throws Exception {
    campaign.muteLedger();
    campaign.commit(1);
    campaign.until("it was sent again", () -> campaign.arrived() > 1);
    campaign.settle();
  }

  /// What happens in a campaign.
  private interface Fault {
    void befall(NetworkCampaign campaign) throws Exception;
  }

  /// The same fault with a guard off, when the harm must show, and with all on.
  private void befalls(long seed, Guards without, Fault fault, Consumer<NetworkCampaign> harm)
      throws Exception {
    try (NetworkCampaign off = campaign(seed, without)) {
      fault.befall(off);
      harm.accept(off);
    }
    try (NetworkCampaign on = campaign(seed, Guards.ALL)) {
      fault.befall(on);
      complete(on, "with all guards");
    }
  }

  @Test
  void aBrokerThatForgetsWhatItConfirmedCostsNothing() throws Exception {
    befalls(
        1,
        Guards.PUBACK_IS_ENOUGH,
        NetworkFaultsContract::forgetfulBroker,
        off -> assertEquals(20, off.lost(), "a kiosk that believes PUBACK"));
  }

  @Test
  void aLedgerThatDiesBeforeItsCommitCostsNothing() throws Exception {
    befalls(
        2,
        Guards.EARLY_ACKNOWLEDGEMENT,
        NetworkFaultsContract::dyingLedger,
        off -> assertEquals(1, off.lost(), "a ledger that acknowledges before it commits"));
  }

  @Test
  void whatIsSentAgainIsThereOnce() throws Exception {
    befalls(
        3,
        Guards.NO_CONFLICT_CLAUSE,
        NetworkFaultsContract::muteLedger,
        off -> assertTrue(off.doubled() > 0, "a ledger that does not compare"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LATE", "SLICED", "SLOW", "SILENT", "DEAF", "MUTE", "CUT"})
  void eachLineDelivers(String name) throws Exception {
    try (NetworkCampaign campaign = campaign(4, Guards.ALL)) {
      FaultProxy.Line line = line(name);
      campaign.near.set(line);
      campaign.commit(4);
      campaign.far.set(line);
      campaign.commit(4);
      campaign.near.reset();
      campaign.commit(4);
      complete(campaign, name);
    }
  }

  private static FaultProxy.Line line(String name) {
    return switch (name) {
      case "LATE" -> FaultProxy.Line.LATE;
      case "SLICED" -> FaultProxy.Line.SLICED;
      case "SLOW" -> FaultProxy.Line.SLOW;
      case "SILENT" -> FaultProxy.Line.SILENT;
      case "DEAF" -> FaultProxy.Line.DEAF;
      case "CUT" -> FaultProxy.Line.CUT;
      default -> FaultProxy.Line.MUTE;
    };
  }

  /// `-Dtramquet.network.seeds` of them, from `-Dtramquet.network.seed` on, until
  /// `-Dtramquet.network.seconds` are over.
  @Test
  void seededMixesLoseAndDoubleNothing() throws Exception {
    long first = Long.getLong("tramquet.network.seed", 1);
    int seeds = Integer.getInteger("tramquet.network.seeds", 1);
    long end =
        System.nanoTime()
            + Duration.ofSeconds(Integer.getInteger("tramquet.network.seconds", 60)).toNanos();
    int played = 0;
    for (long seed = first; seed < first + seeds; seed++) {
      try (NetworkCampaign campaign = campaign(seed, Guards.ALL)) {
        mix(campaign, new Random(seed));
        complete(campaign, "seed " + seed);
      }
      played++;
      if (System.nanoTime() - end > 0) {
        break;
      }
    }
    System.out.println(played + " mixes of faults, nothing lost, nothing doubled");
  }

  private static void mix(NetworkCampaign campaign, Random random) throws Exception {
    String[] lines = {"LATE", "SLICED", "SLOW", "SILENT", "DEAF", "MUTE", "CUT"};
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(8)) {
        case 0 -> campaign.near.reset();
        case 1 -> campaign.far.reset();
        case 2 -> campaign.killBroker();
        case 3 -> campaign.killLedger();
        case 4 -> campaign.far.set(line(lines[random.nextInt(lines.length)]));
        case 5 -> campaign.settle();
        default -> campaign.near.set(line(lines[random.nextInt(lines.length)]));
      }
      campaign.commit(1 + random.nextInt(12));
    }
  }
}
