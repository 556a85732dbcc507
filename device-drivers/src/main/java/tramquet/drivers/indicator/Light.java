package tramquet.drivers.indicator;

/// A lamp of a lane. Colour is never the only sign: the screen shows a shape as well.
public enum Light {
  /// Stop.
  RED,
  /// Go.
  GREEN,
  /// Wait, or ask for help.
  AMBER
}
