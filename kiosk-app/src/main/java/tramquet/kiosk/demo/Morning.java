package tramquet.kiosk.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tramquet.kiosk.lane.LaneRules;
import tramquet.wire.Identifier;
import tramquet.wire.Reason;

/// The script: who comes, in which order, with which codes, and what must come of it. The same
/// people each time; only keys and times are new.
///
/// @param visitors in the order of their coming
record Morning(List<Visitor> visitors) {
  private static final long SEED = 20_211_005;

  /// Longer than the kiosk of the demonstration waits for an answer.
  private static final Duration GIVEN_UP = DemoConfig.ASK_TIMEOUT.plusMillis(400);

  /// The lane looks at no code before the verdict on the one before was seen, and lets one wait:
  /// faster than this somebody would be sent away.
  private static final Duration LEAST_GAP = LaneRules.SEEN.plusMillis(50);

  private static final int SHORTEST_GAP_MILLIS = 800;
  private static final int LONGEST_GAP_MILLIS = 1_400;

  /// Copies the list.
  Morning {
    visitors = List.copyOf(visitors);
  }

  /// Writes the script.
  ///
  /// @param count how many visitors; more than there are roles begin anew with other people
  /// @param pace factor of the pauses between visitors, of which none gets under 0.75 s
  static Morning of(int count, double pace, Issuing issuing) {
    Cast cast = new Cast(SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    List<Visitor> visitors = new ArrayList<>();
    Role before = Roles.ALL.getLast();
    for (int i = 0; i < count; i++) {
      Role role = Roles.ALL.get(i % Roles.ALL.size());
      Invented who = cast.next();
      long millis = random.nextInt(SHORTEST_GAP_MILLIS, LONGEST_GAP_MILLIS);
      Duration gap = gap(before.manner(), role.manner(), Math.round(millis * pace));
      visitors.add(
          new Visitor(
              i + 1,
              role.about(),
              gap,
              role.showings().apply(who, issuing),
              role.expected(),
              who.identifiers()));
      before = role;
    }
    return new Morning(visitors);
  }

  private static Duration gap(Role.Manner before, Role.Manner now, long millis) {
    Duration usual =
        now == Role.Manner.HURRIED
            ? Duration.ZERO
            : Duration.ofMillis(Math.max(millis, LEAST_GAP.toMillis()));
    return switch (before) {
      case LEAVING -> usual.plus(GIVEN_UP);
      case HURRIED -> usual.plus(LEAST_GAP);
      case ORDERLY -> usual;
    };
  }

  /// The people whom the watch list of this morning names.
  List<Identifier> watched() {
    return visitors.stream()
        .filter(v ->
            v.expected() instanceof Expectation.Visit visit
                && visit.reasons().contains(Reason.WATCH_LIST))
        .flatMap(v -> v.identifiers().stream())
        .toList();
  }
}
