package tramquet.drivers.line;

import java.lang.System.Logger;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.kernel.Libc;

/// The thread that waits for edges on all inputs at once. It outlives every fault: what fails is
/// told as health, and each 250 ms all levels are read anyway, so that no watcher is wrong for
/// longer, even if the kernel forgot to tell.
///
/// Thread: `pins`, one; it alone reads the descriptors and, at the end, closes them.
final class PinWatch implements AutoCloseable {
  /// How often levels are read though no edge was told.
  static final Duration REREAD = Duration.ofMillis(250);

  private static final Logger LOG = System.getLogger("tramquet.drivers.pins");
  private static final String WATCHING = "watching";

  private final Syscalls calls;
  private final LongSupplier nanoTime;
  private final LineHealth health;
  private final int bell;
  private final List<Watched> inputs = new CopyOnWriteArrayList<>();
  private final MemorySegment buffer = Arena.ofAuto().allocate(LineEvent.BYTES * 64L, Long.BYTES);
  private final ByteBuffer bytes = buffer.asByteBuffer().order(ByteOrder.nativeOrder());
  private final Thread thread;
  private Watched[] waiting = {};
  private Syscalls.Poll poll;
  private volatile boolean changed = true;
  private boolean bellOpen = true;
  private volatile boolean closing;

  /// An input and its request. `quiet` is one whose descriptor fails, which `poll` would tell
  /// without end.
  private static final class Watched {
    private final LineRequest request;
    private final WatchedLine line;
    private boolean doubtful;
    private boolean quiet;

    Watched(LineRequest request, WatchedLine line) {
      this.request = request;
      this.line = line;
    }
  }

  private PinWatch(Syscalls calls, int bell, LongSupplier nanoTime, LineHealth health) {
    this.calls = calls;
    this.bell = bell;
    this.nanoTime = nanoTime;
    this.health = health;
    poll = calls.poll(bell);
    thread = Thread.ofPlatform().daemon().name("pins").unstarted(this::run);
  }

  /// Starts watching; nothing is watched yet.
  static Answer<PinWatch> start(Syscalls calls, LongSupplier nanoTime, LineHealth health) {
    int bell = calls.bell();
    if (bell < 0) {
      return new Answer.Refused<>(new LineFault.Failed("making a bell for the pins", -bell));
    }
    PinWatch watch = new PinWatch(calls, bell, nanoTime, health);
    watch.thread.start();
    return new Answer.Given<>(watch);
  }

  /// Watches one more input from now on, and closes its request in the end.
  void add(LineRequest request, WatchedLine line) {
    inputs.add(new Watched(request, line));
    changed = true;
    ring();
  }

  private void run() {
    long rereadNanos = nanoTime.getAsLong();
    while (!closing) {
      try {
        long restNanos = REREAD.toNanos() - (nanoTime.getAsLong() - rereadNanos);
        await((int) Math.max(0, TimeUnit.NANOSECONDS.toMillis(restNanos) + 1));
        if (nanoTime.getAsLong() - rereadNanos >= REREAD.toNanos()) {
          rereadNanos = nanoTime.getAsLong();
          inputs.forEach(this::reread);
        }
      } catch (RuntimeException | Error e) {
        if (health.ill(WATCHING, new LineFault.Broken("watching the pins", e))) {
          LOG.log(Logger.Level.ERROR, "watching the pins failed, and goes on", e);
        }
        rest();
      }
    }
    inputs.forEach(input -> input.request.close());
    muffle();
  }

  /// Who is waited for. Made anew only when somebody came or fell silent: between an edge and its
  /// listener nothing is put together.
  private void waitFor() {
    changed = false;
    waiting = inputs.stream().filter(input -> !input.quiet).toArray(Watched[]::new);
    int[] fds = new int[waiting.length + 1];
    for (int i = 0; i < waiting.length; i++) {
      fds[i] = waiting[i].request.descriptor();
    }
    fds[waiting.length] = bell;
    poll = calls.poll(fds);
  }

  private void await(int timeoutMillis) {
    if (changed) {
      waitFor();
    }
    int ready = poll.await(timeoutMillis);
    if (ready < 0) {
      if (-ready != Errno.EINTR && -ready != Errno.EAGAIN) {
        health.ill(WATCHING, new LineFault.Failed("waiting for edges", -ready));
        rest();
      }
      return;
    }
    for (int i = 0; i < waiting.length; i++) {
      short happened = poll.happened(i);
      if ((happened & Libc.POLLIN) != 0) {
        readEvents(waiting[i]);
      } else if (happened != 0) {
        // Gone, most likely; reading its level says why.
        silence(waiting[i], true);
        reread(waiting[i]);
      }
    }
    if (poll.happened(waiting.length) != 0) {
      calls.hear(bell);
    }
    health.well(WATCHING);
  }

  private void silence(Watched input, boolean quiet) {
    if (input.quiet != quiet) {
      input.quiet = quiet;
      changed = true;
    }
  }

  /// So that a fault that does not pass costs no processor.
  private void rest() {
    LockSupport.parkNanos(REREAD.toNanos());
  }

  private void readEvents(Watched input) {
    int count = input.request.read(buffer);
    if (count < 0) {
      if (-count != Errno.EINTR && -count != Errno.EAGAIN) {
        silence(input, true);
        health.ill(input.request.part(), input.request.fault("reading edges of", -count));
      }
      return;
    }
    int events = LineEvent.count(count);
    for (int i = 0; i < events; i++) {
      input.doubtful |= !input.line.take(LineEvent.decode(bytes, i));
    }
    if (input.doubtful) {
      reread(input);
    }
  }

  /// Reads the level, and believes it only if no edge waits: an edge has the better time.
  private void reread(Watched input) {
    Answer<List<Level>> levels = input.request.levels();
    health.note(input.request.part(), levels);
    if (levels instanceof Answer.Given<List<Level>>(List<Level> now)) {
      silence(input, false);
      if (now.getFirst() != input.line.level() && edgesWait(input)) {
        return;
      }
      input.line.reread(now.getFirst(), nanoTime.getAsLong());
      input.doubtful = false;
    }
  }

  private boolean edgesWait(Watched input) {
    Syscalls.Poll events = calls.poll(input.request.descriptor());
    return events.await(0) > 0 && (events.happened(0) & Libc.POLLIN) != 0;
  }

  /// Not after the bell is closed: its number could be somebody else's by then.
  private synchronized void ring() {
    if (bellOpen) {
      calls.ring(bell);
    }
  }

  private synchronized void muffle() {
    bellOpen = false;
    calls.close(bell);
  }

  EdgeTally tally() {
    return inputs.stream()
        .map(input -> input.line.tally())
        .reduce(new EdgeTally(0, 0, 0), EdgeTally::plus);
  }

  /// Stops, and lets all inputs go. By the thread itself it stops after its present turn.
  @Override
  public void close() {
    closing = true;
    ring();
    if (Thread.currentThread().equals(thread)) {
      return;
    }
    try {
      if (!thread.join(Duration.ofSeconds(2))) {
        LOG.log(Logger.Level.WARNING, "a listener of a pin does not come back");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
