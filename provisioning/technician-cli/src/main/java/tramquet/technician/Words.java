package tramquet.technician;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// Counts, times and strangers' texts, as people read them.
final class Words {
  private Words() {}

  /// `1 issuer`, `1,200 issuers`.
  static String count(long number, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
  }

  /// `36 hours`, `7 days`, `1 hour 30 minutes`: days from two on, since rules count hours below.
  static String duration(Duration time) {
    long seconds = time.toSeconds();
    if (seconds >= 2 * 86_400 && seconds % 86_400 == 0) {
      return count(seconds / 86_400, "day");
    }
    List<String> parts = new ArrayList<>();
    if (seconds >= 3_600) {
      parts.add(count(seconds / 3_600, "hour"));
    }
    if (seconds % 3_600 >= 60) {
      parts.add(count(seconds % 3_600 / 60, "minute"));
    }
    if (seconds % 60 > 0 || parts.isEmpty()) {
      parts.add(count(seconds % 60, "second"));
    }
    return String.join(" ", parts);
  }

  /// Of the known words the one that was meant; empty when none is near.
  static Optional<String> nearest(String word, Collection<String> known) {
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= 2)
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
  }

  /// How many letters must be put in, taken out or changed (Levenshtein).
  private static int distance(String one, String other) {
    int[] above = IntStream.rangeClosed(0, other.length()).toArray();
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[other.length()];
  }

  /// The text without characters that steer a terminal.
  static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "\uFFFD");
  }

  /// A line under a label in the first column; without one it goes on below the last.
  static String line(String label, String text) {
    return "%-14s  %s".formatted(label, printable(text));
  }
}
