package tramquet.kiosk.order;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/// How often a PIN was wrong in a row, and what follows: a pause that doubles from the third on,
/// and after the tenth none is taken until staff have shown a code. The count is on disk before a
/// PIN is looked at, so that who pulls the plug gains nothing.
///
/// Thread: one.
public final class PinTries {
  /// Wrong in a row; then only a code helps.
  static final int MOST = 10;

  /// These may be slips of a finger.
  private static final int FREE = 2;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

  /// What is said of a lock that only a code opens.
  static final Duration LOCKED = Duration.ofHours(1);

  private static final System.Logger LOG = System.getLogger("tramquet.order");

  private final Path file;
  private int wrong;
  private long pausedUntilNanos;
  private boolean paused;

  /// Reads what was wrong in earlier runs. A file that cannot be read locks.
  ///
  /// @param file need not be there; its folder must
  /// @param nowNanos on the monotonic clock
  public PinTries(Path file, long nowNanos) {
    this.file = file;
    wrong = load();
    pause(nowNanos);
  }

  private int load() {
    try {
      return Files.exists(file)
          ? Math.clamp(Long.parseLong(Files.readString(file, US_ASCII).strip()), 0, MOST)
          : 0;
    } catch (IOException | NumberFormatException e) {
      LOG.log(Level.WARNING, "{0} cannot be read: no PIN is taken until a code is shown", file);
      return MOST;
    }
  }

  /// How long none is taken from a moment on; empty: one is taken.
  public Optional<Duration> pauseAt(long nowNanos) {
    if (wrong >= MOST) {
      return Optional.of(LOCKED);
    }
    long left = pausedUntilNanos - nowNanos;
    return paused && left > 0 ? Optional.of(Duration.ofNanos(left)) : Optional.empty();
  }

  /// One is about to be looked at: counts as wrong until it is known to be right.
  ///
  /// @return whether it may be looked at; not where the count cannot be kept
  public boolean begin(long nowNanos) {
    if (pauseAt(nowNanos).isPresent() || !keep(wrong + 1)) {
      return false;
    }
    wrong++;
    pause(nowNanos);
    return true;
  }

  /// It was right, or staff have shown a code.
  public void right() {
    if (wrong > 0 && keep(0)) {
      wrong = 0;
      paused = false;
    }
  }

  private void pause(long nowNanos) {
    paused = wrong > FREE;
    if (paused) {
      pausedUntilNanos = nowNanos + FIRST_PAUSE.multipliedBy(1L << (wrong - FREE - 1)).toNanos();
    }
  }

  private boolean keep(int count) {
    try {
      Path next = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(next, count + "\n", US_ASCII);
      try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      LOG.log(Level.WARNING, "wrong PINs cannot be counted: {0}", e.getClass().getSimpleName());
      return false;
    }
  }
}
