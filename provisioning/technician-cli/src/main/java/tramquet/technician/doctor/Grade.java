package tramquet.technician.doctor;

import java.util.Locale;

/// How well something is; the later, the worse.
public enum Grade {
  /// Nobody knows: it was not named, or what stands before it is broken.
  NOT_ASKED,
  /// As it should be.
  WELL,
  /// It works, but somebody should see to it.
  WORN,
  /// It does not work.
  BROKEN;

  /// The stable word: `not-asked`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
