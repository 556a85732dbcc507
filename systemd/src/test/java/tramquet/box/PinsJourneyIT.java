package tramquet.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/// Lamps, relay and passage sensor on the kernel's pins, seen from the other side of the wires. A
/// visit counts when the sensor has seen somebody pass.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PinsJourneyIT extends Journey {
  private static final Duration STEP = Duration.ofMillis(300);

  private final List<Row> expected = new ArrayList<>();
  private int people;

  PinsJourneyIT() {
    super(new KioskFiles.LaneSetup("passage", "kernel", "chip = \"pinctrl-box\"\npassage = 25"));
  }

  @Test
  @Order(1)
  void noOutputMovesWhileTheKioskStarts() throws IOException {
    site().pins().record();
    var _ = site().machine().run("systemctl restart tramquet-kiosk");
    List<Pins.Change> changes = site().pins().recorded();
    assertTrue(
        changes.stream().noneMatch(Pins.Change::high),
        () -> "driven high at the start: " + changes);
  }

  @Test
  @Order(2)
  void greenAndRelayMoveAndTheSensorConfirms() throws IOException {
    site().pins().record();
    String visit = admit();
    assertTrue(site().pins().isHigh(KioskFiles.GREEN));
    site().pins().pulse(KioskFiles.PASSAGE, STEP);
    JsonNode passage = committed("passage");
    site().trace().awaitScreen("idle", SOON);
    assertEquals(List.of(true, false), levels(KioskFiles.GREEN));
    assertEquals(List.of(true, false), levels(KioskFiles.GATE));
    assertEquals(List.of(), levels(KioskFiles.RED));
    assertTrue(relayPulse().toMillis() >= 100, () -> "a pulse too short");
    expected.add(new Row("visit", visit));
    expected.add(new Row("passage", passage.required("id").asString()));
  }

  @Test
  @Order(3)
  void redForSomebodyOnTheWatchListAndTheGateStaysShut() throws IOException {
    site().pins().record();
    site().machine().scan(People.watchedCard());
    String visit = committed("visit").required("id").asString();
    site().trace().awaitScreen("refused", SOON);
    site().trace().awaitScreen("idle", SOON);
    assertEquals(true, levels(KioskFiles.RED).getFirst());
    assertEquals(false, levels(KioskFiles.RED).getLast());
    assertEquals(List.of(), levels(KioskFiles.GATE));
    expected.add(new Row("visit", visit));
  }

  @Test
  @Order(4)
  void somebodyWhoDoesNotPassIsAnnulled() throws IOException {
    String visit = admit();
    JsonNode annulment = committed("annulment");
    site().trace().awaitScreen("idle", SOON);
    expected.add(new Row("visit", visit));
    expected.add(new Row("annulment", annulment.required("id").asString()));
  }

  @Test
  @Order(5)
  void allOfItIsAtTheCentre() throws IOException {
    long last =
        site().trace().all().stream()
            .mapToLong(step -> step.path("seq").asLong(0))
            .max()
            .orElseThrow();
    site().trace().awaitAcknowledged(last, SOON);
    List<JsonNode> ledger = site().centre().stopAndRead();
    assertEquals(
        expected,
        ledger.stream()
            .map(row -> new Row(row.required("kind").asString(), row.required("id").asString()))
            .filter(row -> !row.kind().equals("alarm"))
            .toList());
  }

  private record Row(String kind, String id) {}

  private String admit() throws IOException {
    site().machine().scan(People.card(people++));
    String visit = committed("visit").required("id").asString();
    site().trace().awaitScreen("admitted", SOON);
    return visit;
  }

  private JsonNode committed(String kind) throws IOException {
    return site()
        .trace()
        .await("committed", step -> step.path("kind").asString("").equals(kind), SOON);
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

  /// The levels that an output was driven to, each change once.
  private List<Boolean> levels(int bcm) throws IOException {
    List<Boolean> levels = new ArrayList<>();
    for (Pins.Change change : site().pins().recorded()) {
      if (change.bcm() == bcm && (levels.isEmpty() || levels.getLast() != change.high())) {
        levels.add(change.high());
      }
    }
    return levels;
  }
}
