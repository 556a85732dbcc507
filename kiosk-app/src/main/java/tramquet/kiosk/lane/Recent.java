package tramquet.kiosk.lane;

import java.util.Optional;
import java.util.UUID;

/// What happened a moment ago and still bears on what happens next.
///
/// @param passed who went through last
/// @param annulled who was let in last and did not go through
/// @param alarm what the lane is alarmed by
/// @param uncounted somebody is in the passage who counts for no visit: that they leave it is
///   nobody's passage
public record Recent(
    Optional<Passed> passed,
    Optional<Annulled> annulled,
    Optional<Alarm> alarm,
    boolean uncounted) {
  static final Recent NOTHING =
      new Recent(Optional.empty(), Optional.empty(), Optional.empty(), false);

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

  Recent passed(UUID visit, long atNanos) {
    return new Recent(Optional.of(new Passed(visit, atNanos)), annulled, alarm, uncounted);
  }

  Recent annulled(Optional<Annulled> whom) {
    return new Recent(passed, whom, alarm, uncounted);
  }

  Recent alarmed(Alarm by) {
    return new Recent(passed, annulled, Optional.of(by), uncounted);
  }

  Recent uncounted(boolean somebody) {
    return new Recent(passed, annulled, alarm, somebody);
  }

  Optional<Alarm> alarmAt(long atNanos) {
    return alarm.filter(each -> each.untilNanos() - atNanos > 0);
  }
}
