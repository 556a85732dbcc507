package tramquet.drivers.camera;

import java.util.function.UnaryOperator;

/// Cuts a stream of bytes into pictures, of which it keeps how light each pixel is. Nothing in such
/// a stream says where a picture begins, so not a byte may be lost. How it was cut into chunks
/// makes no difference.
///
/// Thread: confined.
final class FrameCutter {
  private final VideoFormat format;
  private final UnaryOperator<byte[]> whole;
  private byte[] picture;
  private int at;

  /// A cutter at the beginning of a stream.
  ///
  /// @param whole gets each picture, a byte a pixel, and gives an array of the same length to be
  ///   filled with the next one
  FrameCutter(VideoFormat format, UnaryOperator<byte[]> whole) {
    this.format = format;
    this.whole = whole;
    picture = new byte[format.width() * format.height()];
  }

  /// More of the stream.
  void put(byte[] chunk, int length) {
    int from = 0;
    while (from < length) {
      int to = Math.min(length, from + format.bytes() - at);
      keep(chunk, from, to);
      at += to - from;
      from = to;
      if (at == format.bytes()) {
        at = 0;
        picture = whole.apply(picture);
      }
    }
  }

  /// Whether a picture has begun and is not whole.
  boolean isWithin() {
    return at > 0;
  }

  private void keep(byte[] chunk, int from, int to) {
    int end = Math.min(to - from, format.stride() * format.height() - at);
    if (end > 0 && format.step() == 1 && format.stride() == format.width()) {
      // One row behind the other, as they are kept.
      System.arraycopy(chunk, from, picture, at, end);
      return;
    }
    int done = 0;
    while (done < end) {
      int row = (at + done) / format.stride();
      int column = (at + done) % format.stride();
      int inRow = Math.min(end - done, format.stride() - column);
      keepRow(chunk, from + done, inRow, row, column);
      done += inRow;
    }
  }

  private void keepRow(byte[] chunk, int from, int length, int row, int column) {
    int base = row * format.width();
    if (format.step() == 1) {
      int kept = Math.min(length, format.width() - column);
      if (kept > 0) {
        System.arraycopy(chunk, from, picture, base + column, kept);
      }
      return;
    }
    int step = format.step();
    int last = Math.min(length, format.width() * step - column);
    for (int i = (step - column % step) % step; i < last; i += step) {
      picture[base + (column + i) / step] = chunk[from + i];
    }
  }
}
