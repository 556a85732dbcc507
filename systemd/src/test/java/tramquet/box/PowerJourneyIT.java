package tramquet.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/// The power is cut in the middle of a stream of visitors. Only the disk can know of them: the
/// network is down.
///
/// What a cut loses here is the machine's memory. The same checks must find visits lost where a
/// guard is off: on a disk that lies about what it has written, and with a kiosk that shows green
/// before it commits.
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PowerJourneyIT extends Journey {
  /// Where a visitor is when the power goes.
  private static final List<String> MOMENTS = List.of("scan", "assessed", "committed");

  private static final int CUTS = 20;
  private static final int CUTS_WITHOUT_GUARD = 3;

  private final List<UUID> centre = new ArrayList<>();
  private final List<List<UUID>> green = new ArrayList<>();
  private List<Set<UUID>> onDisk = List.of();

  PowerJourneyIT() {
    super(new SharedBox.Kiosk("power", KioskFiles.LaneSetup.NO_PINS));
  }

  @Test
  @Order(1)
  void whatWasShownGreenIsAtTheCentreOnceAfterThreeCuts() throws IOException {
    Trace trace = site().trace();
    for (String moment : MOMENTS) {
      site().unplugNetwork();
      letIn(5);
      site().machine().scan(site().somebody());
      var _ = trace.await(moment, step -> true, SOON);
      site().cutAndBoot();
      var _ = trace.await("ready", step -> true, SOON);
    }
    letSomebodyIn();
    List<JsonNode> steps = trace.all();
    long last = steps.stream().mapToLong(step -> step.path("seq").asLong(0)).max().orElseThrow();
    trace.awaitAcknowledged(last, SOON);
    List<UUID> shown = Shown.green(steps);
    assertTrue(shown.size() >= 16, "only " + shown.size() + " were let in");
    site().unplugNetwork();
    centre.addAll(Shown.atTheCentre(site().centre().stopAndRead()));
    assertEquals(List.of(), Shown.lost(shown, new HashSet<>(centre)));
    assertEquals(new HashSet<>(centre).size(), centre.size(), "something is at the centre twice");
  }

  @Test
  @Order(2)
  void whatWasShownGreenIsOnEachOfTwentyDisks() throws IOException {
    cutStream(CUTS);
    GuardsOff guards = new GuardsOff(site());
    guards.letDiskLie();
    cutStream(CUTS_WITHOUT_GUARD);
    guards.commitLate();
    cutStream(CUTS_WITHOUT_GUARD);
    onDisk = site().keptRecords(green.size());
    for (int i = 0; i < CUTS; i++) {
      assertEquals(List.of(), lost(i), "cut " + i);
    }
  }

  @Test
  @Order(3)
  void aDiskThatLiesIsFoundOut() {
    assertLost(CUTS);
  }

  @Test
  @Order(4)
  void aLampBeforeTheCommitIsFoundOut() {
    assertLost(CUTS + CUTS_WITHOUT_GUARD);
  }

  /// Lets people in and keeps the disk while the next one is being served.
  private void cutStream(int cuts) throws IOException {
    for (int i = 0; i < cuts; i++) {
      letSomebodyIn();
      site().machine().scan(site().somebody());
      var _ = site().trace().await(MOMENTS.get(i % MOMENTS.size()), step -> true, SOON);
      List<UUID> shown = Shown.green(site().trace().all());
      site().keepDisk(green.size());
      green.add(shown);
      site().trace().awaitScreen("admitted", SOON);
    }
  }

  private void letIn(int number) throws IOException {
    for (int i = 0; i < number; i++) {
      letSomebodyIn();
    }
  }

  /// Who was shown green before a cut and is nowhere. What the centre holds need not be on the disk
  /// any more.
  private List<UUID> lost(int cut) {
    Set<UUID> known = new HashSet<>(onDisk.get(cut));
    known.addAll(centre);
    return Shown.lost(green.get(cut), known);
  }

  /// One of the cuts must show it: it is a matter of the moment.
  private void assertLost(int firstCut) {
    assertTrue(
        IntStream.range(firstCut, firstCut + CUTS_WITHOUT_GUARD)
            .anyMatch(cut -> !lost(cut).isEmpty()),
        "the cuts cost nothing");
  }
}
