package tramquet.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.drivers.line.KeyEvent;
import tramquet.drivers.line.KeyEvent.Lost;
import tramquet.drivers.line.KeyEvent.Pressed;
import tramquet.drivers.line.KeyEvent.Released;

class KeyParserTest {
  private static final int SHIFT = 42;
  private static final int RIGHT_SHIFT = 54;
  private static final int CAPS = 58;
  private static final int CTRL = 29;
  private static final int ALT = 56;
  private static final int ENTER = 28;
  private static final int[] PAD = {82, 79, 80, 81, 75, 76, 77, 71, 72, 73};
  private static final long STEP = 4_000_000;

  private final List<KeyEvent> events = new ArrayList<>();
  private long nanos = 1_000_000_000;

  @Test
  void everyCharacterOfAsciiThatHasAKey() {
    StringBuilder all = new StringBuilder();
    for (char each = ' '; each <= '~'; each++) {
      all.append(each);
    }
    type(all + "\r");
    assertEquals(List.of(all.toString()), frames());
  }

  @Test
  void bothShiftsCountAndLettingOneGoLeavesTheOther() {
    down(SHIFT);
    down(RIGHT_SHIFT);
    up(SHIFT);
    strike(30);
    up(RIGHT_SHIFT);
    strike(30);
    strike(ENTER);
    assertEquals(List.of("Aa"), frames());
  }

  @Test
  void lockedCapitalsTurnLettersRoundAndNothingElse() {
    strike(CAPS);
    type("aB1!");
    strike(CAPS);
    type("aB\r");
    assertEquals(List.of("Ab1!aB"), frames());
  }

  @ParameterizedTest
  @ValueSource(ints = {15, ENTER, 96, 101})
  void enterTabTheirTwinsAndLineFeedEndACode(int key) {
    type("one");
    strike(key);
    assertEquals(List.of("one"), frames());
  }

  @Test
  void controlWithALetterIsTheControlCharacter() {
    type("01");
    down(CTRL);
    strike(27);
    up(CTRL);
    type("10\r");
    assertEquals(List.of("01\u001d10"), frames());
  }

  @Test
  void numbersUnderAltAreBytes() {
    alt(0, 2, 3, 3);
    alt(0, 0, 9);
    alt(3, 7);
    strike(ENTER);
    assertEquals(List.of("\u00e9\t%"), frames());
  }

  @Test
  void largeNumbersUnderAltAreCharactersAndSenselessOnesNothing() {
    alt(7, 8, 7, 9);
    alt(9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9);
    alt(0);
    alt();
    strike(ENTER);
    assertEquals(
        List.of(new String("\u1ec7".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)),
        frames());
  }

  @Test
  void whatTheKeyboardDoesBesidesIsNoPartOfACode() {
    type("a");
    strike(14); // backspace
    strike(103); // an arrow
    strike(0x2ff);
    type("b\r");
    assertEquals(List.of("ab"), frames());
  }

  @Test
  void howReadsCutTheKeysMakesNoDifference() {
    type("GTCv1|0123~\rsecond\r\r");
    nanos += 120_000_000;
    type("half");
    nanos += 150_000_000;
    type("its rest\rthird\r");
    events.add(new Lost(nanos));
    type("broken\rlast\r");
    Run whole = new Run().take(events);
    assertEquals(List.of("GTCv1|0123~", "second", "third", "last"), whole.texts());
    assertEquals(new Discards(0, 1, 2, 1), whole.discards);
    for (int cut = 0; cut <= events.size(); cut++) {
      Run run = new Run().take(events.subList(0, cut)).take(events.subList(cut, events.size()));
      assertEquals(whole.frames, run.frames);
      assertEquals(whole.discards, run.discards);
    }
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      Run run = new Run();
      int at = 0;
      while (at < events.size()) {
        int to = Math.min(events.size(), at + 1 + random.nextInt(9));
        run.take(events.subList(at, to));
        at = to;
      }
      assertEquals(whole.frames, run.frames);
      assertEquals(whole.discards, run.discards);
    }
  }

  @Test
  void keysThatWaitedToBeReadAreNoSilence() {
    type("whole\r");
    Run run = new Run().take(events.subList(0, 6));
    // Nothing was watched meanwhile, however long it took.
    assertEquals(List.of("whole"), run.take(events.subList(6, events.size())).texts());
  }

  @Test
  void aPauseInsideACodeBreaksIt() {
    type("half");
    nanos += 100_000_000;
    type("its rest\r");
    Run run = new Run().take(events);
    assertEquals(List.of(), run.texts());
    assertEquals(new Discards(0, 1, 1, 0), run.discards);
  }

  @Test
  void aWatchedPauseBreaksItToo() {
    type("half");
    Run run = new Run().take(events).quiet(Duration.ofMillis(100));
    assertEquals(new Discards(0, 1, 0, 0), run.discards);
  }

  @Test
  void theManyKeysOfOneByteAreNoPause() {
    type("a");
    for (int digit : new int[] {0, 2, 3, 3}) {
      nanos += 80_000_000;
      down(ALT);
      strike(PAD[digit]);
    }
    up(ALT);
    strike(ENTER);
    assertEquals(1, frames().size());
  }

  @Test
  void aShiftWhoseReleaseWasLostDoesNotStick() {
    down(SHIFT);
    strike(30);
    events.add(new Lost(nanos));
    type("\rab\r");
    assertEquals(List.of("ab"), frames());
  }

  @Test
  void aCodeLongerThanTheLimitIsThrownAway() {
    type("x".repeat(FrameRules.LONGEST) + "\r");
    type("x".repeat(FrameRules.LONGEST + 1) + "\rnext\r");
    Run run = new Run().take(events);
    assertEquals(List.of("x".repeat(FrameRules.LONGEST), "next"), run.texts());
    assertEquals(new Discards(1, 0, 1, 0), run.discards);
  }

  @Test
  void aPauseEndsTheCodeOfAScannerWithoutSuffix() {
    type("one");
    nanos += 100_000_000;
    type("two");
    Run run = new Run(FrameRules.typed().endedBySilence()).take(events);
    assertEquals(List.of("one"), run.texts());
    assertEquals(List.of("one", "two"), run.quiet(Duration.ofMillis(100)).texts());
  }

  @Test
  void aFrameHasTheKernelsTimes() {
    long first = nanos;
    type("ab\r");
    Frame frame = new Run().take(events).frames.getFirst();
    assertEquals(first, frame.firstByteNanos());
    assertEquals(first + 4 * STEP, frame.lastByteNanos());
  }

  @Test
  void whatIsTypedStandsInNoText() {
    type("a");
    assertTrue(events.stream().noneMatch(event -> event.toString().contains("30")));
  }

  private static final class Run {
    private final KeyParser parser;
    private final List<Frame> frames = new ArrayList<>();
    private KeyParser.State state;
    private Discards discards = Discards.NONE;

    Run() {
      this(FrameRules.typed());
    }

    Run(FrameRules rules) {
      parser = new KeyParser(rules);
      state = parser.start();
    }

    Run take(List<KeyEvent> keys) {
      return took(parser.keys(state, keys));
    }

    Run quiet(Duration lasting) {
      return took(parser.silence(state, lasting));
    }

    private Run took(KeyParser.Typed typed) {
      state = typed.state();
      frames.addAll(typed.step().frames());
      discards = discards.plus(typed.step().discards());
      return this;
    }

    List<String> texts() {
      return frames.stream()
          .map(frame -> new String(frame.bytes().toArray(), StandardCharsets.ISO_8859_1))
          .toList();
    }
  }

  private List<String> frames() {
    return new Run().take(events).texts();
  }

  private void type(String text) {
    for (Typist.Stroke stroke : Typist.strokes(text)) {
      if (stroke.held() != Typist.Held.NOTHING) {
        down(stroke.held().key);
      }
      strike(stroke.key());
      if (stroke.held() != Typist.Held.NOTHING) {
        up(stroke.held().key);
      }
    }
  }

  private void alt(int... digits) {
    down(ALT);
    for (int digit : digits) {
      strike(PAD[digit]);
    }
    up(ALT);
  }

  private void strike(int key) {
    down(key);
    up(key);
  }

  private void down(int key) {
    events.add(new Pressed(key, nanos));
    nanos += STEP;
  }

  private void up(int key) {
    events.add(new Released(key, nanos));
    nanos += STEP;
  }
}
