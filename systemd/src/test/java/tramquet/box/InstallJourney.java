package tramquet.box;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/// From a bare system to somebody let in.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class InstallJourney extends Journey {
  InstallJourney(SharedBox.Kiosk kiosk) {
    super(kiosk);
  }

  @Override
  void begin() throws IOException {
    // Installing is what this is about.
  }

  @Test
  @Order(1)
  void thePackageInstallsAndTheKioskRunsAndSaysThatItIsNotSetUp() throws IOException {
    site().install();
    Machine machine = site().machine();
    assertEquals("active", machine.run("systemctl is-active tramquet-kiosk"));
    assertEquals("enabled", machine.run("systemctl is-enabled tramquet-kiosk"));
    site().trace().awaitScreen("unprovisioned", SOON);
    assertEquals(
        "",
        machine.run(
            "systemd-analyze verify --man=no /usr/lib/systemd/system/tramquet-*.service 2>&1"));
    var _ = site().photograph("not-set-up");
  }

  @Test
  @Order(2)
  void theServiceIsReadyOnceItIsConfigured() throws IOException {
    site().configure();
    Machine machine = site().machine();
    for (String each : List.of("kiosk", "display")) {
      String unit = "tramquet-" + each;
      String user =
          machine.run("ps -o user:20= -p $(systemctl show -P MainPID %s)".formatted(unit));
      assertEquals(each.equals("kiosk") ? "tramquet" : unit, user);
    }
    var _ = site().photographWhen("ready", InstallJourney::isBlue, SOON);
  }

  @Test
  @Order(3)
  void theArchiveOfClassesThatTheInstallationMadeIsUsed() throws IOException {
    var _ =
        site().machine().run("grep -q jsa /proc/$(systemctl show -P MainPID tramquet-kiosk)/maps");
  }

  @Test
  @Order(4)
  void aScanOnTheUsbCableArrivesAtTheCentre() throws IOException {
    Trace trace = site().trace();
    var _ =
        trace.await("uplink", step -> step.path("state").asString("").equals("connected"), SOON);
    site().machine().scan(site().somebody());
    JsonNode visit = awaitCommitted("visit");
    trace.awaitScreen("admitted", SOON);
    var _ = site().photographWhen("admitted", InstallJourney::isGreen, SOON);
    trace.awaitAcknowledged(visit.required("seq").asLong(), SOON);

    List<JsonNode> ledger = visitsAtTheCentre();
    assertEquals(1, ledger.size(), ledger::toString);
    assertEquals(visit.required("id"), ledger.getFirst().required("id"));
    assertEquals("admit", ledger.getFirst().required("verdict").asString());
  }

  private static boolean isBlue(int rgb) {
    return (rgb & 0xff) > 2 * (rgb >> 16);
  }

  private static boolean isGreen(int rgb) {
    int green = rgb >> 8 & 0xff;
    return green > 1.1 * (rgb >> 16) && green > 1.1 * (rgb & 0xff);
  }
}
