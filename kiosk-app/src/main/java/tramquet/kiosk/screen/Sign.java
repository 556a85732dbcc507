package tramquet.kiosk.screen;

import java.util.Optional;

/// What the idle screen tells of the place.
///
/// @param place its name as people know it
/// @param code text of the place code, for the visitor's own telephone
/// @param help whether staff can be called by touch
public record Sign(Optional<String> place, Optional<String> code, boolean help) {
  /// A place without a name, and a display that nobody touches.
  public static final Sign BLANK = new Sign(Optional.empty(), Optional.empty(), false);
}
