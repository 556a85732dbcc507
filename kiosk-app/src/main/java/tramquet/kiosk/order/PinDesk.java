package tramquet.kiosk.order;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.LongSupplier;

/// Takes PINs from the screen, one after the other. The window does not wait for the hash, and two
/// fingers are not faster than one.
///
/// Thread: its own, `pin`; `typed` and `codeShown` by any.
public final class PinDesk implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.order");

  private final PinHash hash;
  private final PinTries tries;
  private final Listener listener;
  private final LongSupplier nanoTime;
  private final BlockingQueue<Optional<String>> waiting = new ArrayBlockingQueue<>(2);
  private final Thread thread;

  /// Is told what came of a PIN.
  public interface Listener {
    /// It was right.
    void right();

    /// It was wrong, or came too soon.
    ///
    /// @param pause how long none is taken; zero: another one is taken now
    void refused(Duration pause);
  }

  /// Takes PINs from now on.
  public PinDesk(PinHash hash, PinTries tries, Listener listener, LongSupplier nanoTime) {
    this.hash = hash;
    this.tries = tries;
    this.listener = listener;
    this.nanoTime = nanoTime;
    thread = Thread.ofPlatform().name("pin").start(this::run);
  }

  /// Somebody has typed one. While one is looked at, others are not even heard.
  public void typed(String pin) {
    boolean _ = waiting.offer(Optional.of(pin));
  }

  /// Staff have shown a code that counts: whoever mistyped is no stranger.
  public void codeShown() {
    boolean _ = waiting.offer(Optional.empty());
  }

  private void run() {
    try {
      while (true) {
        waiting.take().ifPresentOrElse(this::look, tries::right);
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  private void look(String pin) {
    if (tries.begin(nanoTime.getAsLong()) && hash.matches(pin)) {
      tries.right();
      listener.right();
    } else {
      Duration pause = tries.pauseAt(nanoTime.getAsLong()).orElse(Duration.ZERO);
      LOG.log(Level.INFO, "A PIN was refused; none is taken for {0} s", pause.toSeconds());
      listener.refused(pause);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
