package tramquet.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/// Lamps, relay and passage sensor on the kernel's pins, seen from the other side of the wires. A
/// visit counts when the sensor has seen somebody pass.
@Order(9)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PinsJourneyIT extends Journey {
  private static final Duration STEP = Duration.ofMillis(300);

  PinsJourneyIT() {
    super(new SharedBox.Kiosk("pins", KioskFiles.LaneSetup.WITH_EMERGENCY));
  }

  @Override
  void begin() throws IOException {
    super.begin();
    endTheEmergencyOfTheStart();
  }

  /// The kiosk has the wire pulled to where a cut one is, and gpio-sim does as it is told.
  private void endTheEmergencyOfTheStart() throws IOException {
    site().trace().awaitScreen("emergency", SOON);
    closeTheLoop();
  }

  private void closeTheLoop() throws IOException {
    site().pins().pull(KioskFiles.EMERGENCY, true);
    site().trace().awaitScreen("idle", SOON);
  }

  @Test
  @Order(1)
  void relayAndGreenAreTakenAtRest() throws IOException {
    site().pins().record();
    var _ = site().machine().run("systemctl restart tramquet-kiosk");
    // Green flashes as soon as the open loop is seen; it does not begin with that.
    assertEquals(false, site().pins().levels(KioskFiles.GREEN).getFirst());
    assertEquals(List.of(false), site().pins().levels(KioskFiles.GATE));
    site().awaitRestart();
    endTheEmergencyOfTheStart();
  }

  @Test
  @Order(2)
  void greenAndRelayMoveAndTheSensorConfirms() throws IOException {
    site().pins().record();
    letSomebodyIn();
    assertTrue(site().pins().isHigh(KioskFiles.GREEN));
    site().pins().pulse(KioskFiles.PASSAGE, STEP);
    site().trace().awaitScreen("idle", SOON);
    var _ = awaitCommitted("passage");
    assertEquals(List.of(true, false), site().pins().changes(KioskFiles.GREEN));
    assertEquals(List.of(true, false), site().pins().changes(KioskFiles.GATE));
    assertEquals(List.of(), site().pins().changes(KioskFiles.RED));
    assertTrue(relayPulse().toMillis() >= 100, () -> "a pulse too short");
  }

  @Test
  @Order(3)
  void redForSomebodyOnTheWatchListAndTheGateStaysShut() throws IOException {
    site().pins().record();
    site().machine().scan(People.watchedCard());
    var _ = awaitCommitted("visit");
    site().trace().awaitScreen("refused", SOON);
    site().trace().awaitScreen("idle", SOON);
    assertEquals(true, site().pins().changes(KioskFiles.RED).getFirst());
    assertEquals(false, site().pins().changes(KioskFiles.RED).getLast());
    assertEquals(List.of(), site().pins().changes(KioskFiles.GATE));
  }

  @Test
  @Order(4)
  void somebodyWhoDoesNotPassIsAnnulled() throws IOException {
    letSomebodyIn();
    site().trace().awaitScreen("idle", SOON);
    var _ = awaitCommitted("annulment");
  }

  @Test
  @Order(5)
  void anEmergencyIsShownAndOverWhenTheLoopIsClosed() throws IOException {
    site().pins().record();
    site().pins().pull(KioskFiles.EMERGENCY, false);
    site().trace().awaitScreen("emergency", SOON);
    site().machine().scan(site().somebody());
    closeTheLoop();
    // The release is wired past the kiosk.
    assertEquals(List.of(), site().pins().changes(KioskFiles.GATE));
  }

  @Test
  @Order(6)
  void allOfItIsAtTheCentreInOrder() throws IOException {
    List<Row> committed =
        site().trace().all().stream()
            .filter(step -> step.path("t").asString("").equals("committed"))
            .map(Row::of)
            .toList();
    assertTrue(
        committed.stream()
            .map(Row::kind)
            .toList()
            .containsAll(List.of("visit", "passage", "annulment")),
        committed::toString);
    site().trace().awaitAcknowledged(committed.size(), SOON);
    assertEquals(committed, site().centre().stopAndRead().stream().map(Row::of).toList());
  }

  private record Row(String kind, String id) {
    static Row of(JsonNode node) {
      return new Row(node.required("kind").asString(), node.required("id").asString());
    }
  }

  /// How long the relay was on.
  private Duration relayPulse() throws IOException {
    List<Pins.Change> gate =
        site().pins().recorded().stream()
            .filter(change -> change.bcm() == KioskFiles.GATE)
            .toList();
    return Duration.ofMillis(
        Math.round((gate.getLast().seconds() - gate.getFirst().seconds()) * 1000));
  }
}
