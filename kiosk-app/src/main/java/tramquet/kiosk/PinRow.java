package tramquet.kiosk;

import java.util.Optional;
import tramquet.drivers.line.Pins.Level;

/// A configured pin as it was found.
///
/// @param now its level; empty if it could not be read
/// @param heldBy who has it
/// @param trouble why it cannot be had, for a technician
record PinRow(
    ConfiguredPin pin, Optional<Level> now, Optional<String> heldBy, Optional<String> trouble) {

  /// A pin of a board that is not there.
  static PinRow inMemory(ConfiguredPin pin) {
    return free(pin, pin.resting());
  }

  static PinRow free(ConfiguredPin pin, Level now) {
    return new PinRow(pin, Optional.of(now), Optional.empty(), Optional.empty());
  }

  static PinRow held(ConfiguredPin pin, String by) {
    return new PinRow(pin, Optional.empty(), Optional.of(by), Optional.empty());
  }

  static PinRow broken(ConfiguredPin pin, String trouble) {
    return new PinRow(pin, Optional.empty(), Optional.empty(), Optional.of(trouble));
  }

  boolean usableBy(String us) {
    return trouble.isEmpty() && heldBy.map(us::equals).orElse(true);
  }
}
