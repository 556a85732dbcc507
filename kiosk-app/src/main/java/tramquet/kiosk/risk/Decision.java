package tramquet.kiosk.risk;

import java.util.List;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;

/// What follows from the evidence.
public sealed interface Decision {

  /// A decision that ends the matter and becomes a visit.
  sealed interface Final extends Decision {}

  /// Green.
  record Admit() implements Final {}

  /// Red.
  ///
  /// @param reasons at least one, the most urgent first
  /// @param remedy what the person can do next
  record Refuse(List<Reason> reasons, Remedy remedy) implements Final {

    /// Copies the list.
    public Refuse {
      reasons = List.copyOf(reasons);
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("a refusal has a reason");
      }
    }
  }

  /// Neither yet: a declaration is missing, by touch or by a second code of the same person.
  ///
  /// @param reasons what is missing; at least one
  record Ask(List<Reason> reasons) implements Decision {

    /// Copies the list.
    public Ask {
      reasons = List.copyOf(reasons);
    }
  }
}
