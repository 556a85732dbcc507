package tramquet.kiosk;

import java.util.Optional;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.screen.Languages;
import tramquet.kiosk.screen.ReaderSide;
import tramquet.kiosk.screen.Sign;
import tramquet.kiosk.screen.Viewing;
import tramquet.kiosk.screen.WindowSettings;
import tramquet.wire.PlaceCode;

/// The window's part of the configuration, in the window's own words.
final class WindowParts {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk");

  private WindowParts() {}

  /// A language that has faults is left out, and the journal says so.
  static WindowSettings settings(KioskConfig config) {
    KioskConfig.Window window = config.screen();
    Languages.Found found = languages(config);
    found.faults().forEach(fault -> LOG.log(System.Logger.Level.WARNING, "languages: " + fault));
    return new WindowSettings(
        window.width(),
        window.height(),
        window.fullScreen(),
        switch (window.reader()) {
          case BELOW -> ReaderSide.BELOW;
          case LEFT -> ReaderSide.LEFT;
          case RIGHT -> ReaderSide.RIGHT;
        },
        new Viewing(window.diagonal(), window.distance()),
        new Sign(window.place(), window.placeCode().map(PlaceCode::encode), config.touch()),
        found.languages());
  }

  static Languages.Found languages(KioskConfig config) {
    return Languages.look(
        config.screen().languages(), Optional.of(config.screen().languageFiles()));
  }
}
