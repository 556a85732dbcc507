package tramquet.kiosk.visit;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A day of a visit log as a program: its disk fails and is gone, its folder's name stays, the disk
/// comes back, and the kiosk is started again. Prints how many records were answered for, and how
/// many of these the log does not offer in the end.
///
///     VanishingDisk FOLDER
///
/// Thread: one.
public final class VanishingDisk {
  private static final int MEBIBYTES = 32;
  private static final int VISITS = 20;

  private final LoopDisk disk;
  private final Set<UUID> answered = new HashSet<>();
  private VisitLog log;

  private VanishingDisk(LoopDisk disk) throws IOException {
    this.disk = disk;
    log = opened();
  }

  /// Runs.
  public static void main(String[] arguments) throws IOException {
    try (LoopDisk disk = new LoopDisk(Path.of(arguments[0]), MEBIBYTES)) {
      new VanishingDisk(disk).day();
    }
  }

  private VisitLog opened() throws IOException {
    return switch (SqliteVisitLog.open(
        disk.root().resolve("visits.db"),
        Drafts.ORIGIN,
        Drafts.PLAIN,
        () -> Drafts.STAMP,
        new SecureRandom(),
        SqliteLimits.DEFAULT)) {
      case Opening.Opened(VisitLog fresh) -> fresh;
      case Opening.Unfit(String reason) -> throw new IOException(reason);
    };
  }

  private void day() throws IOException {
    visitorsCome();
    disk.fail();
    visitorsCome();
    disk.takeAway();
    visitorsCome();
    disk.bringBack();
    visitorsCome();
    log.close();
    log = opened();
    Set<UUID> missing = new HashSet<>(answered);
    log.unacknowledged(Map.of(), 10 * VISITS).forEach(each -> missing.remove(each.header().id()));
    log.close();
    System.out.printf("answered %d lost %d%n", answered.size(), missing.size());
  }

  /// A lane that is out of order tries before each.
  private void visitorsCome() {
    for (int i = 0; i < VISITS; i++) {
      boolean _ = log.probe();
      if (log.append(List.of(Drafts.visit())) instanceof Appended.Committed done) {
        done.headers().forEach(header -> answered.add(header.id()));
      }
    }
  }
}
