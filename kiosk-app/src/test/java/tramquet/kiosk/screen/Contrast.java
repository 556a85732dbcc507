package tramquet.kiosk.screen;

import javafx.scene.paint.Color;

/// Contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
final class Contrast {
  private Contrast() {}

  /// The contrast of two colours, `0xRRGGBB`, in either order.
  static double of(int one, int other) {
    double lighter = Math.max(luminance(one), luminance(other));
    double darker = Math.min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
  }

  /// The same.
  static double of(Color one, Color other) {
    return of(rgb(one), rgb(other));
  }

  /// A colour as `0xRRGGBB`.
  static int rgb(Color colour) {
    return (int) Math.round(colour.getRed() * 255) << 16
        | (int) Math.round(colour.getGreen() * 255) << 8
        | (int) Math.round(colour.getBlue() * 255);
  }

  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16 & 0xff)
        + 0.7152 * linear(colour >> 8 & 0xff)
        + 0.0722 * linear(colour & 0xff);
  }

  private static double linear(int value) {
    double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
