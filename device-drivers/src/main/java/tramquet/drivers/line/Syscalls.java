package tramquet.drivers.line;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// What pins, serial ports, keyboards and other input devices need of the kernel: the seam below
/// which nothing is ours. Every call answers as the kernel does: 0 or more for success, below 0 for
/// `-errno`. Nothing throws.
///
/// Thread: any.
public interface Syscalls {

  /// The kernel under this JVM.
  static Syscalls ofThisMachine() {
    return new LinuxCalls();
  }

  /// Paths of the GPIO chips that are there now, in the order of their numbers.
  List<String> chips();

  /// Opens a device for reading.
  ///
  /// @return its descriptor
  int open(String path);

  /// Opens a device for reading and writing. Neither waits: what is not there, or finds no room, is
  /// `-EAGAIN`. Of a terminal it is no session.
  ///
  /// @return its descriptor
  int openBothWays(String path);

  /// Locks an open device against other programs that lock it too; does not wait for them.
  int lock(int fd);

  /// Asks a device for something of its own (`linux/gpio.h`, `linux/input.h`, `linux/hidraw.h`,
  /// `asm-generic/ioctls.h`).
  int ioctl(int fd, long request, MemorySegment argument);

  /// Reads what is there; waits if nothing is.
  ///
  /// @return how many bytes
  int read(int fd, MemorySegment into);

  /// Writes all of it as one piece.
  ///
  /// @return how many bytes
  int write(int fd, MemorySegment from);

  /// Descriptors that are waited for together, again and again. They are not closed meanwhile.
  Poll poll(int... fds);

  /// Descriptors, and what happened to them. Thread: one.
  interface Poll {

    /// Waits until one of them can be read, has a fault, or the time is over.
    ///
    /// @return to how many something happened
    int await(int timeoutMillis);

    /// What happened to one of them when it was last waited for: `POLLIN` 1, `POLLERR` 8, `POLLHUP`
    /// 16. Of no meaning after a failure.
    short happened(int index);
  }

  /// A bell: something that `poll` can wait for and [#ring] rings.
  ///
  /// @return its descriptor
  int bell();

  /// Rings a bell; it sounds until it is heard.
  int ring(int bell);

  /// Silences a bell.
  int hear(int bell);

  /// Lets a descriptor go.
  int close(int fd);
}
