package tramquet.drivers.scanner;

import java.nio.file.Path;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import tramquet.drivers.line.SerialLine;

/// A kind of scanner: how its line is set up and how its frames end. One file each.
public interface ScannerModel {

  /// The word that stands for it in the configuration, such as `generic-line`.
  String id();

  /// A scanner of this model, not started.
  ///
  /// @param name how the place calls it
  /// @param port its device, best as a stable link
  /// @param settings of the line, as configured
  /// @param ending what ends a frame, as configured
  /// @param nanoTime `System::nanoTime`, or a test's clock
  /// @param random for the jitter between tries
  Scanner scanner(
      String name,
      Path port,
      SerialLine.Settings settings,
      FrameRules.Ending ending,
      LongSupplier nanoTime,
      RandomGenerator random);
}
