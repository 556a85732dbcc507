package tramquet.drivers.indicator;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/// A recording in memory: 16-bit PCM, little-endian.
///
/// Thread: any; the samples belong to whoever reads them.
public final class Recording {
  private static final int LONGEST_SECONDS = 60;
  private static final int FULL = 100;

  private final AudioFormat format;
  private final byte[] samples;

  private Recording(AudioFormat format, byte[] samples) {
    this.format = format;
    this.samples = samples;
  }

  /// Reads a WAV file.
  ///
  /// @throws IOException with a reason for a technician, if it is none that a loudspeaker plays
  public static Recording read(Path file) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        AudioInputStream in = AudioSystem.getAudioInputStream(bytes)) {
      AudioFormat format = in.getFormat();
      if (format.getSampleSizeInBits() != Short.SIZE
          || format.isBigEndian()
          || !AudioFormat.Encoding.PCM_SIGNED.equals(format.getEncoding())) {
        throw new IOException("not 16-bit PCM");
      }
      long frames = in.getFrameLength();
      if (frames < 0 || frames > Math.round(format.getFrameRate()) * (long) LONGEST_SECONDS) {
        throw new IOException("longer than a minute");
      }
      byte[] samples = samples(in, Math.toIntExact(frames * format.getFrameSize()));
      return new Recording(format, samples);
    } catch (UnsupportedAudioFileException e) {
      throw new IOException("not a WAV file", e);
    }
  }

  /// The stream gives whole frames and nothing for less room than one, so its own way to read many
  /// bytes never ends.
  private static byte[] samples(AudioInputStream in, int length) throws IOException {
    byte[] samples = new byte[length];
    int at = 0;
    for (int read = 1; at < length && read > 0; ) {
      read = in.read(samples, at, length - at);
      at += Math.max(0, read);
    }
    if (at < length) {
      throw new IOException("cut short");
    }
    return samples;
  }

  /// How it was recorded.
  AudioFormat format() {
    return format;
  }

  /// The samples, softer.
  ///
  /// @param volume in percent, 0 to 100
  public byte[] at(int volume) {
    ByteBuffer softer = ByteBuffer.wrap(samples.clone()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i + 1 < samples.length; i += Short.BYTES) {
      softer.putShort(i, (short) (softer.getShort(i) * volume / FULL));
    }
    return softer.array();
  }
}
