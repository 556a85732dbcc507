package tramquet.drivers.scanner;

import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import tramquet.drivers.line.JSerialCommLine;

/// Any scanner on a serial line or USB-COM that sends the payload and then CR, LF or both. It is
/// never talked to, so it must be set up to read by itself.
public final class GenericLine implements ScannerModel {

  @Override
  public String id() {
    return "generic-line";
  }

  @Override
  public Scanner scanner(String name, Setup setup, LongSupplier nanoTime, RandomGenerator random) {
    return LineScanner.serial(
        name,
        JSerialCommLine.at(setup.port(), setup.line()),
        setup.rules(FrameRules.terminatedAt(setup.line().baud())),
        nanoTime,
        random);
  }
}
