package tramquet.box;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;

/// A second code reader, of the same kind as the machine's first one and without a serial number:
/// nothing but its socket tells them apart.
///
/// Thread: one at a time.
final class ExitReader implements AutoCloseable {
  /// Where the machine finds the first one.
  static final String ENTRY_PORT = "/dev/serial/by-path/pci-0000:00:10.0-usb-0:2:1.0-port0";

  /// Where it finds this one.
  static final String PORT = "/dev/serial/by-path/pci-0000:00:10.0-usb-0:3:1.0-port0";

  private final Monitor monitor;
  private final SocketChannel cable;

  private ExitReader(Monitor monitor, SocketChannel cable) {
    this.monitor = monitor;
    this.cable = cable;
  }

  /// Lays its cable and plugs it in.
  ///
  /// @param sockets folder of the machine's sockets
  static ExitReader plugIn(Monitor monitor, Path sockets) throws IOException {
    Path socket = sockets.resolve("exit");
    var _ =
        monitor.execute(
            "chardev-add",
            Map.of(
                "id",
                "exit-cable",
                "backend",
                Map.of(
                    "type",
                    "socket",
                    "data",
                    Map.of(
                        "addr",
                        Map.of("type", "unix", "data", Map.of("path", socket.toString())),
                        "server",
                        true,
                        "wait",
                        false))));
    ExitReader reader =
        new ExitReader(monitor, SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    reader.plug();
    return reader;
  }

  /// Holds a code before it, which ends it with CR.
  void scan(String code) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((code + "\r").getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      cable.write(bytes);
    }
  }

  /// Pulls its plug.
  void unplug() throws IOException {
    var _ = monitor.execute("device_del", Map.of("id", "exit"));
  }

  /// Puts it in again, where it was.
  void plug() throws IOException {
    var _ =
        monitor.execute(
            "device_add",
            Map.of(
                "driver", "usb-serial",
                "id", "exit",
                "bus", "usb.0",
                "port", "3",
                "chardev", "exit-cable",
                "always-plugged", true));
  }

  @Override
  public void close() throws IOException {
    cable.close();
  }
}
