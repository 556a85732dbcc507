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
}
