package tramquet.kiosk.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tramquet.kiosk.rules.ValueSets;
import tramquet.wire.CertificateTerms;

/// What the colour presets make of invented certificates, to the second.
class ColourPresetsTest {
  private static CertificateTerms terms(String preset, String requirement) {
    return ColourPresets.pack(preset).certificates().stream()
        .filter(terms -> terms.name().equals(requirement))
        .findFirst()
        .orElseThrow();
  }

  private static String colour(CertificateTerms terms, String certificate, Instant now) {
    return CertificateColours.colour(
            terms, ColourPresets.certificate(certificate), ValueSets.NONE.byName(), now)
        .orElse("red");
  }

  @ParameterizedTest
  @CsvSource({
    // Day 14 begins at 17:00 UTC of the day before, when Viet Nam's does.
    "vaccination 2/2 2021-10-01,     2021-10-14T16:59:59Z, yellow, green,  yellow, red",
    "vaccination 2/2 2021-10-01,     2021-10-14T17:00:00Z, green,  green,  green,  green",
    "vaccination 2.0/2.0 2021-10-01, 2021-10-14T17:00:00Z, green,  green,  green,  green",
    "vaccination 1/1 2021-10-01,     2021-10-14T16:59:59Z, red,    red,    red,    red",
    "vaccination 1/1 2021-10-01,     2021-10-14T17:00:00Z, green,  green,  green,  green",
    "vaccination 1/2 2021-10-01,     2021-10-14T16:59:59Z, red,    red,    red,    red",
    "vaccination 1/2 2021-10-01,     2021-10-14T17:00:00Z, yellow, yellow, yellow, red",
    "vaccination 2/1 2021-10-13,     2021-10-14T17:00:00Z, green,  green,  green,  green",
    "vaccination 3/3 2021-10-13,     2021-10-14T17:00:00Z, green,  green,  green,  green",
    "vaccination 2/3 2021-10-01,     2021-10-20T00:00:00Z, yellow, yellow, yellow, red",
    "vaccination 0/0 2021-10-01,     2021-10-20T00:00:00Z, red,    red,    red,    red",
    "vaccination -1/2 2021-10-01,    2021-10-20T00:00:00Z, red,    red,    red,    red",
    // 30 March is day 180; 1 April is six months later.
    "recovery 2021-10-01,            2022-03-30T16:59:59Z, green,  green,  green,  green",
    "recovery 2021-10-01,            2022-03-30T17:00:00Z, red,    green,  red,    green",
    "recovery 2021-10-01,            2022-04-01T16:59:59Z, red,    green,  red,    green",
    "recovery 2021-10-01,            2022-04-01T17:00:00Z, red,    red,    red,    red",
    // February has no 31st: six months run over to 3 March, as CertLogic counts.
    "recovery 2021-08-31,            2022-03-03T16:59:59Z, red,    green,  red,    green",
    "recovery 2021-08-31,            2022-03-03T17:00:00Z, red,    red,    red,    red",
    "pcr negative 2021-10-15T08:00:00+07:00,     2021-10-18T00:59:00Z, yellow, red, red, red",
    "pcr negative 2021-10-15T08:00:00+07:00,     2021-10-18T01:00:00Z, yellow, red, red, red",
    "pcr negative 2021-10-15T08:00:00+07:00,     2021-10-18T01:01:00Z, red,    red, red, red",
    "pcr positive 2021-10-15T08:00:00+07:00,     2021-10-18T00:59:00Z, red,    red, red, red",
    "antigen negative 2021-10-15T08:00:00+07:00, 2021-10-18T00:59:00Z, red,    red, red, red"
  })
  void colourByPreset(
      String certificate, Instant now, String pcCovid, String daNang, String city, String bus) {
    assertEquals(pcCovid, colour(terms("pc-covid", "health"), certificate, now));
    assertEquals(daNang, colour(terms("da-nang", "health"), certificate, now));
    assertEquals(city, colour(terms("ho-chi-minh-city-draft", "health"), certificate, now));
    assertEquals(bus, colour(terms("inter-province-bus", "immune"), certificate, now));
  }

  @ParameterizedTest
  @CsvSource({
    "pcr negative 2021-10-15T08:00:00+07:00,     2021-10-18T00:59:00Z, green",
    "pcr negative 2021-10-15T08:00:00+07:00,     2021-10-18T01:01:00Z, red",
    "antigen negative 2021-10-15T08:00:00+07:00, 2021-10-18T00:59:00Z, green",
    "antigen negative 2021-10-15T08:00:00+07:00, 2021-10-18T01:01:00Z, red",
    "antigen positive 2021-10-15T08:00:00+07:00, 2021-10-18T00:59:00Z, red",
    "vaccination 2/2 2021-10-01,                 2021-10-18T00:59:00Z, red",
    "recovery 2021-10-01,                        2021-10-18T00:59:00Z, red"
  })
  void theBusTakesEitherTestBesides(String certificate, Instant now, String expected) {
    assertEquals(expected, colour(terms("inter-province-bus", "tested"), certificate, now));
  }

  @ParameterizedTest
  @CsvSource({
    "vaccination 2/2 2022-03-25,               green",
    "vaccination 1/2 2022-01-25,               red",
    "vaccination 1/1 2022-01-25,               red",
    "vaccination 2/1 2022-03-25,               green",
    "recovery 2022-01-25,                      green",
    "pcr negative 2022-03-25T08:00:00+07:00,   red"
  })
  void theFerryTakesTwoDosesOrARecovery(String certificate, String expected) {
    assertEquals(
        expected,
        colour(
            terms("phu-quy-ferry", "health"), certificate, Instant.parse("2022-03-26T02:00:00Z")));
  }

  @Test
  void yellowIsEnoughWhereItsConditionsAreChecked() {
    Function<String, Set<String>> admitted = name -> terms(name, "health").admit();
    assertEquals(Set.of("green", "yellow"), admitted.apply("pc-covid"));
    assertEquals(Set.of("green", "yellow"), admitted.apply("da-nang"));
    assertEquals(Set.of("green"), admitted.apply("ho-chi-minh-city-draft"));
    assertEquals(Set.of("green"), admitted.apply("phu-quy-ferry"));
  }

  @Test
  void theFerryRefusesFromOrange() {
    assertEquals(OptionalInt.of(3), ColourPresets.pack("phu-quy-ferry").zones().refuseFrom());
  }
}
