package tramquet.kiosk.screen;

import java.util.Optional;

/// What a visitor touches who needs somebody: there where a touch does something.
record Help(Size size, Sign sign, Words words, WindowEvents events) {
  private static final double TARGET_MILLIMETRES = 20;
  private static final double ACROSS = 1.85;

  /// A tile that calls staff once.
  Optional<Tile> tile() {
    double high = Math.ceil(size.millimetres(TARGET_MILLIMETRES));
    return tile(Math.rint(high * ACROSS), high);
  }

  /// The same as large as those beside it, in pixels.
  Optional<Tile> tile(double across, double high) {
    return sign.help()
        ? Optional.of(new Tile(words.phrase("help.call"), across, high, events::helpCalled))
        : Optional.empty();
  }
}
