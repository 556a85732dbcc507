package tramquet.kiosk.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tramquet.kiosk.crash.Syscalls.Call;

/// What a program did to one folder, from its system calls. A call that changes files and is not
/// known here is an error, so that nothing is overlooked.
///
/// Thread: one.
final class Recording {
  /// The folder itself.
  static final int ROOT = 0;

  private static final int SAYS = -1;

  private final Path root;
  private final Path said;
  private final List<Op> ops = new ArrayList<>();
  private final Map<Path, Integer> nodes = new HashMap<>();
  private final Set<Integer> folders = new HashSet<>(Set.of(ROOT));
  private final Map<Long, Open> open = new HashMap<>();
  private final Map<Integer, Long> sizes = new HashMap<>();
  private int last = ROOT;

  /// A descriptor.
  private static final class Open {
    private final int node;
    private final boolean appends;
    private long position;

    Open(int node, boolean appends) {
      this.node = node;
      this.appends = appends;
    }
  }

  private Recording(Path root, Path said) {
    this.root = root;
    this.said = said;
    nodes.put(root, ROOT);
  }

  /// @param root an empty folder when the program started
  /// @param said a file outside of it, to which the program appends what it has to say
  static List<Op> of(List<Call> calls, Path root, Path said) {
    Recording recording = new Recording(root, said);
    calls.stream().filter(call -> call.result() >= 0).forEach(recording::add);
    return recording.ops;
  }

  private void add(Call call) {
    switch (call.name()) {
      case "openat" -> opened(call.path(1), call.arguments().get(2), call.result());
      case "open" -> opened(call.path(0), call.arguments().get(1), call.result());
      case "close" -> open.remove(call.number(0));
      case "unlink", "rmdir" -> unnamed(call.path(0));
      case "unlinkat" -> unnamed(call.path(1));
      case "mkdir" -> made(call.path(0));
      case "mkdirat" -> made(call.path(1));
      case "link" -> linked(call.path(0), call.path(1));
      case "linkat" -> linked(call.path(1), call.path(3));
      case "rename", "symlink" -> unknown(call, call.path(0));
      case "renameat", "renameat2", "symlinkat" -> unknown(call, call.path(1));
      default -> Optional.ofNullable(open.get(number(call))).ifPresent(file -> used(call, file));
    }
  }

  private static long number(Call call) {
    String first = call.arguments().getFirst();
    return first.matches("\\d+") ? Long.parseLong(first) : -1;
  }

  private void used(Call call, Open file) {
    switch (call.name()) {
      case "lseek" -> file.position = call.result();
      case "write" -> {
        long at = file.appends ? sizes.getOrDefault(file.node, 0L) : file.position;
        file.position = at + call.result();
        wrote(file.node, at, call.bytes(1), call.result());
      }
      case "pwrite64" -> wrote(file.node, call.number(3), call.bytes(1), call.result());
      case "ftruncate" -> {
        sizes.put(file.node, call.number(1));
        ops.add(new Op.Sized(file.node, call.number(1)));
      }
      case "fsync", "fdatasync" ->
          ops.add(
              folders.contains(file.node)
                  ? new Op.SyncedFolder(file.node)
                  : new Op.Synced(file.node));
      case "dup" -> open.put(call.result(), file);
      case "fcntl" -> {
        if (call.arguments().get(1).startsWith("F_DUPFD")) {
          open.put(call.result(), file);
        }
      }
      default -> throw unread(call);
    }
  }

  private static IllegalStateException unread(Call call) {
    return new IllegalStateException("what does " + call.name() + " do to a disk?");
  }

  private void wrote(int node, long at, byte[] bytes, long written) {
    if (bytes.length != written) {
      throw new IllegalStateException("written in part");
    }
    if (node == SAYS) {
      new String(bytes, UTF_8).lines().forEach(line -> ops.add(new Op.Said(line)));
      return;
    }
    sizes.merge(node, at + written, Math::max);
    ops.add(new Op.Wrote(node, at, bytes));
  }

  private void opened(Path path, String flags, long descriptor) {
    if (path.equals(said)) {
      open.put(descriptor, new Open(SAYS, true));
      return;
    }
    if (!path.startsWith(root)) {
      return;
    }
    Integer known = nodes.get(path);
    if (known == null) {
      if (!flags.contains("O_CREAT")) {
        throw new IllegalStateException("where does " + path.getFileName() + " come from?");
      }
      known = named(path);
    } else if (flags.contains("O_TRUNC")) {
      sizes.put(known, 0L);
      ops.add(new Op.Sized(known, 0));
    }
    open.put(descriptor, new Open(known, flags.contains("O_APPEND")));
  }

  private int named(Path path) {
    last++;
    name(path, last);
    return last;
  }

  private void name(Path path, int node) {
    nodes.put(path, node);
    ops.add(new Op.Named(nodes.getOrDefault(path.getParent(), ROOT), text(path), node));
  }

  private static String text(Path path) {
    return path.getFileName().toString();
  }

  private void made(Path path) {
    if (path.startsWith(root)) {
      folders.add(last + 1);
      ops.add(new Op.MadeFolder(last + 1));
      int _ = named(path);
    }
  }

  private void linked(Path from, Path to) {
    if (to.startsWith(root)) {
      name(to, nodes.getOrDefault(from, ROOT));
    }
  }

  private void unnamed(Path path) {
    if (path.startsWith(root)) {
      nodes.remove(path);
      ops.add(new Op.Unnamed(nodes.getOrDefault(path.getParent(), ROOT), text(path)));
    }
  }

  private void unknown(Call call, Path path) {
    if (path.startsWith(root)) {
      throw unread(call);
    }
  }
}
