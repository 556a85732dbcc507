package tramquet.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tramquet.kiosk.doctor.Finding;
import tramquet.kiosk.doctor.Part;

/// What was found of a part, in the words of a language. A word that nobody has translated stands
/// as it is: the terminal has it too.
record FindingWords(Words words) {
  private static final int FACTS = 4;

  /// `tốt · 1204 mã · 148301 byte`: what is the case, and a few facts.
  String briefly(Finding finding) {
    return of(finding, FACTS);
  }

  /// The same; of the pins with every level.
  String of(Finding finding) {
    return of(finding, finding.part() == Part.PINS ? finding.facts().size() : FACTS);
  }

  private String of(Finding finding, int facts) {
    List<String> all = new ArrayList<>();
    all.add(word(finding));
    finding.facts().entrySet().stream().limit(facts).map(this::fact).forEach(all::add);
    return String.join(" · ", all);
  }

  private String word(Finding finding) {
    return words
        .known("doctor.word." + finding.word())
        .or(() -> words.known("cause." + finding.word()))
        .orElse(finding.word());
  }

  private String fact(Map.Entry<String, Object> fact) {
    String value = fact.getValue().toString();
    String key = "doctor.fact." + fact.getKey();
    return switch (value) {
      case "ON" -> words.known("doctor.pin." + fact.getKey()).orElse(fact.getKey()) + " 1";
      case "off" -> words.known("doctor.pin." + fact.getKey()).orElse(fact.getKey()) + " 0";
      default -> words.known(key, value).orElseGet(() -> fact.getKey() + " " + value);
    };
  }
}
