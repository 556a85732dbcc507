package tramquet.kiosk.visit;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tramquet.wire.KioskId;
import tramquet.wire.SealedRecord;
import tramquet.wire.Stamp;

/// Brings back into the log what can be read of the files that were set aside, under their old
/// epochs and numbers, a part at a time. A part that was brought back already is brought back once
/// more without effect, so that a power cut only means to begin anew.
///
/// Thread: the writer's.
final class SqliteRecovery {
  private static final System.Logger LOG = System.getLogger("tramquet.visit");

  private final Quarantine quarantine;
  private final KioskId kiosk;
  private final Watermarks marks;
  private Optional<Path> file = Optional.empty();
  private Optional<SqliteSalvage> salvage = Optional.empty();
  private long broughtBack;

  SqliteRecovery(Quarantine quarantine, KioskId kiosk, Watermarks marks) {
    this.quarantine = quarantine;
    this.kiosk = kiosk;
    this.marks = marks;
    marks.readingOut(!quarantine.waiting().isEmpty());
  }

  /// Brings the next part back.
  ///
  /// @return whether there may be more
  /// @throws SQLException if the log does not take it; the same part comes again
  boolean step(SqliteWriting writing, Stamp now) throws SQLException {
    if (salvage.isEmpty() && !openNext()) {
      return false;
    }
    Optional<SqliteSalvage.Part> part = salvage.flatMap(SqliteSalvage::next);
    if (part.isEmpty()) {
      finish();
      return true;
    }
    SqliteSalvage.Part read = part.get();
    Watermarks.Mark mark = marks.with(read.epoch(), read.highest(), read.acked());
    writing.transaction(() -> {
      writing.adopt(read.epoch(), mark, now);
      for (SealedRecord each : read.records()) {
        writing.putBack(each);
      }
    });
    marks.adopt(read.epoch(), mark);
    broughtBack += read.records().size();
    return true;
  }

  /// What was set aside just now is read out too.
  void again() {
    close();
    marks.readingOut(!quarantine.waiting().isEmpty());
  }

  private boolean openNext() {
    List<Path> waiting = quarantine.waiting();
    marks.readingOut(!waiting.isEmpty());
    if (waiting.isEmpty()) {
      return false;
    }
    file = Optional.of(waiting.getFirst());
    try {
      salvage = Optional.of(SqliteSalvage.open(waiting.getFirst(), kiosk));
      return true;
    } catch (SQLException e) {
      LOG.log(Level.ERROR, "nothing can be read of it: {0}", SqliteFile.code(e));
      finish();
      return !quarantine.waiting().isEmpty();
    }
  }

  private void finish() {
    LOG.log(Level.INFO, "{0} records were brought back from quarantine", broughtBack);
    broughtBack = 0;
    close();
    try {
      if (file.isPresent()) {
        quarantine.readOut(file.get());
      }
    } catch (IOException e) {
      LOG.log(Level.ERROR, "quarantine: {0}", e.getClass().getSimpleName());
    }
    file = Optional.empty();
    marks.readingOut(!quarantine.waiting().isEmpty());
  }

  /// Stops; what is not read out yet is at the next start.
  void close() {
    salvage.ifPresent(open -> {
      try {
        open.close();
      } catch (SQLException e) {
        LOG.log(Level.WARNING, "quarantine: {0}", SqliteFile.code(e));
      }
    });
    salvage = Optional.empty();
  }
}
