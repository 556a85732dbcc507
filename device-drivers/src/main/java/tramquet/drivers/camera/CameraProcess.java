package tramquet.drivers.camera;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import tramquet.drivers.line.LineOpener;

/// A camera by way of a program that writes its pictures to standard output. Its pipe is always
/// emptied, so what is read is never older than a picture.
///
/// Thread: one reader; two of its own empty the pipes.
public final class CameraProcess implements Camera {
  /// Cameras take their time; a program that has not given anything by then will not.
  private static final Duration FIRST_PICTURE = Duration.ofSeconds(8);

  private static final Duration ENDING = Duration.ofSeconds(1);
  private static final int CHUNK = 1 << 16;

  private final Process process;
  private final NewestPicture pictures;
  private final FrameCutter cutter;
  private final Complaints complaints = new Complaints();
  private final String program;
  private volatile boolean half;

  private CameraProcess(Process process, CameraCommand command, LongSupplier nanoTime) {
    this.process = process;
    program = command.program();
    pictures = new NewestPicture(command.format(), nanoTime);
    cutter =
        new FrameCutter(
            command.format(),
            picture -> {
              // Before anybody can have taken it: what follows a whole picture is no half of one.
              half = false;
              return pictures.put(picture);
            });
  }

  /// A way to the camera at a port: `rpicam0` or `rpicam1`, a video device, or a program that
  /// writes pictures.
  ///
  /// @param nanoTime `System::nanoTime`, or a test's clock
  public static LineOpener<Camera> at(Path port, LongSupplier nanoTime) {
    return () ->
        switch (CameraCommand.of(port)) {
          case LineOpener.Opened<CameraCommand>(CameraCommand command) -> open(command, nanoTime);
          case LineOpener.Absent<CameraCommand>(String reason) -> new LineOpener.Absent<>(reason);
          case LineOpener.Unavailable<CameraCommand>(String reason) ->
              new LineOpener.Unavailable<>(reason);
        };
  }

  /// Whether a port is one of the board's own cameras, by its number: there is no such file.
  public static boolean isNumbered(Path port) {
    return port.toString().matches("(.*/)?rpicam\\d");
  }

  /// Starts a program and waits for its first picture.
  static LineOpener.Opening<Camera> open(CameraCommand command, LongSupplier nanoTime) {
    CameraProcess camera;
    try {
      Process process = new ProcessBuilder(command.words()).start();
      process.getOutputStream().close();
      camera = new CameraProcess(process, command, nanoTime);
    } catch (IOException e) {
      return new LineOpener.Unavailable<>(CameraFault.notStarted(command.program()));
    }
    camera.start();
    if (camera.pictures.awaitFirst(FIRST_PICTURE)) {
      return new LineOpener.Opened<>(camera);
    }
    Optional<String> ended = camera.pictures.ended();
    camera.close();
    return new LineOpener.Unavailable<>(ended.orElse("no picture came from " + camera.program));
  }

  private void start() {
    Thread listener = Thread.ofPlatform().daemon().name("camera-complaints").start(this::listen);
    Thread.ofPlatform().daemon().name("camera-pictures").start(() -> empty(listener));
  }

  private void empty(Thread listener) {
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = process.getInputStream()) {
      for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
        cutter.put(chunk, length);
        half = cutter.isWithin();
      }
      listener.join(ENDING);
      pictures.end(CameraFault.words(program, status(), complaints.end()));
    } catch (IOException e) {
      pictures.end("the camera's program was stopped");
    } catch (InterruptedException e) {
      pictures.end("interrupted");
    }
  }

  private int status() throws InterruptedException {
    if (!process.waitFor(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
    }
    return process.waitFor();
  }

  private void listen() {
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = process.getErrorStream()) {
      for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
        complaints.add(chunk, length);
      }
    } catch (IOException e) {
      // The program is gone, and why is seen elsewhere.
      complaints.add(chunk, 0);
    }
  }

  @Override
  public Reading read(Duration timeout) {
    return switch (pictures.take(timeout)) {
      case Silence _ -> new Silence(half);
      case Picture picture -> picture;
      case Gone gone -> gone;
    };
  }

  @Override
  public void close() {
    pictures.end("closed");
    // A script may have started what holds the camera.
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /// The end of what a program wrote to its standard error; the rest is forgotten.
  private static final class Complaints {
    private static final int MOST = 4_096;
    private String end = "";

    synchronized void add(byte[] chunk, int length) {
      String all = end + new String(chunk, 0, length, StandardCharsets.ISO_8859_1);
      end = all.substring(Math.max(0, all.length() - MOST));
    }

    synchronized String end() {
      return end;
    }
  }
}
