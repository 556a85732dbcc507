package tramquet.drivers.twin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tramquet.drivers.Bytes;

/// A scanner that sends lines and knows some words; whatever is no word it does not hear.
///
/// Thread: one.
final class WordsTwin implements ScannerTwin {
  /// The meaning of words that make it keep something for good.
  static final String KEEP = "keep";

  private static final int LONGEST = 64;

  private final Bytes suffix;
  private final Map<String, String> words;
  private final Map<String, String> replies;
  private final List<String> obeyed = new ArrayList<>();
  private String heard = "";
  private int kept;

  /// @param words what each word means
  /// @param replies to each word, where there is one
  WordsTwin(Bytes suffix, Map<String, String> words, Map<String, String> replies) {
    this.suffix = suffix;
    this.words = Map.copyOf(words);
    this.replies = Map.copyOf(replies);
  }

  @Override
  public Bytes show(Bytes payload) {
    return payload.plus(suffix);
  }

  @Override
  public Bytes hear(Bytes bytes) {
    StringBuilder answer = new StringBuilder();
    for (byte b : bytes.toArray()) {
      heard += new String(new byte[] {b}, StandardCharsets.ISO_8859_1);
      heard = heard.substring(Math.max(0, heard.length() - LONGEST));
      Optional<String> word = words.keySet().stream().filter(heard::endsWith).findFirst();
      if (word.isPresent()) {
        heard = "";
        obey(word.get());
        answer.append(replies.getOrDefault(word.get(), ""));
      }
    }
    return ScannerTwins.latin(answer.toString());
  }

  private void obey(String word) {
    String meaning = words.getOrDefault(word, "");
    obeyed.add(meaning);
    kept += meaning.equals(KEEP) ? 1 : 0;
  }

  @Override
  public List<String> obeyed() {
    return List.copyOf(obeyed);
  }

  @Override
  public int kept() {
    return kept;
  }
}
