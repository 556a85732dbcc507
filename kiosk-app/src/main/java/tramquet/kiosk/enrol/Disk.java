package tramquet.kiosk.enrol;

import java.io.IOException;
import java.nio.file.Path;

/// What changes files, one step at a time: between any two of them the power may go.
///
/// Thread: one at a time.
interface Disk {

  /// Makes a folder that only its owner may enter; those above it too, if they are not there.
  void folder(Path folder) throws IOException;

  /// Writes a file that is not there yet and that only its owner may read; its content is on disk
  /// afterwards, its name when its folder is synced.
  void write(Path file, String text) throws IOException;

  /// Makes a symbolic link that is not there yet.
  ///
  /// @param to a name in the same folder
  void link(Path link, String to) throws IOException;

  /// Gives a file, link or folder another name, at once; what had that name is gone, unless it is a
  /// folder that is not empty.
  void rename(Path from, Path to) throws IOException;

  /// Removes a file, a link, or a folder with all that is in it, if it is there.
  void remove(Path any) throws IOException;

  /// Names in a folder are on disk afterwards.
  void sync(Path folder) throws IOException;
}
