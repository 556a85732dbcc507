package tramquet.kiosk.lane;

import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// What has happened to a lane and waits for it. Ordered; loses nothing that pins, people and the
/// disk say. Only scans have room for one: a second that comes before the first was looked at is
/// dropped, because a queued scan would be somebody's who has walked on.
///
/// Thread: `put` by any and never blocks; `take` and `poll` by the lane.
public final class Mailbox {
  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final AtomicInteger scans = new AtomicInteger();

  /// Puts an event in.
  ///
  /// @return false if it was a scan and there was no room
  public boolean put(Event event) {
    if (isScan(event) && !scans.compareAndSet(0, 1)) {
      return false;
    }
    return events.add(event);
  }

  /// Waits for the next event.
  ///
  /// @param nanos how long at the most, in nanoseconds
  /// @return empty if nothing came
  public Optional<Event> take(long nanos) throws InterruptedException {
    return taken(Optional.ofNullable(events.poll(nanos, TimeUnit.NANOSECONDS)));
  }

  /// The next event, if there is one now.
  public Optional<Event> poll() {
    return taken(Optional.ofNullable(events.poll()));
  }

  private Optional<Event> taken(Optional<Event> event) {
    if (event.filter(Mailbox::isScan).isPresent()) {
      scans.set(0);
    }
    return event;
  }

  private static boolean isScan(Event event) {
    return event instanceof Event.ScanRead || event instanceof Event.ClaimShown;
  }
}
