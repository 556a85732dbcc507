package tramquet.drivers.scanner;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A scanner in HID POS mode: which reports it sends for a code, by the makers' tables and not by
/// the driver's.
enum HidPosReports {
  /// Newland, Unitech, ID TECH.
  NEWLAND(2, 62, 0x1eab),
  /// Honeywell.
  HONEYWELL(5, 61, 0x0c2e);

  static final int DATA = 56;

  final int vendor;
  private final int dataAt;
  private final int kindAt;

  HidPosReports(int dataAt, int kindAt, int vendor) {
    this.dataAt = dataAt;
    this.kindAt = kindAt;
    this.vendor = vendor;
  }

  /// The maker that does it otherwise.
  HidPosReports other() {
    return this == NEWLAND ? HONEYWELL : NEWLAND;
  }

  /// One code.
  List<byte[]> code(byte[] payload) {
    return code(payload, "]Q1", 's');
  }

  List<byte[]> code(byte[] payload, String identifier, int kind) {
    List<byte[]> reports = new ArrayList<>();
    int from = 0;
    do {
      int to = Math.min(payload.length, from + DATA);
      reports.add(
          report(Arrays.copyOfRange(payload, from, to), identifier, kind, to < payload.length));
      from = to;
    } while (from < payload.length);
    return reports;
  }

  /// One report. Newland's has no place for the identifier.
  byte[] report(byte[] part, String identifier, int kind, boolean more) {
    byte[] report = new byte[64];
    report[0] = 2;
    report[1] = (byte) part.length;
    if (this == HONEYWELL) {
      ByteBuffer.wrap(report).put(2, identifier.getBytes(StandardCharsets.US_ASCII));
    }
    ByteBuffer.wrap(report).put(dataAt, part);
    report[kindAt] = (byte) kind;
    report[63] = (byte) (more ? 1 : 0);
    return report;
  }

  /// What the contract sends: codes that end in CR, LF or both, and perhaps half of one.
  List<byte[]> codes(byte[] lines) {
    String text = new String(lines, StandardCharsets.ISO_8859_1).replace("\r\n", "\r");
    List<byte[]> reports = new ArrayList<>();
    int from = 0;
    for (int to = text.indexOf('\r'); to >= 0; to = text.indexOf('\r', from)) {
      String code = text.substring(from, to);
      boolean identified = this == HONEYWELL && code.startsWith("]");
      byte[] payload = code.substring(identified ? 3 : 0).getBytes(StandardCharsets.ISO_8859_1);
      reports.addAll(code(payload, identified ? code.substring(0, 3) : "\0\0\0", 0));
      from = to + 1;
    }
    if (from < text.length()) {
      byte[] half = text.substring(from).getBytes(StandardCharsets.ISO_8859_1);
      reports.add(report(half, "\0\0\0", 0, true));
    }
    return reports;
  }
}
