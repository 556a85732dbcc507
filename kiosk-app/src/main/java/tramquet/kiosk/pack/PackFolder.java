package tramquet.kiosk.pack;

import java.io.IOException;
import java.util.Optional;

/// What is done to the folder of the packs. Each step may be the last before the power goes, and
/// each may fail.
interface PackFolder {

  /// The bytes of a file; empty where there is none.
  Optional<byte[]> read(String name) throws IOException;

  /// Writes a file anew, and returns when it is on the disk.
  void write(String name, byte[] bytes) throws IOException;

  /// Gives a file another name, at once or not at all; one of that name is gone then.
  void rename(String from, String to) throws IOException;

  /// Takes a file away, if it is there.
  void remove(String name) throws IOException;

  /// Returns when the names are on the disk.
  void sync() throws IOException;
}
