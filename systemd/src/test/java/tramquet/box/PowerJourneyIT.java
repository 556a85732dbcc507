package tramquet.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/// The power is cut in the middle of a stream of visitors. Only the disk can know of them: the
/// network is down.
///
/// What a cut loses here is the machine's memory. That a disk lies about what it has written is
/// played by an `fsync` that does nothing; then the same checks must find visits lost.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PowerJourneyIT extends Journey {
  private static final int KEPT = 20;

  private final List<UUID> centre = new ArrayList<>();
  private int people;

  PowerJourneyIT() {
    super(KioskFiles.LaneSetup.NO_PINS);
  }

  @Test
  @Order(1)
  void whatWasShownGreenIsAtTheCentreOnceAfterThreeCuts() throws IOException {
    Trace trace = site().trace();
    for (String middle : List.of("scan", "assessed", "committed")) {
      site().unplugNetwork();
      letIn(5);
      site().machine().scan(People.card(people++));
      var _ = trace.await(middle, step -> true, SOON);
      site().cutAndBoot();
      var _ = trace.await("ready", step -> true, SOON);
    }
    letIn(1);
    List<JsonNode> steps = trace.all();
    long last = steps.stream().mapToLong(step -> step.path("seq").asLong(0)).max().orElseThrow();
    var _ = trace.await("acknowledged", step -> step.path("upTo").asLong(0) >= last, SOON);
    List<UUID> green = Shown.green(steps);
    assertTrue(green.size() >= 16, "only " + green.size() + " were let in");
    site().unplugNetwork();
    centre.addAll(Shown.atTheCentre(site().centre().stopAndRead()));
    assertEquals(List.of(), Shown.lost(green, new HashSet<>(centre)));
    assertEquals(new HashSet<>(centre).size(), centre.size(), "something is at the centre twice");
  }

  @Test
  @Order(2)
  void whatWasShownGreenIsOnEachOfTwentyDisks() throws IOException {
    List<List<UUID>> shown = stream(KEPT);
    List<Set<UUID>> kept = site().keptRecords(KEPT);
    for (int i = 0; i < KEPT; i++) {
      assertEquals(List.of(), Shown.lost(shown.get(i), known(kept.get(i))), "cut " + i);
    }
  }

  @Test
  @Order(3)
  void aDiskThatLiesIsFoundOut() throws IOException {
    site().bootAgain();
    site().unplugNetwork();
    site().disarmSync();
    var _ = site().trace().await("ready", step -> true, Site.READY);
    letIn(10);
    List<UUID> green = Shown.green(site().trace().all());
    site().cutAndBoot();
    List<UUID> lost = Shown.lost(green, known(site().recordsOnDisk("")));
    assertFalse(lost.isEmpty(), "a cut under an fsync that does nothing cost nothing");
  }

  /// Lets people in and keeps the disk while the next one is being served.
  ///
  /// @return for each disk who had been shown green before it was kept
  private List<List<UUID>> stream(int disks) throws IOException {
    site().unplugNetwork();
    List<List<UUID>> shown = new ArrayList<>();
    for (int i = 0; i < disks; i++) {
      letIn(1);
      site().machine().scan(People.card(people++));
      shown.add(Shown.green(site().trace().all()));
      site().keepDisk(i);
      site().trace().awaitScreen("admitted", SOON);
    }
    return shown;
  }

  private void letIn(int number) throws IOException {
    for (int i = 0; i < number; i++) {
      site().machine().scan(People.card(people++));
      site().trace().awaitScreen("admitted", SOON);
    }
  }

  /// What the centre holds need not be on the disk any more.
  private Set<UUID> known(Set<UUID> onDisk) {
    Set<UUID> known = new HashSet<>(onDisk);
    known.addAll(centre);
    return known;
  }
}
