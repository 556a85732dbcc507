package tramquet.drivers.scanner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.line.SerialLine;

/// A kind of scanner: how its line is set up and how its frames end. One file each.
public interface ScannerModel {

  /// The word that stands for it in the configuration, such as `generic-line`.
  String id();

  /// Where such a scanner is found.
  default Port port() {
    return Port.SERIAL;
  }

  /// Whether it can say what it is, so that its speed can be found out.
  default boolean canBeProbed() {
    return false;
  }

  /// A scanner of this model, not started.
  ///
  /// @param name how the place calls it
  /// @param nanoTime `System::nanoTime`, or a test's clock
  /// @param random for the jitter between tries
  default Scanner scanner(String name, Setup setup, LongSupplier nanoTime, RandomGenerator random) {
    return new LineScanner(name, frames(setup, nanoTime), nanoTime, random);
  }

  /// The way to what such a scanner reads.
  ///
  /// @param nanoTime `System::nanoTime`, or a test's clock
  LineOpener<FrameSource> frames(Setup setup, LongSupplier nanoTime);

  /// What the kernel makes of a scanner.
  enum Port {
    /// A serial port, real or over USB: `/dev/serial/…`, `/dev/tty…`.
    SERIAL,
    /// A keyboard: `/dev/input/…`.
    KEYBOARD,
    /// A device that speaks in reports: `/dev/hidraw…`.
    REPORTS,
    /// A camera: `/dev/video…`, `/dev/v4l/…`, or a program that writes its pictures.
    CAMERA
  }

  /// What is configured for one scanner.
  ///
  /// @param port its device, best as a stable link
  /// @param line how a serial line is set up; means nothing to other devices
  /// @param probing whether its speed is to be found out instead; takes a model that can say what
  ///   it is
  /// @param ending what ends a frame
  /// @param pause the longest pause inside a frame; empty: what the model finds right
  record Setup(
      Path port,
      SerialLine.Settings line,
      boolean probing,
      FrameRules.Ending ending,
      Optional<Duration> pause) {

    /// At a speed that is known.
    public Setup(
        Path port, SerialLine.Settings line, FrameRules.Ending ending, Optional<Duration> pause) {
      this(port, line, false, ending, pause);
    }

    /// A model's own rules, with what is configured instead.
    FrameRules rules(FrameRules own) {
      return new FrameRules(own.longest(), pause.orElse(own.interByte()), ending);
    }
  }
}
