package tramquet.kiosk.keep;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// One line of ASCII on disk, replaced as a whole, so that a power cut leaves the line before.
///
/// Thread: one.
public final class LineFile {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk.keep");

  private final Path file;
  private boolean failed;

  /// A file that need not be there.
  public LineFile(Path file) {
    this.file = file;
  }

  /// The line without its end; empty if there is no file.
  public Optional<String> load() throws IOException {
    return Files.exists(file)
        ? Optional.of(Files.readString(file, US_ASCII).strip())
        : Optional.empty();
  }

  /// Saves a line. A disk that fails is told once: it does not keep the lane from working.
  public void save(String line) {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      channel.write(ByteBuffer.wrap((line + "\n").getBytes(US_ASCII)));
      channel.force(true);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
      syncFolder();
      failed = false;
    } catch (IOException e) {
      if (!failed) {
        failed = true;
        LOG.log(
            System.Logger.Level.WARNING,
            "{0} cannot be saved: {1}",
            file.getFileName(),
            e.getClass().getSimpleName());
      }
    }
  }

  /// Until the folder is on disk, a power cut brings the line before back: a lane that staff have
  /// just closed would come up open.
  private void syncFolder() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
