package tramquet.kiosk.fuzz;

import java.util.List;

/// What Jazzer calls, in a process of its own.
///
/// Thread: one.
public final class Fuzzing {
  /// Instead of a name: each input goes to every reader.
  static final String EVERY = "every";

  private static List<FuzzTarget> targets = List.of();

  private Fuzzing() {}

  /// Takes the name of the reader.
  public static void fuzzerInitialize(String[] arguments) {
    String name = arguments[0];
    targets =
        FuzzTarget.all().stream()
            .filter(target -> name.equals(EVERY) || name.equals(target.name()))
            .toList();
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("no reader " + name);
    }
  }

  /// Takes one input.
  public static void fuzzerTestOneInput(byte[] input) {
    for (FuzzTarget target : targets) {
      target.reader().accept(input.clone());
    }
  }
}
