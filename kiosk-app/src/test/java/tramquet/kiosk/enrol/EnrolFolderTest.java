package tramquet.kiosk.enrol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.wire.ClaimCode;

final class EnrolFolderTest {
  private static final Issuing ISSUING = new Issuing();
  private static final ClaimCode FIRST = ISSUING.code("han-1");
  private static final ClaimCode SECOND = ISSUING.code("han-2");
  private static final Set<String> CLAIMED =
      Set.of("claim", "kiosk.key", "authority.pub", "view.pub", "kiosk.toml");

  @TempDir Path folder;
  private int tried;

  /// Something that is done in steps.
  private interface Deed {
    void on(EnrolFolder folder) throws IOException;
  }

  private static void claim(EnrolFolder folder, ClaimCode code) throws IOException {
    EnrolFolder.Pending _ = folder.claim(ISSUING.text(code), code);
  }

  private static void enrol(EnrolFolder folder) throws IOException {
    EnrolFolder.Pending own = folder.pending().orElseThrow();
    folder.enrolled(own, ISSUING.given(own.code().kiosk().text(), own.key()));
  }

  /// Everything that counts, by its name.
  private static Map<String, String> seen(Path data) throws IOException {
    Path now = data.resolve("enrol/now");
    Map<String, String> all = new TreeMap<>();
    if (!Files.exists(now)) {
      return all;
    }
    try (Stream<Path> files = Files.walk(now.toRealPath())) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        String name = now.toRealPath().relativize(each).toString();
        if (!name.startsWith("centre.new") && !name.endsWith(".new") && !name.endsWith("before")) {
          all.put(name, Files.readString(each));
        }
      }
    }
    return all;
  }

  private static void isClaimedAs(ClaimCode code, Path data) throws IOException {
    Map<String, String> all = seen(data);
    assertEquals(CLAIMED, all.keySet());
    EnrolFolder.Pending own = new EnrolFolder(data).pending().orElseThrow();
    assertEquals(code, own.code());
    assertEquals(own.key().pem(), all.get("kiosk.key"));
    assertEquals(new EnrolConfig(data.resolve("enrol/now"), code).claimed(), all.get("kiosk.toml"));
  }

  /// The power goes before each of the steps of a deed, and the names that were not synced are lost
  /// or not: what was before is there, or what comes after, whole; and the deed can be done again.
  private void cutEverywhere(Deed before, Deed deed, After after) throws IOException {
    CutDisk counting = new CutDisk();
    Path whole = fresh();
    before.on(new EnrolFolder(whole));
    deed.on(new EnrolFolder(whole, counting));
    after.isThere(whole);
    assertTrue(counting.steps() > 2);
    for (int step = 0; step < counting.steps(); step++) {
      for (CutDisk.Names names : CutDisk.Names.values()) {
        Path data = fresh();
        before.on(new EnrolFolder(data));
        Map<String, String> old = seen(data);
        CutDisk disk = new CutDisk();
        disk.cutAfter(step);
        IOException _ = assertThrows(IOException.class, () -> deed.on(new EnrolFolder(data, disk)));
        disk.powerReturns(names);
        if (!seen(data).equals(old)) {
          after.isThere(data);
        }
        // What was begun is in nobody's way.
        if (!new EnrolFolder(data).isEnrolled()) {
          deed.on(new EnrolFolder(data));
          after.isThere(data);
        }
      }
    }
  }

  /// What has to be there when a deed is done.
  private interface After {
    void isThere(Path data) throws IOException;
  }

  private Path fresh() throws IOException {
    return Files.createDirectory(folder.resolve("data-" + ++tried));
  }

  @Test
  void aPowerCutWhileTheFirstCodeIsTakenLeavesNoneOrAllOfIt() throws IOException {
    cutEverywhere(_ -> {}, box -> claim(box, FIRST), data -> isClaimedAs(FIRST, data));
  }

  @Test
  void aPowerCutWhileAnotherCodeIsTakenLeavesTheOneOrTheOther() throws IOException {
    cutEverywhere(
        box -> claim(box, FIRST), box -> claim(box, SECOND), data -> isClaimedAs(SECOND, data));
  }

  @Test
  void aPowerCutWhileTheThirdCodeIsTakenLeavesTheSecondOrTheThird() throws IOException {
    cutEverywhere(
        box -> {
          claim(box, FIRST);
          claim(box, SECOND);
        },
        box -> claim(box, FIRST),
        data -> isClaimedAs(FIRST, data));
  }

  @Test
  void aPowerCutWhileTheCentreHasAnsweredLeavesItApprovedOrNot() throws IOException {
    cutEverywhere(
        box -> claim(box, FIRST),
        EnrolFolderTest::enrol,
        data -> {
          assertTrue(new EnrolFolder(data).isEnrolled());
          Map<String, String> all = seen(data);
          Set<String> names = new TreeSet<>(CLAIMED);
          for (String name :
              new String[] {
                "ca.pem", "kiosk.pem", "pack.pub", "order.pub", "personal-code.pub", "kiosk.toml"
              }) {
            names.add("centre/" + name);
          }
          assertEquals(names, all.keySet());
          assertEquals(ISSUING.ca(), all.get("centre/ca.pem"));
          assertEquals("pack key\n", all.get("centre/pack.pub"));
          assertTrue(all.getOrDefault("centre/kiosk.toml", "").contains("ssl://localhost:8883"));
        });
  }

  @Test
  void aPowerCutWhileACertificateIsRenewedLeavesTheOneOrTheOther() throws IOException {
    OwnKey any = OwnKey.draw();
    String next =
        ISSUING.certificate("han-1", any.keys().getPublic(), Issuing.NOW.plus(Duration.ofDays(60)));
    CutDisk counting = new CutDisk();
    Path whole = enrolled();
    new EnrolFolder(whole, counting).renewed(next);
    assertEquals(next, new EnrolFolder(whole).certificate());
    for (int step = 0; step < counting.steps(); step++) {
      for (CutDisk.Names names : CutDisk.Names.values()) {
        Path data = enrolled();
        Map<String, String> old = seen(data);
        CutDisk disk = new CutDisk();
        disk.cutAfter(step);
        IOException _ =
            assertThrows(IOException.class, () -> new EnrolFolder(data, disk).renewed(next));
        disk.powerReturns(names);
        Map<String, String> now = seen(data);
        if (!now.equals(old)) {
          assertEquals(next, now.get("centre/kiosk.pem"));
        }
        new EnrolFolder(data).renewed(next);
        assertEquals(next, new EnrolFolder(data).certificate());
      }
    }
  }

  private Path enrolled() throws IOException {
    Path data = fresh();
    EnrolFolder box = new EnrolFolder(data);
    claim(box, FIRST);
    enrol(box);
    return data;
  }

  @Test
  void onlyTheUserOfTheKioskReadsIt() throws IOException {
    Path home = enrolled().resolve("enrol");
    try (Stream<Path> all = Files.walk(home)) {
      for (Path each : all.filter(each -> !Files.isSymbolicLink(each)).toList()) {
        assertEquals(
            Files.isDirectory(each) ? "rwx------" : "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(each)),
            each::toString);
      }
    }
  }

  @Test
  void ofCodesThatWereTakenBeforeNothingIsLeft() throws IOException {
    Path data = fresh();
    claim(new EnrolFolder(data), FIRST);
    claim(new EnrolFolder(data), SECOND);
    claim(new EnrolFolder(data), FIRST);
    try (Stream<Path> all = Files.list(data.resolve("enrol"))) {
      assertEquals(
          Set.of("a", "now"),
          new TreeSet<>(all.map(each -> each.getFileName().toString()).toList()));
    }
  }

  @Test
  void whatIsDamagedIsSaid() throws IOException {
    Path data = fresh();
    assertEquals(Optional.empty(), new EnrolFolder(data).pending());
    claim(new EnrolFolder(data), FIRST);
    Path now = data.resolve("enrol/now");
    Files.writeString(now.resolve("kiosk.key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n");
    IOException _ = assertThrows(IOException.class, () -> new EnrolFolder(data).pending());
    Files.delete(now.resolve("claim"));
    IOException _ = assertThrows(IOException.class, () -> new EnrolFolder(data).pending());
    // A link to nowhere is no kiosk that nobody has claimed.
    new RealDisk().remove(now.toRealPath());
    assertTrue(Files.exists(now, LinkOption.NOFOLLOW_LINKS));
    IOException _ = assertThrows(IOException.class, () -> new EnrolFolder(data).pending());
    assertFalse(new EnrolFolder(data).isEnrolled());
  }

  private static final Set<String> WRITTEN =
      Set.of("lane", "packs", "quarantine", "reach", "visits.db", "visits.db-wal");

  /// A kiosk that has served.
  private Path served() throws IOException {
    Path data = enrolled();
    for (String name : WRITTEN) {
      Files.writeString(data.resolve(name), "what " + name + " said");
    }
    Files.writeString(data.resolve("orders"), "used\n");
    return data;
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return new TreeSet<>(all.map(each -> each.getFileName().toString()).toList());
    }
  }

  private static Path aside(Path data) {
    return data.resolve("former/han-1-" + FIRST.claim().id());
  }

  private static void isAside(Path data) throws IOException {
    isClaimedAs(SECOND, data);
    Set<String> all = new TreeSet<>(WRITTEN);
    all.add("enrol");
    assertEquals(all, names(aside(data)));
    for (String name : WRITTEN) {
      assertEquals("what " + name + " said", Files.readString(aside(data).resolve(name)));
    }
    assertEquals(Set.of("enrol", "former", "orders"), names(data));
    FormerFolder former = FormerFolder.of(aside(data)).orElseThrow();
    assertEquals(FIRST, former.code());
    assertEquals("ssl://localhost:8883", former.broker().toString());
    assertEquals(ISSUING.ca(), Files.readString(former.ca()));
    assertTrue(OwnKey.of(Files.readString(former.key())).isPresent());
    assertTrue(Files.exists(former.certificate()));
  }

  @Test
  void whatWasWrittenUnderTheFormerNameIsPutAsideWithWhatDeliversIt() throws IOException {
    Path data = served();
    claim(new EnrolFolder(data), SECOND);
    assertFalse(new EnrolFolder(data).isEnrolled());
    assertEquals(WRITTEN.size() + 2, names(data).size(), "nothing moves while it is being written");
    new EnrolFolder(data).putAside();
    isAside(data);
    assertFalse(new EnrolFolder(data).hasServed());
    new EnrolFolder(data).putAside();
    isAside(data);
    FormerFolder.of(aside(data)).orElseThrow().remove();
    assertEquals(List.of(), FormerFolder.in(data));
  }

  /// Before each step of taking the code and of putting aside.
  @Test
  void aPowerCutWhileTheNameChangesLosesNothingOfWhatWasWritten() throws IOException {
    CutDisk counting = new CutDisk();
    change(new EnrolFolder(served(), counting));
    assertTrue(counting.steps() > 10);
    for (int step = 0; step < counting.steps(); step++) {
      for (CutDisk.Names names : CutDisk.Names.values()) {
        Path data = served();
        CutDisk disk = new CutDisk();
        disk.cutAfter(step);
        IOException _ = assertThrows(IOException.class, () -> change(new EnrolFolder(data, disk)));
        disk.powerReturns(names);
        // The next start.
        new EnrolFolder(data).putAside();
        if (new EnrolFolder(data).isEnrolled()) {
          assertEquals(FIRST, new EnrolFolder(data).pending().orElseThrow().code());
          assertTrue(names(data).containsAll(WRITTEN));
          change(new EnrolFolder(data));
        }
        isAside(data);
      }
    }
  }

  private static void change(EnrolFolder folder) throws IOException {
    claim(folder, SECOND);
    folder.putAside();
  }

  /// A new certificate and another lane; the records go on under the name that they have.
  @Test
  void underTheSameNameNothingIsPutAside() throws IOException {
    Path data = served();
    ClaimCode again = ISSUING.code("han-1");
    claim(new EnrolFolder(data), again);
    new EnrolFolder(data).putAside();
    isClaimedAs(again, data);
    assertTrue(names(data).containsAll(WRITTEN));
    assertFalse(Files.exists(data.resolve("former")));
    assertTrue(new EnrolFolder(data).hasServed());
  }

  @Test
  void theSameNameOfAnotherAuthorityIsAnotherName() throws IOException {
    Path data = served();
    Issuing other = new Issuing();
    ClaimCode code = other.code("han-1");
    EnrolFolder.Pending _ = new EnrolFolder(data).claim(other.text(code), code);
    new EnrolFolder(data).putAside();
    assertTrue(names(aside(data)).containsAll(WRITTEN));
  }

  @Test
  void formerRecordsWithoutWhatDeliversThemAreKept() throws IOException {
    Path data = served();
    claim(new EnrolFolder(data), SECOND);
    new EnrolFolder(data).putAside();
    Files.writeString(aside(data).resolve("enrol/centre/kiosk.toml"), "[uplink]\nbroker = 7\n");
    assertEquals(Optional.empty(), FormerFolder.of(aside(data)));
    Files.delete(aside(data).resolve("enrol/claim"));
    assertEquals(Optional.empty(), FormerFolder.of(aside(data)));
    assertEquals(List.of(aside(data)), FormerFolder.in(data));
  }
}
