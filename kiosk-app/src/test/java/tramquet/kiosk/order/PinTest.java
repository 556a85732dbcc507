package tramquet.kiosk.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.wire.Decoded;

class PinTest {
  /// Of 246810, with the fewest rounds that are taken, by another implementation.
  private static final String HASH =
      "pbkdf2-sha256:100000:AAECAwQFBgcICQoLDA0ODw==:tIFsGwiFLIYn0OKhUxTzYov4DnH6Yj8p5AMr6pTT0xw=";

  @TempDir private Path folder;

  private PinTries tries(long now) {
    return new PinTries(folder.resolve("pin-tries"), now);
  }

  private static PinHash hash() {
    return PinHash.parse(HASH).asOptional().orElseThrow();
  }

  @Test
  void aHashComesBackFromItsTextAndKnowsItsPin() {
    assertTrue(hash().matches("246810"));
    assertFalse(hash().matches("246811"));
    assertFalse(hash().matches("0246810"));
    assertFalse(hash().matches(""));
    assertEquals(HASH, hash().text());
    assertFalse(hash().toString().contains("AAEC"));
  }

  @Test
  void aNewHashHasASaltOfItsOwn() {
    Random random = new Random(1);
    PinHash one = PinHash.of("135791", random);
    assertEquals(Optional.of(one), PinHash.parse(one.text()).asOptional());
    assertFalse(one.salt().equals(PinHash.of("135791", random).salt()));
    assertTrue(one.matches("135791"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "1234567890123", "12345a", "１２３４５６"})
  void whatIsNoPinIsNotHashed(String text) {
    assertThrows(IllegalArgumentException.class, () -> PinHash.of(text, new Random()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "246810",
        "pbkdf2-sha256:099999:AAECAwQFBgcICQoLDA0ODw==:"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "pbkdf2-sha256:99999999:AAECAwQFBgcICQoLDA0ODw==:"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "pbkdf2-sha256:100000:AAEC:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
      })
  void whatIsNoHashIsMalformed(String text) {
    assertInstanceOf(Decoded.Malformed.class, PinHash.parse(text));
  }

  @Test
  void thePauseDoublesAndAfterTheTenthOnlyACodeHelps() {
    PinTries tries = tries(0);
    long now = 0;
    long[] seconds = {0, 0, 5, 10, 20, 40, 80, 160, 320};
    for (long each : seconds) {
      assertTrue(tries.begin(now));
      assertEquals(
          each == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(each)), tries.pauseAt(now));
      if (each > 0) {
        assertFalse(tries.begin(now + Duration.ofSeconds(each).toNanos() - 1));
      }
      now += Duration.ofSeconds(each).toNanos();
    }
    assertTrue(tries.begin(now));
    assertEquals(Optional.of(PinTries.LOCKED), tries.pauseAt(Long.MAX_VALUE));
    tries.right();
    assertEquals(Optional.empty(), tries.pauseAt(now));
  }

  @Test
  void whoPullsThePlugGainsNothing() throws IOException {
    PinTries tries = tries(0);
    for (int i = 0; i < 3; i++) {
      assertTrue(tries.begin(0));
    }
    assertEquals(Optional.of(Duration.ofSeconds(5)), tries(7).pauseAt(7));
    Files.writeString(folder.resolve("pin-tries"), "many\n");
    assertEquals(Optional.of(PinTries.LOCKED), tries(0).pauseAt(0));
  }

  @Test
  void whatCannotBeCountedIsNotLookedAt() {
    PinTries nowhere = new PinTries(folder.resolve("gone/pin-tries"), 0);
    assertFalse(nowhere.begin(0));
  }

  @Test
  void theDeskTellsWhatCameOfEachAndACodeForgives() throws InterruptedException {
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    AtomicLong now = new AtomicLong();
    PinDesk.Listener listener =
        new PinDesk.Listener() {
          @Override
          public void right() {
            told.add("right");
          }

          @Override
          public void refused(Duration pause) {
            told.add("refused " + pause.toSeconds());
          }
        };
    try (PinDesk desk = new PinDesk(hash(), tries(0), listener, now::get)) {
      for (String answer : new String[] {"refused 0", "refused 0", "refused 5", "refused 5"}) {
        desk.typed("111111");
        assertEquals(answer, told.poll(20, TimeUnit.SECONDS));
      }
      desk.typed("246810");
      assertEquals("refused 5", told.poll(20, TimeUnit.SECONDS), "right, and too soon");
      desk.codeShown();
      desk.typed("246810");
      assertEquals("right", told.poll(20, TimeUnit.SECONDS));
    }
  }
}
