package tramquet.drivers.scanner;

import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import tramquet.drivers.line.HidrawLine;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.line.ReportLine;
import tramquet.drivers.line.Syscalls;

/// Any scanner in HID POS mode (`/dev/hidraw…`): framed by itself, with the kind of code, without a
/// terminator that could be set wrong.
public final class HidPos implements ScannerModel {
  private final String id;
  private final Optional<HidPosLayout> layout;

  private HidPos(String id, Optional<HidPosLayout> layout) {
    this.id = id;
    this.layout = layout;
  }

  /// The layout of its reports follows from who made it.
  public static HidPos byVendor() {
    return new HidPos("hid-pos", Optional.empty());
  }

  /// As Newland, Unitech and ID TECH do it, whoever made it.
  public static HidPos newland() {
    return new HidPos("hid-pos-newland", Optional.of(HidPosLayout.PLAIN));
  }

  /// As Honeywell does it, whoever made it.
  public static HidPos honeywell() {
    return new HidPos("hid-pos-honeywell", Optional.of(HidPosLayout.IDENTIFIED));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Port port() {
    return Port.REPORTS;
  }

  @Override
  public LineOpener<FrameSource> frames(Setup setup, LongSupplier nanoTime) {
    return frames(
        HidrawLine.at(setup.port(), Syscalls.ofThisMachine()),
        setup.rules(FrameRules.reported()),
        nanoTime);
  }

  /// A scanner at a device of one's own.
  ///
  /// @param rules the longest code, and the longest pause between two of its reports
  public Scanner scanner(
      String name,
      LineOpener<ReportLine> opener,
      FrameRules rules,
      LongSupplier nanoTime,
      RandomGenerator random) {
    return new LineScanner(name, frames(opener, rules, nanoTime), nanoTime, random);
  }

  private LineOpener<FrameSource> frames(
      LineOpener<ReportLine> opener, FrameRules rules, LongSupplier nanoTime) {
    return opener.as(line ->
        new HidPosFrames(
            line, layout.orElseGet(() -> HidPosLayout.of(line.vendor())), rules, nanoTime));
  }
}
