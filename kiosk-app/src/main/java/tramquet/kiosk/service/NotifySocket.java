package tramquet.kiosk.service;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The socket on which the service manager listens. It takes datagrams, which Java's own Unix
/// sockets cannot send, so the C library is called, on 64-bit Linux.
///
/// Thread: any.
final class NotifySocket {
  private static final System.Logger LOG = System.getLogger("tramquet.service");

  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
  private static final int MSG_NOSIGNAL = 0x4000;

  /// Size of `sockaddr_un.sun_path` (unix(7)).
  private static final int PATH_BYTES = 108;

  private static final MethodHandle SOCKET =
      find("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle SENDTO =
      find(
          "sendto",
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle CLOSE =
      find("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private final byte[] path;

  /// @param path of the socket; `@` in front means one without a file
  NotifySocket(String path) {
    this.path = path.getBytes(UTF_8);
    if (this.path.length >= PATH_BYTES) {
      throw new IllegalArgumentException("path of a socket too long");
    }
    if (this.path[0] == '@') {
      this.path[0] = 0;
    }
  }

  /// Sends assignments, one a line. What does not get through is logged: then the service manager
  /// does what it does with a service that is silent.
  ///
  /// @return whether it got through
  boolean send(String assignments) {
    try (Arena arena = Arena.ofConfined()) {
      byte[] text = assignments.getBytes(UTF_8);
      MemorySegment message = arena.allocate(text.length);
      MemorySegment.copy(text, 0, message, JAVA_BYTE, 0, text.length);
      MemorySegment address = arena.allocate(2 + PATH_BYTES, 2);
      address.set(JAVA_SHORT, 0, (short) AF_UNIX);
      MemorySegment.copy(path, 0, address, JAVA_BYTE, 2, path.length);
      boolean sent = send(message, address.asSlice(0, 2L + path.length));
      if (!sent) {
        LOG.log(System.Logger.Level.WARNING, "the service manager does not hear");
      }
      return sent;
    }
  }

  private static boolean send(MemorySegment message, MemorySegment address) {
    try {
      int socket = (int) SOCKET.invokeExact(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
      if (socket < 0) {
        return false;
      }
      long sent =
          (long)
              SENDTO.invokeExact(
                  socket,
                  message,
                  message.byteSize(),
                  MSG_NOSIGNAL,
                  address,
                  (int) address.byteSize());
      int closed = (int) CLOSE.invokeExact(socket);
      return sent == message.byteSize() && closed == 0;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a call of the C library throws nothing", e);
    }
  }

  // Restricted, because a wrong descriptor crashes the JVM: they stand together above.
  @SuppressWarnings("restricted")
  private static MethodHandle find(String name, FunctionDescriptor descriptor) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
  }
}
