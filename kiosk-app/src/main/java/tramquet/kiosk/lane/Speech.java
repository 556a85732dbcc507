package tramquet.kiosk.lane;

import java.util.Map;
import java.util.Optional;
import tramquet.kiosk.risk.Evidence;

/// Which language somebody reads, as far as their codes tell it: a health certificate names the
/// country that issued it, and nothing else names any language. Certificates of this country, and
/// all Vietnamese codes, are met in the language of the place.
final class Speech {
  private static final String HERE = "VN";

  /// For every country that is not named here.
  private static final String OF_STRANGERS = "en";

  private static final Map<String, String> NEIGHBOURS =
      Map.of("CN", "zh", "HK", "zh", "KH", "km", "LA", "lo", "MO", "zh", "TW", "zh");

  private Speech() {}

  /// The language by ISO 639; empty where no code tells.
  static Optional<String> of(Evidence evidence) {
    return evidence
        .issuerCountry()
        .filter(country -> !country.equals(HERE))
        .map(country -> NEIGHBOURS.getOrDefault(country, OF_STRANGERS));
  }
}
