package tramquet.drivers.camera;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import tramquet.drivers.line.LineOpener;

/// A camera by way of a program that writes its pictures to standard output. Its pipe is always
/// emptied, so what is read is never older than a picture.
///
/// Thread: one reader; two of its own empty the pipes.
public final class CameraProcess implements Camera {
  private static final Duration ENDING = Duration.ofSeconds(1);
  private static final int CHUNK = 1 << 16;

  private final Process process;
  private final NewestPicture pictures;
  private final FrameCutter cutter;
  private final Complaints complaints = new Complaints();
  private final String program;
  private final Thread emptier;
  private volatile boolean half;

  private CameraProcess(Process process, CameraCommand command, LongSupplier nanoTime) {
    this.process = process;
    program = command.program();
    emptier = Thread.ofPlatform().daemon().name("camera-pictures").unstarted(this::empty);
    pictures = new NewestPicture(command.format(), command.sight().apart(), nanoTime);
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
  public static CameraPort at(Path port, LongSupplier nanoTime) {
    return sight ->
        switch (CameraCommand.of(port, sight)) {
          case LineOpener.Opened<CameraCommand>(CameraCommand command) -> start(command, nanoTime);
          case LineOpener.Absent<CameraCommand>(String reason) -> new LineOpener.Absent<>(reason);
          case LineOpener.Unavailable<CameraCommand>(String reason) ->
              new LineOpener.Unavailable<>(reason);
        };
  }

  /// Whether a port is one of the board's own cameras, by its number: there is no such file.
  public static boolean isNumbered(Path port) {
    return port.toString().matches("(.*/)?rpicam\\d");
  }

  /// Starts a program.
  static LineOpener.Opening<Camera> start(CameraCommand command, LongSupplier nanoTime) {
    try {
      Process process = new ProcessBuilder(command.words()).start();
      process.getOutputStream().close();
      CameraProcess camera = new CameraProcess(process, command, nanoTime);
      camera.emptier.start();
      return new LineOpener.Opened<>(camera);
    } catch (IOException e) {
      return new LineOpener.Unavailable<>(CameraFault.notStarted(command.program()));
    }
  }

  private void empty() {
    Thread listener = Thread.ofPlatform().daemon().name("camera-complaints").start(this::listen);
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
    Reading reading = pictures.take(timeout);
    return reading instanceof Silence ? new Silence(half) : reading;
  }

  @Override
  public void close() {
    pictures.end("closed");
    // A script may have started what holds the camera.
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    try {
      // Until it is let go nobody can have it, who may be ourselves.
      if (!hasEnded()) {
        all.forEach(ProcessHandle::destroyForcibly);
        boolean _ = hasEnded();
      }
    } catch (InterruptedException e) {
      all.forEach(ProcessHandle::destroyForcibly);
      Thread.currentThread().interrupt();
    }
  }

  /// Whether the program ends, and so does what it has started: that would keep the pipe open.
  private boolean hasEnded() throws InterruptedException {
    return process.waitFor(ENDING.toMillis(), TimeUnit.MILLISECONDS) && emptier.join(ENDING);
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
