package tramquet.drivers.camera;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tramquet.drivers.line.LineOpener.Opened;
import tramquet.drivers.line.LineOpener.Opening;
import tramquet.drivers.line.LineOpener.Unavailable;

/// A camera that the kernel knows, by way of v4l2-ctl. It is asked for pictures of which each byte
/// is a part, told to take no more than are looked at, and then read.
///
/// Thread: any.
///
/// @param program `v4l2-ctl`, or what stands in for it
record VideoDevice(String program, Path device) {
  private static final long ASKING_SECONDS = 5;
  private static final int MOST_ANSWER = 4_096;

  /// What a run of the program came to.
  private record Answer(int status, String text) {}

  /// How it is read, once it has said what it sends.
  Opening<CameraCommand> command(Sight sight) {
    try {
      Answer format =
          ask(
              "--set-fmt-video=width=%d,height=%d,pixelformat=YUYV"
                  .formatted(sight.width(), sight.height()),
              "--get-fmt-video");
      Opening<CameraCommand> told = told(format.status(), format.text(), sight);
      if (told instanceof Opened) {
        // By itself: said among the pictures, the answer would be taken for one of them. What a
        // camera answers is all the same, for pictures that come too fast are forgotten.
        Answer _ = ask("--set-parm=" + sight.picturesASecond());
      }
      return told;
    } catch (IOException e) {
      return new Unavailable<>(CameraFault.notStarted(name()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unavailable<>("interrupted");
    }
  }

  private Answer ask(String... words) throws IOException, InterruptedException {
    List<String> asking = new ArrayList<>(List.of(program, "-d", device.toString()));
    asking.addAll(List.of(words));
    Process process = new ProcessBuilder(asking).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      // What it writes fits into a pipe, so it need not be read before it ends.
      if (!process.waitFor(ASKING_SECONDS, TimeUnit.SECONDS)) {
        return new Answer(-1, "no answer");
      }
      return new Answer(
          process.exitValue(),
          new String(
              process.getInputStream().readNBytes(MOST_ANSWER), StandardCharsets.ISO_8859_1));
    } finally {
      process.destroyForcibly();
    }
  }

  /// What follows from the answer to which pictures it sends.
  Opening<CameraCommand> told(int status, String answer, Sight sight) {
    if (status < 0) {
      return new Unavailable<>(name() + " does not answer");
    }
    if (status > 0) {
      return new Unavailable<>(CameraFault.words(name(), status, answer));
    }
    Optional<VideoFormat> format = VideoFormat.told(answer);
    if (format.isEmpty()) {
      return new Unavailable<>(
          "the camera gives pictures that cannot be read ("
              + VideoFormat.fourLetters(answer).orElse("unnamed")
              + "); YUYV, GREY, NV12 and YU12 of even sizes can");
    }
    return new Opened<>(
        new CameraCommand(
            List.of(program, "-d", device.toString(), "--stream-mmap", "--stream-to=-"),
            format.get(),
            sight));
  }

  private String name() {
    return Path.of(program).getFileName().toString();
  }
}
