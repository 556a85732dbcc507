package tramquet.kiosk.visit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// A small ext4 file system of its own, in a file. Needs root, `mke2fs` and loop devices.
///
/// Thread: one.
public final class LoopDisk implements AutoCloseable {
  private static final int PART = 64 * 1024;

  /// What the kernel's counters count in (block/stat.rst).
  private static final int SECTOR = 512;

  /// Sectors written, among the numbers of a block device's `stat`.
  private static final int WRITTEN = 6;

  /// The kernel writes its journal when somebody asks for it, and hardly by itself.
  private static final String OPTIONS = "loop,errors=remount-ro,commit=300";

  /// Otherwise the kernel writes tables in the background, and they are counted too.
  private static final String NOTHING_LATER = "lazy_itable_init=0,lazy_journal_init=0";

  private final Path image;
  private final Path root;

  /// Makes it and mounts it.
  ///
  /// @param folder an existing one, on another disk
  public LoopDisk(Path folder, int mebibytes) throws IOException {
    image = folder.resolve("disk.img");
    root = Files.createDirectories(folder.resolve("disk"));
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength((long) mebibytes << 20);
    }
    // Nothing kept for root: the kiosk is not.
    run("mke2fs", "-q", "-t", "ext4", "-m", "0", "-E", NOTHING_LATER, image.toString());
    mount();
  }

  /// Where it is.
  public Path root() {
    return root;
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IOException(List.of(command) + " failed with " + exit + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void mount() throws IOException {
    run("mount", "-o", OPTIONS, image.toString(), root.toString());
  }

  /// Takes it away: the empty folder below it is there. Files that are open stay.
  public void takeAway() throws IOException {
    run("umount", "-l", root.toString());
  }

  /// Has it checked and mended as at a start, and puts it back. Nobody may have a file open.
  public void bringBack() throws IOException {
    // 1: errors were corrected (e2fsck(8)).
    run("sh", "-c", "e2fsck -p '" + image + "' || [ $? -eq 1 ]");
    mount();
  }

  /// Can only be read, or be written again. The kernel refuses the first while somebody has a file
  /// open to write.
  public void readOnly(boolean only) throws IOException {
    run("mount", "-o", only ? "remount,ro" : "remount,rw", root.toString());
  }

  /// Has the kernel find an error, upon which the disk can only be read.
  public void fail() throws IOException {
    Files.writeString(Path.of("/sys/fs/ext4", device(), "trigger_fs_error"), "1");
  }

  /// As a power cut leaves it: what the device was not given is gone. To be called at once when
  /// whoever wrote is dead.
  public void cut() throws IOException {
    Path given = image.resolveSibling("given.img");
    Files.copy(image, given, StandardCopyOption.REPLACE_EXISTING);
    run("umount", root.toString());
    Files.move(given, image, StandardCopyOption.REPLACE_EXISTING);
    mount();
  }

  /// Bytes that the device was given so far, the file system's own included.
  public long written() throws IOException {
    String[] numbers =
        Files.readString(Path.of("/sys/block", device(), "stat")).strip().split("\\s+", -1);
    return Long.parseLong(numbers[WRITTEN]) * SECTOR;
  }

  private String device() throws IOException {
    try (Stream<String> mounts = Files.lines(Path.of("/proc/mounts"))) {
      return mounts
          .filter(line -> line.split(" ", -1)[1].equals(root.toString()))
          .map(line -> Path.of(line.split(" ", -1)[0]).getFileName().toString())
          .findFirst()
          .orElseThrow();
    }
  }

  /// Somebody else's file takes all the room but so much.
  public Path fill(long left) throws IOException {
    Path file = root.resolve("others");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (usable() > left) {
        channel.write(ByteBuffer.allocate(Math.toIntExact(Math.min(PART, usable() - left))));
        channel.force(true);
      }
    }
    return file;
  }

  /// Bytes that can be had.
  public long usable() throws IOException {
    return Files.getFileStore(root).getUsableSpace();
  }

  @Override
  public void close() throws IOException {
    run("umount", "-l", root.toString());
    Files.delete(image);
  }
}
