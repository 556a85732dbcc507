package tramquet.kiosk.uplink;

import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import tramquet.kiosk.visit.VisitLog;
import tramquet.wire.EncodedBatch;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;
import tramquet.wire.OrderResult;
import tramquet.wire.PackKind;
import tramquet.wire.SealedRecord;
import tramquet.wire.Topics;

/// The work of the uplink, turn by turn, without a thread or a clock of its own: each turn does
/// what can be done now and says how long nothing more is to be done.
///
/// ```text
///   apart ──connect──▶ joined ──SUBACK──▶ sending ──ack──▶ (log)
///     ▲                  │                  │  ▲
///     └── lost, stuck ───┴──────────────────┘  └─ no progress, refused, lower ack: from acked again
/// ```
///
/// Thread: turns by one thread; what the broker says by any.
final class Courier {
  private static final System.Logger LOG = System.getLogger("tramquet.uplink");

  /// Records asked of the log for one batch: more do not fit.
  private static final int PAGE = 64;

  /// Answers wait behind a pack of 8 MB on a slow line, and it comes anew with each connection:
  /// each one that ends for want of an answer makes us twice as patient, up to 16 minutes.
  private static final int MOST_DOUBLINGS = 5;

  private final Broker broker;
  private final VisitLog log;
  private final Supplier<KioskStatus> status;
  private final UplinkSettings settings;
  private final UplinkEvents events;
  private final LongSupplier nanoTime;
  private final RandomGenerator random;
  private final Runnable wake;
  private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
  private final Commands commands;
  private final Messages messages;
  private final Acknowledgements acknowledgements;
  private final Backoff connecting;
  private Optional<Joined> joined = Optional.empty();
  private long nextAttemptNanos;
  private String told = "";
  private int stuckInARow;

  Courier(
      Broker broker,
      VisitLog log,
      Supplier<KioskStatus> status,
      UplinkSettings settings,
      UplinkEvents events,
      InstantSource clock,
      LongSupplier nanoTime,
      RandomGenerator random,
      Runnable wake) {
    this.broker = broker;
    this.log = log;
    this.status = status;
    this.settings = settings;
    this.events = events;
    this.nanoTime = nanoTime;
    this.random = random;
    this.wake = wake;
    commands = new Commands(events, this::post);
    messages = new Messages(clock, random);
    acknowledgements = new Acknowledgements(log, events);
    connecting = new Backoff(settings.firstBackoff(), settings.longestBackoff(), random);
    nextAttemptNanos = nanoTime.getAsLong() + settings.firstAttemptAfter().toNanos();
  }

  /// Does what can be done now.
  ///
  /// @return nanoseconds until the next turn is due, if nobody wakes before; may be 0 or less
  long turn() {
    drain();
    if (joined.isEmpty() && nanoTime.getAsLong() - nextAttemptNanos >= 0) {
      join();
    }
    joined
        .filter(j -> j.stuck(nanoTime.getAsLong()))
        .ifPresent(j -> {
          int before = stuckInARow;
          part(j, "no answer");
          stuckInARow = Math.min(before + 1, MOST_DOUBLINGS);
        });
    joined.ifPresent(this::send);
    // What was answered meanwhile counts in this turn, so that a quick broker is used fully.
    if (!inbox.isEmpty()) {
      return 0;
    }
    return joined
        .map(j -> j.dueNanos(nanoTime.getAsLong()))
        .orElseGet(() -> nextAttemptNanos - nanoTime.getAsLong());
  }

  private void drain() {
    for (Runnable each = inbox.poll(); each != null; each = inbox.poll()) {
      each.run();
    }
  }

  private void post(Runnable event) {
    inbox.add(event);
    wake.run();
  }

  /// Events of a connection that is no longer ours say nothing.
  private void post(Joined of, Runnable event) {
    post(() -> {
      if (joined.filter(j -> j == of).isPresent()) {
        event.run();
      }
    });
  }

  private void join() {
    Joined next =
        new Joined(
            settings.withStuckAfter(settings.stuckAfter().multipliedBy(1L << stuckInARow)),
            new Backoff(settings.firstBackoff(), Joined.LONGEST_PAUSE, random));
    KioskStatus now = status.get();
    switch (broker.connect(
        Messages.status(now.offline()), reason -> post(next, () -> part(next, reason)))) {
      case Broker.Connecting.Connected(Broker.Session session) -> {
        next.opened(session);
        joined = Optional.of(next);
        var _ =
            session
                .subscribe(
                    Topics.ack(now.kiosk()),
                    bytes ->
                        post(next, () -> acknowledgements.heard(next, bytes, nanoTime.getAsLong())))
                .thenAccept(answer -> post(next, () -> subscribed(next, answer)));
        next.subscribing(nanoTime.getAsLong());
        Stream.of(PackKind.values()).forEach(kind -> awaitPacks(session, now.kiosk(), kind));
        commands.await(session, now.kiosk());
      }
      case Broker.Connecting.Refused(int code) -> apart("refused with 0x%02x".formatted(code));
      case Broker.Connecting.Unreachable(String reason) -> apart(reason);
    }
  }

  /// Each kind by itself: what only a later version knows is not even sent. A broker that refuses
  /// gets the records all the same.
  private void awaitPacks(Broker.Session session, KioskId kiosk, PackKind kind) {
    var _ =
        session
            .subscribe(Topics.packs(kiosk, kind), bytes -> events.pack(kind, bytes))
            .thenAccept(answer -> {
              if (answer instanceof Broker.Delivery.Failed(String reason)) {
                LOG.log(Level.WARNING, "No packs of kind {0}: {1}", kind.text(), reason);
              }
            });
  }

  /// Tells the centre how a command ended, now or with the next connection.
  void answer(OrderResult result) {
    post(() -> commands.ended(result));
  }

  private void subscribed(Joined live, Broker.Delivery answer) {
    if (answer instanceof Broker.Delivery.Failed(String reason)) {
      part(live, reason);
      return;
    }
    live.subscribed();
    connecting.succeeded();
    LOG.log(Level.INFO, "Connected to the broker");
    told = "";
    events.connected();
  }

  private void part(Joined live, String reason) {
    stuckInARow = 0;
    live.session().abandon();
    joined = Optional.empty();
    apart(reason);
  }

  private void apart(String reason) {
    nextAttemptNanos = nanoTime.getAsLong() + connecting.failedNanos();
    if (!told.equals(reason)) {
      told = reason;
      LOG.log(Level.WARNING, "No connection to the broker: {0}", reason);
      events.disconnected(reason);
    }
  }

  private void send(Joined live) {
    long now = nanoTime.getAsLong();
    SortedMap<Epoch, Long> acked = log.acknowledged();
    if (live.noProgress(acked, now)) {
      LOG.log(Level.INFO, "The centre does not acknowledge: sending again");
      live.sendAgain();
    }
    KioskStatus current = status.get();
    KioskStatus full = current.online(log.unsent());
    if (live.statusDue(full, now)) {
      publish(live, Messages.status(full), List.of());
      live.statusSent(full, now);
    }
    commands.tell(live, current.kiosk(), now);
    while (live.maySend(now)) {
      List<SealedRecord> waiting = live.next(log, PAGE);
      if (waiting.isEmpty()) {
        return;
      }
      EncodedBatch batch = EncodedBatch.fill(waiting);
      live.sent(batch.records().size(), acked, now);
      publish(live, messages.records(current.kiosk(), batch), batch.records());
    }
  }

  private void publish(Joined live, Broker.Message message, List<SealedRecord> records) {
    Joined.Flight flight = live.begin(nanoTime.getAsLong());
    var _ =
        live.session()
            .publish(message)
            .thenAccept(answer -> post(live, () -> settled(live, flight, records, answer)));
  }

  private void settled(
      Joined live, Joined.Flight flight, List<SealedRecord> records, Broker.Delivery answer) {
    live.end(flight);
    if (records.isEmpty()) {
      return;
    }
    switch (answer) {
      case Broker.Delivery.Accepted() -> tellDelivered(records);
      case Broker.Delivery.Failed(String reason) -> {
        if (live.refused(nanoTime.getAsLong())) {
          LOG.log(Level.WARNING, "The broker did not take records: {0}", reason);
        }
      }
    }
  }

  private void tellDelivered(List<SealedRecord> records) {
    int start = 0;
    for (int i = 1; i <= records.size(); i++) {
      Epoch epoch = records.get(start).header().epoch();
      if (i == records.size() || !records.get(i).header().epoch().equals(epoch)) {
        events.delivered(
            epoch, records.get(start).header().seq(), records.get(i - 1).header().seq());
        start = i;
      }
    }
  }

  /// Says goodbye: the retained status says offline, and the broker does not need the Will.
  void leave() {
    joined.ifPresent(live -> {
      var _ = live.session().publish(Messages.status(status.get().offline()));
      live.session().close();
    });
    joined = Optional.empty();
  }
}
