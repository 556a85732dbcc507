package tramquet.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// New releases come to a kiosk that serves: one that does not start, and one that is good, at
/// first with a cut of the power in the middle of its unpacking.
@Order(13)
class UpgradeJourneyIT extends Journey {
  private static final String STATUS = "/usr/lib/tramquet-kiosk/release status";
  private static final String VISITS = "/var/lib/tramquet/visits.db";
  private static final String UNPACKING =
      "ls /usr/lib/tramquet-kiosk/program/*.dpkg-new >/dev/null 2>&1";

  UpgradeJourneyIT() {
    super(new SharedBox.Kiosk("upgrade", KioskFiles.LaneSetup.NO_PINS));
  }

  private int letIn;

  @Override
  void letSomebodyIn() throws IOException {
    super.letSomebodyIn();
    letIn++;
  }

  /// Two later versions; the first has no program.
  @BeforeAll
  void makePackages() throws IOException {
    build("0.1.2");
    build("0.1.1");
    Path share = site().share();
    var _ =
        Programs.run(
            share.resolveSibling("broken.log"),
            List.of(
                "sh",
                "-euc",
                """
                cd "$1"
                dpkg-deb -R tramquet-kiosk_0.1.1_amd64.deb broken
                rm tramquet-kiosk_0.1.1_amd64.deb broken/usr/lib/tramquet-kiosk/program/kiosk-app.jar
                dpkg-deb --root-owner-group -Zgzip -z1 -b broken tramquet-kiosk_0.1.1_amd64.deb
                rm -r broken
                """,
                "sh",
                share.toString()));
  }

  private void build(String version) throws IOException {
    Path root = Path.of(System.getProperty("tramquet.root"));
    var _ =
        Programs.run(
            site().share().resolveSibling("package.log"),
            List.of(
                "env",
                "PACKAGE_VERSION=" + version,
                root.resolve("systemd/package/build").toString(),
                site().share().toString(),
                "amd64",
                "tramquet-kiosk"));
  }

  @Test
  @Order(1)
  void aReleaseThatDoesNotStartGivesWayToTheOneBefore() throws IOException {
    letSomebodyIn();
    String before = site().machine().run(STATUS);
    String visits = visits();
    upgrade("0.1.1");
    site().awaitRestart();
    assertEquals(before, site().machine().run(STATUS));
    assertTrue(
        site().journal().contains("was not ready (exit-code): release " + before + " runs again"),
        "the journal does not say so");
    assertEquals(visits, visits());
    letSomebodyIn();
  }

  @Test
  @Order(2)
  void aCutWhileTheNextIsUnpackedLeavesAKioskThatServes() throws IOException {
    site().trace().awaitScreen("idle", SOON);
    Machine machine = site().machine();
    String before = machine.run(STATUS);
    String visits = visits();
    var _ = machine.run("sync; systemd-run -q --unit=box-upgrade " + dpkg("0.1.2"));
    machine.until(UNPACKING, SOON);
    site().cutAndBoot();
    assertEquals(before, site().machine().run(STATUS));
    assertEquals(visits, visits());
    assertEquals("not whole", site().machine().run(whole("0.1.2")));
    letSomebodyIn();
  }

  @Test
  @Order(3)
  void theSameUpgradeOnceMoreIsInForceAndNoVisitIsLost() throws IOException {
    site().trace().awaitScreen("idle", SOON);
    String visits = visits();
    var _ = site().machine().attempt("dpkg --configure -a");
    upgrade("0.1.2");
    site().awaitRestart();
    assertEquals("whole", site().machine().run(whole("0.1.2")));
    // What follows the word that it is ready.
    site().machine().until("! " + STATUS + " | grep -q trial", SOON);
    assertTrue(site().machine().run(STATUS).startsWith("0.1.2."), "another release is in force");
    assertEquals(visits, visits());
    letSomebodyIn();
    List<JsonNode> steps = site().trace().all();
    long last = steps.stream().mapToLong(step -> step.path("seq").asLong(0)).max().orElseThrow();
    site().trace().awaitAcknowledged(last, SOON);
    assertEquals(letIn, visitsAtTheCentre().size());
  }

  private static String whole(String version) {
    return "dpkg-query -W -f '${Status} ${Version}' tramquet-kiosk | grep -qx 'install ok installed %s'"
            .formatted(version)
        + " && echo whole || echo not whole";
  }

  private static String dpkg(String version) {
    return "env TRAMQUET_NO_ARCHIVE=1 dpkg -i /mnt/tramquet-kiosk_%s_amd64.deb".formatted(version);
  }

  private void upgrade(String version) throws IOException {
    var _ = site().machine().run(dpkg(version));
  }

  /// Those that are there: none is lost by an upgrade.
  private String visits() throws IOException {
    return site().machine().run("test -s %1$s && stat -c %%i %1$s".formatted(VISITS));
  }
}
