package tramquet.drivers.line;

import java.util.Optional;

/// What the kernel knows of a line.
///
/// @param offset its number on its chip
/// @param name as the board calls it, such as `GPIO17`; empty if it has none
/// @param heldBy what its holder calls itself; empty while it is free
/// @param direction which way it works now
public record LineInfo(int offset, String name, Optional<String> heldBy, Direction direction) {

  /// Which way a line works.
  public enum Direction {
    /// It is read.
    INPUT,
    /// It is driven.
    OUTPUT
  }
}
