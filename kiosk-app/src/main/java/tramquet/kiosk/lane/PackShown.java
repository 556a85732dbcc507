package tramquet.kiosk.lane;

/// What whoever shows a pack to the reader, code by code, is told.
public sealed interface PackShown {

  /// The code was taken, and others are missing.
  ///
  /// @param have how many are here
  /// @param count how many there are
  /// @param missing the number of the first that is not here
  record Piece(int have, int count, int missing) implements PackShown {}

  /// The code was misread: it may be shown again.
  record Misread() implements PackShown {}

  /// The pack is in force.
  ///
  /// @param kind its stable name
  record Taken(String kind, long version) implements PackShown {}

  /// The pack was in force already.
  record Held() implements PackShown {}

  /// The pack is not used.
  ///
  /// @param reason for a technician, in words that hold nothing of the pack
  record Refused(String reason) implements PackShown {}
}
