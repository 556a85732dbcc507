package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tramquet.drivers.Health;
import tramquet.drivers.scanner.Counters;
import tramquet.drivers.scanner.ScanData;
import tramquet.drivers.scanner.Scanner;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Screen;

class ReadersTest {
  private static final Health GONE = new Health.Offline("no such device");
  private static final Health THERE = new Health.Online();

  private final List<Event> told = new ArrayList<>();
  private final List<Boolean> foot = new ArrayList<>();
  private final Reader entry = new Reader("entry");
  private final Reader exit = new Reader("exit");
  private final Readers readers =
      new Readers(List.of(entry, exit), new Board(footer -> foot.add(footer.scanner())), () -> 7);

  @Test
  void oneThatAnswersIsEnoughToServe() {
    readers.start(_ -> {}, told::add);
    entry.is(GONE);
    assertEquals(List.of(lost()), told);
    exit.is(THERE);
    assertEquals(List.of(lost(), back()), told);
    exit.is(GONE);
    assertEquals(List.of(lost(), back(), lost()), told);
  }

  @Test
  void theOtherThatIsMissingIsSaidAtTheFoot() {
    readers.start(_ -> {}, told::add);
    entry.is(THERE);
    exit.is(THERE);
    entry.is(GONE);
    assertEquals(List.of(back()), told);
    assertEquals(List.of(false, true, false), foot);
    entry.is(THERE);
    assertEquals(List.of(back()), told);
    assertEquals(true, foot.getLast());
  }

  @Test
  void nobodyIsInvitedBeforeEachHasSaidWhetherItReads() {
    Thread here = Thread.currentThread();
    readers.start(_ -> {}, told::add);
    entry.is(GONE);
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          while (here.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
          }
          exit.is(THERE);
        });
    assertTrue(readers.awaitFirstWord(Duration.ofMinutes(1), told::add));
    assertEquals(List.of(lost(), back()), told);
  }

  @Test
  void oneThatSaysNothingIsMissingUntilItDoes() {
    readers.start(_ -> {}, told::add);
    assertFalse(readers.awaitFirstWord(Duration.ZERO, told::add));
    assertEquals(List.of(lost()), told);
    entry.is(THERE);
    assertEquals(List.of(lost(), back()), told);
  }

  @Test
  void bothAreClosed() {
    readers.close();
    assertEquals(List.of(true, true), List.of(entry.closed, exit.closed));
  }

  private static Event lost() {
    return new Event.DeviceLost(7, Screen.Cause.SCANNER_GONE);
  }

  private static Event back() {
    return new Event.DeviceBack(7, Screen.Cause.SCANNER_GONE);
  }

  private static final class Reader implements Scanner {
    private final String name;
    private Consumer<Health> watcher = _ -> {};
    private boolean closed;

    Reader(String name) {
      this.name = name;
    }

    void is(Health health) {
      watcher.accept(health);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void start(Consumer<ScanData> scans, Consumer<Health> health) {
      watcher = health;
    }

    @Override
    public Counters counters() {
      return Counters.ZERO;
    }

    @Override
    public Health checkHealth() {
      return GONE;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
