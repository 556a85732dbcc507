package tramquet.wire;

import java.util.regex.Pattern;

/// An administrative unit by the codes of its country's list, from the province down:
/// `48/490/20194` under the three levels of 2021, `48/20194` under the two since 7/2025. The path
/// holds its own ancestors, so that a kiosk needs no table of units.
///
/// @param path two digits, then up to two parts of three to five digits
public record Area(String path) {
  private static final Pattern PATH = Pattern.compile("\\d{2}(/\\d{3,5}){0,2}");

  /// Throws `IllegalArgumentException` for anything else.
  public Area {
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException("an area is two digits, then parts of three to five");
    }
  }

  /// Reads what somebody wrote.
  public static Decoded<Area> parse(String text) {
    return PATH.matcher(text).matches()
        ? new Decoded.Value<>(new Area(text))
        : new Decoded.Malformed<>("area");
  }

  /// Whether the other is this area or lies within it.
  public boolean contains(Area other) {
    return other.path.equals(path) || other.path.startsWith(path + "/");
  }
}
