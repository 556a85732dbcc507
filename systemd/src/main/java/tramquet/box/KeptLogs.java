package tramquet.box;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The visit logs on disks that were kept, read by a machine that has them as more disks. Mounting
/// one plays its journal, as the machine after a cut would.
///
/// @param machine must be switched on
record KeptLogs(Machine machine) {
  private static final Duration THERE = Duration.ofMinutes(2);

  /// For each disk the ids of the records that it holds.
  List<Set<UUID>> records(int count) throws IOException {
    List<Set<UUID>> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String disk = "/dev/disk/by-id/*_more" + i;
      String at = "/run/more-" + i;
      machine.until("ls " + disk, THERE);
      var _ = machine.run("mkdir %1$s && mount %2$s %1$s".formatted(at, disk));
      records.add(recordsAt(at + "/var/lib/tramquet/visits.db"));
    }
    return records;
  }

  /// None if the log is damaged.
  private Set<UUID> recordsAt(String log) throws IOException {
    String whole = machine.attempt("sqlite3 %s 'PRAGMA integrity_check'".formatted(log)).out();
    if (!whole.strip().equals("ok")) {
      return Set.of();
    }
    return machine
        .run("sqlite3 %s 'SELECT hex(record_id) FROM outbox'".formatted(log))
        .lines()
        .map(KeptLogs::uuid)
        .collect(Collectors.toSet());
  }

  private static UUID uuid(String hex) {
    return new UUID(
        Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
  }
}
