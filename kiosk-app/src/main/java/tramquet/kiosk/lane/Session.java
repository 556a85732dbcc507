package tramquet.kiosk.lane;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tramquet.kiosk.risk.Evidence;
import tramquet.wire.StaffRef;

/// Somebody stands at the screen who is no visitor. Meanwhile nobody else is served; what the lane
/// does by itself goes on beneath.
///
/// @param who they are, as far as it is known
/// @param page what they see
/// @param about the person before them, if there was one
/// @param untilNanos when it ends unless they touch something
/// @param refreshNanos when what they see is looked at anew
/// @param language that they have chosen
public record Session(
    Who who,
    StaffPage page,
    Optional<About> about,
    long untilNanos,
    Optional<Long> refreshNanos,
    Optional<String> language) {

  /// In the language of the place.
  public Session(
      Who who,
      StaffPage page,
      Optional<About> about,
      long untilNanos,
      Optional<Long> refreshNanos) {
    this(who, page, about, untilNanos, refreshNanos, Optional.empty());
  }

  /// Who it is.
  public sealed interface Who {
    /// Nobody has said yet: a PIN is awaited.
    record Unknown() implements Who {}

    /// A member of staff.
    ///
    /// @param order id of the code by which they signed in, or [tramquet.wire.Ordered#BY_PIN]
    record Staff(UUID order, StaffRef by) implements Who {}

    /// A technician.
    record Technician(UUID order, StaffRef by) implements Who {}

    /// A technician who gives the kiosk another name, by a new claim code.
    record Provisioner(UUID order) implements Who {}
  }

  /// Whom staff have before them.
  ///
  /// @param visit by which they were refused; empty for somebody who was asked for more
  public record About(Optional<UUID> visit, Evidence evidence) {

    /// Who is refused or asked now.
    static Optional<About> of(State state) {
      return switch (state) {
        case State.Refused(_, UUID visit, Evidence evidence, _) ->
            Optional.of(new About(Optional.of(visit), evidence));
        case State.Asking asking -> Optional.of(of(asking));
        case State.Noticing(Optional<State.Asking> back, _) -> back.map(About::of);
        default -> Optional.empty();
      };
    }

    private static About of(State.Asking asking) {
      return new About(Optional.empty(), asking.evidence());
    }
  }

  Session at(StaffPage next, long until, Optional<Long> refresh) {
    return new Session(who, next, about, until, refresh, language);
  }

  Session speaking(String chosen) {
    return new Session(who, page, about, untilNanos, refreshNanos, Optional.of(chosen));
  }

  /// A page that is not looked at anew.
  Session at(StaffPage next, long until) {
    return at(next, until, Optional.empty());
  }

  /// The next moment at which something must be done.
  long deadlineNanos() {
    return Stream.concat(Stream.of(untilNanos), refreshNanos.stream())
        .min(Long::compare)
        .orElse(untilNanos);
  }
}
