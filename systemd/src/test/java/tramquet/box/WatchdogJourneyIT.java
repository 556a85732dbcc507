package tramquet.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A thread hangs, and the kiosk serves again without anybody's help.
class WatchdogJourneyIT extends Journey {
  /// The watchdog's time, and what systemd, Java and a machine that is emulated take to start.
  private static final Duration BACK = Duration.ofMinutes(10);

  private int people;

  WatchdogJourneyIT() {
    super(KioskFiles.LaneSetup.NO_PINS);
  }

  /// @param thread as the kernel calls it: the first 15 bytes of its name
  @ParameterizedTest
  @ValueSource(strings = {"lane", "JavaFX Applicat"})
  void aThreadThatHangsEndsInAFreshStart(String thread) throws IOException {
    Machine machine = site().machine();
    String before = machine.run("systemctl show -P NRestarts tramquet-kiosk");
    site().freeze(thread);
    machine.until(
        "[ $(systemctl show -P NRestarts tramquet-kiosk) -gt %s ]".formatted(before), BACK);
    site().thaw();
    site().awaitReady();
    assertTrue(site().journal().contains("Watchdog timeout"), "something else ended the kiosk");
    // What served before the hang has told of its end in no way; the new one tells that it serves.
    var _ = site().trace().await("ready", step -> true, BACK);
    assertEquals("admitted", letIn());
  }

  private String letIn() throws IOException {
    site().machine().scan(People.card(people++));
    site().trace().awaitScreen("admitted", SOON);
    return "admitted";
  }
}
