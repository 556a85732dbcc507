package tramquet.drivers.indicator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import tramquet.drivers.Health;

/// The loudspeaker behind the sound card of this machine, by the JDK's own sound.
///
/// Thread: plays on its own, `loudspeaker`; the card is looked for when the first recording is
/// played, so that nothing waits for it at the start.
public final class SoundCard implements Loudspeaker {
  private static final int SLICES_A_SECOND = 20;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("loudspeaker").daemon().factory());
  private final AtomicLong wanted = new AtomicLong();
  private volatile Health health = new Health.Online();

  /// Opens nothing yet.
  public SoundCard() {}

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
        write(line, read.at(volume), mine);
      }
      health = new Health.Online();
    } catch (IOException e) {
      health = new Health.Degraded(recording.getFileName() + ": " + e.getMessage());
    } catch (LineUnavailableException | IllegalArgumentException e) {
      health = new Health.Offline("no sound card");
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
