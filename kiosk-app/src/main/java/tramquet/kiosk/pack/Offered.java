package tramquet.kiosk.pack;

import tramquet.wire.PackKind;

/// What became of a pack that was offered.
public sealed interface Offered {

  /// It is on disk and in force.
  record Applied(PackKind kind, long version) implements Offered {}

  /// It is the one that is in force already, byte for byte.
  record Same() implements Offered {}

  /// It is not used; what was in force stays.
  ///
  /// @param reason in words that hold nothing of the pack
  record Refused(String reason) implements Offered {}
}
