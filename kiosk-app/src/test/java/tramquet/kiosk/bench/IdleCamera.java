package tramquet.kiosk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import tramquet.drivers.line.SerialLine;
import tramquet.drivers.scanner.FrameRules;
import tramquet.drivers.scanner.Scanner;
import tramquet.drivers.scanner.ScannerModel;
import tramquet.drivers.scanner.ScannerModels;

/// What a camera costs that sees no code, at fifteen pictures a second: before a wall, with the
/// noise of a cheap sensor; and before people who walk by, when no picture is like another. Beside
/// it, emptying the pipe and nothing else.
final class IdleCamera {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int PICTURES = 8;
  private static final double NOISE = 4;
  private static final int CHUNK = 1 << 16;
  private static final long WARMING_MILLIS = 6_000;
  private static final long IDLE_MILLIS = 15_000;

  private IdleCamera() {}

  /// @param folder for a program that is the camera
  static List<Figure> run(Path folder) throws IOException, InterruptedException {
    return List.of(figure("camera-idle", folder, 0), figure("camera-passers-by", folder, 90));
  }

  /// @param apart how far the wall moves from picture to picture
  private static Figure figure(String name, Path folder, int apart)
      throws IOException, InterruptedException {
    Path program = camera(Files.createDirectory(folder.resolve(name)), apart);
    double ours;
    double bare;
    try (Scanner scanner = scanner(program)) {
      scanner.start(_ -> {}, _ -> {});
      ours = busyPercent();
    }
    Process process = new ProcessBuilder(program.toString()).start();
    Thread drain = Thread.ofPlatform().daemon().start(() -> drain(process));
    bare = busyPercent();
    process.destroy();
    drain.join();
    return Figure.of(name, "% of a core", ours, new Figure.Reference("emptying the pipe", bare));
  }

  private static Path camera(Path folder, int apart) throws IOException {
    Random random = new Random(1);
    for (int picture = 0; picture < PICTURES; picture++) {
      byte[] grey = new byte[WIDTH * HEIGHT];
      for (int i = 0; i < grey.length; i++) {
        grey[i] = shade(i % WIDTH + picture * apart, random);
      }
      Files.write(folder.resolve("wall-" + picture), grey);
    }
    Path program =
        Files.createFile(
            folder.resolve("wall"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return Files.writeString(
        program,
        "#!/bin/sh\nwhile :; do for wall in %s/wall-?; do cat $wall || exit; sleep 0.064; done; done\n"
            .formatted(folder),
        UTF_8);
  }

  private static byte shade(int x, Random random) {
    return (byte) Math.round(100 + 60 * Math.sin(x / 50.0) + NOISE * random.nextGaussian());
  }

  private static Scanner scanner(Path program) {
    return ScannerModels.withId("camera")
        .orElseThrow()
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

  private static double busyPercent() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(WARMING_MILLIS);
    long before = cpuNanos();
    long began = System.nanoTime();
    TimeUnit.MILLISECONDS.sleep(IDLE_MILLIS);
    return 100.0 * (cpuNanos() - before) / (System.nanoTime() - began);
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
