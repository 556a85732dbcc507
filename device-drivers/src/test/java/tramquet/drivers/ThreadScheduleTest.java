package tramquet.drivers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadScheduleTest {

  private final CountDownLatch done = new CountDownLatch(1);
  private final List<String> ran = new CopyOnWriteArrayList<>();

  @Test
  void tasksRunInTheOrderOfTheirTimeAndNotIfTakenBack() throws InterruptedException {
    try (ThreadSchedule schedule = new ThreadSchedule("test")) {
      schedule.after(Duration.ofMillis(40), done::countDown);
      schedule.after(Duration.ofMillis(20), () -> ran.add("second"));
      schedule.after(Duration.ofMillis(1), () -> ran.add("first"));
      schedule.after(Duration.ofMillis(10), () -> ran.add("never")).cancel();
      assertTrue(done.await(5, TimeUnit.SECONDS));
    }
    assertEquals(List.of("first", "second"), ran);
  }

  @Test
  void aTaskThatFailsDoesNotTakeTheThreadAway() throws InterruptedException {
    try (ThreadSchedule schedule = new ThreadSchedule("test")) {
      schedule.after(
          Duration.ZERO,
          () -> {
            throw new IllegalStateException("on purpose");
          });
      schedule.after(Duration.ofMillis(1), done::countDown);
      assertTrue(done.await(5, TimeUnit.SECONDS));
    }
  }
}
