package tramquet.drivers.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.Health;

/// What every loudspeaker does. Each recording of these tests is one sample again and again, so
/// that what is heard tells which one plays.
abstract class LoudspeakerContract {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final AudioFormat FORMAT = new AudioFormat(8000, Short.SIZE, 1, true, false);
  private static final int SECOND = 8000;

  /// Longer than anything between a program and a loudspeaker keeps for itself.
  private static final int LONG = 50 * SECOND;

  private static final short FIRST = 8000;
  private static final short SECOND_ONE = -6000;

  @TempDir private Path folder;

  /// One that works, and is open.
  abstract Loudspeaker speaker();

  /// What is heard by now and was not listened to before. Nothing goes on sounding unheard for
  /// longer than a few seconds.
  ///
  /// @param most bytes of it
  abstract byte[] listen(int most) throws IOException;

  /// Waits until whatever was begun has ended, and listens to the rest of it.
  abstract byte[] rest() throws IOException;

  abstract void unplug() throws IOException;

  abstract void replug() throws IOException;

  @AfterEach
  void close() {
    speaker().close();
  }

  Path recording(String name, short sample, int samples) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * samples).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      bytes.putShort(sample);
    }
    Path file = folder.resolve(name);
    try (AudioInputStream in =
        new AudioInputStream(new ByteArrayInputStream(bytes.array()), FORMAT, samples)) {
      AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
    }
    return file;
  }

  static void await(String what, BooleanSupplier come) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!come.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(end), () -> "has not come: " + what);
      Thread.onSpinWait();
    }
  }

  /// Listens until so many samples were heard, and returns how many of them were of this kind.
  int heard(int samples, short kind) throws IOException {
    int ofThatKind = 0;
    Instant end = Instant.now().plus(PATIENCE);
    for (int left = samples; left > 0; ) {
      byte[] some = listen(left * Short.BYTES);
      ofThatKind += count(some, kind);
      left -= some.length / Short.BYTES;
      int silent = left;
      assertTrue(Instant.now().isBefore(end), () -> "silent, " + silent + " samples too early");
    }
    return ofThatKind;
  }

  private static int count(byte[] bytes, short kind) {
    ByteBuffer samples = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int count = 0;
    while (samples.remaining() >= Short.BYTES) {
      count += samples.getShort() == kind ? 1 : 0;
    }
    return count;
  }

  /// Listens until the first sample of a kind, and returns how many of another came before.
  private int before(short kind, short other) throws IOException {
    int others = 0;
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      byte[] one = listen(Short.BYTES);
      if (count(one, kind) == 1) {
        return others;
      }
      others += count(one, other);
      assertTrue(Instant.now().isBefore(end), () -> "never heard: " + kind);
    }
  }

  @Test
  void whatIsPlayedIsHeardToItsEnd() throws IOException {
    Path recording = recording("a.wav", FIRST, 2 * SECOND);
    speaker().play(recording, 100);
    assertEquals(2 * SECOND, heard(2 * SECOND, FIRST));
    assertEquals(new Health.Online(), speaker().checkHealth());
  }

  @Test
  void halfAsLoudIsHalfOfEachSample() throws IOException {
    Path recording = recording("a.wav", FIRST, SECOND);
    speaker().play(recording, 50);
    assertEquals(SECOND, heard(SECOND, (short) (FIRST / 2)));
  }

  @Test
  void aLaterRecordingCutsOffTheOneBefore() throws IOException {
    Path first = recording("a.wav", FIRST, LONG);
    Path second = recording("b.wav", SECOND_ONE, SECOND);
    speaker().play(first, 100);
    assertEquals(SECOND, heard(SECOND, FIRST));
    speaker().play(second, 100);
    int more = before(SECOND_ONE, FIRST);
    assertTrue(SECOND + more < LONG, () -> "the first one was heard to its end: " + more);
    assertEquals(SECOND - 1, heard(SECOND - 1, SECOND_ONE));
  }

  @Test
  void ofManyOnlyTheLastIsHeardToItsEnd() throws IOException {
    Path first = recording("a.wav", FIRST, LONG);
    Path second = recording("b.wav", SECOND_ONE, SECOND);
    for (int i = 0; i < 100; i++) {
      speaker().play(first, 100);
    }
    speaker().play(second, 100);
    assertTrue(before(SECOND_ONE, FIRST) < LONG);
    assertEquals(SECOND - 1, heard(SECOND - 1, SECOND_ONE));
  }

  @Test
  void silenceEndsWhatPlays() throws IOException {
    Path first = recording("a.wav", FIRST, LONG);
    Path second = recording("b.wav", SECOND_ONE, SECOND);
    speaker().play(first, 100);
    assertEquals(SECOND, heard(SECOND, FIRST));
    speaker().silence();
    speaker().play(second, 100);
    assertTrue(SECOND + before(SECOND_ONE, FIRST) < LONG);
  }

  @Test
  void aFileThatCannotBePlayedIsSaidAndTheNextIsHeard() throws IOException {
    Path none = Files.writeString(folder.resolve("none.wav"), "no sound");
    Path recording = recording("a.wav", FIRST, SECOND);
    speaker().play(none, 100);
    await(
        "what is wrong with the file",
        () -> speaker().checkHealth().equals(new Health.Degraded("none.wav: not a WAV file")));
    speaker().play(recording, 100);
    assertEquals(SECOND, heard(SECOND, FIRST));
    assertEquals(new Health.Online(), speaker().checkHealth());
  }

  @Test
  void withoutALoudspeakerItIsSilentAndSaysSoAndFindsOneThatComes() throws IOException {
    Path recording = recording("a.wav", FIRST, SECOND);
    unplug();
    speaker().play(recording, 100);
    await(
        "that there is none",
        () -> speaker().checkHealth().equals(new Health.Offline("no sound card")));
    replug();
    speaker().play(recording, 100);
    assertEquals(SECOND, heard(SECOND, FIRST));
    assertInstanceOf(Health.Online.class, speaker().checkHealth());
  }

  @Test
  void afterTheEndNothingIsPlayedAndNothingThrown() throws IOException {
    Path first = recording("a.wav", FIRST, LONG);
    Path second = recording("b.wav", SECOND_ONE, SECOND);
    speaker().play(first, 100);
    assertEquals(SECOND, heard(SECOND, FIRST));
    speaker().close();
    speaker().play(second, 100);
    speaker().silence();
    speaker().close();
    assertEquals(0, count(rest(), SECOND_ONE), "the second one was heard");
  }
}
