package tramquet.kiosk.lane;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tramquet.drivers.scanner.ScanData;
import tramquet.wire.Direction;

/// What a technician has set for one lane, as far as the machine needs it.
///
/// @param direction which way
/// @param readers which way leads past each reader, by name; past all others the lane's own
/// @param confirm what makes an admitted person an entered one
/// @param touch whether questions can be answered on the screen
/// @param declareAddress where to declare first
/// @param hotline shown with health reasons
/// @param admitted how long green stays where no passage is awaited
/// @param refused how long red stays
/// @param asking how long a declaration or a second code is awaited
/// @param passage how long the passage is awaited
/// @param notice how long "could not read" and "show your own code" stay
/// @param readmit how long after nobody passed the same person is let in again without being
///   judged; zero for never
/// @param hold how long staff can hold the gate open
/// @param trip what counts while no trip was ordered
public record LaneRules(
    Direction direction,
    Map<String, Direction> readers,
    Confirm confirm,
    boolean touch,
    String declareAddress,
    Optional<String> hotline,
    Duration admitted,
    Duration refused,
    Duration asking,
    Duration passage,
    Duration notice,
    Duration readmit,
    Duration hold,
    Optional<String> trip) {

  /// Copies the map.
  public LaneRules {
    readers = Map.copyOf(readers);
  }

  /// Which way somebody goes who shows a code.
  Direction way(ScanData scan) {
    return readers.getOrDefault(scan.source(), direction);
  }

  /// The moment that is so long after another, both in nanoseconds of the monotonic clock.
  static long after(long at, Duration time) {
    return at + time.toNanos();
  }

  /// While a code comes again within this time it is still held before the reader.
  public static final Duration HELD = Duration.ofMillis(1500);

  /// A code that was read longer ago when the lane first looks at it is dropped: whoever showed it
  /// has walked on, or shows it again.
  public static final Duration FRESH = Duration.ofSeconds(2);

  /// When a commit takes longer than this, the screen says so.
  public static final Duration BLINK = Duration.ofMillis(300);

  /// Whoever is shown green or red sees it for so long before the next code is looked at: time for
  /// a glance at the lamp.
  public static final Duration SEEN = Duration.ofMillis(700);

  /// A card that does not answer for so long has failed: whoever waits is told so.
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  /// Whoever stands in the passage longer than this keeps the lane from working.
  public static final Duration STUCK = Duration.ofSeconds(30);

  /// What a gate that is a moment late may still tell of a passage: contacts settle, threads wait.
  public static final Duration GRACE = Duration.ofMillis(100);

  /// A bag that follows its owner is no second body.
  public static final Duration SAME_BODY = Duration.ofMillis(300);

  /// Whoever follows within this time came in on the one before.
  public static final Duration TAILGATE = Duration.ofSeconds(2);

  /// How long an alarm is told. The same alarm again within that time is the same.
  public static final Duration ALARM = Duration.ofSeconds(5);

  /// How long it is said what came of a pack.
  public static final Duration PACK = Duration.ofSeconds(8);

  /// How long it is said that help is coming.
  public static final Duration HELP = Duration.ofSeconds(8);

  /// How long after a call staff who sign in have before them whom they were called for: time to
  /// come. Later whoever called has gone, or has shown another code.
  public static final Duration CALLED = Duration.ofMinutes(2);

  /// A passage that begins this shortly before the gate fails was its contact falling off.
  public static final Duration FALSE_PASSAGE = Duration.ofSeconds(1);

  /// How often a lane that is out of order for its storage tries it again.
  public static final Duration RETRY = Duration.ofSeconds(1);

  /// What confirms a visit.
  public enum Confirm {
    /// No gate or sensor: admitted means entered.
    VERDICT,
    /// The sensor says so; nobody passing annuls the visit.
    PASSAGE
  }
}
