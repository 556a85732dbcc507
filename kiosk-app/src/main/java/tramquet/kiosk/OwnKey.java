package tramquet.kiosk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;
import java.util.random.RandomGenerator;
import tramquet.kiosk.pack.KeyFile;
import tramquet.wire.Decoded;
import tramquet.wire.PlaceKey;

/// The key by which a kiosk without neighbours knows people again after a restart. It makes its own
/// and keeps it beside what it remembers, for its own account alone.
///
/// The limit: whoever owns the disk owns the key as well, and can test guessed numbers against who
/// passed in the last two days.
final class OwnKey {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk");

  private OwnKey() {}

  /// The key in a file; a new one, if there is none that can be read. Where it cannot be written,
  /// it holds until the next start.
  static PlaceKey in(Path file, RandomGenerator random) {
    if (Files.exists(file)
        && KeyFile.place(file) instanceof Decoded.Value<PlaceKey>(PlaceKey known)) {
      return known;
    }
    byte[] fresh = new byte[PlaceKey.LENGTH];
    random.nextBytes(fresh);
    try {
      Files.deleteIfExists(file);
      write(file, (HexFormat.of().formatHex(fresh) + "\n").getBytes(US_ASCII));
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Who passed is forgotten at the next start: {0}",
          e.getClass().getSimpleName());
    }
    return new PlaceKey(fresh);
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (OutputStream out =
        Channels.newOutputStream(
            Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------"))))) {
      out.write(bytes);
    }
  }
}
