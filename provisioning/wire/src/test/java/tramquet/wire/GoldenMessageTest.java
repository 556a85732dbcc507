package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What was promised stays readable: the messages under `golden/v1` are never changed, and today's
/// encoding of the same values is the same to the byte.
class GoldenMessageTest {
  private static RecordBatch batch(Collection<RecordKind> kinds) {
    List<SealedRecord> records = new ArrayList<>();
    long seq = 1;
    for (RecordKind kind : kinds) {
      records.add(
          new SealedRecord(
              Records.header(++seq, kind),
              "0123456789abcdef",
              new byte[] {1, 2, 3},
              new byte[] {4, 5}));
    }
    return new RecordBatch(records);
  }

  private static Acknowledgement acknowledgement() {
    TreeMap<Epoch, Long> upTo = new TreeMap<>();
    upTo.put(Records.EPOCH, 4_000_000_000L);
    upTo.put(new Epoch(0x42), 9L);
    return new Acknowledgement(upTo);
  }

  private static KioskStatus status() {
    return new KioskStatus(
        Records.KIOSK, true, new UUID(5, 6), "ready", true, 12, 7, "0.1.0", Map.of());
  }

  private static KioskStatus statusWithPacks() {
    KioskStatus status = status();
    return new KioskStatus(
        status.kiosk(),
        status.online(),
        status.bootId(),
        status.lane(),
        status.scanner(),
        status.unsent(),
        status.packVersion(),
        status.software(),
        Map.of(
            PackKind.RULES,
            new KioskStatus.HeldPack(7, ShelfLife.Age.FRESH),
            PackKind.WATCH_LIST,
            new KioskStatus.HeldPack(41, ShelfLife.Age.STALE)));
  }

  private static KioskStatus statusWithShadow() {
    KioskStatus status = status();
    return new KioskStatus(
        status.kiosk(),
        status.online(),
        status.bootId(),
        status.lane(),
        status.scanner(),
        status.unsent(),
        status.storage(),
        status.packVersion(),
        status.software(),
        status.packs(),
        Optional.of(new KioskStatus.Shadow(8, 120, 3, 1, 2)));
  }

  private static PlaceKey place() {
    byte[] key = new byte[PlaceKey.LENGTH];
    Arrays.fill(key, (byte) 9);
    return new PlaceKey(key);
  }

  private static Movement movement() {
    return new Movement(
        Records.KIOSK,
        new UUID(0x1111_2222_3333_4444L, 7),
        Direction.EXIT,
        Set.of(0x0123_4567_89AB_CDEFL, -2L),
        Duration.ofMillis(1234));
  }

  private static Tally tally() {
    return new Tally(Records.KIOSK, LocalDate.of(2026, 10, 5), 1200, 1100);
  }

  @Test
  void everyKindOfRecordIsWrittenAsPromised() {
    RecordBatch first = batch(EnumSet.range(RecordKind.VISIT, RecordKind.LOSS));
    assertArrayEquals(golden("records"), first.encode());
    assertEquals(new Decoded.Value<>(first), RecordBatch.decode(golden("records")));
    RecordBatch later = batch(EnumSet.range(RecordKind.TRIP_END, RecordKind.EMERGENCY_ENDED));
    assertArrayEquals(golden("records-of-the-gate"), later.encode());
    assertEquals(new Decoded.Value<>(later), RecordBatch.decode(golden("records-of-the-gate")));
    RecordBatch clock = batch(EnumSet.of(RecordKind.CLOCK));
    assertArrayEquals(golden("records-of-the-clock"), clock.encode());
    assertEquals(new Decoded.Value<>(clock), RecordBatch.decode(golden("records-of-the-clock")));
  }

  @Test
  void theAcknowledgementIsWrittenAsPromised() {
    assertArrayEquals(golden("ack"), acknowledgement().encode());
    assertEquals(new Decoded.Value<>(acknowledgement()), Acknowledgement.decode(golden("ack")));
  }

  @Test
  void theStatusIsWrittenAsPromised() {
    assertArrayEquals(golden("status"), status().encode());
    assertEquals(new Decoded.Value<>(status()), KioskStatus.decode(golden("status")));
  }

  @Test
  void theStatusWithPacksIsWrittenAsPromised() {
    assertArrayEquals(golden("status-packs"), statusWithPacks().encode());
    assertEquals(
        new Decoded.Value<>(statusWithPacks()), KioskStatus.decode(golden("status-packs")));
  }

  @Test
  void theStatusWithRulesThatWatchIsWrittenAsPromised() {
    assertArrayEquals(golden("status-shadow"), statusWithShadow().encode());
    assertEquals(
        new Decoded.Value<>(statusWithShadow()), KioskStatus.decode(golden("status-shadow")));
    assertEquals(statusWithShadow().shadow(), statusWithShadow().offline().online(3).shadow());
  }

  @Test
  void aKindOfPackThatOnlyALaterVersionKnowsIsPassedOver() {
    String later =
        new String(golden("status-packs"), StandardCharsets.UTF_8)
            .replace("\"packs\":{", "\"packs\":{\"weather\":7,");
    assertEquals(
        new Decoded.Value<>(statusWithPacks()),
        KioskStatus.decode(later.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatKiosksOfAPlaceTellEachOtherIsWrittenAsPromised() {
    assertArrayEquals(golden("movement"), movement().encode(place()));
    assertEquals(new Decoded.Value<>(movement()), Movement.decode(golden("movement"), place()));
    assertArrayEquals(golden("tally"), tally().encode(place()));
    assertEquals(new Decoded.Value<>(tally()), Tally.decode(golden("tally"), place()));
  }

  @Test
  void everyTruncationOfEveryMessageIsMalformed() {
    everyTruncation(golden("records"), RecordBatch::decode);
    everyTruncation(golden("ack"), Acknowledgement::decode);
    everyTruncation(golden("status"), KioskStatus::decode);
    everyTruncation(golden("status-packs"), KioskStatus::decode);
    everyTruncation(golden("status-shadow"), KioskStatus::decode);
    everyTruncation(golden("movement"), bytes -> Movement.decode(bytes, place()));
    everyTruncation(golden("tally"), bytes -> Tally.decode(bytes, place()));
  }

  @Test
  void noDamageThrows() {
    Random random = new Random(20261121);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = golden("records");
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      RecordBatch.decode(bytes);
    }
  }

  @Test
  void aBatchIsFilledToTheLimitAndNotBeyond() {
    List<SealedRecord> waiting = large(200);
    EncodedBatch batch = EncodedBatch.fill(waiting);
    int taken = batch.records().size();
    assertEquals(waiting.subList(0, taken), batch.records());
    assertTrue(batch.message().length <= RecordBatch.MAX_BYTES);
    RecordBatch oneMore = new RecordBatch(waiting.subList(0, taken + 1));
    assertTrue(oneMore.encode().length > RecordBatch.MAX_BYTES);
    assertArrayEquals(new RecordBatch(batch.records()).encode(), batch.message());
    assertEquals(batch.records(), RecordBatch.fill(waiting).records());
  }

  @Test
  void aRecordThatIsTooLargeGoesAlone() {
    SealedRecord small = large(1).getFirst();
    SealedRecord vast =
        new SealedRecord(
            small.header(), small.keyId(), new byte[RecordBatch.MAX_BYTES], new byte[1]);
    assertEquals(List.of(vast), EncodedBatch.fill(List.of(vast, small)).records());
    assertEquals(List.of(small), EncodedBatch.fill(List.of(small, vast)).records());
  }

  /// Where the length of the array takes more bytes.
  @Test
  void aBatchOfAnyLengthIsRead() {
    List<SealedRecord> records =
        large(257).stream()
            .map(each -> new SealedRecord(each.header(), "k", new byte[1], new byte[1]))
            .toList();
    for (int length : new int[] {1, 23, 24, 255, 256, 257}) {
      RecordBatch batch = new RecordBatch(records.subList(0, length));
      assertEquals(new Decoded.Value<>(batch), RecordBatch.decode(batch.encode()));
    }
  }

  private static List<SealedRecord> large(int count) {
    List<SealedRecord> records = new ArrayList<>();
    for (int seq = 1; seq <= count; seq++) {
      records.add(
          new SealedRecord(
              Records.header(seq, RecordKind.VISIT),
              "0123456789abcdef",
              new byte[560],
              new byte[176]));
    }
    return records;
  }

  private static <T> void everyTruncation(byte[] whole, Function<byte[], Decoded<T>> reader) {
    for (int length = 0; length < whole.length; length++) {
      assertInstanceOf(Decoded.Malformed.class, reader.apply(Arrays.copyOf(whole, length)));
    }
  }

  private static byte[] golden(String name) {
    return Golden.bytes(name);
  }
}
