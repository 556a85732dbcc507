package tramquet.box;

import java.io.IOException;

/// A code reader that is not on the cable.
///
/// Thread: one at a time.
interface PluggedReader {
  /// Holds the card of somebody before it, as far as it can read one.
  ///
  /// @param number of the person, 0 to 899
  void show(int number) throws IOException;

  /// Pulls its plug.
  void unplug() throws IOException;

  /// Puts it in again, where it was.
  void plug() throws IOException;
}
