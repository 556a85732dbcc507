package tramquet.wire;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Hides the larger part of a name or a number behind `*`, as the owners of places see them.
public final class Masking {
  private Masking() {}

  /// Keeps the family name and the first letter of every other word: `Nguyễn V** A**`. The number
  /// of `*` is always two, so that the length tells nothing. A name of one word keeps its first
  /// letter.
  public static String name(String name) {
    String[] words = name.strip().split("\\s+");
    if (words.length == 1) {
      return initial(words[0]);
    }
    return words[0]
        + " "
        + Arrays.stream(words).skip(1).map(Masking::initial).collect(Collectors.joining(" "));
  }

  /// Keeps four characters in front and two at the end of a number of twelve: `0790******12`;
  /// shorter ones keep a third in all, and what a code masks itself stays as it is.
  public static String number(Identifier identifier) {
    String value = identifier.value();
    if (identifier.kind() == Identifier.Kind.MASKED) {
      return value;
    }
    int front = Math.min(4, value.length() / 3);
    int end = Math.min(2, value.length() / 6);
    return value.substring(0, front)
        + "*".repeat(value.length() - front - end)
        + value.substring(value.length() - end);
  }

  private static String initial(String word) {
    return word.isEmpty() ? "**" : word.substring(0, word.offsetByCodePoints(0, 1)) + "**";
  }
}
