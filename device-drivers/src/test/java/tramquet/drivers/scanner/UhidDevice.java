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

/// A USB device of the class HID without a plug: the kernel is told its reports through `/dev/uhid`
/// (`linux/uhid.h`) and does with them what it does with those of a real one.
final class UhidDevice implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final int UHID_DESTROY = 1;
  private static final int UHID_CREATE2 = 11;
  private static final int UHID_INPUT2 = 12;
  private static final short BUS_USB = 3;
  private static final int CREATE2_HEAD = 128 + 64 + 64 + 2 + 2 + 4 * 4;
  private static final int DESCRIPTOR_ROOM = 4096;

  private final String name = "tramquet test scanner " + NUMBER.incrementAndGet();
  private final Kind kind;
  private final FileChannel uhid;
  private final Path node;

  /// What kind of device.
  enum Kind {
    /// The keyboard of the boot protocol (HID 1.11, appendix B): modifiers, nothing, six keys.
    KEYBOARD(
        "/sys/class/input",
        "event",
        "/dev/input",
        "05010906a101050719e029e715002501750195088102950175088101"
            + "950575010508190129059102950175039101"
            + "95067508150025650507190029658100c0"),

    /// A bar code scanner (HID point of sale usage tables 1.02, page 0x8C): report 2 of 63 bytes
    /// comes, reports 4 and 253 go.
    HID_POS(
        "/sys/class/hidraw",
        "hidraw",
        "/dev",
        "058c0902a101150026ff007508"
            + "8502953f09308102"
            + "8504953f09019102"
            + "85fd953f09029102"
            + "c0");

    private final Path sysfs;
    private final String prefix;
    private final Path nodes;
    private final String descriptor;

    Kind(String sysfs, String prefix, String nodes, String descriptor) {
      this.sysfs = Path.of(sysfs);
      this.prefix = prefix;
      this.nodes = Path.of(nodes);
      this.descriptor = descriptor;
    }
  }

  /// Plugs it in and waits for its node.
  UhidDevice(Kind kind, int vendor, int product) {
    this.kind = kind;
    byte[] descriptor = HexFormat.of().parseHex(kind.descriptor);
    try {
      uhid = FileChannel.open(Path.of("/dev/uhid"), StandardOpenOption.WRITE);
      write(
          event(UHID_CREATE2, CREATE2_HEAD + DESCRIPTOR_ROOM)
              .put(text(name, 128))
              .put(text("", 64))
              .put(text("", 64))
              .putShort((short) descriptor.length)
              .putShort(BUS_USB)
              .putInt(vendor)
              .putInt(product)
              .putInt(1)
              .putInt(0)
              .put(descriptor)
              .position(4 + CREATE2_HEAD + DESCRIPTOR_ROOM));
      node = awaitNode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `/dev/input/event…` or `/dev/hidraw…`.
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
    report(new byte[] {(byte) modifiers, 0, (byte) usage, 0, 0, 0, 0, 0});
  }

  /// Sends a report, its number first where it has one.
  void report(byte[] report) {
    try {
      write(event(UHID_INPUT2, 2 + report.length).putShort((short) report.length).put(report));
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
    throw new IOException("the kernel makes no device");
  }

  private Optional<Path> look() throws IOException {
    try (DirectoryStream<Path> devices = Files.newDirectoryStream(kind.sysfs, kind.prefix + "*")) {
      for (Path device : devices) {
        if (isNamed(device.resolve("device/name")) || isNamed(device.resolve("device/uevent"))) {
          return Optional.of(kind.nodes.resolve(device.getFileName()));
        }
      }
    }
    return Optional.empty();
  }

  /// A keyboard has its name alone in a file, others have it in a line.
  private boolean isNamed(Path file) throws IOException {
    return Files.exists(file)
        && Files.readAllLines(file).stream()
            .anyMatch(line -> line.equals(name) || line.equals("HID_NAME=" + name));
  }
}
