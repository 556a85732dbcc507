package tramquet.kiosk.demo;

import java.util.List;
import tramquet.wire.Reason;
import tramquet.wire.Verdict;

/// What must come of a visitor.
sealed interface Expectation {

  /// Exactly one visit at the centre.
  ///
  /// @param reasons in the order shown; none for green
  record Visit(Verdict verdict, List<Reason> reasons) implements Expectation {

    /// Copies the list.
    public Visit {
      reasons = List.copyOf(reasons);
    }
  }

  /// Nothing at the centre.
  ///
  /// @param outcome what the kiosk makes of it instead
  record NoVisit(Outcome outcome) implements Expectation {}

  /// Green.
  static Expectation green() {
    return new Visit(Verdict.ADMIT, List.of());
  }

  /// Red.
  static Expectation red(Reason... reasons) {
    return new Visit(Verdict.REFUSE, List.of(reasons));
  }
}
