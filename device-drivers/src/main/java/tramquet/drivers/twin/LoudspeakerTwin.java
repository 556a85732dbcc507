package tramquet.drivers.twin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import tramquet.drivers.Health;
import tramquet.drivers.indicator.Loudspeaker;
import tramquet.drivers.indicator.Recording;

/// A loudspeaker that nobody hears: what it plays is listened to by hand, so that time passes in it
/// only as somebody listens.
///
/// Thread: any.
public final class LoudspeakerTwin implements Loudspeaker {
  private static final byte[] SILENCE = {};

  private byte[] playing = SILENCE;
  private Health health = new Health.Online();
  private boolean plugged = true;
  private boolean closed;

  /// One that is plugged in, and silent.
  public LoudspeakerTwin() {}

  @Override
  public synchronized void play(Path recording, int volume) {
    if (closed) {
      return;
    }
    playing = SILENCE;
    try {
      byte[] samples = Recording.read(recording).at(volume);
      playing = plugged ? samples : SILENCE;
      health = plugged ? new Health.Online() : new Health.Offline("no sound card");
    } catch (IOException e) {
      health = new Health.Degraded(recording.getFileName() + ": " + e.getMessage());
    }
  }

  @Override
  public synchronized void silence() {
    playing = SILENCE;
  }

  /// What is heard next: 16-bit samples, low bytes first.
  ///
  /// @param most bytes of them; fewer come when the recording ends
  public synchronized byte[] listen(int most) {
    int length = Math.min(most, playing.length);
    byte[] heard = Arrays.copyOf(playing, length);
    playing = Arrays.copyOfRange(playing, length, playing.length);
    return heard;
  }

  /// It is pulled out.
  public synchronized void unplug() {
    plugged = false;
    playing = SILENCE;
  }

  /// It is there again.
  public synchronized void replug() {
    plugged = true;
  }

  @Override
  public synchronized Health checkHealth() {
    return health;
  }

  @Override
  public synchronized void close() {
    closed = true;
    playing = SILENCE;
  }
}
