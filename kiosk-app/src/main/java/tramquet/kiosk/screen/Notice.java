package tramquet.kiosk.screen;

import java.util.List;
import java.util.Optional;

/// One message with one picture, before it has a size.
///
/// @param spot where the picture stands
/// @param lines what is said under the headline, the most important first
/// @param code text of a QR code to show
/// @param sign a second picture, for what the headline does not say; shown where there is no code
record Notice(
    Palette palette,
    Icon icon,
    Spot spot,
    Phrase headline,
    List<Phrase> lines,
    Optional<String> code,
    Optional<Icon> sign) {

  /// Where the picture stands: like the lamps of a traffic light, stop and go light up in different
  /// places, so that nobody needs to see the colour.
  enum Spot {
    /// Left, or above on an upright display.
    FIRST,
    /// Right, or beneath on an upright display.
    LAST
  }

  /// Copies the list.
  Notice {
    lines = List.copyOf(lines);
  }

  /// A message without a QR code, its picture first.
  Notice(Palette palette, Icon icon, Phrase headline, Phrase... lines) {
    this(palette, icon, Spot.FIRST, headline, List.of(lines), Optional.empty(), Optional.empty());
  }
}
