package tramquet.wire;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an [Order] tells a kiosk to do. Words are only ever added: a kiosk that does not know one
/// does not obey.
public sealed interface StaffAct {
  /// Every word, in the order in which people are told of them.
  List<String> WORDS =
      List.of(
          "admit",
          "hold-gate",
          "release-gate",
          "trip-start",
          "trip-end",
          "close-lane",
          "open-lane",
          "test",
          "sign-in",
          "maintain",
          "re-provision");

  /// Let one person in, whatever the rules say.
  record Admit(StaffReason why) implements StaffAct {}

  /// Keep the gate open for everybody, until it is released.
  record HoldGate(StaffReason why) implements StaffAct {}

  /// Let the gate close again.
  record ReleaseGate() implements StaffAct {}

  /// A bus or ferry begins to take people in.
  ///
  /// @param trip 1 to 32 of letters, digits and `-`, as it stands in records
  record StartTrip(String trip) implements StaffAct {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9-]{1,32}");

    /// Throws `IllegalArgumentException` for any other shape.
    public StartTrip {
      if (!SHAPE.matcher(trip).matches()) {
        throw new IllegalArgumentException("a trip is 1 to 32 of letters, digits and -");
      }
    }
  }

  /// The trip that is counted has ended.
  record EndTrip() implements StaffAct {}

  /// Serve nobody until the lane is opened again.
  record CloseLane() implements StaffAct {}

  /// Serve again.
  record OpenLane() implements StaffAct {}

  /// Do nothing but answer: shows that the way is open and the key is right.
  record Test() implements StaffAct {}

  /// Take whoever shows this code for a member of staff, for as long as they stand at the screen.
  /// It is a code only: sent from afar, it would open the screen to whoever stands there.
  record SignIn() implements StaffAct {}

  /// Show a technician how the kiosk is, and let its parts be tried. A code only, like `sign-in`.
  record Maintain() implements StaffAct {}

  /// Take one new claim code, though the kiosk is set up already: it goes to another lane, or to
  /// another owner. Only where the maintenance jumper is in. A code only, like `sign-in`, and once.
  record Reprovision() implements StaffAct {}

  /// The stable word on the wire: `hold-gate`.
  default String text() {
    return switch (this) {
      case Admit _ -> "admit";
      case HoldGate _ -> "hold-gate";
      case ReleaseGate _ -> "release-gate";
      case StartTrip _ -> "trip-start";
      case EndTrip _ -> "trip-end";
      case CloseLane _ -> "close-lane";
      case OpenLane _ -> "open-lane";
      case Test _ -> "test";
      case SignIn _ -> "sign-in";
      case Maintain _ -> "maintain";
      case Reprovision _ -> "re-provision";
    };
  }

  /// Why, for the acts that let people past the rules.
  default Optional<StaffReason> reason() {
    return switch (this) {
      case Admit(StaffReason why) -> Optional.of(why);
      case HoldGate(StaffReason why) -> Optional.of(why);
      default -> Optional.empty();
    };
  }

  /// Which trip, for the act that starts one.
  default Optional<String> tripToStart() {
    return this instanceof StartTrip(String trip) ? Optional.of(trip) : Optional.empty();
  }

  /// Whether it means whoever stands at the lane, and so is never taken from afar.
  default boolean codeOnly() {
    return this instanceof SignIn || this instanceof Maintain || this instanceof Reprovision;
  }

  /// Whether an order to do it always counts a single time, at one kiosk.
  default boolean onceOnly() {
    return this instanceof Reprovision;
  }

  /// The most between the first and the last moment of an order. A picture of a code is as good as
  /// the code: what opens a lane lasts a shift, what does not lasts a month.
  default Duration longest() {
    return switch (this) {
      case Admit _, HoldGate _, OpenLane _, SignIn _, Maintain _, Reprovision _ ->
          Duration.ofHours(24);
      case ReleaseGate _, StartTrip _, EndTrip _, CloseLane _, Test _ -> Duration.ofDays(31);
    };
  }

  /// The act of that word; malformed where the word is unknown, or its reason or trip is missing,
  /// of a wrong shape, or not asked for.
  static Decoded<StaffAct> of(String word, Optional<StaffReason> why, Optional<String> trip) {
    if (why.isPresent() != (word.equals("admit") || word.equals("hold-gate"))) {
      return new Decoded.Malformed<>("admit and hold-gate have a reason, no other act has");
    }
    if (trip.isPresent() != word.equals("trip-start")
        || trip.filter(t -> !StartTrip.SHAPE.matcher(t).matches()).isPresent()) {
      return new Decoded.Malformed<>(
          "trip-start has a trip of 1 to 32 letters, digits and -, no other act has");
    }
    return switch (word) {
      case "admit" -> new Decoded.Value<>(new Admit(why.orElseThrow()));
      case "hold-gate" -> new Decoded.Value<>(new HoldGate(why.orElseThrow()));
      case "release-gate" -> new Decoded.Value<>(new ReleaseGate());
      case "trip-start" -> new Decoded.Value<>(new StartTrip(trip.orElseThrow()));
      case "trip-end" -> new Decoded.Value<>(new EndTrip());
      case "close-lane" -> new Decoded.Value<>(new CloseLane());
      case "open-lane" -> new Decoded.Value<>(new OpenLane());
      case "test" -> new Decoded.Value<>(new Test());
      case "sign-in" -> new Decoded.Value<>(new SignIn());
      case "maintain" -> new Decoded.Value<>(new Maintain());
      case "re-provision" -> new Decoded.Value<>(new Reprovision());
      default -> new Decoded.Malformed<>("an act is one of " + String.join(", ", WORDS));
    };
  }
}
