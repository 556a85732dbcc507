package tramquet.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a pack holds.
public enum PackKind {
  /// What is accepted, required and refused: a `RulePack`.
  RULES,
  /// Rules that decide beside those in force and change nothing: a `RulePack`.
  SHADOW_RULES,
  /// Whose signatures count: a `TrustList`.
  TRUST,
  /// Which signed codes no longer count: `Revocations`.
  REVOCATIONS,
  /// Whom to stop: a `WatchList`.
  WATCH_LIST;

  /// The stable name on the wire: `watch-list`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// All names, for the messages to people: `rules, shadow-rules, …`.
  public static String texts() {
    return Arrays.stream(values()).map(PackKind::text).collect(Collectors.joining(", "));
  }

  /// Finds a kind by its stable name.
  public static Optional<PackKind> of(String text) {
    return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
  }
}
