package tramquet.kiosk.screen;

/// How the window is set up at a place.
///
/// @param width pixels, 480 to 7680
/// @param height pixels, 480 to 7680
/// @param fullScreen covers the whole display, without frame and pointer, whatever its size
/// @param reader where the code reader is mounted
/// @param viewing from how far it is read
/// @param sign what it tells of the place
/// @param languages what it speaks
public record WindowSettings(
    int width,
    int height,
    boolean fullScreen,
    ReaderSide reader,
    Viewing viewing,
    Sign sign,
    Languages languages) {
  private static final int SMALLEST = 480;
  private static final int LARGEST = 7680;

  /// Checks the ranges.
  public WindowSettings {
    if (Math.min(width, height) < SMALLEST || Math.max(width, height) > LARGEST) {
      throw new IllegalArgumentException(
          "a window of " + width + " × " + height + " pixels; each is 480 to 7680");
    }
  }

  /// A window in Vietnamese and English, on the smallest display, of a place without a name.
  public WindowSettings(int width, int height, boolean fullScreen, ReaderSide reader) {
    this(width, height, fullScreen, reader, Viewing.STANDARD, Sign.BLANK, Languages.bundled());
  }

  /// A window of 1024 × 600 with the reader below it.
  public static WindowSettings standard() {
    return new WindowSettings(1024, 600, false, ReaderSide.BELOW);
  }
}
