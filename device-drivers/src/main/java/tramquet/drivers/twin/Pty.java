package tramquet.drivers.twin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.kernel.Libc;
import tramquet.drivers.line.kernel.Terminals;

/// A pseudo-terminal: a real serial port of the operating system without a wire. We hold the end
/// where the device would be; the program under test opens the other.
///
/// Closing is an unplug: whoever reads the other end is told at once, and its node disappears. The
/// next pseudo-terminal may get the same number, so give out a stable link ([#link]).
///
/// Linux only. The module needs native access.
///
/// Thread: one at a time, but `close` from any.
public final class Pty implements AutoCloseable {

  private static final long FULL_PAUSE_NANOS = 200_000;

  private final int fd;
  private final Path slave;
  private boolean open = true;

  private Pty(int fd, Path slave) {
    this.fd = fd;
    this.slave = slave;
  }

  /// A new pseudo-terminal in raw mode.
  ///
  /// @throws UncheckedIOException if the system has none left
  public static Pty open() {
    int fd = Terminals.openMaster();
    return new Pty(fd, Path.of(Terminals.slaveName(fd)));
  }

  /// A new pseudo-terminal with a link to it, in place of whatever the link was before.
  public static Pty openAt(Path link) {
    Pty pty = open();
    pty.link(link);
    return pty;
  }

  /// The end the program under test opens, `/dev/pts/…`.
  public Path slave() {
    return slave;
  }

  /// Makes a link point here, in one step: nobody ever sees it missing.
  public void link(Path link) {
    Path fresh = link.resolveSibling(link.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      Files.createSymbolicLink(fresh, slave);
      Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether the program under test has its end open. Until it had it open once, this says yes: the
  /// kernel does not tell the difference.
  public synchronized boolean isAttended() {
    return open && (poll(0) & Libc.POLLHUP) == 0;
  }

  /// The speed that the program under test has set its end to, in bits per second. Bytes pass at
  /// any speed: a device that means it must look here.
  public synchronized int baud() {
    requireOpen();
    return Terminals.baud(fd);
  }

  /// Sends bytes, and waits while the kernel's queue (some 4 KiB) is full.
  ///
  /// What is written while nobody has the other end open waits for the next to open it, unlike at a
  /// real scanner.
  ///
  /// @throws IllegalStateException if it is closed
  public void write(byte[] bytes) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rest = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
      while (rest.byteSize() > 0) {
        int sent = writeSome(rest);
        rest = rest.asSlice(sent);
        if (sent == 0) {
          LockSupport.parkNanos(FULL_PAUSE_NANOS);
        }
      }
    }
  }

  /// Waits for what the program under test writes, and gives what is there; no bytes if nothing
  /// came in time.
  public Bytes read(Duration timeout) {
    synchronized (this) {
      requireOpen();
    }
    // Outside the lock, so that a close need not wait.
    short events = poll(Math.toIntExact(timeout.toMillis()));
    return (events & Libc.POLLIN) == 0 ? Bytes.NONE : readSome();
  }

  /// Unplugs. A second call does nothing.
  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      Terminals.close(fd);
    }
  }

  private short poll(int timeoutMillis) {
    Libc.Poll poll = new Libc.Poll(fd);
    int ready = poll.await(timeoutMillis);
    if (ready < 0) {
      throw new UncheckedIOException(new IOException("poll failed, errno " + -ready));
    }
    return poll.happened(0);
  }

  private synchronized int writeSome(MemorySegment rest) {
    requireOpen();
    // Below 0 when the queue is full, as it is for a pseudo-terminal that does not wait.
    return Math.max(0, Libc.write(fd, rest));
  }

  private synchronized Bytes readSome() {
    if (!open) {
      return Bytes.NONE;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(4096);
      // Below 0 when there is nothing, or nobody has the other end open.
      int count = Math.max(0, Libc.read(fd, buffer));
      return Bytes.of(buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  private void requireOpen() {
    if (!open) {
      throw new IllegalStateException("the pseudo-terminal is closed");
    }
  }
}
