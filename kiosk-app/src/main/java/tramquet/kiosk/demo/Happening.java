package tramquet.kiosk.demo;

import tramquet.drivers.Bytes;

/// Something the conductor hears of.
sealed interface Happening {

  /// A part has written a line.
  record Said(Part part, String line) implements Happening {
    /// What the player is told to play is somebody's.
    @Override
    public String toString() {
      return "Said[" + part + "]";
    }
  }

  /// A part's process is over.
  record Ended(Part part, int status) implements Happening {}

  /// Somebody typed or pasted a code.
  record Typed(Bytes code) implements Happening {}

  /// Nothing more will be typed.
  record InputEnded() implements Happening {}
}
