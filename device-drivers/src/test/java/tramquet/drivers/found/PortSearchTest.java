package tramquet.drivers.found;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tramquet.drivers.scanner.ScannerModel.Port;

class PortSearchTest {
  @TempDir private Path root;

  @Test
  void whereNothingIsNothingIsFound() {
    assertEquals(List.of(), new PortSearch(root).all());
  }

  @Test
  void aSerialPortIsFoundWithItsMakerItsLinksAndWhoHasIt() throws IOException {
    device("tty", "ttyACM0", "1-1", "0c2e", "0901");
    link("dev/serial/by-path/platform-1-1:1.0", "../../ttyACM0");
    link("dev/serial/by-id/usb-Honeywell_1-if00", "../../ttyACM0");
    link("dev/serial/by-id/usb-Other-if00", "../../ttyACM1");
    link("proc/412/fd/7", "/dev/ttyACM0");
    write("proc/412/comm", "java");
    link("proc/413/fd/7", "/dev/ttyACM1");
    write("sys/class/tty/tty0/dev", "4:0");
    write("sys/class/tty/ttyS3/type", "0");
    Files.createDirectories(root.resolve("sys/class/tty/ttyS3/device"));
    assertEquals(
        List.of(
            new FoundPort(
                Path.of("/dev/ttyACM0"),
                Port.SERIAL,
                Optional.of(new UsbId(0x0c2e, 0x0901)),
                "Maker Thing",
                List.of(
                    Path.of("/dev/serial/by-id/usb-Honeywell_1-if00"),
                    Path.of("/dev/serial/by-path/platform-1-1:1.0")),
                List.of("java (412)"))),
        new PortSearch(root).all());
  }

  @Test
  void reportsAreFoundWhereTheKernelMadeNoKeyboardOfThem() throws IOException {
    device("hidraw", "hidraw0", "1-2", "0c2e", "10d3");
    device("hidraw", "hidraw1", "1-3", "1eab", "8203");
    Files.createDirectories(root.resolve("sys/class/hidraw/hidraw1/device/input"));
    write("sys/class/hidraw/hidraw2/device/uevent", "DRIVER=x\nHID_ID=0003:00001EAB:00008210");
    List<FoundPort> found = new PortSearch(root).all();
    assertEquals(
        List.of("0c2e:10d3", "1eab:8210"),
        found.stream().map(each -> each.usb().orElseThrow().toString()).toList());
    assertEquals(Path.of("/dev/hidraw0"), found.getFirst().stable());
  }

  @Test
  void aKeyboardIsWhatHasLettersAndEnter() throws IOException {
    device("input", "event3", "1-4", "1eab", "0103");
    write(
        "sys/class/input/event3/device/capabilities/key",
        "1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe");
    write("sys/class/input/event4/device/capabilities/key", "70000 0 0 0 0");
    write("sys/class/input/event5/device/capabilities/key", "10000000");
    write("sys/class/input/event6/device/capabilities/key", "nonsense");
    write("sys/class/input/mouse0/device/capabilities/key", "fffffffe");
    assertEquals(
        List.of(Path.of("/dev/input/event3")),
        new PortSearch(root).all().stream().map(FoundPort::node).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "1eab, 8210, REPORTS, hid-pos",
    "0c2e, 10d3, REPORTS, hid-pos",
    "1eab, 0103, KEYBOARD, keyboard",
    "05e0, 1701, SERIAL, generic-line",
    "2745, 300a, SERIAL, generic-line"
  })
  void knownMakersAreGuessed(String vendor, String product, Port kind, String model) {
    assertEquals(model, assertInstanceOf(Guess.Reader.class, guess(vendor, product, kind)).model());
  }

  @ParameterizedTest
  @CsvSource({
    "0483, 5740",
    "1a86, 7523",
    "1a86, 55d3",
    "0403, 6001",
    "0403, 6015",
    "10c4, ea60",
    "067b, 2303"
  })
  void bridgeChipsAreNamedAndNoScanner(String vendor, String product) {
    assertInstanceOf(Guess.Bridge.class, guess(vendor, product, Port.SERIAL));
  }

  @Test
  void simpleComIsUnusableAndTheRestUnknown() {
    Guess.Unusable simple =
        assertInstanceOf(Guess.Unusable.class, guess("05e0", "0600", Port.REPORTS));
    assertTrue(simple.why().contains("USB CDC Host"));
    assertInstanceOf(Guess.Unknown.class, guess("0483", "0001", Port.SERIAL));
    assertInstanceOf(Guess.Unknown.class, guess("xyz", "0001", Port.SERIAL));
  }

  private static Guess guess(String vendor, String product, Port kind) {
    return new FoundPort(
            Path.of("/dev/x"), kind, UsbId.of(vendor, product), "", List.of(), List.of())
        .guess();
  }

  /// A device of a class, as a part of a USB device.
  private void device(String kind, String name, String usb, String vendor, String product)
      throws IOException {
    String at = "sys/devices/pci/usb1/" + usb;
    write(at + "/idVendor", vendor);
    write(at + "/idProduct", product);
    write(at + "/manufacturer", "Maker");
    write(at + "/product", "Thing");
    Path device = root.resolve(at + "/" + usb + ":1.0/" + kind + "/" + name);
    Files.createDirectories(device.resolve("device"));
    Path link = root.resolve("sys/class/" + kind + "/" + name);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, device);
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text + "\n");
  }

  private void link(String link, String target) throws IOException {
    Path path = root.resolve(link);
    Files.createDirectories(path.getParent());
    Files.createSymbolicLink(path, Path.of(target));
  }
}
