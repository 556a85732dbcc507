package tramquet.kiosk.uplink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import tramquet.kiosk.visit.VisitLog;
import tramquet.wire.Epoch;
import tramquet.wire.KioskStatus;
import tramquet.wire.OrderResult;
import tramquet.wire.SealedRecord;

/// What the courier remembers of one connection: how far it has sent, what it has read ahead, what
/// is in flight, what is due. Ends with the connection: the log alone knows what is delivered.
///
/// Thread: the courier's.
final class Joined {
  /// The most between two attempts to hand records to a broker that is there.
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /// Batches in flight.
  private static final int WINDOW = 4;

  private final UplinkSettings settings;
  private final Backoff refusals;
  private final Map<Epoch, Long> sentUpTo = new HashMap<>();
  private final List<SealedRecord> ready = new ArrayList<>();
  private final List<Flight> flights = new ArrayList<>();
  private final Set<OrderResult> told = new HashSet<>();
  private Optional<Broker.Session> session = Optional.empty();
  private Optional<Flight> subscription = Optional.empty();
  private Optional<KioskStatus> lastStatus = Optional.empty();
  private boolean paused;
  private boolean outstanding;
  private boolean statusWaits;
  private int window = 1;
  private long pausedUntilNanos;
  private long progressNanos;
  private long statusNanos;

  /// One packet that waits for its answer; equal only to itself.
  static final class Flight {
    private final long sinceNanos;

    private Flight(long sinceNanos) {
      this.sinceNanos = sinceNanos;
    }
  }

  Joined(UplinkSettings settings, Backoff refusals) {
    this.settings = settings;
    this.refusals = refusals;
  }

  void opened(Broker.Session opened) {
    session = Optional.of(opened);
    window = Math.min(WINDOW, opened.receiveMaximum());
  }

  Broker.Session session() {
    return session.orElseThrow();
  }

  void subscribing(long now) {
    subscription = Optional.of(begin(now));
  }

  void subscribed() {
    subscription.ifPresent(this::end);
    subscription = Optional.empty();
  }

  Flight begin(long now) {
    Flight flight = new Flight(now);
    flights.add(flight);
    return flight;
  }

  void end(Flight flight) {
    flights.remove(flight);
  }

  boolean stuck(long now) {
    return flights.stream()
        .anyMatch(flight -> now - flight.sinceNanos >= settings.stuckAfter().toNanos());
  }

  /// Records wait for SUBACK, so that no acknowledgement is missed; for a free slot; and for the
  /// end of a pause.
  boolean maySend(long now) {
    paused = paused && now - pausedUntilNanos < 0;
    return subscription.isEmpty() && !paused && flights.size() < window;
  }

  /// The next records, at most so many. Those that did not fit into the batch before are not read
  /// again.
  List<SealedRecord> next(VisitLog log, int most) {
    if (ready.size() < most) {
      Map<Epoch, Long> beyond = new HashMap<>(sentUpTo);
      note(ready, beyond);
      ready.addAll(log.unacknowledged(beyond, most - ready.size()));
    }
    return ready;
  }

  /// The first so many of those records were sent.
  void sent(int records, SortedMap<Epoch, Long> acked, long now) {
    if (!isOutstanding(acked)) {
      progressNanos = now;
    }
    outstanding = true;
    List<SealedRecord> gone = ready.subList(0, records);
    note(gone, sentUpTo);
    gone.clear();
  }

  private static void note(List<SealedRecord> records, Map<Epoch, Long> upTo) {
    records.forEach(each -> upTo.put(each.header().epoch(), each.header().seq()));
  }

  private boolean isOutstanding(SortedMap<Epoch, Long> acked) {
    return sentUpTo.entrySet().stream()
        .anyMatch(e -> e.getValue() > acked.getOrDefault(e.getKey(), 0L));
  }

  boolean noProgress(SortedMap<Epoch, Long> acked, long now) {
    outstanding = isOutstanding(acked);
    return outstanding && now - progressNanos >= settings.resendAfter().toNanos();
  }

  void progress(long now) {
    progressNanos = now;
    paused = false;
    refusals.succeeded();
  }

  /// Forgets how far it has sent: the next batch begins at what is acknowledged.
  void sendAgain() {
    sentUpTo.clear();
    ready.clear();
    outstanding = false;
  }

  /// The broker did not take records. True for the first of several.
  boolean refused(long now) {
    sendAgain();
    boolean first = !paused;
    if (first) {
      paused = true;
      pausedUntilNanos = now + refusals.failedNanos();
    }
    return first;
  }

  /// Those of the results that were not sent by this connection, as many as there is room for; they
  /// count as sent.
  List<OrderResult> untold(Collection<OrderResult> results) {
    List<OrderResult> next =
        results.stream()
            .filter(result -> !told.contains(result))
            .limit(Math.max(0, window - flights.size()))
            .toList();
    told.addAll(next);
    return next;
  }

  boolean statusDue(KioskStatus status, long now) {
    statusWaits = !lastStatus.equals(Optional.of(status));
    return statusWaits
        && flights.size() < window
        && (lastStatus.isEmpty() || now - statusNanos >= settings.statusEvery().toNanos());
  }

  void statusSent(KioskStatus status, long now) {
    lastStatus = Optional.of(status);
    statusNanos = now;
    statusWaits = false;
  }

  /// Nanoseconds until something is due. Looks at the status now and then even if nobody wakes.
  long dueNanos(long now) {
    long due = settings.statusEvery().toNanos();
    if (statusWaits) {
      due = Math.min(due, Math.max(1, statusNanos + due - now));
    }
    if (paused) {
      due = Math.min(due, pausedUntilNanos - now);
    }
    if (outstanding) {
      due = Math.min(due, progressNanos + settings.resendAfter().toNanos() - now);
    }
    for (Flight flight : flights) {
      due = Math.min(due, flight.sinceNanos + settings.stuckAfter().toNanos() - now);
    }
    return due;
  }
}
