package tramquet.kiosk.presence;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import tramquet.kiosk.keep.LineFile;
import tramquet.wire.KioskId;
import tramquet.wire.Tally;

/// Where the tally outlives a restart: one line, `2026-10-05 31 4`, day, entries, exits. Replaced
/// as a whole, so that a power cut leaves the line before.
///
/// Thread: one.
public final class TallyFile {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk.presence");

  private final LineFile file;

  /// A file that need not be there.
  public TallyFile(Path file) {
    this.file = new LineFile(file);
  }

  /// What was saved last; zero if that cannot be read.
  public Tally load(KioskId kiosk) {
    try {
      return file.load()
          .map(line -> read(line, kiosk))
          .orElseGet(() -> Tally.zero(kiosk, Tally.NO_DAY));
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      LOG.log(Level.WARNING, "The tally file cannot be read: counting from zero");
      return Tally.zero(kiosk, Tally.NO_DAY);
    }
  }

  private static Tally read(String line, KioskId kiosk) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("tally file");
    }
    return new Tally(
        kiosk, LocalDate.parse(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }

  /// Saves a tally. A disk that fails is told once: it does not keep the lane from working.
  void save(Tally tally) {
    file.save("%s %d %d".formatted(tally.day(), tally.entries(), tally.exits()));
  }
}
