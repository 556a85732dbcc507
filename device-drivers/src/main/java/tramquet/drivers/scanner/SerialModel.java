package tramquet.drivers.scanner;

import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.line.SerialLine;

/// A kind of scanner on a serial port or USB-COM.
interface SerialModel extends ScannerModel {

  /// What it says and understands.
  ///
  /// @param rules what a frame is, where it sends lines
  Dialect dialect(FrameRules rules);

  @Override
  default boolean canBeProbed() {
    return dialect(FrameRules.terminatedAt(9_600)).bytes(Command.IDENTIFY).isPresent();
  }

  @Override
  default LineOpener<FrameSource> frames(Setup setup, LongSupplier nanoTime) {
    IntFunction<LineOpener<SerialLine>> atSpeed =
        baud -> SerialLine.at(setup.port(), setup.line().withBaud(baud));
    IntFunction<Dialect> spoken = baud -> dialect(setup.rules(FrameRules.terminatedAt(baud)));
    int baud = setup.line().baud();
    boolean probed = setup.probing() && canBeProbed();
    LineOpener<SerialLine> opener =
        probed ? new ProbedLine(setup.port(), atSpeed, spoken, nanoTime) : atSpeed.apply(baud);
    // The slowest speed has the most patience, and any may be found.
    Dialect dialect = spoken.apply(probed ? 9_600 : baud);
    return opener.as(line -> new SerialFrames(line, dialect, nanoTime));
  }
}
