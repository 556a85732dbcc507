package tramquet.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;

/// One code of a chain that carries a signed pack to a kiosk without a network. The check tells
/// what was misread, the digest what belongs together; what is trusted is the signature of the
/// whole. Described to the byte in `docs/decisions/0009-packs-as-codes.md`.
///
/// @param kind of the pack, as whoever made the chain says
/// @param digest of the whole: the first eight bytes of its SHA-256
/// @param index of this piece, from 0
/// @param count of all pieces
/// @param bytes its part of the whole; not copied, and not to be changed
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode look into the array
public record PackPiece(PackKind kind, long digest, int index, int count, byte[] bytes) {
  /// First characters of such a code.
  public static final String PREFIX = "TQK1:";

  /// Bytes of every piece but the last, which has as many or fewer.
  public static final int MOST_BYTES = 600;

  /// More codes nobody shows without a mistake.
  public static final int MOST_PIECES = 64;

  /// Longest text: QR version 20, level M, alphanumeric mode.
  public static final int MAX_TEXT = 928;

  /// Bytes of the largest pack that goes in a chain.
  public static final int LARGEST = MOST_PIECES * MOST_BYTES;

  private static final int CHECK_BYTES = Integer.BYTES;
  private static final int FRONT_BYTES = 1 + Long.BYTES + 1 + 1;

  /// Throws `IllegalArgumentException` where a limit above is broken, in words for people.
  public PackPiece {
    require(count >= 1 && count <= MOST_PIECES, "1 to " + MOST_PIECES + " pieces");
    require(index >= 0 && index < count, "a piece is one of its chain");
    require(
        bytes.length >= 1
            && bytes.length <= MOST_BYTES
            && (index == count - 1 || bytes.length == MOST_BYTES),
        "every piece but the last is full");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }

  /// Cuts a signed pack. Throws `IllegalArgumentException` for one of more than `LARGEST` bytes, or
  /// of none.
  public static List<PackPiece> of(PackKind kind, byte[] envelope) {
    require(
        envelope.length >= 1 && envelope.length <= LARGEST,
        "a chain of codes holds 1 to " + LARGEST + " bytes");
    int count = (envelope.length + MOST_BYTES - 1) / MOST_BYTES;
    long digest = PackPieces.digest(envelope);
    List<PackPiece> all = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      int from = index * MOST_BYTES;
      int to = Math.min(envelope.length, from + MOST_BYTES);
      all.add(new PackPiece(kind, digest, index, count, Arrays.copyOfRange(envelope, from, to)));
    }
    return all;
  }

  /// Writes the text of the code.
  public String code() {
    ByteBuffer piece =
        ByteBuffer.allocate(FRONT_BYTES + bytes.length + CHECK_BYTES)
            .put(number(kind))
            .putLong(digest)
            .put((byte) index)
            .put((byte) count)
            .put(bytes);
    return PREFIX + Base45.encode(piece.putInt(check(piece.array())).array());
  }

  /// Reads the text of such a code.
  public static Decoded<PackPiece> decode(String text) {
    if (!text.startsWith(PREFIX)) {
      return new Decoded.NotMine<>();
    }
    return text.length() > MAX_TEXT
        ? new Decoded.Malformed<>("too long for a piece of a pack")
        : Base45.decode(text.substring(PREFIX.length())).flatMap(PackPiece::read);
  }

  private static Decoded<PackPiece> read(byte[] all) {
    int length = all.length - FRONT_BYTES - CHECK_BYTES;
    if (length < 1) {
      return new Decoded.Malformed<>("length");
    }
    ByteBuffer piece = ByteBuffer.wrap(all);
    if (piece.getInt(all.length - CHECK_BYTES) != check(all)) {
      return new Decoded.Malformed<>("check");
    }
    Decoded<PackKind> kind = kind(piece.get());
    long digest = piece.getLong();
    int index = piece.get();
    int count = piece.get();
    byte[] bytes = Arrays.copyOfRange(all, FRONT_BYTES, FRONT_BYTES + length);
    return kind.flatMap(known -> {
      try {
        return new Decoded.Value<>(new PackPiece(known, digest, index, count, bytes));
      } catch (IllegalArgumentException e) {
        return new Decoded.Malformed<>("not in the form of a piece");
      }
    });
  }

  /// Of all but the last bytes, where it stands.
  private static int check(byte[] all) {
    CRC32 crc = new CRC32();
    crc.update(all, 0, all.length - CHECK_BYTES);
    return (int) crc.getValue();
  }

  /// On the wire for ever, in whatever order the kinds stand.
  private static byte number(PackKind kind) {
    return switch (kind) {
      case RULES -> 1;
      case SHADOW_RULES -> 2;
      case TRUST -> 3;
      case REVOCATIONS -> 4;
      case WATCH_LIST -> 5;
    };
  }

  private static Decoded<PackKind> kind(byte number) {
    return Arrays.stream(PackKind.values())
        .filter(kind -> number(kind) == number)
        .findFirst()
        .<Decoded<PackKind>>map(Decoded.Value::new)
        .orElseGet(() -> new Decoded.Malformed<>("kind"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PackPiece that
        && kind == that.kind
        && digest == that.digest
        && index == that.index
        && count == that.count
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, digest, index, count, Arrays.hashCode(bytes));
  }

  /// What it carries stays out of logs and messages.
  @Override
  public String toString() {
    return "PackPiece[%s, %d of %d]".formatted(kind.text(), index + 1, count);
  }
}
