package tramquet.kiosk.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// An X server that keeps its pixels in a file (Xvfb, `-fbdir`): whatever a program says it shows,
/// here is what a display would. No window manager runs in it.
///
/// @param server the running X server
/// @param name for `DISPLAY`
/// @param file its pixels; see [Framebuffer]
public record VirtualDisplay(Process server, String name, Path file) implements AutoCloseable {
  /// Names the X server where tests must have one: there they fail without.
  public static final String PROPERTY = "tramquet.xvfb";

  private static final Path PROGRAM = Path.of(System.getProperty(PROPERTY, "/usr/bin/Xvfb"));
  private static final Path LIBRARY =
      Path.of("/usr/lib", System.getProperty("os.arch").replace("amd64", "x86_64") + "-linux-gnu")
          .resolve("libgtk-3.so.0");
  private static final long ENDING_SECONDS = 10;

  /// Whether the machine has an X server of this kind, and the libraries of JavaFX for it.
  public static boolean available() {
    return Files.isExecutable(PROGRAM) && Files.exists(LIBRARY);
  }

  /// Starts one, at a free number.
  ///
  /// @param folder for its files; an existing one of its own
  public static VirtualDisplay open(Path folder, int width, int height) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                PROGRAM.toString(),
                "-displayfd",
                "1",
                "-screen",
                "0",
                width + "x" + height + "x24",
                "-nolisten",
                "tcp",
                "-noreset",
                "-fbdir",
                folder.toString()));
    Process server = builder.redirectError(folder.resolve("xvfb.log").toFile()).start();
    BufferedReader says = server.inputReader(US_ASCII);
    String number = says.readLine();
    if (number == null) {
      throw new IOException("no X server: " + Files.readString(folder.resolve("xvfb.log")));
    }
    return new VirtualDisplay(server, ":" + number.strip(), folder.resolve("Xvfb_screen0"));
  }

  /// For the environment of a program.
  public Map<String, String> environment() {
    return Map.of("DISPLAY", name);
  }

  /// Its pixels.
  public Framebuffer pixels() throws IOException {
    return Framebuffer.of(file);
  }

  @Override
  public void close() {
    server.destroy();
    try {
      if (!server.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The pixels of an X server as an XWD file (X11/XWDFile.h, version 7) that it writes into as it
  /// paints.
  ///
  /// @param bytes the whole file, big-endian in its head, little-endian in its pixels
  /// @param begin of the first pixel
  public record Framebuffer(MappedByteBuffer bytes, int begin, int stride, int width, int height) {
    private static final int COLOUR_BYTES = 12;
    private static final int PIXEL_BYTES = 4;

    /// Maps a file.
    static Framebuffer of(Path file) throws IOException {
      try (FileChannel channel = FileChannel.open(file)) {
        MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        bytes.order(ByteOrder.BIG_ENDIAN);
        int begin = word(bytes, 0) + word(bytes, 19) * COLOUR_BYTES;
        Framebuffer pixels =
            new Framebuffer(bytes, begin, word(bytes, 12), word(bytes, 4), word(bytes, 5));
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        return pixels;
      }
    }

    private static int word(MappedByteBuffer bytes, int index) {
      return bytes.getInt(index * Integer.BYTES);
    }

    /// One pixel, `0xRRGGBB`.
    public int pixel(int x, int y) {
      return bytes.getInt(begin + y * stride + x * PIXEL_BYTES) & 0xffffff;
    }
  }
}
