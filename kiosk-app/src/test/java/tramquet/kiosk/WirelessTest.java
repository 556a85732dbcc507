package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.lane.SetUp;
import tramquet.wire.Wifi;

final class WirelessTest {
  private static final Path PROGRAM = Path.of("/bin/sh");
  private static final Wifi NETWORK = new Wifi("Chợ Hàn \"$(id)\"", Optional.of(" mat khau 8"));

  @TempDir private Path folder;

  private SetUp.Wireless join(Optional<Path> to, Path manager, Wifi network) {
    return new Wireless(to, manager).join(network);
  }

  @Test
  void whoeverTakesItFindsTwoLinesAndNobodyElseReadsThem() throws IOException {
    Path file = folder.resolve("wifi");
    assertEquals(SetUp.Wireless.TOLD, join(Optional.of(folder), PROGRAM, NETWORK));
    assertEquals("Chợ Hàn \"$(id)\"\n mat khau 8\n", Files.readString(file));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    Files.writeString(folder.resolve("wifi.part"), "left by a power cut");
    assertEquals(
        SetUp.Wireless.TOLD,
        join(Optional.of(folder), PROGRAM, new Wifi("open", Optional.empty())));
    assertEquals("open\n\n", Files.readString(file));
    assertFalse(Files.exists(folder.resolve("wifi.part")));
  }

  @Test
  void whereNobodyTakesItNothingIsWritten() throws IOException {
    Path none = folder.resolve("none");
    assertEquals(SetUp.Wireless.BY_HAND, join(Optional.empty(), PROGRAM, NETWORK));
    assertEquals(SetUp.Wireless.BY_HAND, join(Optional.of(none), PROGRAM, NETWORK));
    assertEquals(SetUp.Wireless.BY_HAND, join(Optional.of(folder), none, NETWORK));
    try (var all = Files.list(folder)) {
      assertTrue(all.toList().isEmpty());
    }
  }

  @Test
  void whatCannotBeWrittenIsForPeople() throws IOException {
    Files.createDirectories(folder.resolve("wifi.part/in/the/way"));
    assertEquals(SetUp.Wireless.BY_HAND, join(Optional.of(folder), PROGRAM, NETWORK));
    assertFalse(Files.exists(folder.resolve("wifi")));
  }

  @Test
  void theUnitSaysWhereItIsTaken() {
    assertEquals(Optional.empty(), Wireless.of(Map.of()).folder());
    assertEquals(
        Optional.of(folder), Wireless.of(Map.of("TRAMQUET_NETWORK", folder.toString())).folder());
  }
}
