package tramquet.technician;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import picocli.CommandLine;
import tramquet.wire.Pack;
import tramquet.wire.Signed;
import tramquet.wire.SigningKey;
import tramquet.wire.TrustedKeys;
import tramquet.wire.Verification;

/// A folder in which the command runs, with the authority's keys `pack.key` and `pack.pub`, a
/// stranger's `other.pub`, and what the last call said. In calls `@name` is a file of the folder.
final class Desk {
  static final SigningKey KEY = SigningKey.generate();
  static final Instant NOW = Instant.parse("2030-01-01T00:00:00.123Z");

  private final Path folder;
  private InstantSource clock = InstantSource.fixed(NOW);
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  Desk(Path folder) throws IOException {
    this.folder = folder;
    file("pack.key", KEY.pem());
    file("pack.pub", publicPem(KEY));
    file("other.pub", publicPem(SigningKey.generate()));
  }

  private static String publicPem(SigningKey key) {
    return pem("PUBLIC KEY", key.publicKey().getEncoded());
  }

  static String pem(String label, byte[] der) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(label, Base64.getMimeEncoder().encodeToString(der));
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  void file(String name, String text) throws IOException {
    Files.writeString(path(name), text);
  }

  String out() {
    return out.toString();
  }

  /// What [#out] says, as one line: where a sentence breaks depends on what else is in it.
  String words() {
    return out().replaceAll("\\s+", " ");
  }

  String err() {
    return err.toString();
  }

  /// What time it is from now on.
  void time(InstantSource now) {
    clock = now;
  }

  int run(String... words) {
    out = new StringWriter();
    err = new StringWriter();
    CommandLine command = Technician.commandLine(clock);
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(
        Arrays.stream(words)
            .map(word -> word.startsWith("@") ? path(word.substring(1)).toString() : word)
            .toArray(String[]::new));
  }

  void good(String... words) {
    assertEquals(0, run(words), this::err);
  }

  /// `@test.order`, for the kiosk `ben-xe-01`.
  void signTestOrder() {
    good(signTest("@test.order"));
  }

  /// The words that sign an order to test the kiosk `ben-xe-01`.
  static String[] signTest(String file) {
    return "order sign test --kiosk ben-xe-01 --by BX7-0042 --key @pack.key -o %s"
        .formatted(file)
        .split(" ");
  }

  void failed(String message, String... words) {
    assertEquals(1, run(words));
    assertTrue(err().contains(message), this::err);
  }

  /// As the kiosk reads it.
  Pack verified(String name) throws IOException {
    Signed<Pack> pack =
        Pack.decode(Files.readAllBytes(path(name)), TrustedKeys.of(KEY.publicKey()))
            .asOptional()
            .orElseThrow();
    assertEquals(Verification.VERIFIED, pack.verification());
    return pack.value();
  }

  /// The draft `draft` as the pack `pack`.
  Pack signed() throws IOException {
    good("pack", "sign", "@draft", "--key", "@pack.key", "-o", "@pack");
    return verified("pack");
  }

  /// The example of the README of `wire`.
  String rulesFile() throws IOException {
    return Files.readString(
        Path.of(
            System.getProperty("tramquet.root", "../.."),
            "provisioning/wire/docs/rules-every-member.json"));
  }
}
