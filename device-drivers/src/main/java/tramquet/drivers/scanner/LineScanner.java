package tramquet.drivers.scanner;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import tramquet.drivers.Health;
import tramquet.drivers.line.KeyLine;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.line.SerialLine;

/// A scanner on a line: opens it, reads it, and delivers what the frames hold; when the line is
/// gone it opens it again, for ever.
///
/// ```
///   opening ── Opened ──▶ reading ── Gone ──▶ waiting (back-off 0.5 to 15 s) ──▶ opening
///      │ Absent: looked for twice a second, so a replugged scanner reads within a second
///      │ Unavailable: back-off
///      └──▶ waiting
/// ```
///
/// Thread: any; everything happens on its own daemon thread `reader-<name>`.
public final class LineScanner implements Scanner {

  private static final System.Logger LOG = System.getLogger("tramquet.drivers.scanner");
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final String name;
  private final LineOpener<FrameSource> opener;
  private final LongSupplier nanoTime;
  private final RandomGenerator random;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Health health = new Health.Offline("not started");
  private final Thread reader;
  private volatile Consumer<ScanData> scans = _ -> {};
  private volatile Consumer<Health> watcher = _ -> {};
  private volatile Counters counters = Counters.ZERO;
  private volatile Optional<FrameSource> reading = Optional.empty();
  private Backoff backoff = Backoff.FRESH;
  private FloodGuard guard = FloodGuard.open(0);

  /// A scanner that does nothing yet.
  ///
  /// @param name names the thread and stands in each scan
  /// @param opener the way to what it reads
  /// @param nanoTime `System::nanoTime`, or a test's clock
  /// @param random for the jitter between tries
  LineScanner(
      String name, LineOpener<FrameSource> opener, LongSupplier nanoTime, RandomGenerator random) {
    this.name = name;
    this.opener = opener;
    this.nanoTime = nanoTime;
    this.random = random;
    this.reader = Thread.ofPlatform().daemon().name("reader-" + name).unstarted(this::run);
  }

  /// A scanner on a serial line, that does nothing yet.
  ///
  /// @param name names the thread and stands in each scan
  /// @param nanoTime `System::nanoTime`, or a test's clock
  /// @param random for the jitter between tries
  public static LineScanner serial(
      String name,
      LineOpener<SerialLine> opener,
      FrameRules rules,
      LongSupplier nanoTime,
      RandomGenerator random) {
    Dialect dialect = Dialect.listening(new LineParser(rules));
    return new LineScanner(
        name, opener.as(line -> new SerialFrames(line, dialect, nanoTime)), nanoTime, random);
  }

  /// A scanner that types, that does nothing yet.
  ///
  /// @param name names the thread and stands in each scan
  /// @param nanoTime `System::nanoTime`, or a test's clock
  /// @param random for the jitter between tries
  public static LineScanner keyboard(
      String name,
      LineOpener<KeyLine> opener,
      FrameRules rules,
      LongSupplier nanoTime,
      RandomGenerator random) {
    return new LineScanner(name, opener.as(line -> new KeyFrames(line, rules)), nanoTime, random);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start(Consumer<ScanData> receiver, Consumer<Health> healthWatcher) {
    scans = receiver;
    watcher = healthWatcher;
    reader.start();
  }

  @Override
  public Counters counters() {
    return counters;
  }

  @Override
  public Set<Command> commands() {
    return reading.map(FrameSource::commands).orElse(Set.of());
  }

  @Override
  public Reply tell(Command command) {
    return reading
        .map(source -> tell(source, command))
        .orElseGet(() -> new Reply.Unable("is not there"));
  }

  /// Replies do not say for what they are.
  private synchronized Reply tell(FrameSource source, Command command) {
    return source.tell(command);
  }

  @Override
  public Health checkHealth() {
    return health;
  }

  /// Ends the reader; it lets the line go itself, because to close a port under a waiting read can
  /// hang where the system's calls are not our own.
  @Override
  public void close() {
    closed.countDown();
    if (reader.isAlive() && !Thread.currentThread().equals(reader)) {
      try {
        reader.join(CLOSING);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    while (!isClosed()) {
      try {
        pause(openAndRead());
      } catch (RuntimeException | Error e) {
        // Whatever fails is a fault of this one device, a native library that cannot be loaded
        // included: say so and go on trying. A reader that ended in silence would help nobody.
        LOG.log(Level.ERROR, "scanner " + name + " failed", e);
        tell(new Health.Faulty(e.getClass().getSimpleName()));
        pause(failed());
      }
    }
    tell(new Health.Offline("closed"));
  }

  /// One try and, if it succeeds, the whole session.
  ///
  /// @return how long to wait before the next one
  private Duration openAndRead() {
    return switch (opener.open()) {
      case LineOpener.Opened<FrameSource>(FrameSource source) -> {
        try (source) {
          reading = Optional.of(source);
          yield readUntilGone(source);
        } finally {
          reading = Optional.empty();
        }
      }
      case LineOpener.Absent<FrameSource>(String reason) -> {
        tell(new Health.Offline(reason));
        yield LOOK_AGAIN;
      }
      case LineOpener.Unavailable<FrameSource>(String reason) -> {
        tell(new Health.Offline(reason));
        yield failed();
      }
    };
  }

  private Duration readUntilGone(FrameSource source) {
    long openedNanos = nanoTime.getAsLong();
    counters = counters.plusOpened();
    guard = FloodGuard.open(openedNanos);
    tell(new Health.Online());
    while (!isClosed() && isThere(source)) {
      // The body is a method of its own: one that is called is compiled after some hundred calls, a
      // loop that never ends after tens of thousands of scans.
    }
    if (isClosed()) {
      return Duration.ZERO;
    }
    backoff = backoff.afterSession(Duration.ofNanos(nanoTime.getAsLong() - openedNanos));
    return failed();
  }

  /// Takes what comes, once.
  private boolean isThere(FrameSource source) {
    return switch (source.take()) {
      case FrameSource.Came came -> {
        FloodGuard.Judged judged = guard.judge(came, nanoTime.getAsLong());
        guard = judged.next();
        counters = counters.plus(judged.passed());
        tell(guard.health());
        judged.passed().frames().forEach(this::deliver);
        yield true;
      }
      case FrameSource.Gone(String reason) -> {
        tell(new Health.Offline(reason));
        yield false;
      }
    };
  }

  private void deliver(Frame frame) {
    try {
      scans.accept(ScanData.from(frame, name));
    } catch (RuntimeException | Error e) {
      // Only the kind of failure: its message might hold what was scanned.
      LOG.log(Level.ERROR, "the receiver of scans failed: " + e.getClass().getName());
    }
  }

  private Duration failed() {
    Duration delay = backoff.delay(random);
    backoff = backoff.next();
    return delay;
  }

  /// Only the reader changes the health.
  private void tell(Health now) {
    boolean changed = !Objects.equals(health, now);
    health = now;
    if (changed) {
      Level level = now instanceof Health.Degraded ? Level.WARNING : Level.INFO;
      LOG.log(level, "scanner {0}: {1}", name, text(now));
      try {
        watcher.accept(now);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "the watcher of a scanner's health failed", e);
      }
    }
  }

  private static String text(Health health) {
    return switch (health) {
      case Health.Online() -> "reads";
      case Health.Degraded(String reason) -> "reads, but " + reason;
      case Health.Offline(String reason) -> reason;
      case Health.Faulty(String reason) -> "faulty, " + reason;
    };
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void pause(Duration delay) {
    try {
      // True means closed; the loop sees that itself.
      boolean _ = closed.await(delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      closed.countDown();
    }
  }
}
