package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.line.Pins;
import tramquet.drivers.twin.PinsTwin;
import tramquet.drivers.twin.StepSchedule;
import tramquet.kiosk.config.KioskConfig;

final class JumperTest {
  private static final int MAINTENANCE = 26;

  @TempDir private Path folder;

  private static KioskConfig.Pins pins(
      KioskConfig.Pins.Provider provider, KioskConfig.Pins.Active active, OptionalInt maintenance) {
    OptionalInt none = OptionalInt.empty();
    return new KioskConfig.Pins(
        provider,
        Optional.empty(),
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        maintenance,
        active,
        KioskConfig.Pins.GateKind.PULSE,
        Duration.ofMillis(150),
        Duration.ofSeconds(5),
        KioskConfig.Pins.Contact.CLOSES);
  }

  /// A contact like the gate's: closed by the level that means on, and open when it is cut off.
  @Test
  void aJumperIsAContactOfTheBoard() {
    for (KioskConfig.Pins.Active active : KioskConfig.Pins.Active.values()) {
      Pins.Level closed = active == KioskConfig.Pins.Active.HIGH ? Pins.Level.HIGH : Pins.Level.LOW;
      PinsTwin board = new PinsTwin(() -> 0);
      try (StepSchedule schedule = new StepSchedule()) {
        GateContacts contacts =
            new GateContacts(
                pins(KioskConfig.Pins.Provider.KERNEL, active, OptionalInt.of(MAINTENANCE)),
                board.pins(),
                schedule);
        assertFalse(contacts.isJumperIn());
        board.raise(MAINTENANCE, closed);
        schedule.pass(Duration.ofSeconds(1));
        assertTrue(contacts.isJumperIn());
        assertEquals(Map.of("maintenance", true), contacts.levels());
        board.raise(MAINTENANCE, closed.opposite());
        schedule.pass(Duration.ofSeconds(1));
        assertFalse(contacts.isJumperIn());
      }
    }
  }

  @Test
  void whereNoneIsWiredNoneIsIn() {
    try (StepSchedule schedule = new StepSchedule()) {
      assertFalse(
          new GateContacts(
                  pins(
                      KioskConfig.Pins.Provider.KERNEL,
                      KioskConfig.Pins.Active.HIGH,
                      OptionalInt.empty()),
                  new PinsTwin(() -> 0).pins(),
                  schedule)
              .isJumperIn());
    }
  }

  @Test
  void ofPinsInMemoryAFileIsTheJumperWhereOneIsNamed() throws IOException {
    Path file = folder.resolve("jumper");
    assertFalse(isIn(OptionalInt.of(MAINTENANCE), file));
    Files.writeString(file, "");
    assertTrue(isIn(OptionalInt.of(MAINTENANCE), file));
    assertFalse(isIn(OptionalInt.empty(), file));
  }

  private static boolean isIn(OptionalInt maintenance, Path file) {
    try (LaneHardware hardware =
        LaneHardware.open(
            pins(KioskConfig.Pins.Provider.TWIN, KioskConfig.Pins.Active.HIGH, maintenance),
            () -> 0,
            (_, _, _) -> {})) {
      return hardware.isJumperIn(file);
    }
  }
}
