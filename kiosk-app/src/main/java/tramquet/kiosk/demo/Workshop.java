package tramquet.kiosk.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/// The folder the demonstration works in.
///
/// @param path the folder itself
/// @param isKept whether everything stays; otherwise only the pictures do
record Workshop(Path path, boolean isKept) {

  /// The named folder, which must be empty or new, or a temporary one.
  static Workshop open(Optional<Path> named) throws IOException, DemoFailed {
    Path path =
        named.isPresent()
            ? Files.createDirectories(named.get().toAbsolutePath())
            : Files.createTempDirectory("tramquet-demo-");
    Workshop workshop = new Workshop(path.toRealPath(), named.isPresent());
    workshop.requireEmpty();
    for (Path each :
        new Path[] {workshop.keys(), workshop.kiosk(), workshop.pictures(), workshop.logs()}) {
      Files.createDirectory(each);
    }
    return workshop;
  }

  private void requireEmpty() throws IOException, DemoFailed {
    try (var inside = Files.list(path)) {
      if (inside.findAny().isPresent()) {
        throw new DemoFailed(path + " is not empty: name a new folder after --keep");
      }
    }
  }

  /// Public keys and the watch list.
  Path keys() {
    return path.resolve("keys");
  }

  /// The kiosk's data.
  Path kiosk() {
    return path.resolve("kiosk");
  }

  /// The centre's data; the centre makes it.
  Path centre() {
    return path.resolve("centre");
  }

  /// Pictures of the screens.
  Path pictures() {
    return path.resolve("pictures");
  }

  /// What the processes write to standard error.
  Path logs() {
    return path.resolve("logs");
  }

  /// The kiosk's configuration.
  Path config() {
    return path.resolve("kiosk.toml");
  }

  /// Link to the serial port.
  Path reader() {
    return path.resolve("reader");
  }

  /// Deletes what need not stay. Without pictures nothing stays at all.
  void tidy() throws IOException {
    if (isKept) {
      return;
    }
    boolean pictured;
    try (var inside = Files.list(pictures())) {
      pictured = inside.findAny().isPresent();
    }
    Files.walkFileTree(path, new Sweeper(pictured ? Optional.of(pictures()) : Optional.empty()));
  }

  /// Deletes a tree, but for one folder and those above it.
  private static final class Sweeper extends SimpleFileVisitor<Path> {
    private final Optional<Path> spared;

    Sweeper(Optional<Path> spared) {
      this.spared = spared;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return spared.filter(folder::equals).isPresent()
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      // A process that ends takes its own files away while we look.
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(
        Path folder, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
      if (spared.filter(kept -> kept.startsWith(folder)).isEmpty()) {
        Files.deleteIfExists(folder);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
