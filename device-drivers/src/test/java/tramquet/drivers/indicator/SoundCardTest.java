package tramquet.drivers.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.SourceDataLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.Health;

/// The contract on the sound of the operating system, all but the card itself: ALSA writes what it
/// would give to the card into a pipe instead, and waits while nobody listens there.
class SoundCardTest extends LoudspeakerContract {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// Where ALSA looks for its configuration, at each opening of a card anew.
  private static final String CONFIGURATION = "ALSA_CONFIG_PATH";

  @TempDir private Path folder;

  private final List<Health> told = new CopyOnWriteArrayList<>();
  private final SoundCard card = new SoundCard(told::add);
  private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
  private InputStream listened = InputStream.nullInputStream();

  @BeforeEach
  void pipe() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assertTrue(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0, "no pipe");
    Files.writeString(
        folder.resolve("asound.conf"),
        """
        pcm.!default { type file slave.pcm nowhere file "%s" format raw }
        pcm.nowhere { type null }
        """
            .formatted(pipe));
    Files.writeString(folder.resolve("none.conf"), "");
    // Whoever opens a pipe for both waits for nobody.
    open.add(new RandomAccessFile(pipe.toFile(), "rw"));
    listened = new FileInputStream(pipe.toFile());
    open.add(listened);
    replug();
    assumeTrue(
        AudioSystem.isLineSupported(
            new DataLine.Info(
                SourceDataLine.class, new AudioFormat(8000, Short.SIZE, 1, true, false))),
        "skipped: no ALSA on this machine");
  }

  @AfterEach
  void unpipe() throws Exception {
    rest();
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  @Override
  Loudspeaker speaker() {
    return card;
  }

  @Override
  byte[] listen(int most) throws IOException {
    return listened.readNBytes(Math.min(most, listened.available()));
  }

  @Override
  byte[] rest() throws IOException {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    Instant end = Instant.now().plus(PATIENCE);
    card.close();
    while (plays()) {
      rest.writeBytes(listen(Integer.MAX_VALUE));
      assertTrue(Instant.now().isBefore(end), "it never ends");
      Thread.onSpinWait();
    }
    rest.writeBytes(listen(Integer.MAX_VALUE));
    return rest.toByteArray();
  }

  private static boolean plays() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("loudspeaker"));
  }

  @Override
  void unplug() {
    configure(folder.resolve("none.conf"));
  }

  @Override
  void replug() {
    configure(folder.resolve("asound.conf"));
  }

  /// For this whole process: nothing else in it makes a sound.
  @SuppressWarnings("restricted")
  private static void configure(Path file) {
    Linker linker = Linker.nativeLinker();
    MethodHandle setenv =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("setenv"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(CONFIGURATION);
      int failed = (int) setenv.invokeExact(name, arena.allocateFrom(file.toString()), 1);
      assertEquals(0, failed);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aCardThatIsMissedIsToldOnceAndOnceThatItIsBack() throws IOException {
    Path recording = recording("a.wav", (short) 1, 100);
    unplug();
    for (int i = 0; i < 3; i++) {
      card.play(recording, 100);
      await(
          "that there is none",
          () -> card.checkHealth().equals(new Health.Offline("no sound card")));
    }
    replug();
    card.play(recording, 100);
    assertEquals(100, heard(100, (short) 1));
    rest();
    assertEquals(List.of(new Health.Offline("no sound card"), new Health.Online()), told);
  }
}
