package tramquet.kiosk.lane;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tramquet.wire.Direction;

/// What happened a moment ago and still bears on what happens next.
///
/// @param passed who went through last
/// @param annulled who was let in last and did not go through
/// @param alarm what the lane is alarmed by
/// @param uncounted somebody is in the passage who counts for no visit: that they leave it is
///   nobody's passage
/// @param seen the last visitors, the newest first
/// @param called whom staff were called for and have not dealt with yet
public record Recent(
    Optional<Passed> passed,
    Optional<Annulled> annulled,
    Optional<Alarm> alarm,
    boolean uncounted,
    List<Seen> seen,
    Optional<Called> called) {
  static final Recent NOTHING =
      new Recent(
          Optional.empty(), Optional.empty(), Optional.empty(), false, List.of(), Optional.empty());

  private static final int MOST_SEEN = 10;

  /// Who went through.
  ///
  /// @param visit whose person went through
  public record Passed(UUID visit, long atNanos) {}

  /// Who did not.
  ///
  /// @param untilNanos until when the person is let in again without being judged
  public record Annulled(State.Admission admission, long untilNanos) {}

  /// What went wrong.
  ///
  /// @param untilNanos until when it is told, and not recorded again
  public record Alarm(Incident incident, long untilNanos) {}

  /// What became of a visitor.
  public enum Outcome {
    ADMITTED,
    /// By hand.
    ADMITTED_BY_STAFF,
    REFUSED
  }

  /// A visitor, as far as staff may see.
  ///
  /// @param maskedName empty where it could not be read
  public record Seen(Optional<String> maskedName, Outcome outcome, Direction way, long atNanos) {}

  /// Whom staff were called for: before them when they sign in, unless somebody else was judged or
  /// let in since.
  ///
  /// @param untilNanos until when; what is known of the person is forgotten then
  public record Called(Session.About whom, long untilNanos) {}

  /// Copies the list.
  public Recent {
    seen = List.copyOf(seen);
  }

  Recent saw(Seen visitor) {
    return new Recent(
        passed,
        annulled,
        alarm,
        uncounted,
        Stream.concat(Stream.of(visitor), seen.stream()).limit(MOST_SEEN).toList(),
        called);
  }

  Recent passed(UUID visit, long atNanos) {
    return new Recent(
        Optional.of(new Passed(visit, atNanos)), annulled, alarm, uncounted, seen, called);
  }

  Recent annulled(Optional<Annulled> whom) {
    return new Recent(passed, whom, alarm, uncounted, seen, called);
  }

  Recent alarmed(Alarm by) {
    return new Recent(passed, annulled, Optional.of(by), uncounted, seen, called);
  }

  Recent uncounted(boolean somebody) {
    return new Recent(passed, annulled, alarm, somebody, seen, called);
  }

  Recent called(Optional<Called> whom) {
    return new Recent(passed, annulled, alarm, uncounted, seen, whom);
  }

  Optional<Alarm> alarmAt(long atNanos) {
    return alarm.filter(each -> each.untilNanos() - atNanos > 0);
  }
}
