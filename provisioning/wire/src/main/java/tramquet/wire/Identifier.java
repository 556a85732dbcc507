package tramquet.wire;

/// A number that stands for a person.
///
/// @param kind who issued it and how it is built
/// @param value as printed, without spaces; for `MASKED` with its `*`
public record Identifier(Kind kind, String value) {

  /// Which number it is.
  public enum Kind {
    /// Citizen id (số căn cước): 12 digits; province, century and sex, birth year, 6 random.
    CITIZEN_ID,
    /// Old identity card (CMND): 9 digits, or 12 of the first citizen cards.
    OLD_ID,
    /// Health insurance card (thẻ BHYT): two letters and 13 digits.
    INSURANCE_CARD,
    /// Social insurance number (mã số BHXH): 10 digits; the last ten of the insurance card.
    SOCIAL_INSURANCE,
    /// Key of a PC-Covid personal code (QID).
    QID,
    /// Passport: letters and digits.
    PASSPORT,
    /// A number of which the code shows only a part, such as `******509`: weak evidence only.
    MASKED
  }

  /// Whether the value is built as its kind says; a masked one never is.
  public boolean isWellFormed() {
    return IdentifierNumber.fits(this);
  }

  /// The number stays out of logs and messages.
  @Override
  public String toString() {
    return kind.name();
  }
}
