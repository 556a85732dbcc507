package tramquet.kiosk.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/// The door by which a running kiosk tells how it is: whoever connects to a Unix socket in the data
/// folder gets one report, as a line of JSON, and nothing is read from them. So there is nothing to
/// misuse; who may ask, the folder and the socket's own mode say (660).
///
/// Thread: its own, `doctor`; one asks after the other.
public final class ReportSocket implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.doctor");
  private static final String NAME = "doctor.sock";

  private final Path path;
  private final ServerSocketChannel door;

  private ReportSocket(Path path, ServerSocketChannel door) {
    this.path = path;
    this.door = door;
  }

  /// The socket of a kiosk.
  ///
  /// @param data its data folder
  public static Path in(Path data) {
    return data.resolve(NAME);
  }

  /// Opens the door. A kiosk serves without one: where it cannot be had, the journal says why, and
  /// what is returned does nothing.
  ///
  /// @param data an existing folder
  /// @param reports asked on this door's thread; may take seconds
  public static AutoCloseable open(Path data, Supplier<Report> reports) {
    Path path = in(data);
    try {
      // That of a run before, which had no time to clear up: two kiosks have no folder in common.
      Files.deleteIfExists(path);
      ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      door.bind(UnixDomainSocketAddress.of(path));
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw----"));
      ReportSocket socket = new ReportSocket(path, door);
      Thread.ofPlatform().daemon().name("doctor").start(() -> socket.run(reports));
      return socket;
    } catch (IOException | UnsupportedOperationException e) {
      LOG.log(Level.WARNING, "nobody can ask how the kiosk is: {0}", e.getClass().getSimpleName());
      return () -> {};
    }
  }

  private void run(Supplier<Report> reports) {
    while (door.isOpen()) {
      try (SocketChannel who = door.accept()) {
        byte[] line = (ReportJson.of(reports.get()) + "\n").getBytes(UTF_8);
        ByteBuffer rest = ByteBuffer.wrap(line);
        while (rest.hasRemaining()) {
          int _ = who.write(rest);
        }
      } catch (ClosedChannelException e) {
        // The kiosk stops.
      } catch (IOException | RuntimeException e) {
        LOG.log(Level.WARNING, "doctor: {0}", e.getClass().getName());
      }
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    Files.deleteIfExists(path);
  }
}
