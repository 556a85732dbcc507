package tramquet.kiosk.doctor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How well something is; the later, the worse.
public enum Grade {
  /// As it should be.
  WELL,
  /// Visitors are served and nothing is lost, but somebody should see to it.
  WORN,
  /// Visitors are not served as they should be, or something can be lost.
  BROKEN;

  /// The stable word: `worn`.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Finds a grade by its stable word.
  public static Optional<Grade> of(String text) {
    return Arrays.stream(values()).filter(grade -> grade.text().equals(text)).findFirst();
  }
}
