package tramquet.kiosk.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tramquet.wire.Person;
import tramquet.wire.SigningKey;
import tramquet.wire.TrustList;
import tramquet.wire.TrustedKeys;
import tramquet.wire.Verification;

/// One bit is flipped, for every bit of a whole code of every format; whatever is cut off either
/// end. An answer each time, and where it is *verified*, the person and what is said of them are
/// those of the code as it was. What else the readers meet, [StrangersInputTest] and
/// [ForgedCertificatesTest] change by samples.
class EveryBitTest {
  private static final Set<String> WHOLE =
      Set.of(
          "citizen-card/seven-fields.expected",
          "citizen-card/eleven-fields.expected",
          "citizen-card/separators-swallowed-by-gbk.expected",
          "health-insurance-card/new-card-eci.expected",
          "health-insurance-card/short-card.expected",
          "pc-covid-personal-code/full.expected",
          "personal-code/with-declaration.expected",
          "place-code/ours.expected",
          "unknown/separators.expected");

  private static final TrustedKeys ISSUER =
      TrustedKeys.of(
          SigningKey.ofPem(
                  """
                  -----BEGIN PRIVATE KEY-----
                  MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f
                  -----END PRIVATE KEY-----
                  """)
              .asOptional()
              .orElseThrow()
              .publicKey());

  /// A code as it is, and whom to trust.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Code(String name, byte[] raw, TrustList trust) {
    Reading read(byte[] changed) {
      return CredentialFormats.read(changed, trust);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /// Certificates: of each way to sign and to name the key, and of each kind.
  static List<Code> codes() {
    return Stream.concat(
            Specimen.all().stream()
                .filter(specimen -> WHOLE.contains(specimen.name()))
                .map(s -> new Code(s.name(), s.raw(), new TrustList(ISSUER, TrustedKeys.none()))),
            Stream.of(
                    "AT/2DCode/raw/1.json",
                    "CZ/2DCode/raw/1.json",
                    "LT/2DCode/raw/1.json",
                    "IT/2DCode/raw/3.json",
                    "DE/2DCode/raw/3.json")
                .map(DccCase::named)
                .map(c -> new Code(c.name(), c.raw(), c.trust())))
        .toList();
  }

  private record Vouched(Optional<Person> person, Object claims) {}

  private static Optional<Vouched> vouched(Reading reading) {
    if (!(reading instanceof Reading.Recognised(var _, Credential credential))) {
      return Optional.empty();
    }
    return switch (credential) {
      case Credential.SignedPersonalCode code when code.verification() == Verification.VERIFIED ->
          Optional.of(new Vouched(code.person(), code.code()));
      case Credential.HealthCertificate proof when proof.verification() == Verification.VERIFIED ->
          Optional.of(new Vouched(proof.person(), proof.claims()));
      case Credential.SignedPersonalCode _,
          Credential.HealthCertificate _,
          Credential.CitizenCard _,
          Credential.HealthInsuranceCard _,
          Credential.PcCovidCode _,
          Credential.PlaceCodeShown _ ->
          Optional.empty();
    };
  }

  private static void isNobodyElse(Optional<Vouched> before, Reading reading) {
    vouched(reading).ifPresent(after -> assertEquals(before, Optional.of(after)));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void noFlippedBitVouchesForAnotherPerson(Code code) {
    Optional<Vouched> before = vouched(code.read(code.raw()));
    for (int bit = 0; bit < code.raw().length * 8; bit++) {
      byte[] changed = code.raw().clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      isNobodyElse(before, code.read(changed));
    }
  }

  @ParameterizedTest
  @MethodSource("codes")
  void noPartOfACodeVouchesForAnotherPerson(Code code) {
    byte[] raw = code.raw();
    Optional<Vouched> before = vouched(code.read(raw));
    for (int cut = 1; cut <= raw.length; cut++) {
      isNobodyElse(before, code.read(Arrays.copyOf(raw, raw.length - cut)));
      isNobodyElse(before, code.read(Arrays.copyOfRange(raw, cut, raw.length)));
    }
  }

  @ParameterizedTest
  @MethodSource("codes")
  void nothingInFrontOrBehindVouchesForAnotherPerson(Code code) {
    Optional<Vouched> before = vouched(code.read(code.raw()));
    for (String more :
        List.of(
            "TQ1:", "HC1:", "HC1:6B", "\0", "\r\n", "]Q1", "]Q3\\000026", "|", "001090000001|")) {
      byte[] text = more.getBytes(StandardCharsets.US_ASCII);
      isNobodyElse(before, code.read(joined(text, code.raw())));
      isNobodyElse(before, code.read(joined(code.raw(), text)));
    }
  }

  private static byte[] joined(byte[] front, byte[] back) {
    byte[] both = Arrays.copyOf(front, front.length + back.length);
    System.arraycopy(back, 0, both, front.length, back.length);
    return both;
  }

  /// Or the above says nothing.
  @Test
  void everyFormatIsThereAndCodesAreVerified() {
    Set<String> formats =
        codes().stream()
            .map(code -> code.read(code.raw()))
            .flatMap(reading ->
                reading instanceof Reading.Recognised(CredentialFormat format, var _)
                    ? Stream.of(format.name())
                    : Stream.of())
            .collect(Collectors.toSet());
    assertEquals(
        CredentialFormats.ALL.stream().map(CredentialFormat::name).collect(Collectors.toSet()),
        formats);
    assertTrue(codes().stream().filter(c -> vouched(c.read(c.raw())).isPresent()).count() >= 6);
    assertEquals(WHOLE.size() + 5, codes().size());
  }

  /// A citizen id of a century not yet begun, and the rest damaged.
  @Test
  void aBirthYearBeyondAllPeopleIsMalformed() {
    byte[] raw = "001890000000||N\0\0gu\u1ec5n V".getBytes(StandardCharsets.UTF_8);
    assertInstanceOf(
        Reading.Malformed.class,
        CredentialFormats.read(raw, new TrustList(ISSUER, TrustedKeys.none())));
  }
}
