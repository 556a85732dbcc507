package tramquet.drivers.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tramquet.drivers.line.Pins.Level;

/// What is left of an output when its program is killed. It needs what `KernelPinsTest` needs.
@EnabledIfSystemProperty(
    named = KernelPinsTest.CHIP,
    matches = ".+",
    disabledReason = "this machine has no gpio-sim")
@Timeout(120)
class KilledHolderTest {
  private static final int RELAY = 22;

  private final String label = System.getProperty(KernelPinsTest.CHIP, "");

  /// Another program: drives the relay, says so, and waits to be killed.
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      KernelWires wires =
          KernelWires.open(
                  Syscalls.ofThisMachine(), Optional.of(arguments[0]), "victim", System::nanoTime)
              .orThrow();
      wires.output(RELAY, Level.LOW).drive(Level.HIGH);
      System.out.println("held");
      System.exit(System.in.read());
    }
  }

  /// A `kill -9` leaves nobody who could drive the resting level: the kernel takes the line back,
  /// and what the wire does then is the board's matter. `gpio-sim` lets it fall, as a Pi with
  /// `strict_gpiod` does.
  @Test
  void aKilledProgramHoldsNothing() throws Exception {
    GpioSim sim = new GpioSim(Path.of(System.getProperty("tramquet.gpio.sim", "")), label);
    // The resistor at the gate's input.
    sim.touch(RELAY, Level.LOW);
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                label)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = holder.inputReader();
        GpioChip chip =
            new GpioChips(Syscalls.ofThisMachine()).find(Optional.of(label)).orThrow()) {
      assertEquals("held", said.readLine());
      assertEquals(Optional.of("victim"), chip.line(RELAY).orThrow().heldBy());
      assertEquals(Level.HIGH, sim.level(RELAY));
      holder.destroyForcibly().waitFor();
      assertEquals(Optional.empty(), chip.line(RELAY).orThrow().heldBy());
      assertEquals(Level.LOW, sim.level(RELAY));
    } finally {
      holder.destroyForcibly();
    }
  }
}
