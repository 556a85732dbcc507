package tramquet.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// A new release comes to a kiosk that serves, and does not start.
@Order(11)
class UpgradeJourneyIT extends Journey {
  private static final String STATUS = "/usr/lib/tramquet-kiosk/release status";
  private static final String VISITS = "/var/lib/tramquet/visits.db";

  UpgradeJourneyIT() {
    super(new SharedBox.Kiosk("upgrade", KioskFiles.LaneSetup.NO_PINS));
  }

  /// A later version, whose program is not there.
  @BeforeAll
  void makePackage() throws IOException {
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

  private void upgrade(String version) throws IOException {
    var _ =
        site()
            .machine()
            .run("dpkg --force-unsafe-io -i /mnt/tramquet-kiosk_%s_amd64.deb".formatted(version));
  }

  /// Those that are there: none is lost by an upgrade.
  private String visits() throws IOException {
    return site().machine().run("test -s %1$s && stat -c %%i %1$s".formatted(VISITS));
  }
}
