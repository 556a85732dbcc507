package tramquet.kiosk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tramquet.kiosk.credential.CredentialFormat;
import tramquet.kiosk.credential.CredentialFormats;
import tramquet.kiosk.credential.DccCase;
import tramquet.wire.Declaration;
import tramquet.wire.Identifier;
import tramquet.wire.Person;
import tramquet.wire.PersonalCode;
import tramquet.wire.SigningKey;
import tramquet.wire.TrustList;
import tramquet.wire.TrustedKeys;

/// A code of every kind with what it takes to judge it. The persons are invented.
///
/// @param trust their signers, so that signatures are really verified
/// @param bare the verification of the EU certificate alone
record FormatCases(Instant now, List<Code> codes, TrustList trust, BareVerification bare) {
  static final String CERTIFICATE = "eu-dcc";

  /// Signed with ES256.
  private static final String SIGNED = "AT/2DCode/raw/1.json";

  /// Cards as every visitor has one: name, folder and file of the specimens.
  static final List<String> CARDS =
      List.of("citizen-card", "health-insurance-card", "pc-covid-personal-code");

  /// @param name of the figure
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Code(String name, String format, byte[] raw) {}

  /// Copies the list, and sees that no kind is missing.
  FormatCases {
    codes = List.copyOf(codes);
    Set<String> there = codes.stream().map(Code::format).collect(Collectors.toSet());
    CredentialFormats.ALL.stream()
        .map(CredentialFormat::name)
        .filter(format -> !there.contains(format))
        .forEach(format -> {
          throw new IllegalStateException("no code of kind " + format);
        });
  }

  /// @param root the repository
  static FormatCases in(Path root) throws IOException {
    Path specimens = root.resolve("kiosk-app/src/test/resources/specimens");
    DccCase certificate = DccCase.named(SIGNED);
    SigningKey issuer = SigningKey.generate();
    List<Code> codes = new ArrayList<>();
    codes.add(specimen(specimens, "citizen-card", "seven-fields"));
    codes.add(specimen(specimens, "health-insurance-card", "old-card"));
    codes.add(specimen(specimens, "pc-covid-personal-code", "full"));
    codes.add(specimen(specimens, "place-code", "ours"));
    codes.add(
        new Code(
            "personal-code", "personal-code", signed(certificate.clock(), issuer).getBytes(UTF_8)));
    codes.add(new Code(CERTIFICATE, "eu-dcc", certificate.raw()));
    codes.add(
        new Code(
            "citizen-card-mangled",
            "citizen-card",
            Files.readAllBytes(specimens.resolve("citizen-card/read-as-cp1252-strict.txt"))));
    return new FormatCases(
        certificate.clock(),
        codes,
        certificate
            .trust()
            .and(new TrustList(TrustedKeys.of(issuer.publicKey()), TrustedKeys.none())),
        BareVerification.of(certificate.raw(), certificate.certificate()));
  }

  private static Code specimen(Path specimens, String format, String file) throws IOException {
    return new Code(
        format, format, Files.readAllBytes(specimens.resolve(format).resolve(file + ".txt")));
  }

  private static String signed(Instant now, SigningKey key) {
    Person person =
        new Person(
            List.of(new Identifier(Identifier.Kind.CITIZEN_ID, "001090000001")),
            Optional.of("Nguyễn Văn Ánh"),
            Optional.empty(),
            Optional.empty());
    Instant second = Instant.ofEpochSecond(now.getEpochSecond());
    return new PersonalCode(
            "bench",
            second,
            second.plus(Duration.ofHours(1)),
            person,
            Optional.of(new Declaration(second, Set.of(), false, false)))
        .encode(key);
  }
}
