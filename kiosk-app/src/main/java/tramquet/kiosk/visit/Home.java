package tramquet.kiosk.visit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The folder that a log was opened in, known again by a small file `home` with a random number.
///
/// When the card that a folder is mounted from is gone, its name remains: it is the empty folder
/// below the mount, or an older log's. A log that went on there would be hidden as soon as the card
/// is back.
///
/// Thread: the writer's.
final class Home {
  private static final System.Logger LOG = System.getLogger("tramquet.visit");

  private static final int DIGITS = 16;

  private final Path file;
  private final Optional<String> mark;
  private boolean missed;

  private Home(Path file, Optional<String> mark) {
    this.file = file;
    this.mark = mark;
  }

  /// The folder of a log, marked if it was not. A full disk keeps nobody from being served: then
  /// the folder is not known again, and whatever is there later counts as it.
  ///
  /// @param log which is there
  static Home of(Path log, RandomGenerator random) {
    Path file = log.toAbsolutePath().resolveSibling("home");
    Optional<String> mark = read(file);
    if (mark.isEmpty()) {
      mark = Optional.of(HexFormat.of().toHexDigits(random.nextLong()));
      try {
        write(file, mark.get());
      } catch (IOException e) {
        LOG.log(Level.WARNING, "home: {0}", e.getClass().getSimpleName());
        mark = Optional.empty();
      }
    }
    return new Home(file, mark);
  }

  /// Whether the folder of this name is still the one that it was. It is told once when it is not.
  boolean isThere() {
    boolean there = mark.isEmpty() || mark.equals(read(file));
    if (!there && !missed) {
      LOG.log(Level.ERROR, "The folder of the visit log is gone: another is in its place");
    }
    missed = !there;
    return there;
  }

  private static void write(Path file, String mark) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(mark.getBytes(US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Folders.sync(file.resolveSibling("."));
  }

  /// Empty for none, and for one that a power cut has torn.
  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file, US_ASCII)).filter(text -> text.length() == DIGITS);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
