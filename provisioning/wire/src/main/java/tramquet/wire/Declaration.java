package tramquet.wire;

import java.time.Instant;
import java.util.Set;

/// A health declaration (khai báo y tế): what a person says of the last days.
///
/// @param declaredAt when the person said so
/// @param symptoms what is felt now; empty means well
/// @param epidemicZone came from or through an epidemic zone
/// @param contact met a case or a suspected case
public record Declaration(
    Instant declaredAt, Set<Symptom> symptoms, boolean epidemicZone, boolean contact) {

  /// Copies the set.
  public Declaration {
    symptoms = Set.copyOf(symptoms);
  }

  /// Says neither symptom, nor zone, nor contact.
  public boolean isClear() {
    return symptoms.isEmpty() && !epidemicZone && !contact;
  }

  /// What the national form of 2021 asks for daily. The ordinal is never sent: see `PersonalCode`.
  public enum Symptom {
    FEVER,
    COUGH,
    BREATHLESS,
    ACHE,
    /// On the code or touched on the screen as one question for all.
    UNSPECIFIED
  }
}
