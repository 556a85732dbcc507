package tramquet.box;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A USB stick with one partition, as they are sold. It is a file here, filled by mtools.
///
/// Thread: one at a time.
final class Stick {
  private static final int SECTOR = 512;
  private static final int FIRST = 2048;
  private static final int SECTORS = 65_536;

  private final Path file;
  private final Monitor monitor;
  private final String id;

  private Stick(Path file, Monitor monitor, String id) {
    this.file = file;
    this.monitor = monitor;
    this.id = id;
  }

  /// Makes one; it is not plugged in.
  ///
  /// @param folder in which its file is
  /// @param id names it and its file; nobody inside sees it
  /// @param label of its file system
  static Stick make(Path folder, String id, String label, Monitor monitor) throws IOException {
    Path file = folder.resolve(id + ".img");
    byte[] table = new byte[SECTOR];
    // A boot record with one FAT16 partition (0x0e), told by sectors alone.
    ByteBuffer.wrap(table)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(446 + 4, (byte) 0x0e)
        .putInt(446 + 8, FIRST)
        .putInt(446 + 12, SECTORS)
        .putShort(510, (short) 0xaa55);
    try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
      whole.write(table);
      whole.setLength((long) (FIRST + SECTORS) * SECTOR);
    }
    Stick stick = new Stick(file, monitor, id);
    stick.mtools(
        "mformat", "-v", label, "-T", Integer.toString(SECTORS), "-h", "16", "-s", "32", "::");
    return stick;
  }

  /// Puts a file into its uppermost folder.
  ///
  /// @param name there
  void put(Path content, String name) throws IOException {
    mtools("mcopy", content.toString(), "::" + name);
  }

  private void mtools(String program, String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("env", "MTOOLSRC=/dev/null", "LC_ALL=C.UTF-8", program, "-i", file + "@@1M"));
    command.addAll(List.of(words));
    var _ = Programs.run(file.resolveSibling(id + ".log"), command);
  }

  /// Plugs it in.
  void plug() throws IOException {
    var _ =
        monitor.execute(
            "blockdev-add",
            Map.of(
                "driver",
                "raw",
                "node-name",
                id,
                "read-only",
                true,
                "file",
                Map.of("driver", "file", "filename", file.toString())));
    var _ =
        monitor.execute(
            "device_add", Map.of("driver", "usb-storage", "id", id, "bus", "usb.0", "drive", id));
  }

  /// Pulls it out.
  void unplug() throws IOException {
    var _ = monitor.execute("device_del", Map.of("id", id));
    monitor.executeOnceFree("blockdev-del", Map.of("node-name", id));
  }
}
