package tramquet.kiosk.keep;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.kiosk.lane.Kept;
import tramquet.kiosk.lane.Screen;

final class LaneFileTest {
  private static final Kept CLOSED_ON_A_TRIP =
      new Kept(Set.of(Screen.Cause.SWITCHED_OFF, Screen.Cause.GATE_FAULTY), Optional.of("ferry-7"));

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("lane");
  }

  private Kept afterARestart() {
    return new LaneFile(path).load();
  }

  @Test
  void withoutAFileTheLaneIsOpen() {
    assertEquals(Kept.NOTHING, afterARestart());
  }

  @Test
  void whatWasSavedLastIsThereAfterARestart() throws IOException {
    LaneFile file = new LaneFile(path);
    file.save(CLOSED_ON_A_TRIP);
    assertEquals(CLOSED_ON_A_TRIP, afterARestart());
    assertEquals("closed gate-faulty,switched-off trip ferry-7\n", Files.readString(path));
    file.save(Kept.NOTHING);
    assertEquals(Kept.NOTHING, afterARestart());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "closed",
        "closed - trip",
        "open - trip -",
        "closed tired trip -",
        "closed , trip -",
        "closed - trip a_b",
        "closed - trip cảng"
      })
  void aFileThatSaysNothingClosesTheLane(String line) throws IOException {
    Files.writeString(path, line);
    assertEquals(Set.of(Screen.Cause.SWITCHED_OFF), afterARestart().closed());
  }

  @Test
  void noCutOfTheFileOpensTheLane() throws IOException {
    new LaneFile(path).save(CLOSED_ON_A_TRIP);
    byte[] whole = Files.readAllBytes(path);
    for (int length = 0; length < whole.length; length++) {
      Files.writeString(path, new String(whole, 0, length, US_ASCII));
      assertFalse(afterARestart().closed().isEmpty(), "cut after " + length);
    }
  }

  @Test
  void aDiskThatFailsIsBorne() {
    LaneFile nowhere = new LaneFile(folder.resolve("gone").resolve("lane"));
    nowhere.save(CLOSED_ON_A_TRIP);
    assertEquals(Kept.NOTHING, nowhere.load());
  }

  @Test
  void whatWaitsIsSavedWhenTheKioskStops() {
    try (LaneKeeper keeper = new LaneKeeper(new LaneFile(path))) {
      keeper.accept(Kept.NOTHING);
      keeper.accept(CLOSED_ON_A_TRIP);
    }
    assertEquals(CLOSED_ON_A_TRIP, afterARestart());
    assertTrue(Files.notExists(folder.resolve("lane.new")));
  }
}
