package tramquet.kiosk.enrol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.found.AutoModel;
import tramquet.kiosk.config.ConfigFile;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.config.Loaded;
import tramquet.wire.ClaimCode;
import tramquet.wire.Direction;

/// The file that the package brings, and what code and centre tell beside it.
final class EnrolConfigTest {
  private static final String BROKER = "ssl://broker.example.vn:8883";

  private final ClaimCode code = exit(new Issuing().code("han-7"));

  @TempDir Path folder;

  private Path now;
  private String told = "";

  @BeforeEach
  void tell() throws IOException {
    now = folder.resolve("data/enrol/now");
    told = new EnrolConfig(now, code).enrolled(BROKER);
  }

  /// Of lane 7, which leads out: what is told differs from every default.
  private static ClaimCode exit(ClaimCode code) {
    return new ClaimCode(
        code.host(),
        code.authority(),
        code.claim(),
        code.kiosk(),
        code.place(),
        code.placeName(),
        "7",
        Direction.EXIT,
        code.sealing(),
        code.issued(),
        code.from(),
        code.until(),
        Optional.empty());
  }

  private KioskConfig installed() {
    String text = ConfigFile.sampleByCode().replace("\"/var/lib/tramquet\"", "\"data\"");
    return assertInstanceOf(
            Loaded.Complete.class, ConfigFile.parse(folder.resolve("kiosk.toml"), text))
        .config();
  }

  @Test
  void aKioskAsThePackageBringsItTakesACodeFromWhateverReaderThereIs() {
    KioskConfig config = installed();
    assertEquals(Optional.empty(), config.kiosk().byCode().orElseThrow().damaged());
    assertEquals(AutoModel.ID, config.scanner().model());
    assertTrue(AutoModel.isAnyPort(config.scanner().port()));
    assertEquals(OptionalInt.empty(), config.scanner().baud());
  }

  @Test
  void itIsAllThatItWasTold() throws IOException {
    Files.createDirectories(now.resolve("centre"));
    Files.writeString(now.resolve("centre/kiosk.toml"), told);
    KioskConfig config = installed();
    assertEquals("han-7", config.kiosk().id());
    assertEquals("7", config.lane().name());
    assertEquals(Direction.EXIT, config.lane().direction());
    assertEquals(now.resolve("authority.pub"), config.keys().authority());
    assertEquals(List.of(now.resolve("centre/personal-code.pub")), config.trust().personalCodes());
    assertEquals(Optional.of(URI.create(BROKER)), config.uplink().broker());
  }

  /// What stands in the technician's file wins, so none of it may stand there unasked.
  @Test
  void nothingThatIsToldStandsInThePackagesFile() {
    Set<String> both = keys(ConfigFile.sampleByCode());
    both.retainAll(keys(told));
    assertEquals(Set.of(), both);
  }

  private static Set<String> keys(String toml) {
    Set<String> keys = new TreeSet<>();
    String section = "";
    for (String line : toml.lines().toList()) {
      if (line.startsWith("[")) {
        section = line;
      } else if (line.matches("[a-z_]+ = .*")) {
        keys.add(section + line.substring(0, line.indexOf(' ')));
      }
    }
    return keys;
  }

  /// Else the one before would find nothing whatever was there.
  @Test
  void bothFilesNameKeys() {
    assertTrue(keys(told).contains("[lane]direction"));
    assertTrue(keys(ConfigFile.sample()).contains("[lane]direction"));
    assertTrue(keys(ConfigFile.sampleByCode()).contains("[kiosk]data"));
    assertEquals(Duration.ofSeconds(60), installed().uplink().resendAfter());
  }
}
