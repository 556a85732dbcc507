package tramquet.technician;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tramquet.wire.Area;
import tramquet.wire.Declaration.Symptom;
import tramquet.wire.PersonalCode;
import tramquet.wire.Signed;
import tramquet.wire.SigningKey;
import tramquet.wire.TrustedKeys;
import tramquet.wire.Verification;
import tramquet.wire.tls.CertificateAuthority;
import tramquet.wire.tls.TlsIdentity;

class TechnicianTest {
  private static final SigningKey KEY = SigningKey.generate();
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00.5Z");

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeTheKey() throws Exception {
    Files.writeString(folder.resolve("key.pem"), KEY.pem());
  }

  private int run(String... arguments) {
    CommandLine command = Technician.commandLine(InstantSource.fixed(NOW));
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  private int issue(String... more) {
    return run(
        Stream.concat(
                Stream.of(
                    "code",
                    "personal",
                    "--issuer=school.example",
                    "--key=" + folder.resolve("key.pem")),
                Stream.of(more))
            .toArray(String[]::new));
  }

  static String read(Path file) throws Exception {
    BufferedImage image = ImageIO.read(file.toFile());
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    BinaryBitmap bitmap =
        new BinaryBitmap(
            new HybridBinarizer(
                new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
    return new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.PURE_BARCODE, true)).getText();
  }

  private static Signed<PersonalCode> decode(String text) {
    return PersonalCode.decode(text, TrustedKeys.of(KEY.publicKey())).asOptional().orElseThrow();
  }

  @Test
  void aPersonalCodeIsPrintedAndDrawn() throws Exception {
    Path png = folder.resolve("code.png");
    int status =
        issue(
            "--id=001190000001",
            "--insurance=HS4010000000001",
            "--name=Nguyễn Thị Ánh Nguyệt",
            "--birth=1990-01-02",
            "--sex=female",
            "--declared=now",
            "--symptom=cough",
            "--contact",
            "--out=" + png);
    assertEquals("", err.toString());
    assertEquals(0, status);
    String text = out.toString().strip();
    Signed<PersonalCode> signed = decode(text);
    assertEquals(Verification.VERIFIED, signed.verification());
    assertEquals(Set.of(Symptom.COUGH), signed.value().declaration().orElseThrow().symptoms());
    assertEquals(Instant.parse("2030-01-02T00:00:00Z"), signed.value().expiresAt());
    assertEquals(text, read(png));
    assertTrue(QrImage.of(text, ErrorCorrectionLevel.M).version() <= 12);
  }

  @Test
  void theLongestTextFitsVersion12() {
    String longest = PersonalCode.PREFIX + "Z".repeat(PersonalCode.MAX_TEXT - 4);
    assertEquals(12, QrImage.of(longest, ErrorCorrectionLevel.M).version());
    assertEquals(13, QrImage.of(longest + "Z", ErrorCorrectionLevel.M).version());
  }

  @Test
  void aSchoolIsDrawnAtOnce() throws Exception {
    Path csv = folder.resolve("class.csv");
    Files.writeString(
        csv,
        String.join(
            "\r\n",
            "\uFEFFName;ID;Birth;Sex",
            "\"Lê \"\"Bi\"\" An\";001210000001;2010;Nam",
            ";",
            "Vũ Thị Mơ;001310000002;2010-05-06;Nữ",
            ""));
    assertEquals(0, issue("--csv=" + csv, "--out=" + folder.resolve("codes")), err::toString);
    assertEquals("2 codes", out.toString().strip());
    assertEquals(
        "Vũ Thị Mơ",
        decode(read(folder.resolve("codes/0002.png"))).value().person().name().orElseThrow());
  }

  @Test
  void areasStandInTheDeclarationOfEachRow() throws Exception {
    Path csv = folder.resolve("class.csv");
    Files.writeString(csv, "id,areas\n001210000001,48/490/20194 79\n001310000002,\n");
    Path codes = folder.resolve("codes");
    assertEquals(0, issue("--csv=" + csv, "--out=" + codes, "--declared=now"), err::toString);
    assertEquals(Set.of(new Area("48/490/20194"), new Area("79")), areas(codes, "0001.png"));
    assertEquals(Set.of(), areas(codes, "0002.png"));
  }

  private static Set<Area> areas(Path codes, String name) throws Exception {
    return decode(read(codes.resolve(name))).value().declaration().orElseThrow().areas();
  }

  @Test
  void areasAreNotDeclaredByThemselvesNorInWordsNorWithoutEnd() {
    assertEquals(2, issue("--id=001190000001", "--areas=48"));
    assertTrue(err.toString().startsWith("areas: what is declared needs --declared"));
    assertEquals(2, issue("--id=001190000001", "--areas=hanoi", "--declared=now"));
    String nine = "01,02,03,04,05,06,07,08,09";
    assertEquals(2, issue("--id=001190000001", "--areas=" + nine, "--declared=now"));
    String eight = "48/49001/20001,48/49001/20002,48/49001/20003,48/49001/20004";
    assertEquals(
        2,
        issue(
            "--id=001190000001",
            "--old-id=123456789",
            "--insurance=HS4010000000001",
            "--name=" + "ễ".repeat(20),
            "--birth=1990-01-02",
            "--areas=" + eight + "," + eight.replace("/2", "/3"),
            "--declared=now"));
    assertTrue(err.toString().contains("areas: too many for one code"), err::toString);
  }

  @Test
  void aWrongRowIsNamedByItsNumberAndNothingIsDrawn() throws Exception {
    Path csv = folder.resolve("class.csv");
    Files.writeString(csv, "id,name\n001210000001,Lê An\n12,Vũ Mơ\n");
    assertEquals(1, issue("--csv=" + csv, "--out=" + folder.resolve("codes")));
    assertEquals("row 2: identifiers", err.toString().strip());
    assertFalse(Files.exists(folder.resolve("codes")));
  }

  @Test
  void aWrongCallIsTwo() {
    assertEquals(2, issue("--id=12"));
    assertEquals(2, issue("--id=001190000001", "--sex=x"));
    assertEquals(2, issue("--id=001190000001", "--contact"));
    assertEquals(2, issue("--id=001190000001", "--declared=today"));
    assertEquals(2, issue());
    assertEquals(2, run("poster", "--host=A", "--place=x", "--out=x.png"));
  }

  @Test
  void aMissingOrWrongKeyIsOne() throws Exception {
    Files.writeString(folder.resolve("key.pem"), "no key");
    assertEquals(1, issue("--id=001190000001"));
    Files.delete(folder.resolve("key.pem"));
    assertEquals(1, issue("--id=001190000001"));
  }

  @Test
  void aPlaceCodeIsDrawnAsPictureAndForPrint() throws Exception {
    Path png = folder.resolve("p.png");
    Path svg = folder.resolve("p.svg");
    assertEquals(
        0,
        run(
            "poster",
            "--host=centre.example",
            "--place=cho-han-2",
            "--out=" + png,
            "--out=" + svg));
    assertEquals("https://centre.example/p/cho-han-2.sec", out.toString().strip());
    assertEquals("https://centre.example/p/cho-han-2.sec", read(png));
    assertTrue(Files.readString(svg).contains("width=\"150mm\""));
  }

  @Test
  void helpIsZero() {
    for (List<String> call :
        List.of(
            List.of("--help"),
            List.of("code", "personal", "--help"),
            List.of("poster", "--help"),
            List.of("order", "code", "--help"),
            List.of("order", "sign", "--help"),
            List.of("order", "send", "--help"))) {
      assertEquals(0, run(call.toArray(String[]::new)));
    }
  }

  @Test
  void anAuthorityDrawsItsKeysOnceAndKeepsThePrivateOnesToItself() throws Exception {
    String keys = folder.resolve("keys").toString();
    assertEquals(
        0, run("authority", "init", "--out", keys, "--host", "centre.example.vn"), err::toString);
    Path issuer = folder.resolve("keys/personal-code.key");
    assertTrue(SigningKey.ofPem(Files.readString(issuer)).asOptional().isPresent());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(issuer)));
    try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
      assertEquals(14, files.count());
    }
    Path centre = folder.resolve("keys/centre");
    try (Stream<Path> files = Files.list(centre)) {
      for (Path each : files.filter(file -> file.toString().endsWith(".key")).toList()) {
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
      }
    }
    assertTrue(
        CertificateAuthority.of(
                text(centre.resolve("centre-ca.pem")), text(centre.resolve("centre-ca.key")))
            .asOptional()
            .isPresent());
    assertTrue(
        TlsIdentity.of(
                text(centre.resolve("root-ca.pem")),
                text(centre.resolve("server.pem")),
                text(centre.resolve("server.key")))
            .asOptional()
            .isPresent());
    String before = Files.readString(issuer);
    assertEquals(1, run("authority", "init", "--out", keys));
    assertEquals(before, Files.readString(issuer));
  }

  private static TlsIdentity.Text text(Path file) throws Exception {
    return new TlsIdentity.Text(file.toString(), Files.readString(file));
  }

  @Test
  void whatIsNoHostIsAWrongCall() {
    String keys = folder.resolve("keys").toString();
    assertEquals(2, run("authority", "init", "--out", keys, "--host", "https://centre"));
    assertFalse(Files.exists(folder.resolve("keys")));
  }
}
