package tramquet.kiosk.presence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import tramquet.wire.KioskId;
import tramquet.wire.Tally;

/// Where the tally outlives a restart: one line, `2026-10-05 31 4`, day, entries, exits. Replaced
/// as a whole, so that a power cut leaves the line before.
///
/// Thread: one.
public final class TallyFile {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk.presence");

  private final Path file;
  private boolean failed;

  /// A file that need not be there.
  public TallyFile(Path file) {
    this.file = file;
  }

  /// What was saved last; zero if that cannot be read.
  public Tally load(KioskId kiosk) {
    try {
      return Files.exists(file) ? read(kiosk) : Tally.zero(kiosk, Tally.NO_DAY);
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      LOG.log(Level.WARNING, "The tally file cannot be read: counting from zero");
      return Tally.zero(kiosk, Tally.NO_DAY);
    }
  }

  private Tally read(KioskId kiosk) throws IOException {
    String[] parts = Files.readString(file, US_ASCII).strip().split(" ", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("tally file");
    }
    return new Tally(
        kiosk, LocalDate.parse(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }

  /// Saves a tally. A disk that fails is told once: it does not keep the lane from working.
  void save(Tally tally) {
    String line = "%s %d %d\n".formatted(tally.day(), tally.entries(), tally.exits());
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      channel.write(ByteBuffer.wrap(line.getBytes(US_ASCII)));
      channel.force(true);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
      failed = false;
    } catch (IOException e) {
      if (!failed) {
        failed = true;
        LOG.log(Level.WARNING, "The tally cannot be saved: {0}", e.getClass().getSimpleName());
      }
    }
  }
}
