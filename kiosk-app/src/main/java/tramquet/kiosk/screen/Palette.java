package tramquet.kiosk.screen;

import javafx.scene.paint.Color;

/// Colours of the screens, each pair at a contrast of 7 : 1 or more (WCAG 2.2, 1.4.6).
///
/// Go is dark on a light field and stop is light on a dark field, so that the two differ in
/// brightness for those who cannot tell green from red.
enum Palette {
  GO("#c4f0c8", "#06300f"),
  STOP("#8e0000", "#ffffff"),
  ATTENTION("#ffc107", "#1a1200"),
  NEUTRAL("#f5f7fa", "#0b2545"),
  ASK("#0d3b8c", "#ffffff"),
  CLOSED("#263238", "#ffffff"),
  EMERGENCY("#0b4f1a", "#ffffff"),
  FOOTER("#101418", "#ffffff"),
  FOOTER_AGEING("#101418", "#ffc107"),
  FOOTER_STALE("#101418", "#ff8a80");

  private final String ground;
  private final String ink;

  Palette(String ground, String ink) {
    this.ground = ground;
    this.ink = ink;
  }

  /// The field.
  Color ground() {
    return Color.web(ground);
  }

  /// Text and shapes on the field.
  Color ink() {
    return Color.web(ink);
  }
}
