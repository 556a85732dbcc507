package tramquet.kiosk.config;

import java.util.List;

/// What reading a configuration file gives: all of it, or everything that is wrong with it.
public sealed interface Loaded {

  /// Every key is known and every value is good. Whether the files it names exist is another
  /// question: see `tramquet-kiosk check`.
  record Complete(KioskConfig config) implements Loaded {}

  /// The kiosk must not start.
  ///
  /// @param problems at least one, in the order of the file; missing keys last
  record Rejected(List<Problem> problems) implements Loaded {

    /// Copies the list.
    public Rejected {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a rejection has a problem");
      }
    }
  }
}
