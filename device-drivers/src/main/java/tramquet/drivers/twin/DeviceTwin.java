package tramquet.drivers.twin;

import java.lang.foreign.MemorySegment;
import java.util.OptionalInt;

/// A device of a [KernelTwin] that is opened at a path and read. Each call answers as the kernel
/// does, with the kernel's own lock held.
sealed interface DeviceTwin permits KeyboardTwin, HidTwin {

  /// Why it cannot be opened.
  OptionalInt openError();

  void opened(int fd);

  void closed(int fd);

  int ask(int fd, long request, MemorySegment argument);

  int lock(int fd);

  int read(int fd, MemorySegment into);

  int write(int fd, MemorySegment from);

  short happened(int fd);

  /// Somebody pulls its plug.
  void unplug();
}
