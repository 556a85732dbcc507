package tramquet.kiosk.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClaimedFileTest {
  private static final String CLAIMED =
      """
      [kiosk]
      id = "han-1"

      [lane]
      name = "7"
      direction = "exit"

      [screen]
      place = "Chợ Hàn"

      [keys]
      authority = "/keys/authority.pub"
      view = "/keys/view.pub"
      """;

  @TempDir Path folder;

  private Path now;

  @BeforeEach
  void make() {
    now = folder.resolve("data/enrol/now");
  }

  /// As a package brings it, with more.
  private KioskConfig config(String more) {
    String bare =
        """
        kiosk.data = "data"
        scanner.port = "/dev/ttyACM0"
        """;
    return assertInstanceOf(
            Loaded.Complete.class, ConfigFile.parse(folder.resolve("kiosk.toml"), bare + more))
        .config();
  }

  private void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Optional<KioskConfig.ByCode> byCode(Path... damaged) {
    return Optional.of(
        new KioskConfig.ByCode(folder.resolve("claim.pub"), List.of(damaged).stream().findFirst()));
  }

  @Test
  void whoWasToldNothingIsNobody() {
    KioskConfig config = config("");
    assertEquals("unclaimed", config.kiosk().id());
    assertEquals(byCode(), config.kiosk().byCode());
  }

  @Test
  void whatTheCodeSaysCountsAndWhatTheFileSaysWins() throws IOException {
    write(now.resolve("kiosk.toml"), CLAIMED);
    KioskConfig config = config("lane.name = \"8\"\n");
    assertEquals("han-1", config.kiosk().id());
    assertEquals(byCode(), config.kiosk().byCode());
    assertEquals("8", config.lane().name());
    assertEquals(Path.of("/keys/view.pub"), config.keys().view());
    assertEquals(Optional.empty(), config.uplink().broker());
  }

  @Test
  void whatTheCentreSaysCountsInItsStead() throws IOException {
    write(now.resolve("kiosk.toml"), CLAIMED);
    write(now.resolve("centre/kiosk.toml"), CLAIMED + "[uplink]\nbroker = \"tcp://localhost:1\"\n");
    assertEquals(Optional.of(URI.create("tcp://localhost:1")), config("").uplink().broker());
  }

  @Test
  void whoIsNamedByTheFileHearsNoCode() throws IOException {
    write(now.resolve("kiosk.toml"), CLAIMED);
    KioskConfig config =
        config(
            """
            kiosk.id = "ga-1"
            keys.authority = "a.pub"
            keys.view = "v.pub"
            """);
    assertEquals("ga-1", config.kiosk().id());
    assertEquals(Optional.empty(), config.kiosk().byCode());
  }

  @Test
  void whatIsDamagedMakesNobodyOfItAndIsNamed() throws IOException {
    Path file = now.resolve("kiosk.toml");
    List<String> garbage =
        List.of(
            "",
            "\0\0\0\0",
            "[kiosk\nid",
            CLAIMED.substring(0, CLAIMED.length() / 2),
            CLAIMED.substring(0, CLAIMED.indexOf("view")),
            CLAIMED.replace("han-1", "Hàn 1"),
            CLAIMED.replace("\"exit\"", "7"),
            CLAIMED + "[unheard]\nof = 1\n",
            CLAIMED.replace("id = \"han-1\"", "id = [\"han-1\"]"));
    for (String each : garbage) {
      write(file, each);
      KioskConfig.Kiosk kiosk = config("").kiosk();
      assertEquals("unclaimed", kiosk.id(), each);
      assertEquals(byCode(file), kiosk.byCode(), each);
    }
    Files.write(file, new byte[] {(byte) 0xC3, '='});
    assertEquals(byCode(file), config("").kiosk().byCode());
    Files.delete(file);
    assertEquals(byCode(file), config("").kiosk().byCode());
  }

  /// That the centre has answered is not forgotten because its file is damaged.
  @Test
  void whatTheCodeSaidDoesNotStandInForTheCentre() throws IOException {
    write(now.resolve("kiosk.toml"), CLAIMED);
    Path file = now.resolve("centre/kiosk.toml");
    Files.createDirectories(now.resolve("centre"));
    Files.write(file, "broker = ".getBytes(UTF_8));
    assertEquals(byCode(file), config("").kiosk().byCode());
  }
}
