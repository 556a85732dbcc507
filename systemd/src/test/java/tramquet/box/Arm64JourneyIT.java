package tramquet.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// From a bare system to somebody let in, on the processor of the devices. In a profile of its own:
/// it is the slowest of all, and the other journeys are no different there.
class Arm64JourneyIT extends InstallJourney {
  private static final String KIOSK = "/proc/$(systemctl show -P MainPID tramquet-kiosk)/";

  Arm64JourneyIT() {
    super(new SharedBox.Kiosk(Architecture.ARM64, "arm64", KioskFiles.LaneSetup.LAMPS));
  }

  @Override
  void begin() throws IOException {
    site().pins().record();
  }

  @Test
  @Order(5)
  void processorAndPackageAreTheDevices() throws IOException {
    assertEquals("aarch64", site().machine().run("uname -m"));
    assertEquals(
        "arm64", site().machine().run("dpkg-query -W -f '${Architecture}' tramquet-kiosk"));
  }

  /// In the memory of the kiosk that serves, whose pictures and scan the tests before have seen.
  ///
  /// @param library SQLite's, and JavaFX's for windows, for drawing and for letters
  @ParameterizedTest
  @Order(6)
  @ValueSource(
      strings = {"libsqlitejdbc.so", "libglassgtk3.so", "libprism_sw.so", "libjavafx_font.so"})
  void theNativesAreLoaded(String library) throws IOException {
    String mapped = site().machine().run("cat " + KIOSK + "maps");
    assertTrue(mapped.contains(library), mapped);
  }

  /// @param file what is open only where it works: the cable by our own calls, the visit log by
  ///   SQLite
  @ParameterizedTest
  @Order(7)
  @ValueSource(strings = {"/dev/ttyUSB0", "/var/lib/tramquet/visits.db"})
  void theNativesAreUsed(String file) throws IOException {
    assertTrue(site().machine().run("ls -l " + KIOSK + "fd").contains(file), file);
  }

  @Test
  @Order(8)
  void greenWasLitForWhoeverWasLetInAndTheGateOpened() throws IOException {
    for (int bcm : List.of(KioskFiles.GREEN, KioskFiles.GATE)) {
      site().pins().await(bcm, false, SOON);
      assertEquals(List.of(true, false), site().pins().changes(bcm), "pin " + bcm);
    }
  }
}
