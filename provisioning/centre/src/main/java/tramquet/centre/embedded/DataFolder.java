package tramquet.centre.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The folder of an embedded centre, held by one process at a time; a temporary one is deleted at
/// the end. The ledger is in it.
///
/// Thread: any.
public final class DataFolder implements AutoCloseable {
  private final Path path;
  private final Runnable atEnd;
  private final FileChannel lock;

  private DataFolder(Path path, Runnable atEnd, FileChannel lock) {
    this.path = path;
    this.atEnd = atEnd;
    this.lock = lock;
  }

  /// Takes the folder of that name, made if it is not there, or a temporary one for none.
  public static DataFolder take(Optional<Path> named) throws StartFailed {
    try {
      return named.isPresent()
          ? take(Files.createDirectories(named.get().toAbsolutePath()).toRealPath(), () -> {})
          : temporary();
    } catch (IOException e) {
      throw new StartFailed(
          "The data folder cannot be used: " + e + ". Choose another one: --data DIR.", e);
    }
  }

  /// The folder, absolute and without symbolic links.
  public Path path() {
    return path;
  }

  /// Where PostgreSQL keeps its data.
  public Path postgres() {
    return path.resolve("postgres");
  }

  @Override
  public void close() throws IOException {
    lock.close();
    atEnd.run();
  }

  private static DataFolder temporary() throws IOException, StartFailed {
    Path fresh = Files.createTempDirectory("tramquet-centre-").toRealPath();
    return take(
        fresh,
        () -> {
          try {
            PostgresBinaries.delete(fresh);
          } catch (IOException e) {
            System.getLogger("tramquet.centre.embedded")
                .log(System.Logger.Level.WARNING, "a temporary folder stays: {0}", fresh);
          }
        });
  }

  private static DataFolder take(Path path, Runnable atEnd) throws IOException, StartFailed {
    FileChannel channel =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean ours;
    try {
      ours = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      ours = false;
    }
    if (!ours) {
      channel.close();
      throw new StartFailed(
          "Another centre uses " + path + ". Stop it, or choose another folder: --data DIR.");
    }
    return new DataFolder(path, atEnd, channel);
  }
}
