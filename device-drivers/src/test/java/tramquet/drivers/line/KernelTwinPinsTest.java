package tramquet.drivers.line;

import java.util.List;
import java.util.Optional;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.twin.ChipTwin;
import tramquet.drivers.twin.KernelTwin;

/// The kernel's wires over a twin of the kernel: all but the C library is real.
class KernelTwinPinsTest extends PinsContract {

  @Override
  Board board() {
    KernelTwin kernel = new KernelTwin(System::nanoTime);
    ChipTwin chip = kernel.plug(0, "pinctrl-bcm2711", 58);
    Pins pins =
        new Pi4jPins(
            KernelWires.open(kernel, Optional.empty(), "tramquet", System::nanoTime).orThrow());
    return new Board() {
      @Override
      public Pins pins() {
        return pins;
      }

      @Override
      public List<Level> trace(int bcm) {
        return chip.trace(bcm);
      }

      @Override
      public void touch(int bcm, Level level) {
        chip.touch(bcm, level);
      }
    };
  }
}
