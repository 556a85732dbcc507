package tramquet.wire;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;

/// Gathers the pieces of one chain, in any order. A piece of another chain begins anew.
///
/// Thread: one.
public final class PackPieces {
  private final TreeMap<Integer, PackPiece> pieces = new TreeMap<>();

  /// How far it is.
  public sealed interface Gathered {

    /// Some are missing.
    ///
    /// @param have how many are here
    /// @param count how many there are
    /// @param missing the first of those that are not here, from 1 as people count
    record Part(int have, int count, int missing) implements Gathered {}

    /// All are here. Nothing of it is trusted yet.
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Whole(PackKind kind, byte[] envelope) implements Gathered {}

    /// All were here, and do not belong together: one of them was made to look as if.
    record Torn() implements Gathered {}
  }

  /// Takes a piece. After the last one nothing is kept.
  public Gathered add(PackPiece piece) {
    if (!pieces.isEmpty() && !isOfOne(pieces.firstEntry().getValue(), piece)) {
      pieces.clear();
    }
    pieces.put(piece.index(), piece);
    if (pieces.size() < piece.count()) {
      return new Gathered.Part(pieces.size(), piece.count(), missing());
    }
    byte[] whole = whole();
    pieces.clear();
    return digest(whole) == piece.digest()
        ? new Gathered.Whole(piece.kind(), whole)
        : new Gathered.Torn();
  }

  /// Nothing is kept.
  public void forget() {
    pieces.clear();
  }

  private static boolean isOfOne(PackPiece first, PackPiece second) {
    return first.digest() == second.digest()
        && first.kind() == second.kind()
        && first.count() == second.count();
  }

  private int missing() {
    int index = 0;
    while (pieces.containsKey(index)) {
      index++;
    }
    return index + 1;
  }

  private byte[] whole() {
    ByteBuffer whole =
        ByteBuffer.allocate(pieces.values().stream().mapToInt(each -> each.bytes().length).sum());
    pieces.values().forEach(each -> whole.put(each.bytes()));
    return whole.array();
  }

  /// The first eight bytes of the SHA-256.
  static long digest(byte[] whole) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(whole)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
