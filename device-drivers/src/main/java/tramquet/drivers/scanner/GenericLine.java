package tramquet.drivers.scanner;

import java.nio.file.Path;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import tramquet.drivers.line.JSerialCommLine;
import tramquet.drivers.line.SerialLine;

/// Any scanner on a serial line or USB-COM that sends the payload and then CR, LF or both. It is
/// never talked to, so it must be set up to read by itself.
public final class GenericLine implements ScannerModel {

  @Override
  public String id() {
    return "generic-line";
  }

  @Override
  public Scanner scanner(
      String name,
      Path port,
      SerialLine.Settings settings,
      FrameRules.Ending ending,
      LongSupplier nanoTime,
      RandomGenerator random) {
    return new SerialScanner(
        name,
        JSerialCommLine.at(port, settings),
        switch (ending) {
          case TERMINATOR -> FrameRules.terminatedAt(settings.baud());
          case SILENCE -> FrameRules.terminatedAt(settings.baud()).endedBySilence();
        },
        nanoTime,
        random);
  }
}
