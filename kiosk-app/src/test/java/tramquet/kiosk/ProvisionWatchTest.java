package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.twin.StepSchedule;
import tramquet.kiosk.pack.PackStore;
import tramquet.kiosk.risk.Packs;
import tramquet.wire.Decoded;
import tramquet.wire.RulePack;
import tramquet.wire.SealingKeys;
import tramquet.wire.TrustList;
import tramquet.wire.TrustedKeys;
import tramquet.wire.WatchList;

final class ProvisionWatchTest {
  @TempDir static Path folder;

  private final StepSchedule schedule = new StepSchedule();
  private final List<Provision> found = new ArrayList<>();
  private Decoded<Provision> there = new Decoded.Malformed<>("keys.view: no file");
  private int looks;

  private static Provision provision() {
    return new Provision(
        new SealingKeys(new byte[32], new byte[32]),
        PackStore.open(
            folder,
            TrustedKeys.none(),
            Packs.of(RulePack.CHECKPOINT, TrustList.NONE, WatchList.EMPTY),
            () -> Instant.EPOCH),
        Optional.empty(),
        TrustedKeys.none());
  }

  private Decoded<Provision> look() {
    looks++;
    return there;
  }

  private final ProvisionWatch watch = new ProvisionWatch(this::look, found::add, schedule);

  @Test
  void looksUntilEverythingIsThereAndThenNoMore() {
    watch.start();
    schedule.pass(ProvisionWatch.EVERY.multipliedBy(3));
    assertEquals(4, looks);
    assertEquals(List.of(), found);
    Provision all = provision();
    there = new Decoded.Value<>(all);
    schedule.pass(ProvisionWatch.EVERY);
    assertEquals(List.of(all), found);
    schedule.pass(Duration.ofMinutes(1));
    assertEquals(5, looks);
  }

  @Test
  void closedItLooksNoMore() {
    watch.start();
    watch.close();
    schedule.pass(Duration.ofMinutes(1));
    assertEquals(1, looks);
  }
}
