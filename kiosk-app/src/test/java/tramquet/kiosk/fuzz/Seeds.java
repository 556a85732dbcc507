package tramquet.kiosk.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.InflaterOutputStream;
import tramquet.kiosk.credential.CodeText;
import tramquet.kiosk.credential.Credential;
import tramquet.kiosk.credential.CredentialFormat;
import tramquet.kiosk.credential.DccCase;
import tramquet.kiosk.credential.Specimen;
import tramquet.wire.Base45;
import tramquet.wire.CoseSign1;
import tramquet.wire.Decoded;
import tramquet.wire.Identifier;
import tramquet.wire.Pack;
import tramquet.wire.PackKind;
import tramquet.wire.RevocationTag;
import tramquet.wire.Revocations;
import tramquet.wire.RulePack;
import tramquet.wire.SigningKey;
import tramquet.wire.TrustList;
import tramquet.wire.TrustedKeys;
import tramquet.wire.WatchList;

/// Good inputs: the specimens of the other tests, and packs. The same in every run.
final class Seeds {
  private static final Path ROOT = Path.of(System.getProperty("tramquet.root", ".."));

  /// One certificate in so many is enough of a start.
  private static final int STEP = 15;

  /// The key of the vector in the decision record of the signed personal code.
  static final SigningKey SIGNER =
      SigningKey.ofPem(
              """
              -----BEGIN PRIVATE KEY-----
              MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f
              -----END PRIVATE KEY-----
              """)
          .asOptional()
          .orElseThrow();

  static final TrustedKeys SIGNERS = TrustedKeys.of(SIGNER.publicKey());

  private static final List<DccCase> CERTIFICATES = everyFifteenth(DccCase.all());

  /// Trust in whoever signed one of the seeds.
  static final TrustList TRUST =
      new TrustList(
          SIGNERS,
          TrustedKeys.ofCertificates(CERTIFICATES.stream().map(DccCase::certificate).toList())
              .asOptional()
              .orElseThrow());

  private static final WatchList WATCHED =
      WatchList.of(
          new byte[32], List.of(new Identifier(Identifier.Kind.CITIZEN_ID, "001090000001")));

  private Seeds() {}

  private static List<DccCase> everyFifteenth(List<DccCase> all) {
    return IntStream.range(0, all.size()).filter(i -> i % STEP == 0).mapToObj(all::get).toList();
  }

  /// What readers of every kind of code gave.
  static List<byte[]> scans() {
    return Stream.concat(
            Specimen.all().stream().map(Specimen::raw), CERTIFICATES.stream().map(DccCase::raw))
        .toList();
  }

  /// Those that a format knows.
  static List<byte[]> scans(CredentialFormat format) {
    return scans().stream().filter(raw -> isFor(format, raw)).toList();
  }

  private static boolean isFor(CredentialFormat format, byte[] raw) {
    return !(format.decode(CodeText.of(raw), TRUST) instanceof Decoded.NotMine<Credential>);
  }

  /// Those that begin so, as text.
  static List<byte[]> scans(String prefix) {
    return scans().stream().filter(raw -> CodeText.of(raw).latin().startsWith(prefix)).toList();
  }

  /// Everything here that is signed.
  static List<byte[]> signatures() {
    return Stream.of(
            Stream.of(CoseSign1.sign(new byte[] {1, 2, 3}, SIGNER)),
            packs().stream(),
            orders().stream(),
            golden("claim", "claim-wifi").stream(),
            scans("TQ1:").stream().flatMap(raw -> behindPrefix(raw).stream()),
            scans("HC1:").stream().flatMap(raw -> behindPrefix(raw).stream()).map(Seeds::inflated))
        .flatMap(Function.identity())
        .toList();
  }

  private static Optional<byte[]> behindPrefix(byte[] raw) {
    return Base45.decode(CodeText.of(raw).latin().substring(4)).asOptional();
  }

  /// As far as it goes: some specimens are broken.
  private static byte[] inflated(byte[] compressed) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (InflaterOutputStream inflater = new InflaterOutputStream(all)) {
      inflater.write(compressed);
    } catch (IOException e) {
      return all.toByteArray();
    }
    return all.toByteArray();
  }

  static byte[] pack(PackKind kind, byte[] body) {
    return new Pack(kind, 3, Instant.ofEpochSecond(1_900_000_000), body).encode(SIGNER);
  }

  static List<byte[]> packs() {
    return List.of(
        pack(PackKind.RULES, RulePack.CHECKPOINT.encode()),
        pack(PackKind.WATCH_LIST, WATCHED.encode()));
  }

  static List<byte[]> orders() {
    return golden("order-admit", "order-hold-gate", "order-trip-start");
  }

  static List<byte[]> rulePacks() {
    return List.of(
        RulePack.CHECKPOINT.encode(),
        text(ROOT.resolve("provisioning/wire/docs/rules-every-member.json")).getBytes(UTF_8));
  }

  static List<byte[]> watchLists() {
    return List.of(WATCHED.encode(), WatchList.EMPTY.encode());
  }

  static List<byte[]> revocations() {
    return List.of(Revocations.of(List.of(new RevocationTag(1), new RevocationTag(-1))).encode());
  }

  static List<byte[]> trustLists() {
    return List.of(
        TrustList.encode(
            List.of(
                new TrustList.Issuer(
                    TrustList.Use.PERSONAL_CODE,
                    TrustList.Form.KEY,
                    SIGNER.publicKey().getEncoded()),
                new TrustList.Issuer(
                    TrustList.Use.CERTIFICATE,
                    TrustList.Form.CERTIFICATE,
                    CERTIFICATES.getFirst().certificate()))));
  }

  /// Messages between kiosk and centre that were promised to stay readable.
  static List<byte[]> golden(String... names) {
    Path folder = ROOT.resolve("provisioning/wire/src/test/resources/golden/v1");
    return Stream.of(names)
        .map(name -> text(folder.resolve(name + ".hex")).replaceAll("\\s", ""))
        .map(HexFormat.of()::parseHex)
        .toList();
  }

  static List<byte[]> texts(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
  }

  /// Rules and data of the specification's suite, as `{"rule", "data"}`.
  static List<byte[]> certLogic() {
    return texts(
        "{\"rule\":{\"if\":[{\"var\":\"a.0\"},1,{\"+\":[1,2]}]},\"data\":{\"a\":[1]}}",
        "{\"rule\":{\"reduce\":[{\"var\":\"x\"},{\"+\":[{\"var\":\"accumulator\"},1]},0]},"
            + "\"data\":{\"x\":[1,2]}}",
        "{\"rule\":{\"not-before\":[{\"plusTime\":[{\"var\":\"d\"},14,\"day\"]},"
            + "{\"plusTime\":[\"2021-06-01T00:00:00Z\",0,\"year\"]}]},\"data\":{\"d\":\"2021-05\"}}",
        "{\"rule\":{\"extractFromUVCI\":[{\"var\":\"ci\"},1]},"
            + "\"data\":{\"ci\":\"URN:UVCI:01:VN:A/B#C\"}}",
        "{\"rule\":{\"and\":[{\"in\":[1,[1,2]]},{\"===\":[\"a\",\"a\"]},{\"!\":[false]}]},\"data\":0}",
        "{\"rule\":{\"dccDateOfBirth\":[\"1990-02\"]},\"data\":null}");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
