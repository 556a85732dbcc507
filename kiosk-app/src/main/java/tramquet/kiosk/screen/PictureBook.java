package tramquet.kiosk.screen;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import tramquet.kiosk.lane.Screen;

/// Pictures of each kind of screen that was shown, one PNG file per kind, in the order of their
/// first appearance: `03-refused-declare-first.png`. Names of files say nothing about a person; the
/// picture shows what the visitor saw, a masked name included, so a kiosk in service keeps none.
///
/// Thread: pictures are taken on the JavaFX thread and written on one of the book's own; the rest
/// is safe from any thread.
public final class PictureBook implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk.screen");

  private final Optional<Path> folder;
  private final Set<String> seen = new HashSet<>();
  private final List<Path> files = new CopyOnWriteArrayList<>();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("pictures").daemon().factory());

  private PictureBook(Optional<Path> folder) {
    this.folder = folder;
  }

  /// A book that writes into a folder, which must exist.
  public static PictureBook in(Path folder) {
    return new PictureBook(Optional.of(folder));
  }

  /// A book that keeps nothing.
  public static PictureBook blank() {
    return new PictureBook(Optional.empty());
  }

  /// The files written so far; all of them once the book is closed.
  public List<Path> files() {
    return List.copyOf(files);
  }

  /// Takes a picture if this kind of screen has none yet.
  void shown(Screen screen, Supplier<Raster> picture) {
    folder.ifPresent(path -> {
      String name = ScreenName.of(screen);
      if (seen.add(name)) {
        Path file = path.resolve(String.format(Locale.ROOT, "%02d-%s.png", seen.size(), name));
        Raster raster = picture.get();
        writer.execute(() -> write(raster, file));
      }
    });
  }

  private void write(Raster raster, Path file) {
    try (OutputStream out = Files.newOutputStream(file)) {
      Png.write(raster, out);
      files.add(file);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "picture " + file.getFileName() + " not written", e);
    }
  }

  /// Writes what is outstanding. A picture taken later is an error.
  @Override
  public void close() {
    writer.close();
  }
}
