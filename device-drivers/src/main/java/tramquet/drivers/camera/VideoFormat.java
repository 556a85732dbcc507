package tramquet.drivers.camera;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How pictures lie in a stream of them, one right behind the other.
///
/// @param width pixels in a row, 16 to 8,192
/// @param height rows, 16 to 8,192
/// @param stride bytes from one row to the next
public record VideoFormat(Layout layout, int width, int height, int stride) {
  private static final int LEAST = 16;
  private static final int MOST = 8_192;

  private static final Pattern SIZE = Pattern.compile("Width/Height\\s*:\\s*(\\d{1,5})/(\\d{1,5})");
  private static final Pattern PIXELS = Pattern.compile("Pixel Format\\s*:\\s*'(\\w{4})");
  private static final Pattern STRIDE = Pattern.compile("Bytes per Line\\s*:\\s*(\\d{1,6})");

  /// Checks the ranges.
  public VideoFormat {
    if (Math.min(width, height) < LEAST
        || Math.max(width, height) > MOST
        || width % 2 + height % 2 > 0
        || stride < width * layout.bytes) {
      throw new IllegalArgumentException(
          "even sides of 16 to 8192 pixels, and rows that hold them");
    }
  }

  /// What the bytes of a picture are.
  public enum Layout {
    /// How light each pixel is, and nothing else.
    GREY(1, 0),
    /// How light each pixel is, and then half as many bytes for the colours, in whatever order.
    YUV420(1, 0.5),
    /// Two bytes a pixel: how light it is, and a part of its colour.
    YUYV(2, 0);

    private final int bytes;
    private final double more;

    Layout(int bytes, double more) {
      this.bytes = bytes;
      this.more = more;
    }
  }

  /// Rows without anything between them.
  public static VideoFormat packed(Layout layout, int width, int height) {
    return new VideoFormat(layout, width, height, width * layout.bytes);
  }

  /// From one pixel's lightness to the next one's, in bytes.
  int step() {
    return layout.bytes;
  }

  /// What a picture takes.
  int bytes() {
    return (int) (stride * height * (1 + layout.more));
  }

  /// What `v4l2-ctl --get-fmt-video` says the camera will send; empty if that is nothing we read.
  static Optional<VideoFormat> told(String text) {
    Matcher size = SIZE.matcher(text);
    Matcher pixels = PIXELS.matcher(text);
    Matcher stride = STRIDE.matcher(text);
    if (!size.find() || !pixels.find() || !stride.find()) {
      return Optional.empty();
    }
    return layout(pixels.group(1))
        .flatMap(layout ->
            checked(
                layout,
                Integer.parseInt(size.group(1)),
                Integer.parseInt(size.group(2)),
                Integer.parseInt(stride.group(1))));
  }

  /// What it says the camera will send, in its four letters; empty if it says nothing of the kind.
  static Optional<String> fourLetters(String text) {
    Matcher pixels = PIXELS.matcher(text);
    return pixels.find() ? Optional.of(pixels.group(1)) : Optional.empty();
  }

  private static Optional<Layout> layout(String fourLetters) {
    return switch (fourLetters) {
      case "GREY" -> Optional.of(Layout.GREY);
      case "YUYV" -> Optional.of(Layout.YUYV);
      case "YU12", "YV12", "NV12", "NV21" -> Optional.of(Layout.YUV420);
      default -> Optional.empty();
    };
  }

  private static Optional<VideoFormat> checked(Layout layout, int width, int height, int stride) {
    try {
      return Optional.of(new VideoFormat(layout, width, height, stride));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
