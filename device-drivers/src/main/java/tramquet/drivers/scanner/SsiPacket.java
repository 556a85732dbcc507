package tramquet.drivers.scanner;

import java.util.Optional;
import tramquet.drivers.Bytes;

/// A packet of Zebra's Simple Serial Interface: `length opcode source status data… checksum(2)`.
/// The length counts all but the checksum; the checksum makes the sum of all bytes, itself as one
/// number, zero.
///
/// Thread: immutable.
///
/// @param opcode what it is, 0 to 255
/// @param status bit 0: sent again, bit 1: more packets follow, bit 3: keep for good
record SsiPacket(int opcode, int source, int status, Bytes data) {
  static final int HEADER = 4;
  static final int CHECKSUM = 2;

  /// The longest, with its checksum.
  static final int LONGEST = 255 + CHECKSUM;

  static final int SEGMENT = 0x73;
  static final int SEGMENT_ACK = 0x74;
  static final int REQUEST_REVISION = 0xA3;
  static final int REPLY_REVISION = 0xA4;
  static final int ACK = 0xD0;
  static final int NAK = 0xD1;
  static final int START_SESSION = 0xE4;
  static final int STOP_SESSION = 0xE5;
  static final int BEEP = 0xE6;
  static final int LED_ON = 0xE7;
  static final int LED_OFF = 0xE8;
  static final int DECODE_DATA = 0xF3;
  static final int EVENT = 0xF6;

  static final int RESENT = 1;
  static final int MORE = 2;
  static final int DECODER = 0x00;
  static final int HOST = 0x04;

  /// A packet of ours.
  static SsiPacket fromHost(int opcode, int... data) {
    byte[] bytes = new byte[data.length];
    for (int i = 0; i < data.length; i++) {
      bytes[i] = (byte) data[i];
    }
    return new SsiPacket(opcode, HOST, 0, Bytes.of(bytes));
  }

  boolean isResent() {
    return (status & RESENT) != 0;
  }

  boolean isContinued() {
    return (status & MORE) != 0;
  }

  /// The same, sent for the first time.
  SsiPacket fresh() {
    return new SsiPacket(opcode, source, status & ~RESENT, data);
  }

  /// With length and checksum, as it goes over the line.
  Bytes bytes() {
    byte[] head = {(byte) (HEADER + data.length()), (byte) opcode, (byte) source, (byte) status};
    Bytes all = Bytes.of(head).plus(data);
    int check = -sum(all, 0, all.length());
    return all.plus(Bytes.of(new byte[] {(byte) (check >> 8), (byte) check}));
  }

  /// How long the packet is, with its checksum, whose first byte this is.
  static int length(byte first) {
    return (first & 0xFF) + CHECKSUM;
  }

  /// Whether what begins here may become a packet from a decoder. Less than a packet may be there.
  static boolean mayBegin(Bytes bytes, int from) {
    int there = bytes.length() - from;
    return (bytes.at(from) & 0xFF) >= HEADER
        && (there < 2 || isFromDecoder(bytes.at(from + 1) & 0xFF))
        && (there < 3 || bytes.at(from + 2) == DECODER)
        && (there < 4 || (bytes.at(from + 3) & 0xF0) == 0);
  }

  /// The packet that begins here and whose checksum fits.
  static Optional<SsiPacket> at(Bytes bytes, int from) {
    if (bytes.length() <= from || !mayBegin(bytes, from)) {
      return Optional.empty();
    }
    int end = from + length(bytes.at(from));
    if (end > bytes.length()) {
      return Optional.empty();
    }
    int check = ((bytes.at(end - 2) & 0xFF) << 8) | (bytes.at(end - 1) & 0xFF);
    return ((sum(bytes, from, end - CHECKSUM) + check) & 0xFFFF) == 0
        ? Optional.of(
            new SsiPacket(
                bytes.at(from + 1) & 0xFF,
                bytes.at(from + 2) & 0xFF,
                bytes.at(from + 3) & 0xFF,
                bytes.slice(from + HEADER, end - CHECKSUM)))
        : Optional.empty();
  }

  private static boolean isFromDecoder(int opcode) {
    return switch (opcode) {
      case SEGMENT, REPLY_REVISION, ACK, NAK, DECODE_DATA, EVENT -> true;
      // Replies to what is not asked here: batch, capabilities, image, parameters.
      case 0x80, 0xB1, 0xC6, 0xD4, 0xD6, 0xF7 -> true;
      default -> false;
    };
  }

  private static int sum(Bytes bytes, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += bytes.at(i) & 0xFF;
    }
    return sum;
  }
}
