package tramquet.kiosk.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.credential.CertificateSignature;
import tramquet.kiosk.credential.Credential;
import tramquet.kiosk.credential.SchemaCheck;
import tramquet.kiosk.risk.Evidence;
import tramquet.kiosk.risk.LaneTerms;
import tramquet.kiosk.risk.Past;
import tramquet.kiosk.risk.Shown;
import tramquet.wire.Direction;
import tramquet.wire.HealthClaims;
import tramquet.wire.Person;
import tramquet.wire.RevocationTag;
import tramquet.wire.Verification;

class SpeechTest {
  private static final Person NOBODY =
      new Person(List.of(), Optional.empty(), Optional.empty(), Optional.empty());
  private static final Credential CARD = new Credential.CitizenCard(NOBODY, Optional.empty());

  private static Credential certificate(Optional<String> country) {
    return new Credential.HealthCertificate(
        new HealthClaims(
            country, Instant.EPOCH, Instant.MAX, JsonNodeFactory.instance.objectNode()),
        NOBODY,
        Set.of(),
        SchemaCheck.VALID,
        new CertificateSignature(
            Optional.empty(), Optional.empty(), Verification.UNTRUSTED, new RevocationTag(1)));
  }

  private static Optional<String> spoken(Credential... shown) {
    return Speech.of(
        new Evidence(
            Arrays.stream(shown).map(each -> new Shown("test", each)).toList(),
            Optional.empty(),
            new LaneTerms(Direction.ENTRY, true),
            Past.NONE,
            new WallTime(Instant.EPOCH, true)));
  }

  @ParameterizedTest
  @CsvSource({"DE, en", "KH, km", "LA, lo", "CN, zh", "HK, zh", "TH, en"})
  void aCertificateIsAnsweredInTheLanguageOfItsCountryOrInEnglish(String country, String tag) {
    assertEquals(Optional.of(tag), spoken(certificate(Optional.of(country))));
  }

  @Test
  void oursAndThoseThatTellNoCountryAreAnsweredInTheLanguageOfThePlace() {
    assertEquals(Optional.empty(), spoken(certificate(Optional.of("VN"))));
    assertEquals(Optional.empty(), spoken(certificate(Optional.empty())));
    assertEquals(Optional.empty(), spoken(CARD));
  }

  @Test
  void aCardBesideACertificateChangesNothing() {
    assertEquals(Optional.of("en"), spoken(certificate(Optional.of("FR")), CARD));
    assertEquals(Optional.of("en"), spoken(CARD, certificate(Optional.of("FR"))));
  }
}
