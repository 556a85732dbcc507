package tramquet.kiosk.screen;

import java.util.Optional;

/// What a visitor touches who needs somebody: there where a touch does something.
record Help(Size size, Sign sign, Words words, WindowEvents events) {
  private static final double TARGET_MILLIMETRES = 20;
  private static final double ACROSS = 1.85;

  /// A tile that calls staff once.
  ///
  /// @param field on which it stands
  Optional<Tile> tile(Palette field) {
    double high = Math.ceil(size.millimetres(TARGET_MILLIMETRES));
    return tile(field, Math.rint(high * ACROSS), high);
  }

  /// The same as large as those beside it, in pixels.
  Optional<Tile> tile(Palette field, double across, double high) {
    return sign.help()
        ? Optional.of(new Tile(words.phrase("help.call"), across, high, events::helpCalled, field))
        : Optional.empty();
  }
}
