package tramquet.kiosk.screen;

/// Two colours that go together, a ground and an ink, for a node and all beneath it.
enum Palette implements Style {
  GO,
  STOP,
  ATTENTION,
  NEUTRAL,
  ASK,
  CLOSED,
  EMERGENCY,
  FOOTER,
  /// Another ink on the ground of the footer.
  FOOTER_AGEING,
  /// The same.
  FOOTER_STALE
}
