package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PersonalCodeTest {
  /// The seed 00 01 … 1f, in PKCS#8.
  private static final String TEST_KEY =
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f
      -----END PRIVATE KEY-----
      """;

  private static final SigningKey KEY = SigningKey.ofPem(TEST_KEY).asOptional().orElseThrow();
  private static final TrustedKeys TRUSTED = TrustedKeys.of(KEY.publicKey());
  private static final PersonalCode VECTOR =
      code(
          "Nguyễn Thị Ánh Nguyệt",
          "2030-01-02T00:00:00Z",
          new Declaration(
              Instant.parse("2030-01-01T00:00:00Z"),
              Set.of(Declaration.Symptom.COUGH),
              false,
              true));

  static PersonalCode code(String name, String expires, Declaration declaration) {
    return new PersonalCode(
        "so-y-te.example",
        Instant.parse("2030-01-01T00:00:00Z"),
        Instant.parse(expires),
        new Person(
            List.of(
                new Identifier(Identifier.Kind.CITIZEN_ID, "001190000001"),
                new Identifier(Identifier.Kind.INSURANCE_CARD, "HS4010000000001")),
            Optional.of(name),
            Optional.of(BirthDate.of(LocalDate.of(1990, 1, 2))),
            Optional.of(Person.Sex.FEMALE)),
        Optional.of(declaration));
  }

  @Test
  void theVectorIsThatOfTheDecisionRecord() throws IOException {
    String record =
        Files.readString(
            Path.of(PlaceCodeTest.root(), "docs/decisions/0001-signed-personal-code.md"));
    String payload = HexFormat.of().formatHex(PersonalCodeClaims.write(VECTOR));
    assertTrue(record.contains(payload), payload);
    assertTrue(record.contains(KEY.keyId().hex()), KEY.keyId().hex());
    assertTrue(record.contains("\n" + VECTOR.encode(KEY) + "\n"), VECTOR.encode(KEY));
    assertTrue(record.contains(TEST_KEY.lines().skip(1).findFirst().orElseThrow()));
  }

  @Test
  void itComesBackVerified() {
    Signed<PersonalCode> signed =
        PersonalCode.decode(VECTOR.encode(KEY), TRUSTED).asOptional().orElseThrow();
    assertEquals(VECTOR, signed.value());
    assertEquals(Verification.VERIFIED, signed.verification());
  }

  @Test
  void nobodyTrustedIsUntrusted() {
    assertEquals(
        Optional.of(Verification.UNTRUSTED),
        PersonalCode.decode(VECTOR.encode(KEY), TrustedKeys.none())
            .asOptional()
            .map(Signed::verification));
  }

  @Test
  void everySymptomComesBack() {
    Declaration all =
        new Declaration(
            Instant.parse("2030-01-01T00:00:00Z"),
            EnumSet.allOf(Declaration.Symptom.class),
            true,
            true);
    PersonalCode code = code("Lê Văn An", "2031-01-01T00:00:00Z", all);
    assertEquals(
        Optional.of(code),
        PersonalCode.decode(code.encode(KEY), TRUSTED).asOptional().map(Signed::value));
  }

  @Test
  void aSymptomOfALaterVersionIsNotLost() {
    byte[] payload = PersonalCodeClaims.write(VECTOR);
    // The declaration is the last item: array, time, symptom bits 02, flags 02.
    payload[payload.length - 2] = 0x10;
    PersonalCode read = PersonalCodeClaims.read(payload).asOptional().orElseThrow();
    assertEquals(
        Set.of(Declaration.Symptom.UNSPECIFIED), read.declaration().orElseThrow().symptoms());
  }

  private static Declaration inAreas(String... paths) {
    return new Declaration(
        Instant.parse("2030-01-01T00:00:00Z"),
        Set.of(Declaration.Symptom.COUGH),
        false,
        true,
        Arrays.stream(paths).map(Area::new).collect(Collectors.toSet()));
  }

  private static PersonalCode vector(Declaration declaration) {
    return code("Nguyễn Thị Ánh Nguyệt", "2030-01-02T00:00:00Z", declaration);
  }

  @Test
  void areasComeBack() {
    PersonalCode code = vector(inAreas("48/490/20194", "79"));
    assertEquals(
        Optional.of(code),
        PersonalCode.decode(code.encode(KEY), TRUSTED).asOptional().map(Signed::value));
  }

  @Test
  void withoutAreasTheBytesAreThoseOfBefore() {
    assertEquals(VECTOR.encode(KEY), vector(inAreas()).encode(KEY));
  }

  @Test
  void areasStandBehindWhatReadersOfBeforeRead() {
    byte[] before = PersonalCodeClaims.write(VECTOR);
    byte[] with = PersonalCodeClaims.write(vector(inAreas("48", "79")));
    // The array of the declaration, 83 or 84, is 8 bytes before the end: time (5), bits, flags.
    int array = before.length - 8;
    assertEquals(0x83, before[array] & 0xFF);
    assertEquals(0x84, with[array] & 0xFF);
    assertArrayEquals(
        Arrays.copyOfRange(before, array + 1, before.length),
        Arrays.copyOfRange(with, array + 1, before.length));
    assertEquals(
        "82623438623739",
        HexFormat.of().formatHex(Arrays.copyOfRange(with, before.length, with.length)));
  }

  @Test
  void anElementOfALaterVersionIsPassedOver() {
    byte[] with = PersonalCodeClaims.write(vector(inAreas("48")));
    byte[] later = Arrays.copyOf(with, with.length + 1);
    later[PersonalCodeClaims.write(VECTOR).length - 8] = (byte) 0x85;
    assertEquals(Optional.of(vector(inAreas("48"))), PersonalCodeClaims.read(later).asOptional());
  }

  @Test
  void whatIsNoAreaIsMalformed() {
    byte[] payload = PersonalCodeClaims.write(vector(inAreas("48")));
    payload[payload.length - 1] = 'x';
    assertInstanceOf(Decoded.Malformed.class, PersonalCodeClaims.read(payload));
    payload[payload.length - 3] = 0x02;
    assertInstanceOf(Decoded.Malformed.class, PersonalCodeClaims.read(payload));
  }

  @Test
  void moreThanEightAreasAreNotSigned() {
    PersonalCode nine = vector(inAreas("01", "02", "03", "04", "05", "06", "07", "08", "09"));
    assertEquals(Optional.of("areas"), nine.problem());
    PersonalCode eight = vector(inAreas("01", "02", "03", "04", "05", "06", "07", "08"));
    assertEquals(Optional.empty(), eight.problem());
  }

  @Test
  void theLongestCodeFitsVersion12() {
    PersonalCode longest =
        new PersonalCode(
            "x".repeat(PersonalCode.MAX_ISSUER_BYTES),
            Instant.parse("9999-01-01T00:00:00Z"),
            Instant.parse("9999-12-31T23:59:59Z"),
            new Person(
                List.of(
                    new Identifier(Identifier.Kind.CITIZEN_ID, "001190000001"),
                    new Identifier(Identifier.Kind.INSURANCE_CARD, "HS4010000000001"),
                    new Identifier(Identifier.Kind.QID, "12345678901234567890")),
                Optional.of("ễ".repeat(20)),
                Optional.of(BirthDate.of(LocalDate.of(2150, 12, 31))),
                Optional.of(Person.Sex.FEMALE)),
            Optional.of(
                new Declaration(
                    Instant.parse("9999-01-01T00:00:00Z"),
                    EnumSet.allOf(Declaration.Symptom.class),
                    true,
                    true)));
    assertEquals(60, longest.person().name().orElseThrow().getBytes(StandardCharsets.UTF_8).length);
    int length = longest.encode(KEY).length();
    assertTrue(length <= PersonalCode.MAX_TEXT, () -> "length " + length);
  }

  @Test
  void whatBreaksALimitIsNotSigned() {
    for (String name : List.of("ễ".repeat(21), " ", "A\nB", "A\u202eB", "A\ufffd")) {
      PersonalCode code = code(name, "2030-01-02T00:00:00Z", VECTOR.declaration().orElseThrow());
      assertThrows(IllegalArgumentException.class, () -> code.encode(KEY));
    }
    PersonalCode expiresBefore =
        code("An", "2029-01-02T00:00:00Z", VECTOR.declaration().orElseThrow());
    assertEquals(Optional.of("validity"), expiresBefore.problem());
  }

  @Test
  void everyPrefixIsMalformedOrNotOurs() {
    String text = VECTOR.encode(KEY);
    for (int i = 0; i < text.length(); i++) {
      assertTrue(PersonalCode.decode(text.substring(0, i), TRUSTED).asOptional().isEmpty());
    }
  }

  @Test
  void noOtherCharacterVerifiesAnotherContent() {
    String text = VECTOR.encode(KEY);
    for (int i = 0; i < text.length(); i++) {
      for (String other : List.of("0", "A", ":", "/", " ", "a", "|")) {
        String wrong = text.substring(0, i) + other + text.substring(i + 1);
        PersonalCode.decode(wrong, TRUSTED)
            .asOptional()
            .filter(read -> read.verification() == Verification.VERIFIED)
            .ifPresent(read -> assertEquals(VECTOR, read.value()));
      }
    }
  }

  @Test
  void anotherKeyOfTheSameIdIsInvalid() {
    byte[] cose = Base45.decode(VECTOR.encode(KEY).substring(4)).asOptional().orElseThrow();
    cose[cose.length - 1] ^= 1;
    assertEquals(
        Optional.of(Verification.INVALID),
        PersonalCode.decode(PersonalCode.PREFIX + Base45.encode(cose), TRUSTED)
            .asOptional()
            .map(Signed::verification));
  }

  @Test
  void anotherPrefixIsNotOurs() {
    assertInstanceOf(
        Decoded.NotMine.class, PersonalCode.decode("tq1:" + VECTOR.encode(KEY), TRUSTED));
  }

  @Test
  void keysComeBackFromPem() {
    SigningKey key = SigningKey.generate();
    SigningKey same = SigningKey.ofPem("comment\n" + key.pem()).asOptional().orElseThrow();
    assertEquals(key.publicKey(), same.publicKey());
    assertNotEquals(KEY.keyId(), key.keyId());
    assertInstanceOf(Decoded.NotMine.class, SigningKey.ofPem("none"));
    assertInstanceOf(
        Decoded.Malformed.class, SigningKey.ofPem(key.pem().replaceFirst("MC4C", "MC4D")));
  }
}
