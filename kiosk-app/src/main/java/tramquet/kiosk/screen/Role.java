package tramquet.kiosk.screen;

/// What a node is on a screen. Which colour it has by that, the nearest palette above it says.
enum Role implements Style {
  /// A region that is filled.
  FIELD,
  /// Letters and shapes on a field.
  INK,
  /// A shape as if one looked through it onto the field.
  GROUND,
  /// The outline of what is touched.
  BOX,
  /// Beneath it ground and ink have changed places.
  TURNED
}
