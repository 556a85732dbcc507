package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.config.ConfigFile;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.config.Loaded;
import tramquet.kiosk.doctor.Finding;
import tramquet.kiosk.doctor.Grade;
import tramquet.kiosk.doctor.Histogram;
import tramquet.kiosk.doctor.Part;
import tramquet.kiosk.doctor.Report;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.service.Vital;

class DoctorTest {
  @TempDir private Path folder;

  private final Board board = new Board(_ -> {});
  private final Histogram times = new Histogram();

  private Doctor doctor(Vital... vitals) {
    return new Doctor(config(), board, times, List.of(vitals), Optional::empty, System::nanoTime);
  }

  private KioskConfig config() {
    String text =
        ConfigFile.sample().replaceAll("(?m)^data = .*", "data = \"%s\"".formatted(folder));
    return ((Loaded.Complete) ConfigFile.parse(folder.resolve("kiosk.toml"), text)).config();
  }

  private static Finding of(Part part, Report report) {
    return report.findings().stream().filter(each -> each.part() == part).findFirst().orElseThrow();
  }

  @Test
  void aLaneOrAScreenThatHangsIsNamed() {
    BlockingQueue<Runnable> unanswered = new LinkedBlockingQueue<>();
    Report report =
        doctor(new Vital("lane", unanswered::add), new Vital("screen", Runnable::run)).examine();
    assertEquals("no-answer", of(Part.LANE, report).word());
    assertEquals("answers", of(Part.SCREEN, report).word());
    assertEquals(List.of(Part.LANE), report.culprits());
  }

  @Test
  void aFullLogIsToBlameAndNotTheLaneThatIsClosedForIt() {
    board.lane(new Screen.OutOfOrder(Screen.Cause.STORAGE_FULL));
    Doctor doctor = doctor(new Vital("lane", Runnable::run));
    doctor.serving(
        () -> List.of(Finding.of(Part.STORAGE, Grade.BROKEN, "full").with("taken-percent", 100)));
    Report report = doctor.examine();
    assertEquals("storage-full", of(Part.LANE, report).word());
    assertEquals(List.of(Part.STORAGE), report.culprits());
  }

  @Test
  void aBrokerThatIsAwayIsWornForNothingIsLost() {
    board.lane(new Screen.Idle(tramquet.wire.Direction.ENTRY));
    board.disconnected("connection refused");
    assertEquals(Optional.of("connection refused"), Optional.ofNullable(brokerFacts().get("why")));
    board.connected();
    assertTrue(!brokerFacts().containsKey("why"));
  }

  private Map<String, Object> brokerFacts() {
    return board.brokerFinding(Optional.of(java.net.URI.create("tcp://127.0.0.1:1883"))).facts();
  }

  @Test
  void aMissedBudgetIsWorn() {
    for (int i = 0; i < 20; i++) {
      times.add(Duration.ofMillis(700));
    }
    assertEquals(Grade.WORN, of(Part.LATENCY, doctor().examine()).grade());
  }
}
