package tramquet.box;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What becomes of the wireless network of a claim code, with the script that the package ships, a
/// folder of the test's for connections, and an `nmcli` that notes what it is told.
class NetworkTest {
  private static final Path SCRIPT =
      Path.of(System.getProperty("tramquet.root", ".."))
          .toAbsolutePath()
          .resolve("systemd/package/kiosk/root/usr/lib/tramquet-kiosk/network");

  private static final String CONNECTION = "tramquet-wireless.nmconnection";

  @TempDir private Path folder;

  private record Ended(int status, String said) {}

  /// What nmcli(1) would do, as far as it counts here.
  ///
  /// @param fails the word at which it fails
  private void manager(String fails) throws IOException {
    Path programs = Files.createDirectories(folder.resolve("programs"));
    Path manager =
        Files.writeString(
            programs.resolve("nmcli"),
            """
            #!/bin/sh
            echo "$*" >>"$TOLD"
            echo "connection of $*"
            case " $* " in *" %s "*) exit 4 ;; esac
            """
                .formatted(fails));
    assertTrue(manager.toFile().setExecutable(true));
  }

  @BeforeEach
  void furnish() throws IOException {
    manager("nothing");
    Files.createDirectory(folder.resolve("connections"));
  }

  private Path told() {
    return folder.resolve("told");
  }

  private Ended joins(String text) throws IOException {
    return joins(Files.writeString(folder.resolve("wifi"), text));
  }

  private Ended joins(Path file) throws IOException {
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(
                SCRIPT.toString(), file.toString(), folder.resolve("connections").toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("TOLD", told().toString());
    builder
        .environment()
        .merge("PATH", folder.resolve("programs").toString(), (old, own) -> own + ":" + old);
    try {
      Ended ended = new Ended(builder.start().waitFor(), Files.readString(output, UTF_8));
      assertFalse(Files.exists(file, NOFOLLOW_LINKS), "it is gone, whatever came of it");
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private String connection() throws IOException {
    return Files.readString(folder.resolve("connections").resolve(CONNECTION));
  }

  private Set<String> written() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("connections"))) {
      return new TreeSet<>(all.map(each -> each.getFileName().toString()).toList());
    }
  }

  @Test
  void aNetworkIsWrittenForItsOwnerAloneAndJoined() throws IOException {
    assertEquals(
        new Ended(0, "<6>the wireless network of a claim code is joined\n"),
        joins("Cho Han\nmatkhau8\n"));
    assertEquals(
        """
        # Of a claim code: the next one that names a wireless network writes it anew.
        [connection]
        id=tramquet-wireless
        uuid=5d1f3a52-9a0e-4c86-b1f7-3f0a6c2d7e41
        type=wifi
        autoconnect-retries=0
        [wifi]
        mode=infrastructure
        ssid=67;104;111;32;72;97;110;
        [wifi-security]
        key-mgmt=wpa-psk
        psk=matkhau8
        [ipv4]
        method=auto
        [ipv6]
        method=auto
        """,
        connection());
    assertEquals(Set.of(CONNECTION), written());
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(folder.resolve("connections").resolve(CONNECTION))));
    assertTrue(Files.readString(told()).contains("connection up tramquet-wireless"));
  }

  @Test
  void anOpenNetworkHasNoKeyAndTheNextOneTakesThePlaceOfTheLast() throws IOException {
    assertEquals(0, joins("Cho Han\nmatkhau8\n").status());
    assertEquals(0, joins("1\n\n").status());
    assertTrue(connection().contains("\nssid=49;\n"));
    assertFalse(connection().contains("wifi-security"));
    assertEquals(Set.of(CONNECTION), written());
  }

  /// Nothing in them means anything to a shell, to a key file, or to whoever reads the journal.
  @Test
  void whateverStandsInNameAndKeyIsOnlyThat() throws IOException {
    String name = "\"$(id)\" `x`;\\[a]é";
    String key = " $(touch x)\\n\"';#[b]= ";
    Ended ended = joins(name + "\n" + key + "\n");
    assertEquals(0, ended.status(), ended.said());
    byte[] bytes = name.getBytes(UTF_8);
    String numbers =
        IntStream.range(0, bytes.length)
            .mapToObj(at -> Integer.toString(bytes[at] & 0xFF))
            .collect(Collectors.joining(";", "ssid=", ";"));
    assertTrue(connection().contains("\n" + numbers + "\n"), connection());
    assertTrue(connection().contains("\npsk=\\s$(touch\\sx)\\\\n\"';#[b]=\\s\n"), connection());
    assertFalse(Files.exists(folder.resolve("x")));
    for (String said : List.of(ended.said(), Files.readString(told()))) {
      assertFalse(said.contains("touch") || said.contains("id)"), said);
    }
  }

  static Stream<String> wrong() {
    return Stream.of(
        "",
        "x",
        "x\n",
        "\nmatkhau8\n",
        "x\nshort\n",
        "x\n" + "k".repeat(64) + "\n",
        "x".repeat(33) + "\nmatkhau8\n",
        "x\nmatkhau8\n[connection]\n",
        "x\ty\nmatkhau8\n",
        "x\nmat\tkhau8\n",
        "x\nmatkhẩu8\n",
        "x\r\nmatkhau8\r\n",
        "x\n" + "k".repeat(1 << 20) + "\n");
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatIsNoNetworkIsRefusedAndNothingIsWritten(String text) throws IOException {
    Ended ended = joins(text);
    assertEquals(1, ended.status(), ended.said());
    assertTrue(ended.said().startsWith("<4>"), ended.said());
    assertFalse(ended.said().contains("matkhau"), ended.said());
    assertEquals(Set.of(), written());
    assertFalse(Files.exists(told()));
  }

  /// Root reads it, and whoever may put it there may not read all that root may.
  @Test
  void aLinkIsNotFollowed() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "Cho Han\nmatkhau8\n");
    Ended ended = joins(Files.createSymbolicLink(folder.resolve("wifi"), other));
    assertEquals(new Ended(1, "<4>the wireless network of a claim code cannot be read\n"), ended);
    assertEquals(Set.of(), written());
    assertTrue(Files.exists(other));
  }

  @Test
  void withoutNetworkManagerItIsSaidAndNothingIsWritten() throws IOException {
    Files.delete(folder.resolve("connections"));
    assertTrue(joins("Cho Han\nmatkhau8\n").said().contains("there is no NetworkManager"));
    assertFalse(Files.exists(folder.resolve("connections")));
  }

  @Test
  void aManagerThatDoesNotRunIsSaid() throws IOException {
    manager("load");
    Ended ended = joins("Cho Han\nmatkhau8\n");
    assertEquals(1, ended.status());
    assertTrue(ended.said().contains("systemctl status NetworkManager"), ended.said());
  }

  @Test
  void aNetworkThatIsNotThereYetIsTriedOn() throws IOException {
    manager("up");
    Ended ended = joins("Cho Han\nmatkhau8\n");
    assertEquals(0, ended.status());
    assertTrue(ended.said().contains("goes on trying"), ended.said());
    assertEquals(Set.of(CONNECTION), written());
  }
}
