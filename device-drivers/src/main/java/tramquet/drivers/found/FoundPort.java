package tramquet.drivers.found;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tramquet.drivers.scanner.ScannerModel;

/// A place where a scanner may be.
///
/// @param node its device, such as `/dev/ttyACM0`, which may be another one after a replug
/// @param kind what the kernel made of it
/// @param usb who made it; empty if it is not on USB
/// @param name what it calls itself; may be empty
/// @param links that stay, best first
/// @param holders programs that have it open, as far as we may see them: name and process id
public record FoundPort(
    Path node,
    ScannerModel.Port kind,
    Optional<UsbId> usb,
    String name,
    List<Path> links,
    List<String> holders) {

  /// Copies the lists.
  public FoundPort {
    links = List.copyOf(links);
    holders = List.copyOf(holders);
  }

  /// What belongs into a configuration.
  public Path stable() {
    return links.isEmpty() ? node : links.getFirst();
  }

  /// Whether a path leads here: the node, one of its links, or a link of somebody's own.
  public boolean isAt(Path path) {
    if (node.equals(path) || links.contains(path)) {
      return true;
    }
    try {
      return node.equals(path.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  /// What is probably there.
  public Guess guess() {
    return Guess.of(this);
  }
}
