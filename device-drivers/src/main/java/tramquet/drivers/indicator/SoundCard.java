package tramquet.drivers.indicator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import tramquet.drivers.Health;

/// The loudspeaker behind the sound card of this machine, by the JDK's own sound.
///
/// Thread: plays on its own, `loudspeaker`; the card is looked for when each recording is played,
/// so that nothing waits for it at the start, and one that is plugged in later is found.
public final class SoundCard implements Loudspeaker {
  private static final int SLICES_A_SECOND = 20;

  /// Where a card hangs, only the newest recording waits for it. What comes after the end is
  /// dropped.
  private final ExecutorService thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(1),
          Thread.ofPlatform().name("loudspeaker").daemon().factory(),
          new ThreadPoolExecutor.DiscardOldestPolicy());

  private final AtomicLong wanted = new AtomicLong();
  private final Consumer<Health> changed;
  private volatile Health health = new Health.Online();

  /// Opens nothing yet.
  ///
  /// @param changed told each time the health is another than before, on the thread that plays
  public SoundCard(Consumer<Health> changed) {
    this.changed = changed;
  }

  @Override
  public void play(Path recording, int volume) {
    long mine = wanted.incrementAndGet();
    thread.execute(() -> sound(recording, volume, mine));
  }

  private void sound(Path recording, int volume, long mine) {
    if (wanted.get() != mine) {
      return;
    }
    try {
      Recording read = Recording.read(recording);
      try (SourceDataLine line = AudioSystem.getSourceDataLine(read.format())) {
        line.open(read.format());
        line.start();
        is(new Health.Online());
        write(line, read.at(volume), mine);
      }
    } catch (IOException e) {
      is(new Health.Degraded(recording.getFileName() + ": " + e.getMessage()));
    } catch (LineUnavailableException | IllegalArgumentException e) {
      is(new Health.Offline("no sound card"));
    }
  }

  private void is(Health now) {
    if (!now.equals(health)) {
      health = now;
      changed.accept(now);
    }
  }

  private void write(SourceDataLine line, byte[] samples, long mine) {
    int frame = line.getFormat().getFrameSize();
    int slice = Math.round(line.getFormat().getFrameRate() / SLICES_A_SECOND) * frame;
    int at = 0;
    while (at < samples.length && wanted.get() == mine) {
      at += line.write(samples, at, Math.min(slice, samples.length - at) / frame * frame);
      if (samples.length - at < frame) {
        break;
      }
    }
    if (wanted.get() == mine) {
      line.drain();
    } else {
      line.flush();
    }
  }

  @Override
  public void silence() {
    wanted.incrementAndGet();
  }

  @Override
  public Health checkHealth() {
    return health;
  }

  @Override
  public void close() {
    silence();
    thread.shutdown();
  }
}
