package tramquet.wire;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tramquet.wire.Declaration.Symptom;
import tramquet.wire.ShelfLife.Effect;
import tramquet.wire.TrustList.Form;
import tramquet.wire.TrustList.Issuer;
import tramquet.wire.TrustList.Use;

/// Invented packs for the tests of the wire. Those that are golden never change.
final class SpecimenPacks {
  /// The seed 00 01 … 1f, in PKCS#8.
  static final SigningKey KEY =
      SigningKey.ofPem(
              """
              -----BEGIN PRIVATE KEY-----
              MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f
              -----END PRIVATE KEY-----
              """)
          .asOptional()
          .orElseThrow();

  static final TrustedKeys TRUSTED = TrustedKeys.of(KEY.publicKey());
  static final Instant ISSUED = Instant.parse("2021-10-11T01:02:03.004Z");

  private static final JsonNode RULE =
      Fields.JSON.readTree(
          """
          {"Identifier":"VR-VN-0001","Type":"Invalidation","Country":"VN","Version":"1.0.0",\
          "Engine":"CERTLOGIC","CertificateType":"Vaccination",\
          "ValidFrom":"2021-10-01T00:00:00Z","ValidTo":"2030-01-01T00:00:00Z",\
          "Logic":{">=":[{"var":"payload.v.0.dn"},{"var":"payload.v.0.sd"}]}}\
          """);

  /// A self-signed certificate of an invented issuer, EC P-256 (base64 DER).
  private static final String CERTIFICATE =
      "MIIBLTCB06ADAgECAgEBMAoGCCqGSM49BAMCMCAxCzAJBgNVBAYTAlZOMREwDwYDVQQDDAhTcGVj"
          + "aW1lbjAeFw0yMTAxMDEwMDAwMDBaFw00OTEyMzEwMDAwMDBaMCAxCzAJBgNVBAYTAlZOMREwDwYD"
          + "VQQDDAhTcGVjaW1lbjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABHXoTwRz/+QHPTCvMyrQu0Fg"
          + "LqvXTbEGV0b17/UYfCz/Lv+ZDWYKXJxCw8xkdYmn/b2LHtsiQff/T/0YVwG5ecQwCgYIKoZIzj0E"
          + "AwIDSQAwRgIhANWEZTXK3Hm0lgr1S71x1qNf4RPEQxkPxO/Qe850b/ggAiEA/5ax1x9mHfgm5DVH"
          + "YBcV+5qre+DQ8tdwTYsNvlllBYU=";

  private SpecimenPacks() {}

  /// Rules with every member.
  static RulePack rules() {
    return new RulePack(
        "Bến xe Đà Nẵng",
        7,
        Set.of("citizen-card", "personal-code"),
        new DeclarationTerms(true, Duration.ofHours(36), EnumSet.of(Symptom.FEVER, Symptom.COUGH)),
        new ZoneTerms(
            OptionalInt.of(3),
            List.of(
                zone("48", 3, "2021-10-11", Optional.empty()),
                zone("48/490", 4, "2021-10-11", Optional.of("2021-10-31")))),
        List.of(
            new CertificateTerms(
                "vaccinated",
                List.of(new CertificateTerms.Colour("green", List.of(rule()))),
                Set.of("green"))),
        Fields.JSON.readTree("{\"vaccines\":[\"EU/1/20/1528\"]}"),
        true,
        new EntryTerms(
            List.of(
                new OpeningHours(
                    EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.SATURDAY),
                    LocalTime.of(5, 30),
                    LocalTime.of(22, 0))),
            OptionalInt.of(400),
            Optional.of(Duration.ofHours(2)),
            Optional.of(Duration.ofSeconds(90))),
        Map.of(
            PackKind.TRUST,
            new ShelfLife(Duration.ofDays(3), Duration.ofDays(14), Effect.DISTRUST)));
  }

  private static Zone zone(String area, int level, String from, Optional<String> to) {
    return new Zone(new Area(area), level, LocalDate.parse(from), to.map(LocalDate::parse));
  }

  private static CertificateRule rule() {
    return new CertificateRule(
        "VR-VN-0001",
        CertificateRule.Type.INVALIDATION,
        "VN",
        "1.0.0",
        Optional.of(HealthProof.VACCINATION),
        Instant.parse("2021-10-01T00:00:00Z"),
        Instant.parse("2030-01-01T00:00:00Z"),
        RULE);
  }

  /// One issuer of each use, one in each form.
  static List<Issuer> issuers() {
    return List.of(
        new Issuer(Use.CERTIFICATE, Form.CERTIFICATE, Base64.getDecoder().decode(CERTIFICATE)),
        new Issuer(Use.PERSONAL_CODE, Form.KEY, KEY.publicKey().getEncoded()));
  }

  static List<RevocationTag> revoked() {
    return List.of(
        RevocationTag.ofIdentifier("URN:UVCI:01:VN:SPECIMEN1"),
        RevocationTag.ofIdentifier("VN", "URN:UVCI:01:VN:SPECIMEN2"),
        RevocationTag.ofHash(HexFormat.of().parseHex("ff112233445566778899")));
  }

  static List<Identifier> watched() {
    return List.of(
        new Identifier(Identifier.Kind.CITIZEN_ID, "001190000001"),
        new Identifier(Identifier.Kind.INSURANCE_CARD, "HS4010000000001"),
        new Identifier(Identifier.Kind.MASKED, "******509"));
  }

  static WatchList watchList() {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (0x80 + i);
    }
    return WatchList.of(key, watched());
  }

  /// What the pack of a kind holds.
  static byte[] body(PackKind kind) {
    return switch (kind) {
      case RULES, SHADOW_RULES -> rules().encode();
      case TRUST -> TrustList.encode(issuers());
      case REVOCATIONS -> Revocations.of(revoked()).encode();
      case WATCH_LIST -> watchList().encode();
    };
  }

  static Pack pack(PackKind kind) {
    return new Pack(kind, 7, ISSUED, body(kind));
  }

  /// Whether somebody who reads this kind can read these bytes.
  static Decoded<?> read(PackKind kind, byte[] body) {
    return switch (kind) {
      case RULES, SHADOW_RULES -> RulePack.decode(body);
      case TRUST -> TrustList.decode(body);
      case REVOCATIONS -> Revocations.decode(body);
      case WATCH_LIST -> WatchList.decode(body);
    };
  }
}
