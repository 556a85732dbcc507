package tramquet.kiosk.presence;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import tramquet.kiosk.uplink.Backoff;
import tramquet.kiosk.uplink.Broker;
import tramquet.wire.Decoded;
import tramquet.wire.KioskId;
import tramquet.wire.Movement;
import tramquet.wire.PlaceId;
import tramquet.wire.PlaceKey;
import tramquet.wire.Tally;
import tramquet.wire.Topics;

/// Tells the other kiosks of the place who passes here, and hears it of them, over a broker in the
/// place. One message is under way at a time, and goes again until the broker has it.
///
/// ```text
///   apart ──connect──▶ subscribing ──all SUBACK──▶ joined ──PUBACK──▶ the next message
///     ▲                     │                          │
///     └── lost, failed, no answer: wait, longer each time
/// ```
///
/// While apart, the last 1,000 movements wait. After a broker was gone, kiosks come back one after
/// the other, and who speaks first is heard by nobody; so whoever joins greets the others, and each
/// says its last 200 movements of an hour again. What is heard twice counts once.
///
/// Thread: turns by one; `passed` and what the broker says by any.
final class Neighbours implements Keeping {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk.presence");
  private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);
  private static final Duration NO_ANSWER = Duration.ofSeconds(15);
  private static final Duration LOOK = Duration.ofMinutes(1);
  private static final Duration OLDEST = Duration.ofHours(1);
  private static final int MOST_WAITING = 1_000;
  private static final int MOST_AGAIN = 200;
  private static final Duration BETWEEN_AGAIN = Duration.ofSeconds(1);
  private static final String CBOR = "application/cbor";

  private final PlaceId place;
  private final PlaceKey key;
  private final KioskId kiosk;
  private final Broker broker;
  private final PlaceHistory history;
  private final LongSupplier nanoTime;
  private final Runnable wake;
  private final Backoff backoff;
  private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
  private final Deque<Passed> waiting = new ArrayDeque<>();
  private final Deque<Passed> recent = new ArrayDeque<>();
  private Optional<Joined> joined = Optional.empty();
  private Optional<Long> againAtNanos = Optional.empty();
  private long lastAgainNanos;
  private Optional<Tally> told = Optional.empty();
  private long nextAttemptNanos;
  private boolean quiet;

  /// One connection.
  private static final class Joined {
    private Optional<Broker.Session> session = Optional.empty();

    /// Answers that are awaited; nothing is sent before they are there.
    private int open;

    private long sinceNanos;
    private boolean greeted;
    private boolean strange;

    private Broker.Session session() {
      return session.orElseThrow();
    }
  }

  Neighbours(
      PlaceId place,
      PlaceKey key,
      KioskId kiosk,
      Broker broker,
      PlaceHistory history,
      LongSupplier nanoTime,
      RandomGenerator random,
      Runnable wake) {
    this.place = place;
    this.key = key;
    this.kiosk = kiosk;
    this.broker = broker;
    this.history = history;
    this.nanoTime = nanoTime;
    this.wake = wake;
    backoff = new Backoff(FIRST_BACKOFF, LONGEST_BACKOFF, random);
    nextAttemptNanos = nanoTime.getAsLong();
    lastAgainNanos = nextAttemptNanos - BETWEEN_AGAIN.toNanos();
  }

  /// Somebody has passed here.
  void passed(Passed passed) {
    post(() -> {
      // Who cannot be told from others is in the tally alone.
      if (!passed.tags().isEmpty()) {
        add(waiting, passed, MOST_WAITING);
        add(recent, passed, MOST_AGAIN);
      }
    });
  }

  /// Somebody had passed here before this kiosk started; nobody knows whether the others heard it.
  /// Before the first turn.
  void hadPassed(Passed passed) {
    add(recent, passed, MOST_AGAIN);
    againAtNanos = Optional.of(nanoTime.getAsLong());
  }

  private static void add(Deque<Passed> queue, Passed passed, int most) {
    queue.add(passed);
    if (queue.size() > most) {
      queue.remove();
    }
  }

  /// Somebody has joined who may have missed something.
  private void heardHello(Joined live, byte[] bytes) {
    switch (Tally.decode(bytes, key)) {
      case Decoded.Value<Tally>(Tally tally) when tally.kiosk().equals(kiosk) -> {}
      case Decoded.Value<Tally>(Tally tally) -> {
        history.heard(tally);
        // Whoever greets without end is answered once a second.
        post(() ->
            againAtNanos =
                againAtNanos.or(() -> Optional.of(lastAgainNanos + BETWEEN_AGAIN.toNanos())));
      }
      case Decoded.Malformed<Tally> _, Decoded.NotMine<Tally> _ -> strange(live);
    }
  }

  private void again(long now) {
    againAtNanos = Optional.empty();
    lastAgainNanos = now;
    for (Passed each : recent) {
      boolean late = now - each.atNanos() > OLDEST.toNanos();
      if (!late && !waiting.contains(each)) {
        add(waiting, each, MOST_WAITING);
      }
    }
  }

  @Override
  public long turn() {
    drain();
    long now = nanoTime.getAsLong();
    if (joined.isEmpty() && now - nextAttemptNanos >= 0) {
      join();
    }
    joined
        .filter(live -> live.open > 0 && now - live.sinceNanos >= NO_ANSWER.toNanos())
        .ifPresent(live -> part(live, "no answer"));
    againAtNanos.filter(at -> now - at >= 0).ifPresent(_ -> again(now));
    joined.filter(live -> live.open == 0).ifPresent(this::send);
    if (!inbox.isEmpty()) {
      return 0;
    }
    long due =
        joined
            .map(live ->
                live.open > 0 ? live.sinceNanos + NO_ANSWER.toNanos() - now : LOOK.toNanos())
            .orElseGet(() -> nextAttemptNanos - now);
    return againAtNanos.map(at -> Math.min(due, at - now)).orElse(due);
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

  private void join() {
    Joined next = new Joined();
    switch (broker.connect(Optional.empty(), reason -> post(() -> part(next, reason)))) {
      case Broker.Connecting.Connected(Broker.Session session) -> {
        next.session = Optional.of(session);
        joined = Optional.of(next);
        told = Optional.empty();
        subscribe(next, Topics.passages(place), bytes -> heardMovement(next, bytes));
        subscribe(next, Topics.allTallies(place), bytes -> heardTally(next, bytes));
        subscribe(next, Topics.hello(place), bytes -> heardHello(next, bytes));
      }
      case Broker.Connecting.Refused(int code) -> apart("refused with 0x%02x".formatted(code));
      case Broker.Connecting.Unreachable(String reason) -> apart(reason);
    }
  }

  private void subscribe(Joined live, String filter, Consumer<byte[]> handler) {
    live.open++;
    live.sinceNanos = nanoTime.getAsLong();
    var _ =
        live.session()
            .subscribe(filter, handler)
            .thenAccept(answer -> post(() -> answered(live, answer, this::hears)));
  }

  private void hears(Joined live) {
    if (live.open == 0) {
      backoff.succeeded();
      quiet = false;
      LOG.log(Level.INFO, "The kiosks of this place hear each other");
    }
  }

  /// The tally first: the broker keeps it, and a greeting that holds it too is soon forgotten.
  private void send(Joined live) {
    Tally tally = history.tally();
    Optional<Passed> next = Optional.ofNullable(waiting.peek());
    if (told.isEmpty() || (next.isEmpty() && !told.equals(Optional.of(tally)))) {
      publish(
          live,
          Topics.tally(place, kiosk),
          tally.encode(key),
          true,
          () -> told = Optional.of(tally));
    } else if (!live.greeted) {
      publish(live, Topics.hello(place), tally.encode(key), false, () -> live.greeted = true);
    } else if (next.isPresent()) {
      publish(
          live,
          Topics.passages(place),
          encode(next.get()),
          false,
          () -> {
            waiting.remove(next.get());
          });
    }
  }

  private byte[] encode(Passed passed) {
    Duration ago = Duration.ofNanos(nanoTime.getAsLong() - passed.atNanos());
    return new Movement(
            kiosk,
            passed.visit(),
            passed.direction(),
            passed.tags().stream().limit(Movement.MOST_TAGS).collect(Collectors.toSet()),
            ago.compareTo(OLDEST) > 0 ? OLDEST : ago)
        .encode(key);
  }

  private void publish(
      Joined live, String topic, byte[] payload, boolean retained, Runnable accepted) {
    live.open++;
    live.sinceNanos = nanoTime.getAsLong();
    var _ =
        live.session()
            .publish(new Broker.Message(topic, payload, CBOR, Map.of(), retained))
            .thenAccept(answer -> post(() -> answered(live, answer, _ -> accepted.run())));
  }

  private void answered(Joined live, Broker.Delivery answer, Consumer<Joined> accepted) {
    if (joined.filter(j -> j == live).isEmpty()) {
      return;
    }
    live.open--;
    switch (answer) {
      case Broker.Delivery.Accepted _ -> accepted.accept(live);
      case Broker.Delivery.Failed(String reason) -> part(live, reason);
    }
  }

  private void heardMovement(Joined live, byte[] bytes) {
    switch (Movement.decode(bytes, key)) {
      case Decoded.Value<Movement>(Movement movement) -> history.heard(movement);
      case Decoded.Malformed<Movement> _, Decoded.NotMine<Movement> _ -> strange(live);
    }
  }

  private void heardTally(Joined live, byte[] bytes) {
    switch (Tally.decode(bytes, key)) {
      case Decoded.Value<Tally>(Tally tally) -> history.heard(tally);
      case Decoded.Malformed<Tally> _, Decoded.NotMine<Tally> _ -> strange(live);
    }
  }

  /// Told once a connection: whoever sends such things may send many.
  private void strange(Joined live) {
    post(() -> {
      if (!live.strange) {
        live.strange = true;
        LOG.log(Level.WARNING, "A message on the place's topics is not by a kiosk of this place");
      }
    });
  }

  private void part(Joined live, String reason) {
    if (joined.filter(j -> j == live).isPresent()) {
      live.session().abandon();
      joined = Optional.empty();
      apart(reason);
    }
  }

  /// Told once, until the kiosks hear each other again.
  private void apart(String reason) {
    nextAttemptNanos = nanoTime.getAsLong() + backoff.failedNanos();
    if (!quiet) {
      quiet = true;
      LOG.log(Level.WARNING, "This kiosk does not hear its neighbours: {0}", reason);
    }
  }

  @Override
  public void leave() {
    joined.ifPresent(live -> live.session().close());
    joined = Optional.empty();
  }
}
