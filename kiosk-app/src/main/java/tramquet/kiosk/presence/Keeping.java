package tramquet.kiosk.presence;

/// A piece of work that is done turn by turn.
///
/// Thread: one.
interface Keeping {

  /// Does what can be done now.
  ///
  /// @return nanoseconds until the next turn is due, if nothing happens before; may be 0 or less
  long turn();

  /// The last turn.
  void leave();
}
