package tramquet.kiosk.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.crash.Disk.Journal;
import tramquet.kiosk.crash.Syscalls.Call;

/// How calls are read, and what a disk may be after a cut; the campaign itself is
/// `CrashStatesCampaign`.
final class CrashModelTest {
  private static final Path ROOT = Path.of("/data");
  private static final int SECTOR = 512;
  private static final int TRIES = 500;

  private static String text(String text) {
    return '"' + Syscalls.hex(text) + '"';
  }

  private static List<Op> recorded(String... lines) {
    List<Call> calls = Stream.of(lines).flatMap(line -> Syscalls.read(line).stream()).toList();
    return Recording.of(calls, ROOT, Path.of("/said"));
  }

  @Test
  void callsAreReadAsTheyWereWritten() {
    List<Op> ops =
        recorded(
            "openat(AT_FDCWD, " + text("/said") + ", O_WRONLY|O_CREAT|O_APPEND, 0666) = 3",
            "openat(AT_FDCWD, " + text("/data/a") + ", O_RDWR|O_CREAT, 0644) = 4",
            "openat(AT_FDCWD, " + text("/data/none") + ", O_RDWR) = -1 ENOENT (No such file)",
            "pwrite64(4, " + text("hello, world") + ", 12, 7) = 12",
            "--- SIGSEGV {si_signo=SIGSEGV} ---",
            "fdatasync(4)                            = 0",
            "write(3, " + text("done\n") + ", 5) = 5",
            "close(4) = 0",
            "write(4, " + text("another file's") + ", 14) = 14",
            "openat(AT_FDCWD, " + text("/data") + ", O_RDONLY) = 4",
            "fsync(4) = 0",
            "unlink(" + text("/data/a") + ") = 0",
            "+++ exited with 0 +++");
    assertEquals(
        List.of("Named", "Wrote", "Synced", "Said", "SyncedFolder", "Unnamed"),
        ops.stream().map(op -> op.getClass().getSimpleName()).toList());
    assertTrue(ops.contains(new Op.Said("done")));
    assertEquals(7, ((Op.Wrote) ops.get(1)).at());
    assertArrayEquals("hello, world".getBytes(UTF_8), ((Op.Wrote) ops.get(1)).bytes());
  }

  @Test
  void whatIsNotUnderstoodIsNotOverlooked() {
    assertThrows(
        IllegalStateException.class,
        () -> recorded("rename(" + text("/data/a") + ", " + text("/data/b") + ") = 0"));
    assertThrows(
        IllegalStateException.class,
        () ->
            recorded(
                "openat(AT_FDCWD, " + text("/data/a") + ", O_RDWR|O_CREAT, 0644) = 4",
                "fallocate(4, 0, 0, 4096) = 0"));
    assertThrows(
        IllegalArgumentException.class, () -> Syscalls.read("write(4, \"\\x41\"..., 9) = 9"));
  }

  private static byte[] filled(int sectors, int with) {
    byte[] bytes = new byte[sectors * SECTOR];
    Arrays.fill(bytes, (byte) with);
    return bytes;
  }

  private static Disk disk(Journal journal, Op... ops) {
    Disk disk = new Disk(journal);
    Stream.of(ops).forEach(disk::add);
    return disk;
  }

  /// Of a file of two sectors, what they can be.
  private static Set<String> outcomes(Disk disk) {
    Set<String> outcomes = new HashSet<>();
    for (int i = 0; i < TRIES; i++) {
      byte[] file =
          Optional.ofNullable(
                  disk.afterCut(new SplittableRandom(i), SECTOR).files().get(Path.of("a")))
              .orElseThrow();
      outcomes.add(file[0] + " " + file[SECTOR]);
    }
    return outcomes;
  }

  private static final Op[] WRITTEN_TWICE = {
    new Op.Named(Recording.ROOT, "a", 1),
    new Op.SyncedFolder(Recording.ROOT),
    new Op.Wrote(1, 0, filled(2, 1)),
    new Op.Synced(1),
    new Op.Wrote(1, 0, filled(2, 2))
  };

  @Test
  void whatWasSyncedIsThereAndOfTheRestAnySectors() {
    Disk disk = disk(Journal.NONE, WRITTEN_TWICE);
    assertEquals(Set.of("1 1", "2 1", "1 2", "2 2"), outcomes(disk));
    disk.add(new Op.Synced(1));
    assertEquals(Set.of("2 2"), outcomes(disk));
  }

  private static Set<String> names(Journal journal, boolean synced) {
    Disk disk =
        disk(
            journal,
            new Op.Named(Recording.ROOT, "a", 1),
            new Op.Named(Recording.ROOT, "b", 2),
            new Op.Unnamed(Recording.ROOT, "a"));
    if (synced) {
      disk.add(new Op.Synced(1));
    }
    Set<String> outcomes = new HashSet<>();
    for (int i = 0; i < TRIES; i++) {
      outcomes.add(disk.afterCut(new SplittableRandom(i), SECTOR).files().keySet().toString());
    }
    return outcomes;
  }

  @Test
  void namesComeInOrderWhereTheFileSystemPromisesThatAndElseAnyOfThem() {
    assertEquals(Set.of("[]", "[a]", "[a, b]", "[b]"), names(Journal.ORDERED, false));
    assertEquals(Set.of("[b]"), names(Journal.ORDERED, true));
    assertEquals(Set.of("[]", "[a]", "[a, b]", "[b]"), names(Journal.NONE, true));
  }
}
