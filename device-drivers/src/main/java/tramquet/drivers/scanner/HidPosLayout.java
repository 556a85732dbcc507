package tramquet.drivers.scanner;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tramquet.drivers.Bytes;

/// Where things stand in a report of a scanner in HID POS mode (USB HID usage page 0x8C). Makers
/// agree on 64 bytes with a length, 56 bytes of data and a mark that more follows, and not on the
/// rest.
enum HidPosLayout {
  /// Newland, Unitech, ID TECH and others: data at once, the maker's number for the kind of code in
  /// the last byte but one.
  ///
  /// ```
  ///   0    1       2 … 57   58 … 61   62           63
  ///   02   length  data     0         kind or 0    more
  /// ```
  PLAIN(2, 62),

  /// Honeywell and Metrologic: the symbology identifier of ISO/IEC 15424 stands before the data.
  ///
  /// ```
  ///   0    1       2 … 4       5 … 60   61             62   63
  ///   02   length  identifier  data     maker's kind   0    more
  /// ```
  IDENTIFIED(5, 61);

  /// Bytes of a report, its number included.
  static final int REPORT = 64;

  /// The number of reports that carry what was scanned.
  static final byte SCANNED = 2;

  /// Bytes of data in a full report.
  static final int DATA = 56;

  private static final int LENGTH_AT = 1;
  private static final int IDENTIFIER_AT = 2;
  private static final int MORE_AT = 63;
  private static final Bytes NO_IDENTIFIER = Bytes.of(new byte[3]);
  private static final byte PLAIN_OUTPUT = 4;
  private static final byte IDENTIFIED_OUTPUT = (byte) 0xfd;
  private static final int HONEYWELL = 0x0c2e;
  private static final int HAND_HELD_PRODUCTS = 0x0536;

  private final int dataAt;
  private final int kindAt;

  HidPosLayout(int dataAt, int kindAt) {
    this.dataAt = dataAt;
    this.kindAt = kindAt;
  }

  /// One report's part of a code.
  ///
  /// @param identifier of ISO/IEC 15424; empty if the scanner did not say
  /// @param kind the maker's own number for the kind of code; 0 if it did not say
  /// @param more whether another report goes on
  record Part(SymbologyIdentifier identifier, int kind, Bytes data, boolean more) {

    /// Whether two parts can be of one code.
    boolean goesWith(Part other) {
      return kind == other.kind && identifier.equals(other.identifier);
    }
  }

  /// How a maker's scanners lay out their reports.
  ///
  /// @param vendor USB vendor id
  static HidPosLayout of(int vendor) {
    return vendor == HONEYWELL || vendor == HAND_HELD_PRODUCTS ? IDENTIFIED : PLAIN;
  }

  /// Reads a report.
  ///
  /// @return empty if it has not this layout; none of the one is taken for the other and cut in the
  ///   wrong place
  Optional<Part> part(Bytes report) {
    if (report.length() != REPORT) {
      return Optional.empty();
    }
    int length = Byte.toUnsignedInt(report.at(LENGTH_AT));
    byte more = report.at(MORE_AT);
    if (length > DATA || more < 0 || more > 1 || !fits(report)) {
      return Optional.empty();
    }
    return Optional.of(
        new Part(
            this == IDENTIFIED ? identifier(report) : SymbologyIdentifier.UNKNOWN,
            Byte.toUnsignedInt(report.at(kindAt)),
            report.slice(dataAt, dataAt + length),
            more == 1));
  }

  /// Whether nothing follows a report, whatever else it is.
  static boolean isLast(Bytes report) {
    return report.length() == REPORT && report.at(MORE_AT) == 0;
  }

  /// An identifier at the beginning of plain data is one that the scanner was told to send; only
  /// with a maker's kind behind the data it is the other layout.
  private boolean fits(Bytes report) {
    boolean identified = !identifier(report).equals(SymbologyIdentifier.UNKNOWN);
    return switch (this) {
      case PLAIN -> !identified || report.at(IDENTIFIED.kindAt) == 0;
      case IDENTIFIED -> identified || report.slice(IDENTIFIER_AT, dataAt).equals(NO_IDENTIFIER);
    };
  }

  private static SymbologyIdentifier identifier(Bytes report) {
    return SymbologyIdentifier.at(report.slice(IDENTIFIER_AT, IDENTIFIED.dataAt));
  }

  /// How a command is said, where the makers of this layout tell. Each is forgotten by a scanner
  /// that is switched off.
  Optional<Bytes> command(Command command) {
    return switch (this) {
      case PLAIN ->
          switch (command) {
            case TRIGGER_ON -> Optional.of(output(PLAIN_OUTPUT, "~\u00010000#SCNTRG1;\u0003"));
            case TRIGGER_OFF -> Optional.of(output(PLAIN_OUTPUT, "~\u00010000#SCNTRG0;\u0003"));
            case BEEP, LAMP_ON, LAMP_OFF, IDENTIFY -> Optional.empty();
          };
      case IDENTIFIED ->
          switch (command) {
            case TRIGGER_ON -> Optional.of(output(IDENTIFIED_OUTPUT, "\u0016T\r"));
            case TRIGGER_OFF -> Optional.of(output(IDENTIFIED_OUTPUT, "\u0016U\r"));
            case BEEP -> Optional.of(output(IDENTIFIED_OUTPUT, "\u0016\u0007\r"));
            case IDENTIFY -> Optional.of(output(IDENTIFIED_OUTPUT, "\u0016M\rREVINF."));
            case LAMP_ON, LAMP_OFF -> Optional.empty();
          };
    };
  }

  /// An output report: its number, the length of what it holds, and that.
  private static Bytes output(byte number, String text) {
    byte[] report = new byte[REPORT];
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    report[0] = number;
    report[1] = (byte) bytes.length;
    System.arraycopy(bytes, 0, report, 2, bytes.length);
    return Bytes.of(report);
  }
}
