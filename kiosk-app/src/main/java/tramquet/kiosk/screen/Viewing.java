package tramquet.kiosk.screen;

/// From how far a display is read.
///
/// @param diagonal of what can be seen of the display, in millimetres, 100 to 2000
/// @param distance between the visitor's eyes and the display, in millimetres, 300 to 5000
public record Viewing(double diagonal, double distance) {
  /// Seven inches, the smallest display we mount, at a metre.
  public static final Viewing STANDARD = new Viewing(178, 1000);

  private static final double ARM = 500;

  /// EN 301 549, 5.1.4: a capital H subtends 0.7 degrees at the eye.
  private static final double DEGREES = 0.7;

  /// The same display, for whoever touches it: half a metre, unless it is read from nearer.
  Viewing touched() {
    return new Viewing(diagonal, Math.min(ARM, distance));
  }

  /// The height of a capital letter that can be read from there, in millimetres: 12.2 at a metre.
  double capital() {
    return 2 * distance * Math.tan(Math.toRadians(DEGREES / 2));
  }
}
