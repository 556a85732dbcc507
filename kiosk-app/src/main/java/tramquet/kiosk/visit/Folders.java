package tramquet.kiosk.visit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Folders on disk.
final class Folders {
  private Folders() {}

  /// A folder's entries reach the disk with the folder (fsync(2)), not with the files.
  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
