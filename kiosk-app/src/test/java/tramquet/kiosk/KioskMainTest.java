package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import picocli.CommandLine;
import tramquet.wire.Pack;
import tramquet.wire.PackKind;
import tramquet.wire.RulePack;
import tramquet.wire.SigningKey;
import tramquet.wire.tls.AuthorityTwin;
import tramquet.wire.tls.CertificateAuthority;

@ResourceLock("java.util.logging")
class KioskMainTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private int before;

  @Test
  void helpNamesTheCommandsAndTheExitStatus() {
    assertEquals(0, execute("--help"));
    assertTrue(out.toString().contains("check"), out.toString());
    assertTrue(out.toString().contains("Exit status"), out.toString());
  }

  @Test
  void anUnknownCommandIsAUsageError() {
    assertEquals(2, execute("fly"));
  }

  @Test
  void theSampleIsPrinted() {
    assertEquals(0, execute("check", "--print-sample"));
    assertTrue(out.toString().contains("[lane]"), out.toString());
    assertTrue(out.toString().contains("\nid = "), out.toString());
  }

  @Test
  void theSampleOfAKioskThatIsToldWhoItIsNamesNone() {
    assertEquals(0, execute("check", "--print-sample", "--by-code"));
    assertTrue(out.toString().contains("\n# id = "), out.toString());
  }

  @Test
  void aGoodConfigurationSaysWhatWouldRunAndThatTheScannerIsNotThere() throws Exception {
    Path file = configuration();
    keys();
    assertEquals(0, execute("check", "--config", file.toString()));
    assertTrue(out.toString().contains("kiosk    kiosk-1, records in " + folder.resolve("data")));
    assertTrue(
        out.toString().contains("warning: scanner.port: nothing at " + folder.resolve("tty")),
        out.toString());
    assertTrue(out.toString().endsWith("ok" + System.lineSeparator()), out.toString());
  }

  @Test
  void aMissingKeyFileIsNamed() throws Exception {
    Path file = configuration();
    assertEquals(1, execute("check", "--config", file.toString()));
    String expected = "error: keys.authority: no file " + folder.resolve("a.pub");
    assertTrue(out.toString().contains(expected), out.toString());
  }

  @Test
  void aKioskThatACodeSetsUpSaysHowFarThatIs() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("kiosk.toml"), "kiosk.data = \"data\"\nscanner.port = \"tty\"\n");
    assertEquals(1, execute("check", "--config", file.toString()));
    assertTrue(out.toString().contains("set up   by a claim code, which it has not seen yet"));
    Path now = Files.createDirectories(folder.resolve("data/enrol/now"));
    assertEquals(1, execute("check", "--config", file.toString()));
    Path told = now.resolve("kiosk.toml");
    assertTrue(out.toString().contains("by a claim code, and this is damaged: " + told));
    Files.writeString(
        told,
        """
        kiosk.id = "han-1"
        lane.name = "1"
        keys.authority = "a.pub"
        keys.view = "v.pub"
        """);
    keys();
    assertEquals(0, execute("check", "--config", file.toString()));
    assertTrue(out.toString().contains("by a claim code, not approved yet"), out.toString());
    assertTrue(out.toString().contains("kiosk    han-1"), out.toString());
    Path _ = Files.createDirectory(now.resolve("centre"));
    Path _ = Files.copy(told, now.resolve("centre/kiosk.toml"));
    assertEquals(0, execute("check", "--config", file.toString()));
    assertTrue(out.toString().contains("by a claim code, approved"), out.toString());
  }

  @Test
  void aBadConfigurationIsRefusedWithItsPlace() throws Exception {
    Path file = Files.writeString(configuration(), "\nlane.nam = \"2\"\n");
    assertEquals(2, execute("check", "--config", file.toString()));
    String expected = file + ":2:1: lane.nam: unknown key; did you mean 'lane.name'?";
    assertTrue(err.toString().contains(expected), err.toString());
    assertEquals(2, execute("run", "--config", file.toString()));
  }

  @Test
  void aFolderForRecordsThatCannotBeMadeStopsTheStart() throws Exception {
    Path file = configuration();
    Files.writeString(folder.resolve("data"), "");
    String expected = "kiosk.data: %s is not a folder".formatted(folder.resolve("data"));
    assertEquals(1, execute("check", "--config", file.toString()));
    assertTrue(out.toString().contains("error: " + expected), out.toString());
    assertEquals(1, execute("run", "--config", file.toString()));
    assertTrue(err.toString().contains(expected), err.toString());
  }

  @Test
  void aKeyFileWithoutAKeyIsNamed() throws Exception {
    Path file = configuration();
    keys();
    Files.writeString(folder.resolve("v.pub"), "none");
    assertEquals(1, execute("check", "--config", file.toString()));
    String expected = "error: " + folder.resolve("v.pub") + ": no X25519 public key";
    assertTrue(out.toString().contains(expected), out.toString());
  }

  @Test
  void checkSaysWhichPacksWouldBeInForceAndTakesNoneIn() throws Exception {
    SigningKey signer = SigningKey.generate();
    Path file =
        Files.writeString(
            configuration(),
            """
            keys.pack = "pack.pem"
            lane.pack = "own.pack"
            """,
            StandardOpenOption.APPEND);
    Files.writeString(
        file,
        Files.readString(file)
            .replace("v.pub\" }\nkeys.pack = \"pack.pem\"", "v.pub\", pack = \"pack.pem\" }"));
    keys();
    Files.writeString(
        folder.resolve("pack.pem"),
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getEncoder().encodeToString(signer.publicKey().getEncoded())
            + "\n-----END PUBLIC KEY-----\n");
    Pack pack =
        new Pack(
            PackKind.RULES, 42, Instant.parse("2026-10-01T00:00:00Z"), RulePack.MANIFEST.encode());
    Files.write(folder.resolve("own.pack"), pack.encode(signer));
    assertEquals(0, execute("check", "--config", file.toString()));
    String expected = "pack     rules: manifest, version 42, signed 2026-10-01T00:00:00Z, fresh";
    assertTrue(out.toString().contains(expected), out.toString());
    assertFalse(Files.exists(folder.resolve("data")));

    Files.write(folder.resolve("own.pack"), pack.encode(SigningKey.generate()));
    assertEquals(1, execute("check", "--config", file.toString()));
    assertTrue(out.toString().contains("own.pack: not signed by a trusted key"), out.toString());
  }

  @Test
  void checkSaysWhatIsWrongWithTheFilesOfTls() throws Exception {
    AuthorityTwin ours = new AuthorityTwin("ours", InstantSource.system().instant());
    Path file = tls();
    keys();
    assertEquals(1, execute("check", "--config", file.toString()));
    assertTrue(said().contains("error: tls.ca: no file " + folder.resolve("ca.pem")), said());
    assertTrue(
        said().endsWith("the kiosk can serve, and deliver nothing" + System.lineSeparator()));

    certificates(ours, ours.client("kiosk-1"));
    assertEquals(0, execute("check", "--config", file.toString()));
    assertTrue(said().endsWith("ok" + System.lineSeparator()), said());

    Files.writeString(folder.resolve("own.key"), ours.client("kiosk-1").keyPem());
    assertEquals(1, execute("check", "--config", file.toString()));
    String key =
        "error: tls.key: " + folder.resolve("own.key") + ": not the key of the certificate";
    assertTrue(said().contains(key), said());

    certificates(ours, ours.client("kiosk-1", InstantSource.system().instant().minusSeconds(60)));
    assertEquals(1, execute("check", "--config", file.toString()));
    assertTrue(said().contains("error: tls: the certificate expired at "), said());
  }

  @Test
  void checkWarnsOfTheCertificateOfAnotherKiosk() throws Exception {
    AuthorityTwin ours = new AuthorityTwin("ours", InstantSource.system().instant());
    Path file = tls();
    keys();
    certificates(ours, ours.client("kiosk-2"));
    assertEquals(0, execute("check", "--config", file.toString()));
    String warning =
        "warning: tls.certificate: it is for \"kiosk-2\", and this kiosk is \"kiosk-1\"";
    assertTrue(said().contains(warning), said());
  }

  @Test
  void checkConnectsWhereItIsAskedTo() throws Exception {
    AuthorityTwin ours = new AuthorityTwin("ours", InstantSource.system().instant());
    Path file = tls();
    keys();
    certificates(ours, ours.client("kiosk-1"));
    assertEquals(1, execute("check", "--connect", "--config", file.toString()));
    assertTrue(said().contains("error: ssl://localhost:1: nobody listens there"), said());
  }

  private void certificates(AuthorityTwin authority, CertificateAuthority.Issued own)
      throws Exception {
    Files.writeString(folder.resolve("ca.pem"), authority.pem());
    Files.writeString(folder.resolve("own.pem"), own.certificatePem());
    Files.writeString(folder.resolve("own.key"), own.keyPem());
  }

  private Path tls() throws Exception {
    return Files.writeString(
        configuration(),
        """
        uplink.broker = "ssl://localhost:1"
        tls = { ca = "ca.pem", certificate = "own.pem", key = "own.key" }
        """,
        StandardOpenOption.APPEND);
  }

  /// What it printed since it was asked last.
  private String said() {
    return out.toString().substring(before);
  }

  private void keys() throws Exception {
    Files.writeString(folder.resolve("a.pub"), "01".repeat(32));
    Files.writeString(folder.resolve("v.pub"), "02".repeat(32));
  }

  private Path configuration() throws Exception {
    return Files.writeString(
        folder.resolve("kiosk.toml"),
        """
        kiosk = { id = "kiosk-1", data = "data" }
        scanner.port = "tty"
        keys = { authority = "a.pub", view = "v.pub" }
        """);
  }

  private int execute(String... arguments) {
    CommandLine command = KioskMain.commandLine();
    before = out.toString().length();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int status = command.execute(arguments);
    command.getOut().flush();
    command.getErr().flush();
    return status;
  }
}
