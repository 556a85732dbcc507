package tramquet.kiosk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import tramquet.kiosk.lane.SetUp;
import tramquet.wire.Wifi;

/// Hands the wireless network that a claim code names to the operating system, which alone may join
/// one: a file `wifi` in a folder that is emptied by somebody with that right. Two lines, the name
/// and the key; of an open network the second is empty. Neither is ever told to anybody else.
///
/// Thread: any, one at a time.
///
/// @param folder where it is taken from; empty: nobody does
/// @param manager the program by which whoever takes it joins a network
record Wireless(Optional<Path> folder, Path manager) {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk");
  private static final Path NETWORK_MANAGER = Path.of("/usr/bin/nmcli");

  /// Where the unit of the kiosk says that such a folder is.
  static Wireless of(Map<String, String> environment) {
    return new Wireless(
        Optional.ofNullable(environment.get("TRAMQUET_NETWORK")).map(Path::of), NETWORK_MANAGER);
  }

  /// Has a network joined; whether it can be, nobody knows yet.
  SetUp.Wireless join(Wifi network) {
    if (folder.filter(Files::isDirectory).isEmpty() || !Files.isExecutable(manager)) {
      LOG.log(
          Level.WARNING,
          "the claim code names a wireless network, and there is no NetworkManager that is told:"
              + " set the network up by hand, or use a cable");
      return SetUp.Wireless.BY_HAND;
    }
    try {
      hand(folder.get(), network);
      LOG.log(Level.INFO, "the operating system is told of a wireless network");
      return SetUp.Wireless.TOLD;
    } catch (IOException e) {
      LOG.log(
          Level.ERROR,
          "the operating system cannot be told of a wireless network: {0}",
          e.getClass().getSimpleName());
      return SetUp.Wireless.BY_HAND;
    }
  }

  /// Whole or not at all, and for the folder's group alone, which is that of whoever takes it.
  private static void hand(Path folder, Wifi network) throws IOException {
    Path part = folder.resolve("wifi.part");
    boolean _ = Files.deleteIfExists(part);
    Path _ =
        Files.createFile(
            part,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(part, network.name() + "\n" + network.passphrase().orElse("") + "\n", UTF_8);
    Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r-----"));
    Path _ = Files.move(part, folder.resolve("wifi"), StandardCopyOption.ATOMIC_MOVE);
  }
}
