package tramquet.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.drivers.Bytes;

class FrameParserTest {

  private static final FrameRules USB = FrameRules.terminatedAt(115_200);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "card-cr",
        "card-crlf",
        "card-lf",
        "two-cards-cr",
        "two-cards-crlf",
        "group-separators",
        "identifier",
        "empty-lines",
        "noise-then-card",
        "too-long-then-card",
        "half-a-card-then-card",
        "rest-of-a-card-then-card"
      })
  void everyChunkSizeGivesTheSameFrames(String name) {
    Capture capture = Capture.named("generic/" + name);
    int longest = longestBurst(capture);
    for (int size = 1; size <= longest; size++) {
      int each = size;
      ParserRun run = new ParserRun(USB).play(capture, _ -> each);
      assertEquals(capture.frames(), run.payloads(), "chunks of " + size);
      assertEquals(capture.discards(), run.discards(), "chunks of " + size);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"two-cards-crlf", "empty-lines", "too-long-then-card", "rest-of-a-card-then-card"})
  void everyRandomSplitGivesTheSameFrames(String name) {
    Capture capture = Capture.named("generic/" + name);
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      ParserRun run = new ParserRun(USB).play(capture, left -> 1 + random.nextInt(left));
      assertEquals(capture.frames(), run.payloads(), "seed " + seed);
      assertEquals(capture.discards(), run.discards(), "seed " + seed);
    }
  }

  @Test
  void aMegabyteOfGarbageLeavesLittleBehindAndTheNextFrameIsRead() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    byte[] garbage = new byte[1 << 20];
    random.nextBytes(garbage);
    ParserRun run = new ParserRun(USB);
    for (int from = 0; from < garbage.length; from += 512) {
      run.chunk(Bytes.of(garbage, from, from + 512));
      assertTrue(run.held() <= 8192, "seed " + seed);
    }
    run.chunk(text("\rgood\r"));
    assertEquals(text("good"), run.payloads().getLast(), "seed " + seed);
  }

  @Test
  void aMegabyteWithoutBoundaryIsOneOversizeFrame() {
    byte[] garbage = new byte[1 << 20];
    ParserRun run = new ParserRun(USB);
    run.cut(Bytes.of(garbage), _ -> 4096);
    assertEquals(0, run.held());
    run.chunk(text("\rgood\r"));
    assertEquals(List.of(text("good")), run.payloads());
    assertEquals(new Discards(1, 0, 1, 0), run.discards());
  }

  @Test
  void theLongestFrameIsReadAndOneByteMoreIsNot() {
    byte[] longest = new byte[FrameRules.LONGEST];
    ParserRun run = new ParserRun(USB);
    run.chunk(Bytes.of(longest)).chunk(text("\r"));
    assertEquals(List.of(Bytes.of(longest)), run.payloads());
    run.chunk(Bytes.of(longest)).chunk(text("x")).chunk(text("\r"));
    assertEquals(1, run.frames().size());
    assertEquals(1, run.discards().oversize());
  }

  @Test
  void aFrameKnowsWhenItsFirstAndLastByteCame() {
    FrameParser parser = new FrameParser(USB);
    var begun = parser.chunk(parser.start(), text("ab"), 100);
    var more = parser.chunk(begun.state(), text("c"), 200);
    var done = parser.chunk(more.state(), text("\r"), 300);
    assertEquals(List.of(new Frame(text("abc"), 100, 300)), done.frames());
  }

  @Test
  void aPauseShorterThanTheLimitIsInsideAFrame() {
    ParserRun run = new ParserRun(USB);
    run.chunk(text("ab")).silence(Duration.ofMillis(49)).chunk(text("c\r"));
    assertEquals(List.of(text("abc")), run.payloads());
  }

  @Test
  void silenceEndsAFrameWhereTheDeviceSendsNoTerminator() {
    ParserRun run = new ParserRun(USB.endedBySilence());
    run.chunk(text("abc")).silence(Duration.ofMillis(50)).chunk(text("def"));
    assertEquals(List.of(text("abc")), run.payloads());
    assertEquals(Discards.NONE, run.discards());
  }

  @Test
  void slowLinesMayPauseLonger() {
    assertEquals(Duration.ofMillis(200), FrameRules.terminatedAt(9_600).interByte());
    assertEquals(Duration.ofMillis(80), FrameRules.terminatedAt(57_600).interByte());
    assertEquals(Duration.ofMillis(50), FrameRules.terminatedAt(115_200).interByte());
  }

  private static int longestBurst(Capture capture) {
    return capture.parts().stream()
        .mapToInt(part -> part instanceof Capture.Burst(Bytes bytes) ? bytes.length() : 0)
        .max()
        .orElse(0);
  }

  private static Bytes text(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
