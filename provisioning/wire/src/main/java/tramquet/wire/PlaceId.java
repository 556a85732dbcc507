package tramquet.wire;

import java.util.regex.Pattern;

/// Names a place with one or more kiosks; part of the topics that these share.
///
/// @param text 3 to 32 of `a`–`z`, `0`–`9` and `-`, as in the place's code
public record PlaceId(String text) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{3,32}");

  /// Throws `IllegalArgumentException` for any other shape: a technician's word was checked before.
  public PlaceId {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("a place id is 3 to 32 of a-z, 0-9 and -");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
