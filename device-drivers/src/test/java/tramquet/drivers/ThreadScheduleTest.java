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
  void tasksRunInTheOrderOfTheirTime() throws InterruptedException {
    try (ThreadSchedule schedule = new ThreadSchedule("test")) {
      schedule.after(Duration.ofMillis(1), () -> ran.add("first"));
      schedule.after(Duration.ofMillis(20), () -> ran.add("second"));
      schedule.after(Duration.ofMillis(40), done::countDown);
      assertTrue(done.await(5, TimeUnit.SECONDS));
    }
    assertEquals(List.of("first", "second"), ran);
  }

  @Test
  void aTaskTakenBackDoesNotRun() throws InterruptedException {
    CountDownLatch busy = new CountDownLatch(1);
    try (ThreadSchedule schedule = new ThreadSchedule("test")) {
      schedule.after(Duration.ZERO, () -> await(busy));
      Schedule.Pending taken = schedule.after(Duration.ofMillis(1), () -> ran.add("never"));
      schedule.after(Duration.ofMillis(2), done::countDown);
      taken.cancel();
      busy.countDown();
      assertTrue(done.await(5, TimeUnit.SECONDS));
    }
    assertEquals(List.of(), ran);
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

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(5, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
