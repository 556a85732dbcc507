package tramquet.drivers.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tramquet.drivers.line.LineInfo.Direction;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.twin.ChipTwin;
import tramquet.drivers.twin.KernelTwin;

class GpioChipsTest {
  private final KernelTwin kernel = new KernelTwin(System::nanoTime);
  private final GpioChips chips = new GpioChips(kernel);

  @AfterEach
  void nothingStaysOpen() {
    assertEquals(0, kernel.openDescriptors());
  }

  private LineFault refused(Optional<String> label) {
    return switch (chips.find(label)) {
      case Answer.Given<GpioChip>(GpioChip chip) -> throw new AssertionError(chip.label());
      case Answer.Refused<GpioChip>(LineFault fault) -> fault;
    };
  }

  @Test
  void thePisHeaderIsFoundWhateverItsNumber() {
    kernel.plug(0, "gpio-brcmstb@107d508500", 32);
    kernel.plug(4, "pinctrl-rp1", 54);
    try (GpioChip chip = chips.find(Optional.empty()).orThrow()) {
      assertEquals("gpiochip4", chip.name());
      assertEquals("pinctrl-rp1", chip.label());
      assertEquals("/dev/gpiochip4", chip.path());
      assertEquals(54, chip.lineCount());
    }
  }

  @Test
  void aLabelIsTakenAtItsWord() {
    kernel.plug(0, "pinctrl-bcm2711", 58);
    kernel.plug(1, "mcp23017", 16);
    try (GpioChip chip = chips.find(Optional.of("mcp23017")).orThrow()) {
      assertEquals("gpiochip1", chip.name());
    }
  }

  @Test
  void aMachineWithoutChipsIsToldFromOneWithOthers() {
    assertEquals(new LineFault.NoChips(), refused(Optional.empty()));
    kernel.plug(0, "other", 8);
    assertEquals(
        new LineFault.NoSuchChip(GpioChips.PI_LABELS, List.of("other")), refused(Optional.empty()));
    assertEquals(
        "no GPIO chip is labelled \"mine\"; there are: \"other\"",
        refused(Optional.of("mine")).text());
  }

  @Test
  void twoChipsOfOneLabelAreNotChosenBetween() {
    kernel.plug(0, "mcp23017", 16);
    kernel.plug(1, "mcp23017", 16);
    assertEquals(
        new LineFault.SeveralChips("mcp23017", List.of("gpiochip0", "gpiochip1")),
        refused(Optional.of("mcp23017")));
  }

  @Test
  void aForbiddenChipSaysWhichGroupIsMissing() {
    kernel.plug(0, "pinctrl-bcm2711", 58).forbid();
    assertEquals(new LineFault.NoPermission("/dev/gpiochip0"), refused(Optional.empty()));
    assertTrue(refused(Optional.empty()).text().contains("group gpio"));
  }

  @Test
  void aChipThatIsGoneAndOneThatAnswersNothingAreTold() {
    ChipTwin chip = kernel.plug(0, "pinctrl-bcm2711", 58);
    kernel.failNext("ioctl", 25);
    assertEquals(
        new LineFault.Failed("asking /dev/gpiochip0 what it is", 25), refused(Optional.empty()));
    chip.unplug();
    assertEquals(new LineFault.Gone("/dev/gpiochip0"), refused(Optional.empty()));
  }

  @Test
  void linesSayWhoHasThem() {
    ChipTwin twin = kernel.plug(0, "pinctrl-bcm2711", 3);
    twin.name(1, "GPIO1");
    twin.hold(1, "spi0 CS1");
    try (GpioChip chip = chips.find(Optional.empty()).orThrow()) {
      assertEquals(
          List.of(
              new LineInfo(0, "", Optional.empty(), Direction.INPUT),
              new LineInfo(1, "GPIO1", Optional.of("spi0 CS1"), Direction.INPUT),
              new LineInfo(2, "", Optional.empty(), Direction.INPUT)),
          chip.lines().orThrow());
    }
  }

  @Test
  void aLineIsFoundByItsNameFirst() {
    ChipTwin twin = kernel.plug(0, "expander", 8);
    twin.name(3, "GPIO5");
    try (GpioChip chip = chips.find(Optional.of("expander")).orThrow()) {
      assertEquals(3, chip.offsetOf(5).orThrow());
      assertEquals(6, chip.offsetOf(6).orThrow());
      assertEquals(
          new Answer.Refused<>(new LineFault.NoSuchLine("gpiochip0", 17, 8)), chip.offsetOf(17));
    }
  }

  @Test
  void severalLevelsAreReadAtOnceAndNobodyKeepsTheLines() {
    ChipTwin twin = kernel.plug(0, "pinctrl-bcm2711", 64);
    twin.touch(5, Level.HIGH);
    twin.touch(63, Level.HIGH);
    try (GpioChip chip = chips.find(Optional.empty()).orThrow()) {
      assertEquals(
          List.of(Level.HIGH, Level.LOW, Level.HIGH),
          chip.levels(List.of(63, 6, 5), "look").orThrow());
      assertEquals("", twin.holder(5));
      twin.hold(6, "kiosk");
      assertEquals(
          new Answer.Refused<>(new LineFault.Busy("gpiochip0", 6, "kiosk")),
          chip.levels(List.of(63, 6, 5), "look"));
      assertEquals("", twin.holder(63));
    }
  }
}
