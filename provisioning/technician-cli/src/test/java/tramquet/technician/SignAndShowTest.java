package tramquet.technician;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tramquet.wire.Pack;
import tramquet.wire.PackDraft;
import tramquet.wire.PackKind;

/// Versions, files, signatures, and who is told what.
class SignAndShowTest {
  private final Desk desk;

  SignAndShowTest(@TempDir Path folder) throws IOException {
    desk = new Desk(folder);
  }

  @Test
  void theVersionAfterAnotherIsOneMore() throws IOException {
    desk.good("pack", "build", "rules", "--preset", "manifest", "--version", "8", "-o", "@draft");
    desk.signed();
    desk.good("pack", "build", "rules", "--preset", "manifest", "--after", "@pack", "-o", "@next");
    assertEquals(
        9,
        PackDraft.decode(Files.readAllBytes(desk.path("next")))
            .asOptional()
            .orElseThrow()
            .version());
    desk.failed(
        "holds rules, not trust",
        "pack",
        "build",
        "trust",
        "--personal-codes",
        "@pack.pub",
        "--after",
        "@pack",
        "-o",
        "@t");
  }

  @Test
  void nothingIsWrittenOverUnlessAsked() throws IOException {
    desk.file("draft", "mine");
    desk.failed(
        "is there already",
        "pack",
        "build",
        "rules",
        "--preset",
        "manifest",
        "--version",
        "1",
        "-o",
        "@draft");
    assertEquals("mine", Files.readString(desk.path("draft")));
    desk.good(
        "pack", "build", "rules", "--preset=manifest", "--version=1", "-o", "@draft", "--force");
    assertEquals(
        "rw-r--r--",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(desk.path("draft"))));
    desk.file("pack", "mine");
    desk.failed("is there already", "pack", "sign", "@draft", "--key", "@pack.key", "-o", "@pack");
    assertEquals("mine", Files.readString(desk.path("pack")));
  }

  @Test
  void onlyAWholeDraftIsSigned() throws IOException {
    Files.write(desk.path("draft"), new PackDraft(PackKind.RULES, 1, new byte[] {1}).encode());
    desk.failed(
        "no kiosk could read it", "pack", "sign", "@draft", "--key", "@pack.key", "-o", "@pack");
    desk.file("draft", "text");
    desk.failed(
        "neither a pack nor", "pack", "sign", "@draft", "--key", "@pack.key", "-o", "@pack");
    desk.good(
        "pack", "build", "rules", "--preset=manifest", "--version=1", "-o", "@draft", "--force");
    desk.signed();
    desk.failed("signed already", "pack", "sign", "@pack", "--key", "@pack.key", "-o", "@again");
    desk.failed("no Ed25519", "pack", "sign", "@draft", "--key", "@pack.pub", "-o", "@again");
    assertFalse(Files.exists(desk.path("again")));
  }

  @Test
  void theMomentOfIssueMayBeSaid() throws IOException {
    desk.good("pack", "build", "rules", "--preset", "manifest", "--version", "1", "-o", "@draft");
    String at = "2029-12-30T00:00:00Z";
    desk.good("pack", "sign", "@draft", "--key", "@pack.key", "-o", "@pack", "--at", at);
    assertEquals(Instant.parse(at), desk.verified("pack").issuedAt());
    desk.good("pack", "show", "@pack");
    assertTrue(desk.out().contains(at + " (2 days ago)"), desk.out());
    desk.good(
        "pack",
        "sign",
        "@draft",
        "--key",
        "@pack.key",
        "-o",
        "@late",
        "--at",
        "2030-01-02T00:00:00Z");
    assertTrue(desk.err().contains("after the clock of this machine"), desk.err());
    assertEquals(
        2, desk.run("pack", "sign", "@draft", "--key", "@pack.key", "-o", "@x", "--at", "now"));
  }

  @Test
  void whatIsNotVerifiedIsOne() throws IOException {
    desk.good("pack", "build", "rules", "--preset", "manifest", "--version", "1", "-o", "@draft");
    desk.signed();
    assertEquals(1, desk.run("pack", "show", "@pack", "--key", "@other.pub"));
    assertTrue(desk.out().contains("NOT VERIFIED: signed by another key"), desk.out());
    byte[] bytes = Files.readAllBytes(desk.path("pack"));
    bytes[bytes.length - 1] ^= 1;
    Files.write(desk.path("damaged"), bytes);
    assertEquals(1, desk.run("pack", "show", "@damaged", "--key", "@pack.pub", "--json"));
    assertEquals("invalid", JsonMapper.shared().readTree(desk.out()).path("signature").asString());
    Files.write(
        desk.path("broken"),
        new Pack(PackKind.TRUST, 1, Desk.NOW, new byte[] {1}).encode(Desk.KEY));
    assertEquals(1, desk.run("pack", "show", "@broken", "--key", "@pack.pub"));
    assertTrue(desk.out().contains("BROKEN"), desk.out());
    desk.failed("neither a pack nor a draft", "pack", "show", "@pack.pub");
  }

  @Test
  void onlyWhatKiosksWouldTakeIsPublished() throws IOException {
    desk.good("pack", "build", "rules", "--preset", "manifest", "--version", "8", "-o", "@draft");
    published("none: this is a draft", "@draft", "@pack.pub");
    var _ = desk.signed();
    published("NOT VERIFIED: signed by another key", "@pack", "@other.pub");
    published("the broker is not there", "@pack", "@pack.pub");
  }

  private void published(String message, String file, String key) {
    desk.failed(
        message,
        "pack publish %s --key %s --kiosk ben-xe-01 --broker tcp://127.0.0.1:1"
            .formatted(file, key)
            .split(" "));
  }

  @Test
  void aWrongCallIsTwo() {
    assertEquals(2, desk.run("pack", "build", "rules", "--preset", "manifest", "-o", "@draft"));
    assertEquals(
        2,
        desk.run(
            "pack", "build", "rules", "--preset", "manifest", "--version", "0", "-o", "@draft"));
    assertEquals(
        2, desk.run("pack", "build", "rules", "--preset", "x", "--version=1", "-o", "@draft"));
    assertTrue(desk.err().contains("--preset: there are checkpoint, manifest"));
    assertEquals(2, desk.run("pack", "build", "rules", "--version", "1", "-o", "@draft"));
    assertEquals(2, desk.run("pack", "build", "trust", "--version", "1", "-o", "@draft"));
    assertEquals(2, desk.run("pack", "build", "everything"));
    assertEquals(2, desk.run("pack", "sign", "@draft"));
    assertEquals(2, desk.run("pack", "show"));
    assertEquals(2, desk.run("pack", "publish", "@pack", "--key", "@pack.pub"));
  }

  @Test
  void everyCommandHelps() {
    for (String command :
        List.of(
            "pack",
            "pack build",
            "pack build rules",
            "pack build shadow-rules",
            "pack build trust",
            "pack build revocations",
            "pack build watch-list",
            "pack sign",
            "pack show",
            "pack publish")) {
      desk.good((command + " --help").split(" "));
      assertTrue(desk.out().startsWith("Usage: tramquet " + command), desk.out());
    }
  }
}
