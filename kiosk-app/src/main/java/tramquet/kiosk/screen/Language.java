package tramquet.kiosk.screen;

import java.util.Map;
import java.util.Optional;

/// What the screens say in one language.
///
/// @param tag by ISO 639, two or three letters: `km`
/// @param words by key, in NFC
record Language(String tag, Map<String, String> words, Lettering lettering) {

  /// Copies the map.
  Language {
    words = Map.copyOf(words);
  }

  /// The pattern under a key; empty where nobody has translated it.
  Optional<Said> pattern(String key) {
    return Optional.ofNullable(words.get(key)).map(text -> new Said(text, lettering));
  }
}
