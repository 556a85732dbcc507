package tramquet.kiosk.visit;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;

/// Where damaged visit logs go: `quarantine/1` and so on beside the log, each with the database,
/// its WAL and its shared memory, which mean nothing without each other.
///
/// A power cut at any moment leaves the set whole in one of the two places, or in both: it is
/// linked first, and then removed.
///
/// Thread: the writer's.
final class Quarantine {
  private static final System.Logger LOG = System.getLogger("tramquet.visit");

  /// Sets that are kept for whoever looks into them. One that is not read out yet always stays.
  static final int KEPT = 3;

  private static final List<String> SUFFIXES = List.of("", "-wal", "-shm");

  /// In a set of which everything that can be read is in the log again.
  private static final String READ_OUT = "read-out";

  private final Path file;
  private final Path folder;

  /// @param file of the log
  Quarantine(Path file) {
    this.file = file;
    folder = file.resolveSibling("quarantine");
  }

  /// Moves the log there. No connection to it is open.
  void setAside() throws IOException {
    int number = sets().stream().mapToInt(Quarantine::number).max().orElse(0) + 1;
    Path set = Files.createDirectories(folder.resolve(Integer.toString(number)));
    List<Path> there =
        SUFFIXES.stream()
            .map(suffix -> file.resolveSibling(file.getFileName() + suffix))
            .filter(Files::exists)
            .toList();
    for (Path each : there) {
      keep(each, set.resolve(each.getFileName()));
    }
    // From the inside out, the log's own folder too: it has had no name for `quarantine` before.
    Folders.sync(set);
    Folders.sync(folder);
    Folders.sync(folder.resolveSibling("."));
    // The database first: without it, SQLite takes a WAL for a rest of nothing.
    for (Path each : there) {
      Files.delete(each);
    }
    Folders.sync(folder.resolveSibling("."));
    LOG.log(Level.ERROR, "the visit log is damaged and was set aside in quarantine/{0}", number);
    forgetOldest();
  }

  private static void keep(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (UnsupportedOperationException e) {
      Files.copy(from, to);
    }
  }

  /// The databases that nobody has read out yet, in the order in which they came.
  List<Path> waiting() {
    return sets().stream()
        .filter(set -> !Files.exists(set.resolve(READ_OUT)))
        .map(set -> set.resolve(file.getFileName()))
        .filter(Files::exists)
        .toList();
  }

  /// Everything that can be read of this database is in the log.
  void readOut(Path database) throws IOException {
    Path set = database.resolveSibling(READ_OUT);
    Files.writeString(set, "", StandardOpenOption.CREATE);
    Folders.sync(set.resolveSibling("."));
    forgetOldest();
  }

  private void forgetOldest() throws IOException {
    List<Path> sets = sets();
    for (Path set : sets.subList(0, Math.max(0, sets.size() - KEPT))) {
      if (Files.exists(set.resolve(READ_OUT))) {
        delete(set);
      }
    }
  }

  private static void delete(Path set) throws IOException {
    try (var files = Files.list(set)) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
    }
    Files.delete(set);
  }

  /// The sets in the order in which they came; whatever else lies there is not ours.
  private List<Path> sets() {
    return IntStream.of(numbers()).sorted().mapToObj(n -> folder.resolve("" + n)).toList();
  }

  private int[] numbers() {
    try (var all = Files.list(folder)) {
      return all.filter(Files::isDirectory)
          .mapToInt(Quarantine::number)
          .filter(n -> n > 0)
          .toArray();
    } catch (IOException e) {
      return new int[0];
    }
  }

  private static int number(Path set) {
    String name = set.getFileName().toString();
    return name.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(name) : 0;
  }
}
