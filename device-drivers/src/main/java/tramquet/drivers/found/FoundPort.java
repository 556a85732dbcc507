package tramquet.drivers.found;

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

  /// What is probably there.
  public Guess guess() {
    return Guess.of(this);
  }
}
