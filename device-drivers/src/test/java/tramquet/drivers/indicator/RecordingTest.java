package tramquet.drivers.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
  @TempDir private Path folder;

  private Path file(int frames, short... samples) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * frames).order(ByteOrder.LITTLE_ENDIAN);
    for (short sample : samples) {
      bytes.putShort(sample);
    }
    Path file = folder.resolve("a.wav");
    try (AudioInputStream in =
        new AudioInputStream(
            new ByteArrayInputStream(bytes.array()),
            new AudioFormat(8000, 16, 1, true, false),
            frames)) {
      AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
    }
    return file;
  }

  @Test
  void softerIsEverySampleInProportion() throws IOException {
    Recording recording = Recording.read(file(3, (short) 1000, Short.MIN_VALUE, Short.MAX_VALUE));
    ByteBuffer half = ByteBuffer.wrap(recording.at(50)).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(500, half.getShort());
    assertEquals(-16384, half.getShort());
    assertEquals(16383, half.getShort());
  }

  @Test
  void whatIsLongerThanAMinuteIsRefused() throws IOException {
    Path minute = file(8000 * 60);
    assertEquals(2 * 8000 * 60, Recording.read(minute).at(100).length);
    Path longer = file(8000 * 60 + 1);
    assertThrows(IOException.class, () -> Recording.read(longer));
  }
}
