package tramquet.kiosk.enrol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;

/// A disk whose power goes at a step: what was asked then is half done where it can be, and nothing
/// happens any more. Names that were not synced are on the disk or not, in any order.
final class CutDisk implements Disk {
  private final Disk real = new RealDisk();
  private final Deque<Unsynced> unsynced = new ArrayDeque<>();
  private int left = Integer.MAX_VALUE;
  private int steps;

  /// What became of names that were not synced.
  enum Names {
    KEPT,
    LOST,
    /// A disk writes in the order it likes.
    ALL_BUT_THE_LAST_LOST
  }

  private interface Undoing {
    void run() throws IOException;
  }

  /// A change of names in a folder.
  private record Unsynced(Path folder, Undoing undo) {}

  /// The power goes after that many steps that still work.
  void cutAfter(int more) {
    left = more;
  }

  int steps() {
    return steps;
  }

  /// Takes back changes of names that were not synced, the last one first.
  void powerReturns(Names which) throws IOException {
    if (which == Names.KEPT) {
      return;
    }
    if (which == Names.ALL_BUT_THE_LAST_LOST && !unsynced.isEmpty()) {
      Unsynced _ = unsynced.pop();
    }
    while (!unsynced.isEmpty()) {
      unsynced.pop().undo().run();
    }
  }

  private boolean isCut() throws IOException {
    steps++;
    if (left < 0) {
      throw new IOException("no power");
    }
    return left-- == 0;
  }

  private static IOException cut() {
    return new IOException("the power goes");
  }

  private void changed(Path name, Undoing undo) {
    unsynced.push(new Unsynced(Objects.requireNonNull(name.getParent()), undo));
  }

  @Override
  public void folder(Path folder) throws IOException {
    if (isCut()) {
      throw cut();
    }
    boolean there = Files.exists(folder);
    real.folder(folder);
    if (!there) {
      changed(folder, () -> real.remove(folder));
    }
  }

  @Override
  public void write(Path file, String text) throws IOException {
    boolean cut = isCut();
    real.write(file, cut ? text.substring(0, text.length() / 2) : text);
    changed(file, () -> real.remove(file));
    if (cut) {
      throw cut();
    }
  }

  @Override
  public void link(Path link, String to) throws IOException {
    if (isCut()) {
      throw cut();
    }
    real.link(link, to);
    changed(link, () -> real.remove(link));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    if (isCut()) {
      throw cut();
    }
    Optional<Path> before = Optional.empty();
    if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      before = Optional.of(to.resolveSibling("before"));
      if (Files.isSymbolicLink(to)) {
        real.link(before.get(), Files.readSymbolicLink(to).toString());
      } else {
        Path _ = Files.copy(to, before.get());
      }
    }
    real.rename(from, to);
    Optional<Path> old = before;
    changed(
        to,
        () -> {
          Path _ = Files.move(to, from);
          if (old.isPresent()) {
            Path _ = Files.move(old.get(), to, StandardCopyOption.ATOMIC_MOVE);
          }
        });
  }

  @Override
  public void remove(Path any) throws IOException {
    if (isCut()) {
      if (Files.isDirectory(any, LinkOption.NOFOLLOW_LINKS)) {
        try (var inside = Files.list(any)) {
          for (Path each : inside.limit(2).toList()) {
            real.remove(each);
          }
        }
      }
      throw cut();
    }
    real.remove(any);
  }

  @Override
  public void sync(Path folder) throws IOException {
    if (isCut()) {
      throw cut();
    }
    unsynced.removeIf(each -> isSame(each.folder(), folder));
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.exists(one) && Files.isSameFile(one, other);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
