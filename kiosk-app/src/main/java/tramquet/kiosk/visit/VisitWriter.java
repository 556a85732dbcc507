package tramquet.kiosk.visit;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tramquet.wire.AuthorityPart;
import tramquet.wire.Direction;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.RecordHeader;
import tramquet.wire.RecordKind;
import tramquet.wire.Sealer;
import tramquet.wire.Stamp;
import tramquet.wire.Verdict;
import tramquet.wire.ViewPart;

/// The thread that writes the visit log, so that a card that stalls delays one visitor's lamp and
/// nothing else. While it has nothing to write it prepares the next sealing.
///
/// Thread: `submit` by any; never blocks. Answers come on the thread `writer`, in the order of the
/// drafts, but for drafts that find no room: those are answered at once, on the caller's.
public final class VisitWriter implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.visit");

  /// Drafts that wait for a stalled card: more than a lane makes in the longest stall of a good
  /// one.
  private static final int WAITING = 64;

  /// How long nothing happens before the log may tidy up: long enough that a stream of visitors
  /// does not pay for it.
  static final Duration IDLE = Duration.ofSeconds(10);

  /// Between two parts of tidying up: who comes now waits for one part at most.
  static final Duration BETWEEN_PARTS = Duration.ofMillis(50);

  private final VisitLog log;
  private final Sealer sealer;
  private final Consumer<Appended.Committed> committed;
  private final Notes notes;
  private final Duration idle;
  private final BlockingQueue<Runnable> jobs = new ArrayBlockingQueue<>(WAITING);
  private final Thread thread;
  private volatile boolean closing;
  // Of the writer's thread.
  private boolean more;

  /// Does nothing until started.
  ///
  /// @param log written by this thread only, from `start` to `close`
  /// @param sealer the log's own, to be prepared in idle moments
  /// @param committed called after each commit, on this thread: wakes the uplink, bounds the clock
  /// @param notes what is recorded besides
  public VisitWriter(
      VisitLog log, Sealer sealer, Consumer<Appended.Committed> committed, Notes notes) {
    this(log, sealer, committed, notes, IDLE);
  }

  VisitWriter(
      VisitLog log,
      Sealer sealer,
      Consumer<Appended.Committed> committed,
      Notes notes,
      Duration idle) {
    this.log = log;
    this.sealer = sealer;
    this.committed = committed;
    this.notes = notes;
    this.idle = idle;
    thread = Thread.ofPlatform().name("writer").unstarted(this::run);
  }

  /// Starts the thread, and warms the sealer up.
  public void start() {
    thread.start();
  }

  /// Hands drafts in that are to be on disk together.
  ///
  /// @param answer called once with the outcome; must only hand over
  public void submit(List<Draft> drafts, Consumer<Written> answer) {
    if (closing) {
      answer.accept(new Written(drafts, new Appended.NotCommitted(Appended.Cause.FAILED)));
    } else if (!jobs.offer(() -> write(drafts, answer))) {
      answer.accept(new Written(drafts, new Appended.NotCommitted(Appended.Cause.BUSY)));
    }
  }

  /// Has the log tried whether it could commit now, in turn with the drafts. If it could not, it
  /// tidies up: a lane that is out of order is never idle, for it asks again and again.
  ///
  /// @param answer called once, like that of a draft; must only hand over
  public void probe(Consumer<Boolean> answer) {
    if (closing || !jobs.offer(() -> tried(answer))) {
      answer.accept(false);
    }
  }

  /// Writes what waits, then stops. The log stays open.
  @Override
  public void close() {
    closing = true;
    // Wakes it; where there is no room it is awake.
    boolean _ = jobs.offer(() -> {});
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    warmUp();
    while (!closing) {
      try {
        note();
        next().ifPresentOrElse(Runnable::run, () -> more = settled());
      } catch (InterruptedException e) {
        LOG.log(Level.WARNING, "Nobody may interrupt the writer: it goes on");
      }
    }
    jobs.forEach(Runnable::run);
  }

  private Optional<Runnable> next() throws InterruptedException {
    Runnable waiting = jobs.poll();
    if (waiting != null) {
      return Optional.of(waiting);
    }
    sealer.prepare();
    Duration wait = more ? BETWEEN_PARTS : idle;
    return Optional.ofNullable(jobs.poll(wait.toNanos(), TimeUnit.NANOSECONDS));
  }

  /// A note that does not get onto the disk is tried again when something else was.
  private void note() {
    notes
        .due()
        .ifPresent(note ->
            write(
                List.of(note),
                written -> {
                  if (written.outcome() instanceof Appended.Committed) {
                    notes.kept(note);
                  }
                }));
  }

  private void tried(Consumer<Boolean> answer) {
    boolean works = log.probe();
    answer.accept(works);
    more = more || (!works && settled());
  }

  private boolean settled() {
    try {
      return log.settle();
    } catch (RuntimeException e) {
      // Nor must a file that is damaged in a way nobody thought of.
      LOG.log(Level.ERROR, "The visit log cannot be tidied up: {0}", e.getClass().getName());
      return false;
    }
  }

  private void write(List<Draft> drafts, Consumer<Written> answer) {
    Appended outcome;
    try {
      outcome = log.append(drafts);
    } catch (RuntimeException e) {
      // A broken draft of ours must not end the thread. The message may quote the draft.
      LOG.log(Level.ERROR, "A record could not be made: {0}", e.getClass().getName());
      outcome = new Appended.NotCommitted(Appended.Cause.FAILED);
    }
    // First the answer: a visitor waits for it.
    answer.accept(new Written(drafts, outcome));
    if (outcome instanceof Appended.Committed done) {
      committed.accept(done);
    }
  }

  /// Seals once for nobody, so that the first visitor does not wait for classes to load.
  private void warmUp() {
    sealer.seal(
        new RecordHeader(
            new KioskId("warm-up"),
            new Epoch(0),
            1,
            RecordKind.VISIT,
            new UUID(0, 0),
            Optional.empty(),
            "1",
            Direction.ENTRY,
            Optional.empty(),
            Optional.of(Verdict.REFUSE),
            0,
            new Stamp(new UUID(0, 0), 0, Instant.EPOCH, Stamp.Quality.UNSET),
            Optional.empty()),
        AuthorityPart.NONE,
        ViewPart.NONE);
  }
}
