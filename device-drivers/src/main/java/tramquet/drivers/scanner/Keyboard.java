package tramquet.drivers.scanner;

import java.util.function.LongSupplier;
import tramquet.drivers.line.EvdevLine;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.line.Syscalls;

/// Any scanner that types its codes as a USB keyboard of the United States (a wedge), and then
/// Enter or Tab. It is taken from everybody else on the machine, so what it types reaches no
/// window.
public final class Keyboard implements ScannerModel {

  @Override
  public String id() {
    return "keyboard";
  }

  @Override
  public Port port() {
    return Port.KEYBOARD;
  }

  @Override
  public LineOpener<FrameSource> frames(Setup setup, LongSupplier nanoTime) {
    FrameRules rules = setup.rules(FrameRules.typed());
    return EvdevLine.at(setup.port(), Syscalls.ofThisMachine())
        .as(line -> new KeyFrames(line, rules));
  }
}
