package tramquet.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.drivers.Bytes;
import tramquet.drivers.twin.ScannerTwin;
import tramquet.drivers.twin.ScannerTwins;

class SsiParserTest {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Bytes LOST = Wire.ascii("LOST-OR-READ-001");
  private static final Bytes NEXT = Wire.ascii("NEXT-002");

  @ParameterizedTest
  @CsvSource({
    "D0, '', 04 D0 04 00 FF 28",
    "E4, '', 04 E4 04 00 FF 14",
    "E5, '', 04 E5 04 00 FF 13",
    "E9, '', 04 E9 04 00 FF 0F",
    "EA, '', 04 EA 04 00 FF 0E",
    "E6, 01, 05 E6 04 00 01 FF 10",
    "E7, 01, 05 E7 04 00 01 FF 0F",
    "D1, 01, 05 D1 04 00 01 FF 25",
    "D1, 02, 05 D1 04 00 02 FF 24",
    "D1, 06, 05 D1 04 00 06 FF 20",
    "96, '', 04 96 04 00 FF 62",
    "74, '', 04 74 04 00 FF 84"
  })
  void packetsAreThoseOfTheMaker(String opcode, String data, String bytes) {
    SsiPacket packet =
        new SsiPacket(Integer.parseInt(opcode, 16), SsiPacket.HOST, 0, Wire.hex(data));
    assertEquals(Wire.hex(bytes), packet.bytes());
  }

  /// The decoder waits for an acknowledgement, so there is silence after what was lost.
  @ParameterizedTest
  @ValueSource(strings = {"zebra-ssi", "zebra-ssi-extended"})
  void whicheverByteIsLostTheNextCodeIsReadAndTheFirstIsSentAgain(String model) {
    int length = twin(model).show(LOST).length();
    for (int lost = 0; lost < length; lost++) {
      ScannerTwin twin = twin(model);
      DialectRun run = DialectRun.of(model);
      answered(twin, run, without(twin.show(LOST), lost));
      heard(twin, run, run.silence(PAUSE));
      answered(twin, run, twin.show(NEXT));
      assertEquals(List.of(LOST, NEXT), run.payloads(), "without byte " + lost);
    }
  }

  /// A decoder that is set to wait for nothing, and codes that follow without a pause.
  @ParameterizedTest
  @ValueSource(strings = {"zebra-ssi", "zebra-ssi-extended"})
  void whicheverByteIsLostTheNextCodeIsReadEvenAtOnce(String model) {
    Bytes first = twin(model).show(LOST);
    Bytes second = twin(model).show(NEXT);
    for (int lost = 0; lost < first.length(); lost++) {
      DialectRun run = DialectRun.of(model);
      run.chunk(without(first, lost).plus(second));
      run.silence(PAUSE);
      assertEquals(NEXT, run.payloads().getLast(), "without byte " + lost);
      assertTrue(run.payloads().size() <= 2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zebra-ssi", "zebra-ssi-extended"})
  void whicheverByteOfALongCodeIsLostItComesWhole(String model) {
    Bytes code = long2953();
    for (int lost = 0; lost < 257 * 12; lost += 7) {
      ScannerTwin twin = twin(model);
      DialectRun run = DialectRun.of(model);
      Bytes sent = twin.show(code);
      int before = 0;
      while (sent.length() > 0) {
        boolean here = lost >= before && lost < before + sent.length();
        before += sent.length();
        Bytes answer = run.chunk(here ? without(sent, lost - before + sent.length()) : sent);
        answer = answer.length() == 0 ? run.silence(PAUSE) : answer;
        sent = twin.hear(answer);
      }
      assertEquals(List.of(code), run.payloads(), "without byte " + lost);
    }
  }

  /// One byte of a hundred is lost, and one of two hundred is too many: of packets of two dozen
  /// bytes a third is broken, and each is sent three times at most.
  @Test
  void onABadLineMostCodesAreReadAndNoneTwice() {
    Random random = new Random(3);
    int read = 0;
    for (int i = 0; i < 1_000; i++) {
      ScannerTwin twin = twin("zebra-ssi");
      DialectRun run = DialectRun.of("zebra-ssi");
      Bytes code = Wire.ascii("code number " + i);
      Bytes sent = twin.show(code);
      while (sent.length() > 0) {
        Bytes answer = run.chunk(spoilt(sent, random));
        sent = twin.hear(answer.length() == 0 ? run.silence(PAUSE) : answer);
      }
      assertTrue(run.payloads().isEmpty() || run.payloads().equals(List.of(code)));
      read += run.payloads().size();
    }
    assertTrue(read > 950, read + " of 1000");
  }

  private static Bytes spoilt(Bytes bytes, Random random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte b : bytes.toArray()) {
      if (random.nextDouble() < 0.005) {
        out.write(random.nextInt(256));
      }
      if (random.nextDouble() >= 0.01) {
        out.write(b);
      }
    }
    return Bytes.of(out.toByteArray());
  }

  @Test
  void anAcknowledgementThatIsLostGivesNoSecondCode() {
    ScannerTwin twin = twin("zebra-ssi");
    DialectRun run = DialectRun.of("zebra-ssi");
    run.chunk(twin.show(LOST));
    run.silence(PAUSE);
    run.chunk(twin.waited());
    run.silence(PAUSE);
    run.chunk(twin.waited());
    assertEquals(List.of(LOST), run.payloads());
    assertEquals(3, run.answers().size());
    assertEquals(Bytes.NONE, twin.waited());
  }

  @Test
  void aCodeThatStopsBetweenTwoPacketsIsForgotten() {
    ScannerTwin twin = twin("zebra-ssi");
    DialectRun run = DialectRun.of("zebra-ssi");
    run.chunk(twin.show(long2953()));
    run.silence(Duration.ofMillis(2_900));
    assertEquals(Discards.NONE, run.discards());
    run.silence(Duration.ofSeconds(3));
    assertEquals(Discards.ONE_TIMEOUT, run.discards());
    run.chunk(twin.show(NEXT));
    assertEquals(List.of(NEXT), run.payloads());
  }

  @Test
  void aCodeWithoutEndIsThrownAway() {
    DialectRun run = DialectRun.of("zebra-ssi");
    SsiPacket more = new SsiPacket(0xF3, 0, 2, Bytes.of(new byte[251]));
    for (int i = 0; i < 100; i++) {
      run.chunk(more.bytes());
    }
    run.chunk(new SsiPacket(0xF3, 0, 0, Bytes.of(new byte[251])).bytes());
    assertEquals(List.of(), run.payloads());
    assertEquals(Discards.ONE_OVERSIZE, run.discards());
  }

  @Test
  void garbageIsNotKeptAndTheNextCodeIsRead() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    byte[] garbage = new byte[100_000];
    random.nextBytes(garbage);
    SsiFinder finder = SsiFinder.START;
    for (int from = 0; from < garbage.length; from += 500) {
      finder = finder.chunk(Bytes.of(garbage, from, from + 500)).next();
      assertTrue(finder.held().length() <= SsiPacket.LONGEST, "seed " + seed);
    }
    SsiFinder.Found found = finder.silence().next().chunk(twin("zebra-ssi").show(NEXT));
    assertEquals(1, found.packets().size(), "seed " + seed);
  }

  @Test
  void theKindOfCodeIsTold() {
    DialectRun run = DialectRun.of("zebra-ssi");
    run.chunk(twin("zebra-ssi").show(Wire.ascii("]Q1abc")));
    run.chunk(twin("zebra-ssi").show(Wire.ascii("]d1abc")));
    List<ScanData> scans = run.frames().stream().map(f -> ScanData.from(f, "north")).toList();
    // The first is configured to say it twice; the second only looks as if it said so.
    assertEquals(Wire.ascii("abc"), scans.get(0).data());
    assertEquals(Wire.ascii("]d1abc"), scans.get(1).data());
    assertEquals(SymbologyIdentifier.QR_CODE, scans.get(1).symbology());
  }

  private static void answered(ScannerTwin twin, DialectRun run, Bytes sent) {
    heard(twin, run, run.chunk(sent));
  }

  /// To and fro until nobody says anything.
  private static void heard(ScannerTwin twin, DialectRun run, Bytes answer) {
    Bytes sent = twin.hear(answer);
    while (sent.length() > 0) {
      sent = twin.hear(run.chunk(sent));
    }
  }

  private static ScannerTwin twin(String model) {
    return ScannerTwins.of(model, Wire.ascii("\r")).orElseThrow();
  }

  private static Bytes without(Bytes bytes, int index) {
    return bytes.slice(0, index).plus(bytes.slice(index + 1, bytes.length()));
  }

  private static Bytes long2953() {
    byte[] code = new byte[2953];
    new Random(1).nextBytes(code);
    return Bytes.of(code);
  }
}
