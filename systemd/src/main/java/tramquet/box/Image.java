package tramquet.box;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The machine's disk, kernel and initial RAM disk, built once for each state of what they are
/// built from and kept in `~/.cache/tramquet`.
///
/// @param architecture what it runs on
/// @param folder holds `root.img`, `vmlinuz`, `initrd`
record Image(Architecture architecture, Path folder) {

  /// The image that the files of the repository describe; built first if it is not there.
  ///
  /// @param root the repository
  static Image of(Path root, Architecture architecture) throws IOException {
    Path sources = root.resolve("systemd/box");
    Path cache = cache();
    Path folder = cache.resolve("box-" + architecture.debian() + "-" + hash(sources));
    try (FileChannel channel =
            FileChannel.open(
                cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      if (!Files.isDirectory(folder)) {
        build(sources, architecture, folder);
      }
    }
    return new Image(architecture, folder);
  }

  Path disk() {
    return folder.resolve("root.img");
  }

  Path kernel() {
    return folder.resolve("vmlinuz");
  }

  Path initrd() {
    return folder.resolve("initrd");
  }

  private static void build(Path sources, Architecture architecture, Path folder)
      throws IOException {
    Path half = folder.resolveSibling(folder.getFileName() + ".new");
    Path log = folder.resolveSibling(folder.getFileName() + ".log");
    System.err.println("building the box's disk (some minutes); " + log);
    Programs.run(
        log, List.of(sources.resolve("image").toString(), half.toString(), architecture.debian()));
    Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path cache() throws IOException {
    String home = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
    Path caches =
        home.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(home);
    return Files.createDirectories(caches.resolve("tramquet"));
  }

  /// Names and contents of all files below, in order.
  private static String hash(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(folder.relativize(file).toString().getBytes(UTF_8));
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
