package tramquet.kiosk.fuzz;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A reader, and what must hold whatever it is given. That it throws nothing goes without saying.
///
/// @param name of the reader; a folder below `src/test/resources/fuzz` holds what once broke it
/// @param reader throws when something does not hold
/// @param seeds good inputs, from which random ones are made
record FuzzTarget(String name, Consumer<byte[]> reader, Supplier<List<byte[]>> seeds) {

  /// All of them.
  static List<FuzzTarget> all() {
    return Stream.of(WireTargets.ALL, SealedParts.ALL, PlaceTargets.ALL, KioskTargets.ALL)
        .flatMap(List::stream)
        .toList();
  }

  /// Names the reader in a report.
  @Override
  public String toString() {
    return name;
  }
}
