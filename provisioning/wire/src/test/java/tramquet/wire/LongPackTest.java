package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Packs whose byte strings are long enough to be left where they are.
class LongPackTest {
  /// Just too short, just long enough, and on both sides of what the head's length spells.
  private static final int[] SIZES = {8_191, 8_192, 8_193, 20_000};

  private static List<RevocationTag> tags(int number) {
    Random random = new Random(number);
    List<RevocationTag> tags = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      tags.add(new RevocationTag(random.nextLong()));
    }
    return tags;
  }

  private static byte[] pack(List<RevocationTag> tags) {
    byte[] body = Revocations.of(tags).encode();
    return new Pack(PackKind.REVOCATIONS, 3, SpecimenPacks.ISSUED, body).encode(SpecimenPacks.KEY);
  }

  private static Optional<Revocations> read(byte[] envelope) {
    return Pack.decodeTrusted(envelope, SpecimenPacks.TRUSTED)
        .flatMap(pack -> Revocations.decode(pack.body()))
        .asOptional();
  }

  @Test
  void everyTagOfALongListComesBack() {
    for (int size : SIZES) {
      List<RevocationTag> tags = tags(size);
      Revocations list = read(pack(tags)).orElseThrow();
      assertEquals(size, list.size());
      assertTrue(tags.stream().allMatch(list::contains));
      assertFalse(list.contains(new RevocationTag(7)));
    }
  }

  @Test
  void howLongAByteStringBecomesIsKnownBefore() {
    for (int length : new int[] {0, 23, 24, 255, 256, 65_535, 65_536, 100_000}) {
      byte[] written = StrictCbor.write(cbor -> cbor.writeBinary(new byte[length]));
      assertEquals(written.length, StrictCbor.sizeOfBytes(length));
    }
  }

  @Test
  void aFlippedByteAnywhereInALongPackIsNotTrusted() {
    byte[] good = pack(tags(20_000));
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      // Heads stand in front; most of the rest is tags.
      int at = round < 120 ? round : random.nextInt(good.length);
      byte[] bad = good.clone();
      bad[at] ^= (byte) (1 << random.nextInt(8));
      assertEquals(Optional.empty(), read(bad), "byte " + at);
    }
  }

  @Test
  void aLongPackThatIsCutOrHasMoreBehindItIsMalformed() {
    byte[] good = pack(tags(10_000));
    for (int length : new int[] {0, 1, 70, 71, 100, 40_000, good.length - 1, good.length + 1}) {
      assertInstanceOf(
          Decoded.Malformed.class,
          Pack.decodeTrusted(Arrays.copyOf(good, length), SpecimenPacks.TRUSTED),
          "length " + length);
    }
  }

  @Test
  void aLengthThatIsALieIsMalformed() {
    byte[] lie = new byte[80_000];
    // {"tags": a string of 4 GiB less one}
    byte[] head = {(byte) 0xA1, 0x64, 't', 'a', 'g', 's', 0x5A, -1, -1, -1, -1};
    System.arraycopy(head, 0, lie, 0, head.length);
    assertInstanceOf(Decoded.Malformed.class, Revocations.decode(lie));
    head[7] = 0;
    System.arraycopy(head, 0, lie, 0, head.length);
    assertInstanceOf(Decoded.Malformed.class, Revocations.decode(lie));
  }

  @Test
  void whatStandsBehindTheBodyIsMalformed() {
    byte[] body = Revocations.of(tags(9_000)).encode();
    assertInstanceOf(
        Decoded.Malformed.class, Revocations.decode(Arrays.copyOf(body, body.length + 1)));
  }

  @Test
  void aLongStringWithATagBeforeItOrOfNoLengthIsReadAsEver() {
    byte[] tags = new byte[80_000];
    new Random(1).nextBytes(tags);
    ObjectNode plain = Fields.CBOR.createObjectNode().put("tags", tags);
    byte[] body = Fields.CBOR.writeValueAsBytes(plain);
    int head = 0;
    while ((body[head] & 0xFF) != 0x5A) {
      head++;
    }
    // Tag 42 before the string; then the string in two pieces.
    byte[] tagged =
        ByteBuffer.allocate(body.length + 2)
            .put(body, 0, head)
            .put(new byte[] {(byte) 0xD8, 42})
            .put(body, head, body.length - head)
            .array();
    byte[] pieces =
        ByteBuffer.allocate(body.length + 7)
            .put(body, 0, head)
            .put((byte) 0x5F)
            .put((byte) 0x5A)
            .putInt(40_000)
            .put(tags, 0, 40_000)
            .put((byte) 0x5A)
            .putInt(40_000)
            .put(tags, 40_000, 40_000)
            .put((byte) 0xFF)
            .put(body, head + 5 + tags.length, body.length - head - 5 - tags.length)
            .array();
    for (byte[] each : List.of(body, tagged, pieces)) {
      assertEquals(10_000, Revocations.decode(each).asOptional().orElseThrow().size());
    }
  }
}
