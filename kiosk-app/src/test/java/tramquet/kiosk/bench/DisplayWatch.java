package tramquet.kiosk.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/// Watches the pixels of an X server from a process of its own, and prints when two of them, in
/// opposite corners, have become of one colour: `NANOS RRGGBB`, by the clock that all processes
/// share. Looks about five times a millisecond.
///
/// Whoever is told a frame by JavaFX is told what JavaFX believes; this is what is on the display.
public final class DisplayWatch {
  private static final long BETWEEN_NANOS = 150_000;
  private static final int MARGIN = 4;
  private static final int NONE = -1;

  private DisplayWatch() {}

  private static void endWithParent() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // Then there is nobody any more either.
    }
    System.exit(0);
  }

  /// Watches until it is ended.
  ///
  /// @param arguments the file with the pixels, and how many rows at the foot are not looked at
  public static void main(String[] arguments) throws IOException {
    VirtualDisplay.Framebuffer pixels = VirtualDisplay.Framebuffer.of(Path.of(arguments[0]));
    int right = pixels.width() - MARGIN;
    int bottom = pixels.height() - Integer.parseInt(arguments[1]) - MARGIN;
    int before = NONE;
    Thread.ofPlatform().daemon().start(DisplayWatch::endWithParent);
    while (true) {
      int colour = pixels.pixel(MARGIN, MARGIN);
      int field = pixels.pixel(right, bottom) == colour ? colour : NONE;
      if (field != before && field != NONE) {
        System.out.println(System.nanoTime() + " " + Integer.toHexString(field));
      }
      before = field;
      LockSupport.parkNanos(BETWEEN_NANOS);
    }
  }
}
