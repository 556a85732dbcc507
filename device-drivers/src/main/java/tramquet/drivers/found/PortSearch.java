package tramquet.drivers.found;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tramquet.drivers.line.kernel.InputUapi;
import tramquet.drivers.scanner.ScannerModel.Port;

/// Where scanners may be: serial ports, devices that speak in reports, keyboards, cameras, as the
/// kernel lists them below `/sys`. Nothing is opened.
///
/// Thread: immutable.
///
/// @param root `/`, or a made tree with `sys`, `dev` and `proc` below
public record PortSearch(Path root) {
  private static final List<String> LINKS =
      List.of(
          "serial/by-id",
          "input/by-id",
          "scanner/by-path",
          "serial/by-path",
          "input/by-path",
          "v4l/by-id",
          "v4l/by-path");

  private static final int KEY_A = 30;

  /// Of the machine under this JVM.
  public static PortSearch ofThisMachine() {
    return new PortSearch(Path.of("/"));
  }

  /// All that there are, serial ports first, in the order of their names. What disappears meanwhile
  /// is left out.
  public List<FoundPort> all() {
    List<FoundPort> found = new ArrayList<>();
    for (Path each : children("sys/class/tty")) {
      if (Files.exists(each.resolve("device")) && !text(each.resolve("type")).equals("0")) {
        found.add(port(each, Port.SERIAL, "dev"));
      }
    }
    for (Path each : children("sys/class/hidraw")) {
      // One that the kernel has made a keyboard or a mouse of is found there.
      if (!Files.exists(each.resolve("device/input"))) {
        found.add(port(each, Port.REPORTS, "dev"));
      }
    }
    for (Path each : children("sys/class/input")) {
      if (each.getFileName().toString().startsWith("event") && hasLetters(each)) {
        found.add(port(each, Port.KEYBOARD, "dev/input"));
      }
    }
    for (Path each : children("sys/class/video4linux")) {
      // Of several nodes of one camera the first gives its pictures.
      if (text(each.resolve("index")).equals("0")) {
        found.add(port(each, Port.CAMERA, "dev"));
      }
    }
    return found;
  }

  private FoundPort port(Path device, Port kind, String folder) {
    Path node = Path.of("/").resolve(folder).resolve(device.getFileName());
    Optional<Path> usb = usb(device);
    return new FoundPort(
        node,
        kind,
        usb.flatMap(at -> UsbId.of(text(at.resolve("idVendor")), text(at.resolve("idProduct"))))
            .or(() -> hidId(device)),
        usb.map(at ->
                (text(at.resolve("manufacturer")) + " " + text(at.resolve("product"))).strip())
            .filter(name -> !name.isEmpty())
            .orElseGet(() -> ownName(device)),
        links(node),
        holders(node));
  }

  /// What the kernel's driver calls it.
  private static String ownName(Path device) {
    String name = text(device.resolve("name"));
    return name.isEmpty() ? text(device.resolve("device/name")) : name;
  }

  /// The USB device that something is a part of.
  private static Optional<Path> usb(Path device) {
    try {
      for (Optional<Path> at = Optional.of(device.toRealPath());
          at.isPresent();
          at = at.map(Path::getParent)) {
        if (Files.exists(at.get().resolve("idVendor"))) {
          return at;
        }
      }
    } catch (IOException e) {
      // It is gone.
      return Optional.empty();
    }
    return Optional.empty();
  }

  /// A HID device that is not on USB still says whose it is: `HID_ID=0003:00000C2E:000010D3`.
  private static Optional<UsbId> hidId(Path device) {
    return text(device.resolve("device/uevent"))
        .lines()
        .filter(line -> line.startsWith("HID_ID="))
        .map(line -> line.split(":", -1))
        .filter(parts -> parts.length == 3)
        .findFirst()
        .flatMap(parts -> UsbId.of(parts[1], parts[2]));
  }

  private static boolean hasLetters(Path device) {
    String[] words = text(device.resolve("device/capabilities/key")).split(" ", -1);
    try {
      BigInteger keys = new BigInteger(words[words.length - 1], 16);
      return keys.testBit(InputUapi.KEY_ENTER) && keys.testBit(KEY_A);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private List<Path> links(Path node) {
    List<Path> links = new ArrayList<>();
    for (String folder : LINKS) {
      for (Path each : children("dev/" + folder)) {
        try {
          if (Files.readSymbolicLink(each).getFileName().equals(node.getFileName())) {
            links.add(Path.of("/dev").resolve(folder).resolve(each.getFileName()));
          }
        } catch (IOException | UnsupportedOperationException e) {
          // No link, or one that has just gone.
        }
      }
    }
    return links;
  }

  private List<String> holders(Path node) {
    List<String> holders = new ArrayList<>();
    for (Path process : children("proc")) {
      if (process.getFileName().toString().matches("\\d+") && holds(process, node)) {
        holders.add(text(process.resolve("comm")) + " (" + process.getFileName() + ")");
      }
    }
    return holders;
  }

  private boolean holds(Path process, Path node) {
    for (Path fd : list(process.resolve("fd"))) {
      try {
        if (Files.readSymbolicLink(fd).equals(node)) {
          return true;
        }
      } catch (IOException | UnsupportedOperationException e) {
        // Closed meanwhile.
      }
    }
    return false;
  }

  private List<Path> children(String folder) {
    return list(root.resolve(folder));
  }

  /// What may not be seen is not there.
  private static List<Path> list(Path folder) {
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(all::add);
    } catch (IOException | DirectoryIteratorException e) {
      return List.of();
    }
    all.sort(
        Comparator.comparingInt((Path path) -> path.toString().length()).thenComparing(p -> p));
    return all;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
