package tramquet.kiosk.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A file system of its own (ext4 in a file, mounted by a loop device), whose device counts what is
/// really written: data, journal and all. Needs root, mke2fs(8) and loop devices.
final class LoopDisk implements AutoCloseable {
  /// What the kernel's counters count in (block/stat.rst).
  private static final int SECTOR = 512;

  /// Sectors written, among the numbers of a block device's `stat`.
  private static final int WRITTEN = 6;

  /// Otherwise the kernel writes tables in the background, and they are counted too.
  private static final String NOTHING_LATER = "lazy_itable_init=0,lazy_journal_init=0";

  private final Path mounted;
  private final Path stat;

  private LoopDisk(Path mounted, Path stat) {
    this.mounted = mounted;
    this.stat = stat;
  }

  /// Makes and mounts one, or nothing where this user or this machine cannot.
  ///
  /// @param folder where its file goes, and below which it is mounted
  /// @param size in MiB
  static Optional<LoopDisk> mount(Path folder, int size) throws IOException {
    Path image = folder.resolve("disk.img");
    Path mounted = Files.createDirectories(folder.resolve("disk"));
    if (!did("mke2fs", "-q", "-F", "-t", "ext4", "-E", NOTHING_LATER, image.toString(), size + "M")
        || !did("mount", "-o", "loop,noatime", image.toString(), mounted.toString())) {
      return Optional.empty();
    }
    String device =
        Files.readAllLines(Path.of("/proc/mounts")).stream()
            .map(line -> line.split(" ", -1))
            .filter(parts -> parts[1].equals(mounted.toString()))
            .map(parts -> Path.of(parts[0]).getFileName().toString())
            .findFirst()
            .orElseThrow();
    return Optional.of(new LoopDisk(mounted, Path.of("/sys/block", device, "stat")));
  }

  private static boolean did(String... command) {
    try {
      return new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      // There is no such program.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Its root.
  Path folder() {
    return mounted;
  }

  /// Bytes that the device was given so far.
  long written() {
    try {
      String[] numbers =
          Files.readString(stat, StandardCharsets.US_ASCII).strip().split("\\s+", -1);
      return Long.parseLong(numbers[WRITTEN]) * SECTOR;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (!did("umount", mounted.toString())) {
      throw new IOException("a file system stays mounted");
    }
  }
}
