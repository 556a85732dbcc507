package tramquet.kiosk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.pack.PackStore;
import tramquet.kiosk.pack.SignedPacks;
import tramquet.wire.KioskStatus;
import tramquet.wire.Pack;
import tramquet.wire.PackKind;
import tramquet.wire.ShelfLife.Age;

/// Data ages by itself: nobody sends anything, and staff see it all the same.
class PackDeskTest {
  private static final Instant NOW = SignedPacks.ISSUED;
  private static final String AGEING =
      """
      {"name": "p", "accepts": [], "watchList": false, "shelfLife":
       {"rules": {"ageing": "P7D", "stale": "P14D", "effect": "show"}}}
      """;

  @TempDir private Path folder;

  private final SignedPacks signed = new SignedPacks();
  private volatile Instant now = NOW;
  private final Semaphore looked = new Semaphore(0);

  private PackStore storeWithAgeingRules() {
    PackStore store = PackStore.open(folder, signed.signers(), SignedPacks.BASE, () -> NOW);
    var _ =
        store.offer(
            PackKind.RULES,
            new Pack(PackKind.RULES, 7, NOW, AGEING.getBytes(UTF_8)).encode(signed.key()));
    return store;
  }

  private void looks(int times) throws InterruptedException {
    assertTrue(looked.tryAcquire(times, 30, TimeUnit.SECONDS), "nobody looked for 30 s");
  }

  @Test
  void itLooksAgainAndAgainThoughNothingComes() throws Exception {
    PackStore store = storeWithAgeingRules();
    try (PackDesk _ = new PackDesk(store, Duration.ofMillis(1), looked::release)) {
      looks(3);
    }
  }

  @Test
  void itLooksOnceForAPackAndNotBeforeItsTime() throws Exception {
    PackStore store = storeWithAgeingRules();
    try (PackDesk desk = new PackDesk(store, Duration.ofDays(1), looked::release)) {
      desk.pack(PackKind.RULES, signed.rules(8));
      looks(1);
      assertEquals(8, store.inForce().rules().version());
    }
    // One more may be that of the end.
    assertTrue(looked.drainPermits() <= 1);
  }

  @Test
  void theFootOfTheScreenTurnsWhileNobodySendsAnything() throws Exception {
    PackStore store = storeWithAgeingRules();
    List<Age> seen = new CopyOnWriteArrayList<>();
    Board board = new Board(footer -> seen.add(footer.data()));
    board.reporting(() -> PackReport.of(store, now));
    Runnable look =
        () -> {
          board.looked();
          looked.release();
        };
    try (PackDesk _ = new PackDesk(store, Duration.ofMillis(1), look)) {
      for (Map.Entry<Integer, Age> each :
          List.of(Map.entry(7, Age.AGEING), Map.entry(14, Age.STALE))) {
        now = NOW.plus(Duration.ofDays(each.getKey()));
        looked.drainPermits();
        // The first of the two may have asked before the clock was set.
        looks(2);
        assertEquals(each.getValue(), seen.getLast());
      }
    }
  }

  @Test
  void theReportTellsVersionAndAge() {
    PackStore store = storeWithAgeingRules();
    for (Map.Entry<Integer, Age> each :
        Map.of(6, Age.FRESH, 7, Age.AGEING, 14, Age.STALE).entrySet()) {
      PackReport report = PackReport.of(store, NOW.plus(Duration.ofDays(each.getKey())));
      assertEquals(7, report.rules());
      assertEquals(each.getValue(), report.oldest());
      assertEquals(
          Map.of(PackKind.RULES, new KioskStatus.HeldPack(7, each.getValue())), report.held());
    }
  }
}
