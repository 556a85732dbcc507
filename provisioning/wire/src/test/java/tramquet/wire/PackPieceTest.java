package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.wire.PackPieces.Gathered;

class PackPieceTest {
  /// The vector of the decision record.
  private static final String VECTOR = "TQK1:J90MWV8MDKYUIC2V50L72TL6$ZA05F8JJGXNO2SAGWJM7K4";

  private final Random random = new Random(7);
  private final PackPieces pieces = new PackPieces();

  private byte[] envelope(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static PackPiece read(String code) {
    return PackPiece.decode(code).asOptional().orElseThrow();
  }

  @Test
  void aPieceIsWrittenAsPromised() {
    PackPiece piece =
        PackPiece.of(PackKind.RULES, HexFormat.of().parseHex("00112233445566778899aabbccddeeff"))
            .getFirst();
    assertEquals(VECTOR, piece.code());
    assertEquals(piece, read(VECTOR));
  }

  @ParameterizedTest
  @EnumSource
  void everyKindComesBack(PackKind kind) {
    for (PackPiece piece : PackPiece.of(kind, envelope(PackPiece.MOST_BYTES + 1))) {
      assertEquals(piece, read(piece.code()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 599, 600, 601, 1200, PackPiece.LARGEST})
  void aPackComesBackInAnyOrderAndWithDoubles(int length) {
    byte[] envelope = envelope(length);
    List<PackPiece> all = new ArrayList<>(PackPiece.of(PackKind.TRUST, envelope));
    Collections.shuffle(all, random);
    for (PackPiece piece : all.subList(0, all.size() - 1)) {
      Gathered once = pieces.add(read(piece.code()));
      assertEquals(once, pieces.add(piece));
    }
    Gathered.Whole whole =
        assertInstanceOf(Gathered.Whole.class, pieces.add(read(all.getLast().code())));
    assertEquals(PackKind.TRUST, whole.kind());
    assertArrayEquals(envelope, whole.envelope());
  }

  @Test
  void itTellsHowManyAreHereAndWhichIsMissing() {
    List<PackPiece> all = PackPiece.of(PackKind.RULES, envelope(3 * PackPiece.MOST_BYTES + 1));
    assertEquals(new Gathered.Part(1, 4, 1), pieces.add(all.get(2)));
    assertEquals(new Gathered.Part(2, 4, 2), pieces.add(all.get(0)));
    assertEquals(new Gathered.Part(3, 4, 4), pieces.add(all.get(1)));
    pieces.forget();
    assertEquals(new Gathered.Part(1, 4, 1), pieces.add(all.get(3)));
  }

  @Test
  void anotherChainBeginsAnew() {
    List<PackPiece> one = PackPiece.of(PackKind.RULES, envelope(2 * PackPiece.MOST_BYTES));
    List<PackPiece> other = PackPiece.of(PackKind.RULES, envelope(2 * PackPiece.MOST_BYTES));
    assertEquals(new Gathered.Part(1, 2, 2), pieces.add(one.get(0)));
    assertEquals(new Gathered.Part(1, 2, 1), pieces.add(other.get(1)));
    assertEquals(new Gathered.Part(1, 2, 1), pieces.add(one.get(1)));
  }

  /// Whoever mends the check of a changed piece has spoilt the whole, and can show it again.
  @Test
  void aPieceThatOnlyLooksLikeOneIsFound() {
    List<PackPiece> all = PackPiece.of(PackKind.RULES, envelope(PackPiece.MOST_BYTES + 1));
    PackPiece last = all.getLast();
    PackPiece forged = new PackPiece(last.kind(), last.digest(), 1, 2, new byte[] {1, 2});
    assertEquals(new Gathered.Part(1, 2, 2), pieces.add(all.getFirst()));
    assertEquals(new Gathered.Torn(), pieces.add(forged));
    assertEquals(new Gathered.Part(1, 2, 2), pieces.add(all.getFirst()));
    assertInstanceOf(Gathered.Whole.class, pieces.add(last));
  }

  @Test
  void theLongestFitsTheAlphanumericMode() {
    String text = PackPiece.of(PackKind.RULES, envelope(PackPiece.LARGEST)).getLast().code();
    assertEquals(PackPiece.MAX_TEXT, text.length());
    assertTrue(text.matches("[0-9A-Z $%*+./:-]*"), "QR's alphanumeric mode");
  }

  @Test
  void whatIsTooLargeIsNotCut() {
    for (int length : new int[] {0, PackPiece.LARGEST + 1}) {
      assertThrows(
          IllegalArgumentException.class, () -> PackPiece.of(PackKind.RULES, new byte[length]));
    }
  }

  @Test
  void noFlippedBitAndNoTruncationIsTaken() {
    String code = PackPiece.of(PackKind.RULES, envelope(64)).getFirst().code();
    byte[] good =
        Base45.decode(code.substring(PackPiece.PREFIX.length())).asOptional().orElseThrow();
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] wrong = good.clone();
      wrong[bit / 8] ^= (byte) (1 << bit % 8);
      assertMalformed(PackPiece.PREFIX + Base45.encode(wrong));
    }
    for (int length = 0; length < good.length; length++) {
      assertMalformed(PackPiece.PREFIX + Base45.encode(Arrays.copyOf(good, length)));
    }
    for (int length = PackPiece.PREFIX.length(); length < code.length(); length++) {
      assertMalformed(code.substring(0, length));
    }
    assertMalformed(code + "0".repeat(PackPiece.MAX_TEXT));
    assertInstanceOf(Decoded.NotMine.class, PackPiece.decode("TQC1:" + code.substring(5)));
  }

  private static void assertMalformed(String text) {
    assertInstanceOf(Decoded.Malformed.class, PackPiece.decode(text), text);
  }
}
