package tramquet.kiosk.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/// A disk at a moment: what is certainly on it, and what was handed to it and may be, in part and
/// in any order. What is assumed of it:
///
/// * What was synced is there. A sector (512 or 4,096 bytes) is there as a whole or not at all.
/// * Of what was not synced, any of these is there: nothing, all, what came first and a part of the
///   next write, or any set of sectors, whichever came first. A file is as long as what is there of
///   it; what was never written reads as zeros.
/// * `Journal.NONE`: names are there with a sync of their folder; without, any of them. This is all
///   that POSIX promises.
/// * `Journal.ORDERED`: names come and go in the order of the calls, and with any sync those before
///   it are there, as ext4 does (its journal commits in order; a sync commits it).
///
/// Thread: one.
final class Disk {
  /// How names reach the disk.
  enum Journal {
    NONE,
    ORDERED
  }

  private final Journal journal;
  private final Map<Integer, Content> files = new HashMap<>();
  private final Map<Integer, Map<String, Integer>> certain = new HashMap<>();
  private final List<Op> names = new ArrayList<>();
  private final Set<Integer> folders = new HashSet<>(Set.of(Recording.ROOT));

  Disk(Journal journal) {
    this.journal = journal;
  }

  /// Something more was done.
  void add(Op op) {
    switch (op) {
      case Op.Wrote(int file, long _, byte[] _) -> content(file).add(op);
      case Op.Sized(int file, long _) -> content(file).add(op);
      case Op.Synced(int file) -> {
        content(file).sync();
        if (journal == Journal.ORDERED) {
          synced(Recording.ROOT);
        }
      }
      case Op.MadeFolder(int folder) -> folders.add(folder);
      case Op.Named _, Op.Unnamed _ -> names.add(op);
      case Op.SyncedFolder(int folder) -> synced(folder);
      case Op.Said _ -> {}
    }
  }

  private Content content(int file) {
    return files.computeIfAbsent(file, _ -> new Content());
  }

  private void synced(int folder) {
    List<Op> left = new ArrayList<>();
    for (Op each : names) {
      if (journal == Journal.ORDERED || folderOf(each) == folder) {
        apply(each, certain);
      } else {
        left.add(each);
      }
    }
    names.clear();
    names.addAll(left);
  }

  private static int folderOf(Op name) {
    return switch (name) {
      case Op.Named(int folder, String _, int _) -> folder;
      case Op.Unnamed(int folder, String _) -> folder;
      default -> throw new IllegalArgumentException();
    };
  }

  private static void apply(Op name, Map<Integer, Map<String, Integer>> to) {
    Map<String, Integer> entries = to.computeIfAbsent(folderOf(name), _ -> new TreeMap<>());
    switch (name) {
      case Op.Named(int _, String text, int node) -> entries.put(text, node);
      case Op.Unnamed(int _, String text) -> entries.remove(text);
      default -> throw new IllegalArgumentException();
    }
  }

  /// What is left on a disk.
  ///
  /// @param folders paths from the root's, outer ones first
  /// @param files their contents
  record Left(List<Path> folders, Map<Path, byte[]> files) {}

  /// What a power cut may leave now: one of many.
  Left afterCut(RandomGenerator random, int sector) {
    Map<Integer, Map<String, Integer>> entries = new HashMap<>();
    certain.forEach((folder, each) -> entries.put(folder, new TreeMap<>(each)));
    int first = random.nextInt(names.size() + 1);
    for (int i = 0; i < names.size(); i++) {
      if (journal == Journal.ORDERED ? i < first : random.nextBoolean()) {
        apply(names.get(i), entries);
      }
    }
    Map<Integer, byte[]> contents = new HashMap<>();
    Left left = new Left(new ArrayList<>(), new TreeMap<>());
    collect(
        Recording.ROOT,
        Path.of(""),
        entries,
        left,
        node -> contents.computeIfAbsent(node, n -> content(n).afterCut(random, sector)));
    return left;
  }

  private void collect(
      int folder,
      Path at,
      Map<Integer, Map<String, Integer>> entries,
      Left into,
      IntFunction<byte[]> content) {
    entries
        .getOrDefault(folder, Map.of())
        .forEach((name, node) -> {
          Path path = at.resolve(name);
          if (folders.contains(node)) {
            into.folders().add(path);
            collect(node, path, entries, into, content);
          } else {
            into.files().put(path, content.apply(node));
          }
        });
  }

  /// A file: what is certain of it, and what was done since.
  private static final class Content {
    private byte[] certain = new byte[0];
    private final List<Op> since = new ArrayList<>();

    void add(Op op) {
      since.add(op);
    }

    void sync() {
      for (Op each : since) {
        certain = done(certain, each);
      }
      since.clear();
    }

    byte[] afterCut(RandomGenerator random, int sector) {
      return switch (since.isEmpty() ? 0 : random.nextInt(4)) {
        case 0 -> certain.clone();
        case 1 -> first(since.size());
        case 2 -> torn(random, sector);
        default -> scattered(random, sector);
      };
    }

    private byte[] first(int count) {
      byte[] bytes = certain.clone();
      for (Op each : since.subList(0, count)) {
        bytes = done(bytes, each);
      }
      return bytes;
    }

    /// The first ones, and of the next its first sectors.
    private byte[] torn(RandomGenerator random, int sector) {
      int count = random.nextInt(since.size());
      byte[] bytes = first(count);
      if (since.get(count) instanceof Op.Wrote(int file, long at, byte[] written)) {
        int sectors = Math.ceilDiv(written.length, sector);
        int kept = Math.min(written.length, random.nextInt(sectors + 1) * sector);
        bytes = done(bytes, new Op.Wrote(file, at, Arrays.copyOf(written, kept)));
      }
      return bytes;
    }

    /// Any of the sectors.
    private byte[] scattered(RandomGenerator random, int sector) {
      double kept = random.nextDouble();
      byte[] bytes = certain.clone();
      for (Op each : since) {
        if (each instanceof Op.Wrote(int file, long at, byte[] written)) {
          int from = 0;
          while (from < written.length) {
            // To the next bound of a sector on the disk.
            long bound = (at + from) / sector * sector + sector - at;
            int to = Math.toIntExact(Math.min(written.length, bound));
            if (random.nextDouble() < kept) {
              byte[] part = Arrays.copyOfRange(written, from, to);
              bytes = done(bytes, new Op.Wrote(file, at + from, part));
            }
            from = to;
          }
        } else if (random.nextDouble() < kept) {
          bytes = done(bytes, each);
        }
      }
      return bytes;
    }

    private static byte[] done(byte[] bytes, Op op) {
      return switch (op) {
        case Op.Wrote(int _, long at, byte[] written) -> {
          int from = Math.toIntExact(at);
          byte[] whole =
              from + written.length > bytes.length
                  ? Arrays.copyOf(bytes, from + written.length)
                  : bytes;
          System.arraycopy(written, 0, whole, from, written.length);
          yield whole;
        }
        case Op.Sized(int _, long size) -> Arrays.copyOf(bytes, Math.toIntExact(size));
        default -> throw new IllegalArgumentException();
      };
    }
  }
}
