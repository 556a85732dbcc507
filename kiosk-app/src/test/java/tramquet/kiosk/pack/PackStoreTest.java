package tramquet.kiosk.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tramquet.kiosk.clock.SigningTime;
import tramquet.kiosk.risk.Packs;
import tramquet.wire.Pack;
import tramquet.wire.PackKind;
import tramquet.wire.RulePack;
import tramquet.wire.ShelfLife;
import tramquet.wire.SigningKey;
import tramquet.wire.TrustedKeys;

class PackStoreTest {
  private static final Instant NOW = Instant.parse("2026-10-05T06:00:00Z");
  private static final long PRESET = 0;

  @TempDir Path folder;

  private final SignedPacks packs = new SignedPacks();

  private PackStore open() {
    return open(new DiskFolder(folder));
  }

  private PackStore open(PackFolder disk) {
    return new PackStore(disk, packs.signers(), SignedPacks.BASE, () -> NOW);
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private byte[] laterRules(long version) {
    return new Pack(
            PackKind.RULES, version, SignedPacks.ISSUED.plusSeconds(1), RulePack.MANIFEST.encode())
        .encode(packs.key());
  }

  /// Version of the rules in force; `PRESET` for those of the program.
  private static long version(PackStore store) {
    RulePack rules = store.inForce().rules();
    return rules.name().equals(RulePack.CHECKPOINT.name()) ? PRESET : rules.version();
  }

  private static void isRefused(PackStore store, PackKind kind, byte[] bytes, String reason) {
    Packs before = store.inForce();
    assertEquals(new Offered.Refused(reason), store.offer(kind, bytes));
    assertEquals(before, store.inForce());
  }

  @ParameterizedTest
  @EnumSource(PackKind.class)
  void aPackOfEachKindIsInForceAtOnceAndAfterARestart(PackKind kind) {
    PackStore store = open();
    assertEquals(new Offered.Applied(kind, 3), store.offer(kind, packs.of(kind, 3)));
    assertEquals(Map.of(kind, SignedPacks.ISSUED), store.inForce().issued());
    assertEquals(Map.of(kind, SignedPacks.ISSUED), open().inForce().issued());
    assertEquals(3, open().held().getFirst().version());
  }

  @Test
  void withoutAnyTheBaseIsInForce() {
    assertEquals(SignedPacks.BASE, open().inForce());
    assertFalse(Files.exists(file("versions")));
  }

  @Test
  void theSameBytesAgainChangeNothing() {
    PackStore store = open();
    byte[] pack = packs.rules(1);
    store.offer(PackKind.RULES, pack);
    assertEquals(new Offered.Same(), store.offer(PackKind.RULES, pack));
    assertEquals(new Offered.Same(), open().offer(PackKind.RULES, pack));
  }

  @Test
  void anOlderPackIsRefused() {
    PackStore store = open();
    store.offer(PackKind.RULES, packs.rules(7));
    isRefused(store, PackKind.RULES, packs.rules(6), "older than version 7, which was in force");
    assertEquals(7, version(open()));
  }

  @Test
  void anotherPackOfTheSameVersionIsRefused() {
    PackStore store = open();
    store.offer(PackKind.WATCH_LIST, packs.of(PackKind.WATCH_LIST, 7));
    byte[] other =
        new Pack(
                PackKind.WATCH_LIST,
                7,
                SignedPacks.ISSUED.plusSeconds(1),
                tramquet.wire.WatchList.EMPTY.encode())
            .encode(packs.key());
    isRefused(store, PackKind.WATCH_LIST, other, "another pack of the same version was in force");
  }

  @Test
  void whatNobodyWeTrustHasSignedIsRefused() {
    byte[] foreign = new SignedPacks(SigningKey.generate()).rules(9);
    isRefused(open(), PackKind.RULES, foreign, "not signed by a trusted key");
  }

  @Test
  void aFlippedByteAnywhereIsRefused() {
    PackStore store = open();
    byte[] pack = packs.rules(2);
    for (int i = 0; i < pack.length; i++) {
      byte[] bad = pack.clone();
      bad[i] ^= 1;
      assertInstanceOf(Offered.Refused.class, store.offer(PackKind.RULES, bad));
    }
    assertEquals(SignedPacks.BASE, store.inForce());
  }

  @Test
  void aPackOfAnotherKindIsRefused() {
    isRefused(open(), PackKind.TRUST, packs.rules(2), "holds rules, not trust");
  }

  @Test
  void garbageAndABrokenBodyAreRefused() {
    PackStore store = open();
    assertInstanceOf(Offered.Refused.class, store.offer(PackKind.RULES, new byte[0]));
    assertInstanceOf(Offered.Refused.class, store.offer(PackKind.RULES, new byte[4000]));
    byte[] broken =
        new Pack(PackKind.RULES, 2, SignedPacks.ISSUED, new byte[] {1}).encode(packs.key());
    isRefused(store, PackKind.RULES, broken, "its body is broken");
    isRefused(store, PackKind.RULES, new byte[HeldPack.MAX_BYTES + 1], "too large");
  }

  @Test
  void aPackOfAnImpossibleDateIsRefused() {
    PackStore store =
        new PackStore(
            new DiskFolder(folder),
            packs.signers(),
            SignedPacks.BASE,
            new SigningTime(() -> NOW, () -> false)::latest);
    for (String date : List.of("1970-01-21T00:00:00Z", "2319-12-31T23:59:59Z")) {
      byte[] pack = dated(2, Instant.parse(date));
      isRefused(store, PackKind.RULES, pack, "the time it was signed cannot be right");
    }
  }

  @Test
  void aKioskWhoseClockWasNeverSetTakesPacks() {
    PackStore store =
        new PackStore(
            new DiskFolder(folder),
            packs.signers(),
            SignedPacks.BASE,
            new SigningTime(() -> Instant.EPOCH, () -> false)::latest);
    assertInstanceOf(Offered.Applied.class, store.offer(PackKind.RULES, packs.rules(1)));
  }

  @Test
  void aPackThatIsDatedMoreThanADayAheadOfASynchronisedClockIsRefused() {
    PackStore store =
        new PackStore(
            new DiskFolder(folder),
            packs.signers(),
            SignedPacks.BASE,
            new SigningTime(() -> NOW, () -> true)::latest);
    isRefused(
        store,
        PackKind.RULES,
        dated(1, NOW.plus(Duration.ofDays(1)).plusMillis(1)),
        "the time it was signed cannot be right");
    assertInstanceOf(
        Offered.Applied.class, store.offer(PackKind.RULES, dated(1, NOW.plus(Duration.ofDays(1)))));
  }

  private byte[] dated(long version, Instant at) {
    return new Pack(PackKind.RULES, version, at, RulePack.MANIFEST.encode()).encode(packs.key());
  }

  @Test
  void aDamagedFileGivesWayToThePackBefore() throws IOException {
    PackStore store = open();
    byte[] second = packs.rules(2);
    store.offer(PackKind.RULES, packs.rules(1));
    store.offer(PackKind.RULES, second);
    byte[] good = Files.readAllBytes(file("rules.pack"));
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 0x10;
      Files.write(file("rules.pack"), bad);
      assertEquals(1, version(open()));
    }
    PackStore damaged = open();
    isRefused(damaged, PackKind.RULES, laterRules(1), "older than version 2, which was in force");
    assertEquals(new Offered.Applied(PackKind.RULES, 2), damaged.offer(PackKind.RULES, second));
    assertEquals(2, version(open()));
    assertArrayEquals(good, Files.readAllBytes(file("rules.pack")));
  }

  @Test
  void aDamagedPackDoesNotPushOutTheGoodOneBefore() throws IOException {
    PackStore store = open();
    store.offer(PackKind.RULES, packs.rules(1));
    store.offer(PackKind.RULES, packs.rules(2));
    Files.write(file("rules.pack"), new byte[7]);
    store.offer(PackKind.RULES, packs.rules(3));
    Files.write(file("rules.pack"), new byte[7]);
    assertEquals(1, version(open()));
  }

  @Test
  void deletedPacksDoNotBringAnOlderOneBack() throws IOException {
    byte[] pack = packs.rules(5);
    open().offer(PackKind.RULES, pack);
    Files.delete(file("rules.pack"));
    PackStore robbed = open();
    assertEquals(PRESET, version(robbed));
    isRefused(robbed, PackKind.RULES, packs.rules(4), "older than version 5, which was in force");
    assertEquals(new Offered.Applied(PackKind.RULES, 5), robbed.offer(PackKind.RULES, pack));
  }

  @Test
  void aDamagedListOfVersionsIsNotBelievedAndMadeAgain() throws IOException {
    open().offer(PackKind.RULES, packs.rules(5));
    byte[] good = Files.readAllBytes(file("versions"));
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      Files.write(file("versions"), bad);
      assertEquals(5, version(open()));
      assertArrayEquals(good, Files.readAllBytes(file("versions")));
    }
  }

  @Test
  void withAnotherKeyThePacksOfTheOldOneAreNotUsed() {
    open().offer(PackKind.RULES, packs.rules(5));
    PackStore other =
        new PackStore(
            new DiskFolder(folder),
            TrustedKeys.of(SigningKey.generate().publicKey()),
            SignedPacks.BASE,
            () -> NOW);
    assertEquals(PRESET, version(other));
  }

  @Test
  void dataThatTheRulesWantAndNobodyHasGivenIsStale() {
    PackStore store = open();
    String lives =
        """
        {"name": "p", "accepts": ["citizen-card"], "watchList": true, "shelfLife": {
          "trust": {"ageing": "P1D", "stale": "P3D", "effect": "show"},
          "watch-list": {"ageing": "P7D", "stale": "P9D", "effect": "show"}}}\
        """;
    store.offer(
        PackKind.RULES,
        new Pack(PackKind.RULES, 2, SignedPacks.ISSUED, lives.getBytes(UTF_8)).encode(packs.key()));
    assertEquals(ShelfLife.Age.STALE, store.inForce().age(PackKind.TRUST, SignedPacks.ISSUED));
    assertEquals(ShelfLife.Age.STALE, store.inForce().oldest(SignedPacks.ISSUED));
    store.offer(PackKind.TRUST, packs.of(PackKind.TRUST, 1));
    store.offer(PackKind.WATCH_LIST, packs.of(PackKind.WATCH_LIST, 1));
    assertEquals(ShelfLife.Age.FRESH, store.inForce().oldest(SignedPacks.ISSUED));
    assertEquals(
        ShelfLife.Age.AGEING, store.inForce().oldest(SignedPacks.ISSUED.plus(1, ChronoUnit.DAYS)));
    assertEquals(ShelfLife.Age.STALE, store.inForce().age(PackKind.TRUST, NOW));
  }

  @Test
  void whoOnlyLooksSeesWhatWouldBeInForceAndWritesNothing() throws IOException {
    open().offer(PackKind.RULES, packs.rules(1));
    PackStore looking = PackStore.look(folder, packs.signers(), SignedPacks.BASE, () -> NOW);
    looking.offer(PackKind.RULES, packs.rules(2));
    assertEquals(2, version(looking));
    assertEquals(1, version(open()));
    PackStore nowhere = PackStore.look(file("none"), packs.signers(), SignedPacks.BASE, () -> NOW);
    nowhere.offer(PackKind.RULES, packs.rules(2));
    assertFalse(Files.exists(file("none")));
  }

  @Test
  void aFullDiskLeavesThePackInForce() throws IOException {
    PackStore store = open();
    store.offer(PackKind.RULES, packs.rules(1));
    Path full = Path.of("/dev/full");
    assertTrue(Files.exists(full), "this test needs /dev/full");
    Files.createSymbolicLink(file("rules.new"), full);
    isRefused(store, PackKind.RULES, packs.rules(2), "it cannot be written: IOException");
    assertEquals(1, version(open()));
    assertEquals(
        new Offered.Applied(PackKind.RULES, 2), store.offer(PackKind.RULES, packs.rules(2)));
  }

  @Test
  void anErrorAtAnyStepLeavesThePackInForceAndNothingHalfWritten() throws IOException {
    for (int step = 0; step < 8; step++) {
      FailingFolder disk = new FailingFolder(new DiskFolder(file("step-" + step)));
      PackStore store = open(disk);
      store.offer(PackKind.RULES, packs.rules(1));
      disk.breakAfter(step, FailingFolder.Fault.ONCE);
      long expected =
          store.offer(PackKind.RULES, packs.rules(2)) instanceof Offered.Applied ? 2 : 1;
      assertEquals(expected, version(store), "step " + step);
      assertEquals(expected, version(open(new DiskFolder(file("step-" + step)))), "step " + step);
      assertFalse(Files.exists(file("step-" + step).resolve("rules.new")), "step " + step);
      assertEquals(step >= 4 ? 2 : 1, expected, "write, two names and the folder may fail");
    }
  }

  @Test
  void aPowerCutAtAnyStepLeavesTheOldPackOrTheNewOne() {
    for (int before = 0; before < 3; before++) {
      for (int step = 0; step < 8; step++) {
        Path here = file("cut-" + before + "-" + step);
        FailingFolder disk = new FailingFolder(new DiskFolder(here));
        PackStore store = open(disk);
        for (int version = 1; version <= before; version++) {
          store.offer(PackKind.RULES, packs.rules(version));
        }
        disk.breakAfter(step, FailingFolder.Fault.POWER);
        byte[] next = packs.rules(9);
        store.offer(PackKind.RULES, next);
        PackStore after = open(new DiskFolder(here));
        assertTrue(Set.of((long) before, 9L).contains(version(after)), "step " + step);
        after.offer(PackKind.RULES, next);
        assertEquals(9, version(after), "offered again after the cut, it is taken");
        assertEquals(9, version(open(new DiskFolder(here))));
      }
    }
  }

  /// Offers of every kind, faults, damage and restarts in any order: what is in force was once
  /// validly offered, and never gets older while the power holds.
  @Test
  void whateverHappensAPackIsServedThatWasOnceValidlyApplied() throws IOException {
    for (long seed = 0; seed < 150; seed++) {
      new Life(seed).runs(40);
    }
  }

  private final class Life {
    private final Random random;
    private final Path home;
    private final List<byte[]> signed = new ArrayList<>();
    private final Set<Long> applied = new HashSet<>(Set.of(PRESET));
    private FailingFolder disk;
    private PackStore store;
    private final long seed;

    Life(long seed) {
      this.seed = seed;
      random = new Random(seed);
      home = file("life-" + seed);
      for (int version = 1; version <= 12; version++) {
        signed.add(packs.rules(version));
      }
      disk = new FailingFolder(new DiskFolder(home));
      store = open(disk);
    }

    void runs(int steps) throws IOException {
      for (int i = 0; i < steps; i++) {
        switch (random.nextInt(6)) {
          case 0 -> disk.breakAfter(random.nextInt(8), FailingFolder.Fault.ONCE);
          case 1 -> disk.breakAfter(random.nextInt(8), FailingFolder.Fault.POWER);
          case 2 -> damage();
          case 3 -> restart();
          default -> offer(1 + random.nextInt(12));
        }
        assertTrue(applied.contains(version(store)), () -> "seed " + seed);
      }
    }

    private void offer(long version) {
      long before = version(store);
      byte[] pack = signed.get((int) version - 1);
      // A cut may leave it on the disk although nobody heard that it was applied.
      if (version > before) {
        applied.add(version);
      }
      Offered answer =
          random.nextInt(4) == 0
              ? store.offer(PackKind.RULES, new SignedPacks(SigningKey.generate()).rules(12))
              : store.offer(PackKind.RULES, pack);
      assertEquals(
          answer instanceof Offered.Applied(PackKind _, long now) ? now : before,
          version(store),
          () -> "seed " + seed);
      assertTrue(version(store) >= before, () -> "seed " + seed);
    }

    private void damage() throws IOException {
      List<Path> files = new ArrayList<>();
      if (Files.exists(home)) {
        try (var all = Files.list(home)) {
          all.sorted().forEach(files::add);
        }
      }
      if (!files.isEmpty()) {
        Path victim = files.get(random.nextInt(files.size()));
        byte[] bytes = Files.readAllBytes(victim);
        if (bytes.length > 0) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
          Files.write(victim, bytes);
        }
      }
    }

    private void restart() {
      disk = new FailingFolder(new DiskFolder(home));
      store = open(disk);
    }
  }
}
