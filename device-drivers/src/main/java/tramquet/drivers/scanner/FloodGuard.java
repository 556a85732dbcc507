package tramquet.drivers.scanner;

import java.time.Duration;
import java.util.List;
import tramquet.drivers.Health;

/// Keeps a scanner that sends without end from keeping a lane busy: one that is broken, or set up
/// to repeat each code as fast as it can, or no scanner at all.
///
/// Whatever brings more than 20 frames or more than 50,000 bytes within a second is not heard for
/// two seconds; what it sends meanwhile is counted and thrown away. Nobody shows codes that fast,
/// and the largest code is 3,000 bytes.
///
/// Thread: immutable.
///
/// @param sinceNanos when the second that is counted began
/// @param frames in that second
/// @param bytes in that second
/// @param muted whether nothing is heard
/// @param untilNanos until when, if so
record FloodGuard(long sinceNanos, long frames, long bytes, boolean muted, long untilNanos) {
  private static final long MOST_FRAMES = 20;
  private static final long MOST_BYTES = 50_000;
  private static final long WINDOW_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long MUTE_NANOS = Duration.ofSeconds(2).toNanos();

  private static final Health MUTED = new Health.Degraded("sends without end and is muted");
  private static final Health HEARD = new Health.Online();

  /// Where every line begins.
  static FloodGuard open(long nowNanos) {
    return new FloodGuard(nowNanos, 0, 0, false, nowNanos);
  }

  /// What became of an input.
  ///
  /// @param next where to go on from
  /// @param passed the input, without what was not heard
  record Judged(FloodGuard next, FrameSource.Came passed) {}

  /// Something came, or nothing did.
  Judged judge(FrameSource.Came came, long nowNanos) {
    if (muted && nowNanos - untilNanos < 0) {
      return new Judged(this, unheard(came));
    }
    boolean fresh = muted || nowNanos - sinceNanos >= WINDOW_NANOS;
    long framesNow = (fresh ? 0 : frames) + came.frames().size();
    long bytesNow = (fresh ? 0 : bytes) + came.bytes();
    if (framesNow > MOST_FRAMES || bytesNow > MOST_BYTES) {
      FloodGuard mute = new FloodGuard(nowNanos, 0, 0, true, nowNanos + MUTE_NANOS);
      return new Judged(mute, unheard(came));
    }
    long since = fresh ? nowNanos : sinceNanos;
    return new Judged(new FloodGuard(since, framesNow, bytesNow, false, since), came);
  }

  Health health() {
    return muted ? MUTED : HEARD;
  }

  private static FrameSource.Came unheard(FrameSource.Came came) {
    Discards discards = came.discards().plus(Discards.flood(came.frames().size()));
    return new FrameSource.Came(came.bytes(), List.of(), discards);
  }
}
