package tramquet.kiosk.demo;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tramquet.drivers.camera.GreyImage;
import tramquet.drivers.twin.Film;

/// `tramquet-kiosk film`: a camera that is not there. Writes pictures to standard output as a
/// camera's program does, each for a while and then nothing but grey, again and again until nobody
/// reads any more.
@Command(
    name = "film",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = {
      "Plays pictures as a camera would, for a scanner whose model is \"camera\" and whose port is",
      "a script: exec tramquet-kiosk film --picture FILE \"$@\""
    })
public final class FilmCommand implements Callable<Integer> {
  @Option(names = "--picture", required = true, description = "An image file; may be repeated.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--show", description = "Frames of each picture. Default: ${DEFAULT-VALUE}.")
  private int shown = 30;

  @Option(names = "--pause", description = "Grey frames behind it. Default: ${DEFAULT-VALUE}.")
  private int paused = 15;

  @Parameters(index = "0", paramLabel = "WIDTH", description = "Width of a frame.")
  private int width = 1280;

  @Parameters(index = "1", paramLabel = "HEIGHT", description = "Height of a frame.")
  private int height = 720;

  @Parameters(index = "2", paramLabel = "FPS", description = "Frames a second.")
  private int rate = 15;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Film film = new Film(width, height);
    byte[] grey = film.frame(GreyImage.of(1, 1, new byte[] {(byte) 128}));
    List<byte[]> frames = new ArrayList<>();
    for (Path file : files) {
      frames.add(film.frame(GreyImage.of(file)));
    }
    try (OutputStream out =
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), width * height)) {
      while (true) {
        for (byte[] frame : frames) {
          play(frame, shown, out);
          play(grey, paused, out);
        }
      }
    } catch (IOException e) {
      // Nobody reads any more.
      return 0;
    }
  }

  private void play(byte[] frame, int times, OutputStream out)
      throws IOException, InterruptedException {
    for (int i = 0; i < times; i++) {
      out.write(frame);
      out.flush();
      Thread.sleep(1_000 / rate);
    }
  }
}
