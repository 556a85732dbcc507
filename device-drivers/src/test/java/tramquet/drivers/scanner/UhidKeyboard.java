package tramquet.drivers.scanner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A USB keyboard without a plug: the kernel is told its reports through `/dev/uhid`
/// (`linux/uhid.h`) and does with them what it does with those of a real one.
final class UhidKeyboard implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final int UHID_DESTROY = 1;
  private static final int UHID_CREATE2 = 11;
  private static final int UHID_INPUT2 = 12;
  private static final short BUS_USB = 3;
  private static final int CREATE2_HEAD = 128 + 64 + 64 + 2 + 2 + 4 * 4;
  private static final int DESCRIPTOR_ROOM = 4096;

  /// The keyboard of the boot protocol (HID 1.11, appendix B): modifiers, nothing, six keys.
  private static final byte[] DESCRIPTOR =
      HexFormat.of()
          .parseHex(
              "05010906a101050719e029e715002501750195088102950175088101"
                  + "950575010508190129059102950175039101"
                  + "95067508150025650507190029658100c0");

  private final String name = "tramquet test scanner " + NUMBER.incrementAndGet();
  private final FileChannel uhid;
  private final Path node;

  /// Plugs it in and waits for its node.
  UhidKeyboard() {
    try {
      uhid = FileChannel.open(Path.of("/dev/uhid"), StandardOpenOption.WRITE);
      write(
          event(UHID_CREATE2, CREATE2_HEAD + DESCRIPTOR_ROOM)
              .put(text(name, 128))
              .put(text("", 64))
              .put(text("", 64))
              .putShort((short) DESCRIPTOR.length)
              .putShort(BUS_USB)
              .putInt(0x1eab)
              .putInt(0x0103)
              .putInt(1)
              .putInt(0)
              .put(DESCRIPTOR)
              .position(4 + CREATE2_HEAD + DESCRIPTOR_ROOM));
      node = awaitNode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `/dev/input/event…`.
  Path node() {
    return node;
  }

  /// Presses and releases.
  void strike(Typist.Stroke stroke) {
    report(stroke.held().bit, 0);
    report(stroke.held().bit, stroke.usage());
    report(stroke.held().bit, 0);
    report(0, 0);
  }

  private void report(int modifiers, int usage) {
    byte[] report = {(byte) modifiers, 0, (byte) usage, 0, 0, 0, 0, 0};
    try {
      write(event(UHID_INPUT2, 10).putShort((short) report.length).put(report));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Pulls the plug. A second call does nothing.
  @Override
  public void close() {
    try {
      if (uhid.isOpen()) {
        write(event(UHID_DESTROY, 0));
        uhid.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteBuffer event(int type, int room) {
    return ByteBuffer.allocateDirect(4 + room).order(ByteOrder.LITTLE_ENDIAN).putInt(type);
  }

  private static byte[] text(String text, int room) {
    byte[] field = new byte[room];
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, field, 0, bytes.length);
    return field;
  }

  private void write(ByteBuffer event) throws IOException {
    var _ = uhid.write(event.flip());
  }

  private Path awaitNode() throws IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < until) {
      Optional<Path> found = look();
      if (found.isPresent() && Files.exists(found.get())) {
        return found.get();
      }
      LockSupport.parkNanos(1_000_000);
    }
    throw new IOException("the kernel makes no keyboard");
  }

  private Optional<Path> look() throws IOException {
    try (DirectoryStream<Path> devices =
        Files.newDirectoryStream(Path.of("/sys/class/input"), "event*")) {
      for (Path device : devices) {
        Path label = device.resolve("device/name");
        if (Files.exists(label) && Files.readString(label).strip().equals(name)) {
          return Optional.of(Path.of("/dev/input").resolve(device.getFileName()));
        }
      }
    }
    return Optional.empty();
  }
}
