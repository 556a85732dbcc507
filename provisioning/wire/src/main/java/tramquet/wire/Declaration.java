package tramquet.wire;

import java.time.Instant;
import java.util.Set;

/// A health declaration (khai báo y tế): what a person says of the last days.
///
/// @param declaredAt when the person said so
/// @param symptoms what is felt now; empty means well
/// @param epidemicZone came from or through an epidemic zone
/// @param contact met a case or a suspected case
/// @param areas where the person was in the last days, as far as that was said
public record Declaration(
    Instant declaredAt,
    Set<Symptom> symptoms,
    boolean epidemicZone,
    boolean contact,
    Set<Area> areas) {
  /// Most areas that a code carries.
  public static final int MAX_AREAS = 8;

  /// Copies the sets.
  public Declaration {
    symptoms = Set.copyOf(symptoms);
    areas = Set.copyOf(areas);
  }

  /// One that names no area.
  public Declaration(
      Instant declaredAt, Set<Symptom> symptoms, boolean epidemicZone, boolean contact) {
    this(declaredAt, symptoms, epidemicZone, contact, Set.of());
  }

  /// Says neither symptom, nor zone, nor contact; what its areas mean, a rule pack says.
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
