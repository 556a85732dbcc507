package tramquet.drivers.camera;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameCutterTest {
  private static final int PICTURES = 3;

  static List<VideoFormat> formats() {
    return List.of(
        VideoFormat.packed(VideoFormat.Layout.GREY, 18, 16),
        VideoFormat.packed(VideoFormat.Layout.YUV420, 18, 16),
        VideoFormat.packed(VideoFormat.Layout.YUYV, 18, 16),
        new VideoFormat(VideoFormat.Layout.GREY, 18, 16, 21),
        new VideoFormat(VideoFormat.Layout.YUV420, 18, 16, 32),
        new VideoFormat(VideoFormat.Layout.YUYV, 18, 16, 41));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void howTheStreamIsCutMakesNoDifference(VideoFormat format) {
    byte[][] pictures = new byte[PICTURES][format.width() * format.height()];
    byte[] stream = stream(format, pictures);
    for (int chunk = 1; chunk <= stream.length; chunk += chunk < 90 ? 1 : 37) {
      List<byte[]> seen = new ArrayList<>();
      FrameCutter cutter = cutter(format, seen);
      for (int from = 0; from < stream.length; from += chunk) {
        byte[] part = Arrays.copyOfRange(stream, from, Math.min(stream.length, from + chunk));
        cutter.put(part, part.length);
      }
      assertEquals(PICTURES, seen.size());
      for (int i = 0; i < PICTURES; i++) {
        assertArrayEquals(pictures[i], seen.get(i));
      }
      assertFalse(cutter.isWithin());
    }
  }

  @Test
  void halfAPictureIsNone() {
    VideoFormat format = VideoFormat.packed(VideoFormat.Layout.GREY, 16, 16);
    List<byte[]> seen = new ArrayList<>();
    FrameCutter cutter = cutter(format, seen);
    cutter.put(new byte[255], 255);
    assertTrue(cutter.isWithin());
    assertEquals(List.of(), seen);
    cutter.put(new byte[9], 1);
    assertFalse(cutter.isWithin());
    assertEquals(1, seen.size());
  }

  private static FrameCutter cutter(VideoFormat format, List<byte[]> seen) {
    return new FrameCutter(
        format,
        picture -> {
          seen.add(picture);
          return new byte[picture.length];
        });
  }

  /// Random pictures, and between them what is not to be kept.
  private static byte[] stream(VideoFormat format, byte[][] pictures) {
    Random random = new Random(3);
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (byte[] picture : pictures) {
      random.nextBytes(picture);
      byte[] frame = new byte[format.bytes()];
      random.nextBytes(frame);
      for (int i = 0; i < picture.length; i++) {
        int row = Math.floorDiv(i, format.width());
        frame[row * format.stride() + i % format.width() * format.step()] = picture[i];
      }
      stream.writeBytes(frame);
    }
    return stream.toByteArray();
  }
}
