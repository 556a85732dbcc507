package tramquet.centre.registry;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What kind of place must control who comes in.
public enum PlaceKind {
  OFFICE,
  FACTORY,
  MARKET,
  HOSPITAL(Trait.FULL_VIEW),
  SCHOOL,
  BUS_TERMINAL,
  FERRY_TERMINAL,
  BUS(Trait.TRAVELS),
  FERRY(Trait.TRAVELS),
  ROAD_CHECKPOINT,
  QUARANTINE_POST(Trait.FULL_VIEW),
  MEETING(Trait.ONE_DAY),
  WEDDING(Trait.ONE_DAY),
  FUNERAL(Trait.ONE_DAY),
  OTHER;

  private enum Trait {
    NONE,
    FULL_VIEW,
    TRAVELS,
    ONE_DAY
  }

  private final Trait trait;

  PlaceKind() {
    this(Trait.NONE);
  }

  PlaceKind(Trait trait) {
    this.trait = trait;
  }

  /// The word, such as `bus-terminal`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Which kind a word names.
  public static Optional<PlaceKind> of(String text) {
    return Stream.of(values()).filter(kind -> kind.text().equals(text)).findFirst();
  }

  /// Whether its people see visitors unmasked.
  public boolean fullView() {
    return trait == Trait.FULL_VIEW;
  }

  /// Whether it is a vehicle: what happens there belongs to a trip.
  public boolean travels() {
    return trait == Trait.TRAVELS;
  }

  /// Whether it is there for a day only.
  public boolean oneDay() {
    return trait == Trait.ONE_DAY;
  }
}
