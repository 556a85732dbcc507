package tramquet.kiosk.visit;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that only takes room beside the visit log. On a full disk not even an acknowledgement can
/// be written, for it grows the WAL: then this file goes, and what the centre has can be deleted.
///
/// Its size is what the limits say, but at most an eighth of the file system. It is written and
/// synced, not only declared, in parts: each keeps whoever comes meanwhile waiting.
///
/// Thread: the writer's.
final class Ballast {
  private static final System.Logger LOG = System.getLogger("tramquet.visit");

  private static final int PART = 1 << 20;

  /// Less than this left is a full disk, whatever the file system keeps for itself.
  private static final long NOTHING = PART;

  private static final int MOST = 8;

  private final Path file;
  private final long size;

  private Ballast(Path file, long size) {
    this.file = file;
    this.size = size;
  }

  /// Beside a log; nothing is written yet.
  ///
  /// @param most bytes; 0 for none
  static Ballast of(Path log, long most) throws IOException {
    Path folder = folder(log);
    long size = most == 0 ? 0 : Math.min(most, Files.getFileStore(folder).getTotalSpace() / MOST);
    return new Ballast(folder.resolve("ballast"), size);
  }

  /// Whether nothing of it is missing.
  boolean isWhole() throws IOException {
    return missing() == 0;
  }

  private long missing() throws IOException {
    return Math.max(0, size - (Files.exists(file) ? Files.size(file) : 0));
  }

  /// Whether it can be made without filling the disk: as much again stays free.
  boolean hasRoom() throws IOException {
    return usable() >= missing() + size;
  }

  /// Whether the disk is full, and not only the log's own limit reached.
  boolean isNeeded() throws IOException {
    return usable() < NOTHING;
  }

  private long usable() throws IOException {
    return Files.getFileStore(folder(file)).getUsableSpace();
  }

  /// Writes the next part, and syncs it.
  ///
  /// @return whether it is whole now
  boolean grow() throws IOException {
    ByteBuffer part = ByteBuffer.allocate(Math.toIntExact(Math.min(PART, missing())));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (part.hasRemaining()) {
        channel.write(part);
      }
      channel.force(true);
    }
    return isWhole();
  }

  /// Lets go of the room, as soon as this returns.
  ///
  /// @return false if there was none to let go of
  boolean giveUp() throws IOException {
    if (!Files.deleteIfExists(file)) {
      return false;
    }
    // What was freed can be had when the journal of the file system has it.
    Folders.sync(folder(file));
    LOG.log(Level.WARNING, "The disk is full: the room that was kept for that is given up");
    return true;
  }

  private static Path folder(Path of) {
    return of.toAbsolutePath().resolveSibling("");
  }
}
