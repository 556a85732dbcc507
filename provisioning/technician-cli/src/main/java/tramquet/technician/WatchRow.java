package tramquet.technician;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tramquet.wire.Identifier;
import tramquet.wire.Identifier.Kind;

/// The numbers in one row of a watch list.
final class WatchRow {
  private static final int SOCIAL_DIGITS = 10;

  private WatchRow() {}

  /// A number and the column it stands in.
  record Entry(String column, Identifier identifier) {}

  /// Every number in a column that tells its kind; spaces in it do not count.
  static List<Entry> read(Map<String, String> row) {
    List<Entry> numbers = new ArrayList<>();
    row.forEach((column, text) -> {
      String value = text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
      if (!value.isEmpty()) {
        kind(column, value)
            .ifPresent(kind -> numbers.add(new Entry(column, new Identifier(kind, value))));
      }
    });
    return numbers;
  }

  private static Optional<Kind> kind(String column, String value) {
    return switch (column) {
      case "citizen-id", "id" -> Optional.of(Kind.CITIZEN_ID);
      case "old-id" -> Optional.of(Kind.OLD_ID);
      case "insurance" ->
          Optional.of(
              value.length() == SOCIAL_DIGITS ? Kind.SOCIAL_INSURANCE : Kind.INSURANCE_CARD);
      case "insurance-card" -> Optional.of(Kind.INSURANCE_CARD);
      case "social-insurance" -> Optional.of(Kind.SOCIAL_INSURANCE);
      case "qid" -> Optional.of(Kind.QID);
      case "passport" -> Optional.of(Kind.PASSPORT);
      default -> Optional.empty();
    };
  }
}
