package tramquet.wire;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a rule pack asks of health declarations.
///
/// @param required whether nobody is let in without one
/// @param maxAge how old one may be; an older one counts as none
/// @param symptoms which of them stop a person
public record DeclarationTerms(
    boolean required, Duration maxAge, Set<Declaration.Symptom> symptoms) {
  /// A day, as the national form of 2021 had it.
  private static final Duration DAY = Duration.ofHours(24);

  /// A declaration of the last 24 hours, and every symptom counts.
  public static final DeclarationTerms REQUIRED =
      new DeclarationTerms(true, DAY, EnumSet.allOf(Declaration.Symptom.class));

  /// None is needed; one of the last 24 hours that names a risk is heeded.
  public static final DeclarationTerms HEEDED =
      new DeclarationTerms(false, DAY, EnumSet.allOf(Declaration.Symptom.class));

  /// Throws `IllegalArgumentException` for an age below a second.
  public DeclarationTerms {
    symptoms = Set.copyOf(symptoms);
    if (maxAge.toSeconds() < 1) {
      throw new IllegalArgumentException("declaration age");
    }
  }

  /// The stable name of a symptom in a pack: `fever`.
  static String text(Declaration.Symptom symptom) {
    return symptom.name().toLowerCase(Locale.ROOT);
  }

  /// The symptom of that name.
  static Optional<Declaration.Symptom> symptom(String text) {
    return Arrays.stream(Declaration.Symptom.values())
        .filter(symptom -> text(symptom).equals(text))
        .findFirst();
  }
}
