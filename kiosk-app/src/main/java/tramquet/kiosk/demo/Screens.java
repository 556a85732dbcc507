package tramquet.kiosk.demo;

import java.util.List;

/// Where the kiosk's window is to appear.
enum Screens {
  /// On the display.
  WINDOW,
  /// Nowhere: drawn in memory, for the pictures.
  HEADLESS;

  /// What the kiosk's Java is told.
  List<String> flags() {
    return switch (this) {
      case WINDOW -> List.of();
      case HEADLESS ->
          List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true");
    };
  }
}
