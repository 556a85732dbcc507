package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.bench.VirtualDisplay;

/// The window of a whole kiosk on an X server in which no window manager runs, seen from outside:
/// by the X server's own pixels. Needs Xvfb and GTK 3, and is skipped without
/// `-Dtramquet.xvfb=/usr/bin/Xvfb`.
@EnabledIfSystemProperty(named = VirtualDisplay.PROPERTY, matches = ".+")
final class WindowIT {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;
  private static final int NOTHING = 0x000000;

  @TempDir private Path folder;

  private final Path root = Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();
  private final DemoKeys keys = DemoKeys.generate(new SecureRandom());

  @Test
  void theWholeDisplayIsCoveredAndTurnsGreen() throws Exception {
    try (VirtualDisplay display =
            VirtualDisplay.open(Files.createDirectories(folder.resolve("display")), WIDTH, HEIGHT);
        LiveKiosk kiosk =
            new LiveKiosk(
                root,
                folder,
                keys,
                Optional.empty(),
                toml ->
                    toml.replaceFirst("width = \\d+", "width = 800")
                        .replaceFirst("height = \\d+", "height = 480")
                        .replace("full_screen = false", "full_screen = true"))) {
      VirtualDisplay.Framebuffer pixels = display.pixels();
      assertEquals(NOTHING, pixels.pixel(0, 0));
      kiosk.on(display.name());
      kiosk.start();
      // The status line and the field, each to the last pixel.
      kiosk.painted("idle");
      await(pixels, 0, HEIGHT - 1, "101418");
      await(pixels, WIDTH - 2, HEIGHT - 1, "101418");
      await(pixels, WIDTH - 1, HEIGHT - 80, "f5f7fa");
      Issuing issuing =
          new Issuing(keys.issuer(), keys.stranger(), InstantSource.system().instant());
      kiosk.show(Cards.read(issuing.code(new Cast(14).next(), issuing.clear())));
      kiosk.painted("admitted");
      for (Map.Entry<Integer, Integer> corner : Map.of(0, 0, WIDTH - 1, HEIGHT - 80).entrySet()) {
        await(pixels, corner.getKey(), corner.getValue(), "c4f0c8");
      }
      kiosk.stop();
    }
  }

  /// The X server paints a moment after JavaFX has told it to.
  private static void await(VirtualDisplay.Framebuffer pixels, int x, int y, String colour) {
    int wanted = Integer.parseInt(colour, 16);
    long untilNanos = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (pixels.pixel(x, y) != wanted && System.nanoTime() - untilNanos < 0) {
      Thread.onSpinWait();
    }
    assertTrue(
        pixels.pixel(x, y) == wanted,
        () -> "%d, %d: %06x instead of %s".formatted(x, y, pixels.pixel(x, y), colour));
  }
}
