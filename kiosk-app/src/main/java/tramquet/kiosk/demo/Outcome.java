package tramquet.kiosk.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the kiosk made of a code, as its trace says it.
enum Outcome {
  ADMIT("●", "XANH/GREEN", "32"),
  REFUSE("■", "ĐỎ/RED", "31"),
  SAME_VISIT("●", "LẦN NỮA/AGAIN", "32"),
  ASK("▲", "HỎI/ASK", "33"),
  UNREADABLE("?", "KHÔNG ĐỌC ĐƯỢC/UNREADABLE", "33"),
  PLACE_CODE("◇", "MÃ ĐỊA ĐIỂM/PLACE CODE", "33");

  private final String sign;
  private final String words;
  private final String colour;

  Outcome(String sign, String words, String colour) {
    this.sign = sign;
    this.words = words;
    this.colour = colour;
  }

  /// Finds an outcome by its stable name: `place-code`.
  static Optional<Outcome> of(String text) {
    return Arrays.stream(values())
        .filter(o -> o.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text))
        .findFirst();
  }

  /// Whether it ends in a visit.
  boolean isVisit() {
    return this == ADMIT || this == REFUSE;
  }

  /// A shape and words, so that nobody needs the colour.
  String sign() {
    return sign + " " + words;
  }

  /// The terminal's number for its colour (ECMA-48, SGR).
  String colour() {
    return colour;
  }
}
