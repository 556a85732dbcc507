package tramquet.kiosk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import tramquet.drivers.camera.RestingCamera;
import tramquet.drivers.camera.Sight;
import tramquet.drivers.line.SerialLine;
import tramquet.drivers.scanner.CameraModel;
import tramquet.drivers.scanner.FrameRules;
import tramquet.drivers.scanner.Scanner;
import tramquet.drivers.scanner.ScannerModel;

/// What a camera costs that sees no code, at fifteen pictures a second: before a wall, with the
/// noise of a cheap sensor; and before people who walk by, when no picture is like another. Beside
/// it, emptying the pipe and nothing else. Then the same wall before a camera that rests, and what
/// its program costs.
final class IdleCamera {
  private static final int PICTURES = 8;
  private static final double NOISE = 4;
  private static final int CHUNK = 1 << 16;
  private static final long WARMING_MILLIS = 6_000;

  /// With three pictures a second it takes so long until what is done with each is compiled; a
  /// camera has been awake for ten minutes before it rests.
  private static final long RESTING_WARMING_MILLIS = 60_000;

  private static final long IDLE_MILLIS = 15_000;
  private static final double TICKS_A_SECOND = 100;
  private static final double RESTING_AIM = 0.1;
  private static final String UNIT = "% of a core";

  /// Where in the line of a process its own time begins and that of its children ends, behind its
  /// name.
  private static final int USER_TIME = 11;

  private static final int CHILDREN_TIME = 14;

  /// What is used of a core, in percent.
  private record Busy(double ours, double program) {}

  private IdleCamera() {}

  /// @param folder for a program that is the camera
  static List<Figure> run(Path folder) throws IOException, InterruptedException {
    Path wall = camera(Files.createDirectory(folder.resolve("wall")), 0);
    Path street = camera(Files.createDirectory(folder.resolve("street")), 90);
    Busy idle = busy(wall, RestingCamera.STILL, Sight.READING, WARMING_MILLIS);
    Busy passersBy = busy(street, RestingCamera.STILL, Sight.READING, WARMING_MILLIS);
    Busy resting = busy(wall, Duration.ofSeconds(1), Sight.WATCHING, RESTING_WARMING_MILLIS);
    return List.of(
        figure("camera-idle", idle.ours(), "emptying the pipe", bare(wall, Sight.READING)),
        figure(
            "camera-passers-by",
            passersBy.ours(),
            "emptying the pipe",
            bare(street, Sight.READING)),
        figure("camera-resting", resting.ours(), "emptying the pipe", bare(wall, Sight.WATCHING))
            .aiming(Figure.Aim.atMost(RESTING_AIM, resting.ours(), UNIT)),
        figure("camera-resting-program", resting.program(), "before it rests", idle.program()));
  }

  private static Figure figure(String name, double value, String other, double reference) {
    return Figure.of(name, UNIT, value, new Figure.Reference(other, reference));
  }

  /// @param still how long nothing has moved before it rests
  /// @param sight what it was started for last when it is measured
  private static Busy busy(Path program, Duration still, Sight sight, long warming)
      throws IOException, InterruptedException {
    Path asked = Files.writeString(program.resolveSibling("asked"), "");
    try (Scanner scanner = scanner(program, still)) {
      scanner.start(_ -> {}, _ -> {});
      Busy busy = measured(warming);
      if (!Files.readString(asked).strip().equals(Integer.toString(sight.width()))) {
        throw new IOException("the camera is not what is to be measured: " + sight);
      }
      return busy;
    }
  }

  private static double bare(Path program, Sight sight) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(program.toString(), Integer.toString(sight.width())).start();
    Thread drain = Thread.ofPlatform().daemon().start(() -> drain(process));
    double bare = measured(WARMING_MILLIS).ours();
    process.destroy();
    drain.join();
    return bare;
  }

  /// @param apart how far the wall moves from picture to picture
  private static Path camera(Path folder, int apart) throws IOException {
    Random random = new Random(1);
    for (Sight sight : Sight.values()) {
      for (int picture = 0; picture < PICTURES; picture++) {
        byte[] grey = new byte[sight.width() * sight.height()];
        for (int i = 0; i < grey.length; i++) {
          int x = i % sight.width() * Sight.READING.width() / sight.width();
          grey[i] = shade(x + picture * apart, random);
        }
        Files.write(folder.resolve("at-%d-%d".formatted(sight.width(), picture)), grey);
      }
    }
    Path program =
        Files.createFile(
            folder.resolve("camera"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return Files.writeString(
        program,
        """
        #!/bin/sh
        cd %s
        echo $1 >asked
        pause=0.064
        [ $1 = %d ] && pause=0.33
        while :; do for at in at-$1-?; do cat $at || exit; sleep $pause; done; done
        """
            .formatted(folder, Sight.WATCHING.width()),
        UTF_8);
  }

  private static byte shade(int x, Random random) {
    return (byte) Math.round(100 + 60 * Math.sin(x / 50.0) + NOISE * random.nextGaussian());
  }

  private static Scanner scanner(Path program, Duration still) {
    return new CameraModel(still)
        .scanner(
            "bench",
            new ScannerModel.Setup(
                program, SerialLine.Settings.FAST, FrameRules.Ending.TERMINATOR, Optional.empty()),
            System::nanoTime,
            new Random(1));
  }

  private static void drain(Process process) {
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = process.getInputStream()) {
      int length = 0;
      while (length >= 0) {
        length = in.read(chunk);
      }
    } catch (IOException e) {
      // It was stopped.
      process.destroyForcibly();
    }
  }

  private static Busy measured(long warming) throws IOException, InterruptedException {
    TimeUnit.MILLISECONDS.sleep(warming);
    long before = cpuNanos();
    double programBefore = programSeconds();
    long began = System.nanoTime();
    TimeUnit.MILLISECONDS.sleep(IDLE_MILLIS);
    double nanos = System.nanoTime() - began;
    return new Busy(
        100 * (cpuNanos() - before) / nanos, 100e9 * (programSeconds() - programBefore) / nanos);
  }

  /// Of the camera's program and of all that it has started and that has ended.
  private static double programSeconds() throws IOException {
    double ticks = 0;
    for (ProcessHandle child : ProcessHandle.current().children().toList()) {
      String line = Files.readString(Path.of("/proc/" + child.pid() + "/stat"));
      String[] words = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
      for (int i = USER_TIME; i <= CHILDREN_TIME; i++) {
        ticks += Double.parseDouble(words[i]);
      }
    }
    return ticks / TICKS_A_SECOND;
  }

  /// Of every thread.
  private static long cpuNanos() {
    var threads = ManagementFactory.getThreadMXBean();
    long all = 0;
    for (long id : threads.getAllThreadIds()) {
      all += Math.max(0, threads.getThreadCpuTime(id));
    }
    return all;
  }
}
