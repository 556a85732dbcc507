package tramquet.drivers.line;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import tramquet.drivers.line.kernel.Libc;

/// The calls of the Linux kernel, by the C library. Its bells are `eventfd`s.
///
/// Thread: any.
final class LinuxCalls implements Syscalls {
  private static final String CHIP = "gpiochip";

  /// Whether this JVM is on a system and a processor whose numbers and structures these are.
  static boolean areKnownHere() {
    return System.getProperty("os.name").equals("Linux")
        && Set.of("amd64", "aarch64").contains(System.getProperty("os.arch"));
  }

  @Override
  public List<String> chips() {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> devices =
        Files.newDirectoryStream(Path.of("/dev"), CHIP + "[0-9]*")) {
      for (Path device : devices) {
        // Some images link gpiochip4 to gpiochip0, for programs that look there: one chip, not two.
        if (!Files.isSymbolicLink(device)) {
          found.add(device);
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    found.sort(Comparator.comparingInt(LinuxCalls::number).thenComparing(Path::toString));
    return found.stream().map(Path::toString).toList();
  }

  private static int number(Path device) {
    String digits = device.getFileName().toString().substring(CHIP.length());
    return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
  }

  @Override
  public int open(String path) {
    return Libc.open(path, Libc.O_RDONLY_CLOEXEC);
  }

  @Override
  public int openBothWays(String path) {
    return Libc.open(path, Libc.O_RDWR_CLOEXEC);
  }

  @Override
  public int lock(int fd) {
    return Libc.flock(fd);
  }

  @Override
  public int write(int fd, MemorySegment from) {
    return Libc.write(fd, from);
  }

  @Override
  public int ioctl(int fd, long request, MemorySegment argument) {
    return Libc.ioctl(fd, request, argument);
  }

  @Override
  public int read(int fd, MemorySegment into) {
    return Libc.read(fd, into);
  }

  @Override
  public Poll poll(int... fds) {
    Libc.Poll poll = new Libc.Poll(fds);
    return new Poll() {
      @Override
      public int await(int timeoutMillis) {
        return poll.await(timeoutMillis);
      }

      @Override
      public short happened(int index) {
        return poll.happened(index);
      }
    };
  }

  @Override
  public int bell() {
    return Libc.eventfd();
  }

  @Override
  public int ring(int bell) {
    try (Arena arena = Arena.ofConfined()) {
      return Libc.write(bell, arena.allocateFrom(ValueLayout.JAVA_LONG, 1L));
    }
  }

  @Override
  public int hear(int bell) {
    try (Arena arena = Arena.ofConfined()) {
      return Libc.read(bell, arena.allocate(ValueLayout.JAVA_LONG));
    }
  }

  @Override
  public int close(int fd) {
    return Libc.close(fd);
  }
}
