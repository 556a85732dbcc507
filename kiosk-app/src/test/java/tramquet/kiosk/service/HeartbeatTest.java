package tramquet.kiosk.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tramquet.drivers.twin.StepSchedule;

class HeartbeatTest {
  private static final Duration WATCHDOG = Duration.ofSeconds(15);
  private static final Duration BEAT = Duration.ofSeconds(5);

  private final List<String> said = new ArrayList<>();
  private final List<Runnable> unanswered = new ArrayList<>();
  private final StepSchedule schedule = new StepSchedule();
  private final Vital lane = new Vital("lane", Runnable::run);
  private final Vital screen = new Vital("screen", unanswered::add);

  @Test
  void beatsAsLongAsEveryPartAnswers() {
    start(lane, screen);
    for (int beat = 0; beat < 3; beat++) {
      answer();
      schedule.pass(BEAT);
    }
    assertEquals(List.of("READY=1", "WATCHDOG=1", "WATCHDOG=1", "WATCHDOG=1", "WATCHDOG=1"), said);
  }

  @Test
  void saysNothingWhileOnePartDoesNotAnswer() {
    start(lane, screen);
    schedule.pass(WATCHDOG);
    assertEquals(List.of("READY=1", "WATCHDOG=1"), said);
    assertEquals(1, unanswered.size(), "a part is asked again before it has answered");
  }

  @Test
  void beatsAgainAfterALateAnswer() {
    start(lane, screen);
    schedule.pass(BEAT);
    answer();
    schedule.pass(BEAT);
    assertEquals(List.of("READY=1", "WATCHDOG=1", "WATCHDOG=1"), said);
  }

  @Test
  void asksNobodyWhereThereIsNoWatchdog() {
    Heartbeat.start(new Supervisor(said::add, Optional.empty()), List.of(screen), schedule).close();
    assertEquals(List.of("READY=1", "STOPPING=1"), said);
    assertEquals(0, unanswered.size());
  }

  @Test
  void saysNothingAfterTheEnd() {
    start(lane).close();
    schedule.pass(WATCHDOG);
    assertEquals(List.of("READY=1", "WATCHDOG=1", "STOPPING=1"), said);
  }

  @Test
  void aKioskThatBeginsAnewIsNotSaidToStop() {
    start(lane).pause();
    schedule.pass(WATCHDOG);
    assertEquals(List.of("READY=1", "WATCHDOG=1"), said);
  }

  @Test
  void theWatchdogOfAnotherProcessIsNotOurs() {
    Map<String, String> both = Map.of("WATCHDOG_USEC", "15000000", "WATCHDOG_PID", "7");
    assertEquals(Optional.of(WATCHDOG), Supervisor.watchdog(both, 7));
    assertEquals(Optional.empty(), Supervisor.watchdog(both, 8));
    assertEquals(Optional.empty(), Supervisor.watchdog(Map.of("WATCHDOG_USEC", "soon"), 7));
  }

  @Test
  void aSocketThatIsNotThereIsAnAnswer() {
    assertFalse(new NotifySocket("@tramquet-nobody-listens").send("READY=1"));
    assertFalse(new NotifySocket("/nobody/listens").send("READY=1"));
  }

  private Heartbeat start(Vital... vitals) {
    return Heartbeat.start(
        new Supervisor(said::add, Optional.of(WATCHDOG)), List.of(vitals), schedule);
  }

  private void answer() {
    List<Runnable> now = List.copyOf(unanswered);
    unanswered.clear();
    now.forEach(Runnable::run);
  }
}
