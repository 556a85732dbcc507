package tramquet.technician;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.wire.Identifier;
import tramquet.wire.Identifier.Kind;
import tramquet.wire.Pack;
import tramquet.wire.RevocationTag;
import tramquet.wire.Revocations;
import tramquet.wire.TrustList;
import tramquet.wire.WatchList;

/// Trust lists, revocations and watch lists, from files to what a kiosk reads.
class ListDraftsTest {
  /// A self-signed certificate of an invented issuer, EC P-256, until 2049 (base64 DER).
  private static final String CERTIFICATE =
      "MIIBLTCB06ADAgECAgEBMAoGCCqGSM49BAMCMCAxCzAJBgNVBAYTAlZOMREwDwYDVQQDDAhTcGVj"
          + "aW1lbjAeFw0yMTAxMDEwMDAwMDBaFw00OTEyMzEwMDAwMDBaMCAxCzAJBgNVBAYTAlZOMREwDwYD"
          + "VQQDDAhTcGVjaW1lbjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABHXoTwRz/+QHPTCvMyrQu0Fg"
          + "LqvXTbEGV0b17/UYfCz/Lv+ZDWYKXJxCw8xkdYmn/b2LHtsiQff/T/0YVwG5ecQwCgYIKoZIzj0E"
          + "AwIDSQAwRgIhANWEZTXK3Hm0lgr1S71x1qNf4RPEQxkPxO/Qe850b/ggAiEA/5ax1x9mHfgm5DVH"
          + "YBcV+5qre+DQ8tdwTYsNvlllBYU=";

  private final Desk desk;

  ListDraftsTest(@TempDir Path folder) throws IOException {
    desk = new Desk(folder);
  }

  @Test
  void issuersAreCountedAndTold() throws IOException {
    Path certificates = Files.createDirectory(desk.path("certificates"));
    byte[] der = Base64.getDecoder().decode(CERTIFICATE);
    Files.write(certificates.resolve("a.der"), der);
    Files.writeString(certificates.resolve("b.pem"), "twice\n" + Desk.pem("CERTIFICATE", der));
    Files.writeString(certificates.resolve("README"), "not looked at");
    desk.good(
        "pack",
        "build",
        "trust",
        "--certificates",
        "@certificates",
        "--personal-codes",
        "@pack.pub",
        "@other.pub",
        "--version",
        "1",
        "-o",
        "@draft");
    assertTrue(
        desk.out().contains("1 issuer of health certificates, 2 issuers of personal codes"),
        desk.out());
    Pack pack = desk.signed();
    assertEquals(3, TrustList.issuers(pack.body()).asOptional().orElseThrow().size());
    assertTrue(TrustList.decode(pack.body()).asOptional().isPresent());
    desk.good("pack", "show", "@pack", "--json");
    JsonNode json = JsonMapper.shared().readTree(desk.out());
    JsonNode issuer = json.path("issuers").path(0);
    assertEquals("unchecked", json.path("signature").asString());
    assertEquals("VN", issuer.path("country").asString());
    assertEquals("CN=Specimen,C=VN", issuer.path("subject").asString());
    assertEquals("EC 256", issuer.path("algorithm").asString());
    assertEquals("2049-12-31T00:00:00Z", issuer.path("expires").asString());
    assertEquals(Desk.KEY.keyId().hex(), json.path("issuers").path(1).path("keyId").asString());
    desk.good("pack", "show", "@pack");
    assertTrue(desk.out().contains("signs health certificates"), desk.out());
    assertTrue(desk.out().contains("CN=Specimen,C=VN"), desk.out());
  }

  @Test
  void aBrokenIssuerIsNamedAndAPrivateKeyIsNotTaken() throws IOException {
    desk.file("broken.pem", Desk.pem("CERTIFICATE", new byte[] {1, 2}));
    desk.failed(
        "broken.pem: not a certificate or public key",
        "pack",
        "build",
        "trust",
        "--certificates",
        "@broken.pem",
        "--version=1",
        "-o",
        "@draft");
    desk.failed(
        "pack.key: holds a private key",
        "pack",
        "build",
        "trust",
        "--personal-codes",
        "@pack.key",
        "--version=1",
        "-o",
        "@draft");
    desk.failed(
        "gone.pem: there is no such file",
        "pack",
        "build",
        "trust",
        "--personal-codes",
        "@gone.pem",
        "--version=1",
        "-o",
        "@draft");
  }

  @Test
  void revocationsOfEveryFormAreRead() throws IOException {
    desk.file(
        "a.txt",
        """
        # of the ministry
        uvci:URN:UVCI:01:VN:SPECIMEN1
        country-uvci:VN:URN:UVCI:01:VN:SPECIMEN2

        hash:FF11223344556677
        """);
    desk.file("b.txt", "hash:EREREREREREREREREREREQ==\nuvci:URN:UVCI:01:VN:SPECIMEN1\n");
    desk.good("pack", "build", "revocations", "@a.txt", "@b.txt", "--version", "1", "-o", "@draft");
    assertTrue(desk.out().contains("4 revocations, 1 line given twice"), desk.out());
    Revocations list = Revocations.decode(desk.signed().body()).asOptional().orElseThrow();
    for (RevocationTag tag :
        List.of(
            RevocationTag.ofIdentifier("URN:UVCI:01:VN:SPECIMEN1"),
            RevocationTag.ofIdentifier("VN", "URN:UVCI:01:VN:SPECIMEN2"),
            new RevocationTag(0xFF11223344556677L),
            new RevocationTag(0x1111111111111111L))) {
      assertTrue(list.contains(tag));
    }
    desk.good("pack", "show", "@pack");
    assertTrue(desk.out().contains("4 revocations"), desk.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "uvci:",
        "hash:abcd",
        "hash:!!!!!!!!!!!!",
        "country-uvci:vn:x",
        "country-uvci:VN:"
      })
  void aWrongLineIsToldByItsNumber(String line) throws IOException {
    desk.file("a.txt", "# first\n" + line + "\n");
    desk.failed(
        "a.txt: line 2: ",
        "pack",
        "build",
        "revocations",
        "@a.txt",
        "--version",
        "1",
        "-o",
        "@draft");
  }

  @Test
  void manyLinesShowThatTheyAreRead() throws IOException {
    Files.write(
        desk.path("many.txt"),
        IntStream.range(0, 300_000).mapToObj(i -> "uvci:SPECIMEN" + i).toList());
    desk.good("pack", "build", "revocations", "@many.txt", "--version", "1", "-o", "@draft");
    assertTrue(desk.err().contains("many.txt: 250000 lines read"), desk.err());
    assertTrue(desk.out().contains("300,000 revocations"), desk.out());
  }

  @Test
  void aWatchListHoldsEveryNumberAndShowsNone() throws IOException {
    desk.file(
        "people.csv",
        "name,citizen-id,passport,insurance\nA,001190000001,,\nB,,b 1234567,HS4010000000001\n");
    desk.good("pack", "build", "watch-list", "@people.csv", "--version", "1", "-o", "@draft");
    Pack pack = desk.signed();
    WatchList list = WatchList.decode(pack.body()).asOptional().orElseThrow();
    assertEquals(3, list.size());
    assertTrue(list.contains(new Identifier(Kind.CITIZEN_ID, "001190000001")));
    assertTrue(list.contains(new Identifier(Kind.PASSPORT, "B1234567")));
    assertTrue(list.contains(new Identifier(Kind.INSURANCE_CARD, "HS4010000000001")));
    desk.good("pack", "show", "@pack");
    assertTrue(desk.out().contains("3 numbers"), desk.out());
    assertFalse(desk.out().contains("001190000001"));
    for (String name : List.of("draft", "pack")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(desk.path(name))));
    }
  }

  @Test
  void everyWatchListHasAKeyOfItsOwn() throws IOException {
    desk.file("people.csv", "citizen-id\n001190000001\n");
    desk.good("pack", "build", "watch-list", "@people.csv", "--version", "1", "-o", "@one");
    desk.good("pack", "build", "watch-list", "@people.csv", "--version", "1", "-o", "@two");
    assertTrue(Files.mismatch(desk.path("one"), desk.path("two")) >= 0);
  }

  @Test
  void aWrongRowIsToldByItsNumberAndColumn() throws IOException {
    desk.file("people.csv", "name,citizen-id\nA,001190000001\nB,00119\nC,\n");
    desk.failed(
        "row 2: citizen-id: not built as such a number",
        "pack",
        "build",
        "watch-list",
        "@people.csv",
        "--version",
        "1",
        "-o",
        "@draft");
    assertTrue(desk.err().contains("row 3: no number"), desk.err());
    assertFalse(desk.err().contains("00119\n"));
  }
}
