package tramquet.technician;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import tramquet.technician.doctor.Finding;
import tramquet.technician.doctor.Part;
import tramquet.wire.Pem;

/// Looks at a file with something secret, and says nothing of what is in it.
final class KeyFile {
  private static final int MOST_BYTES = 65_536;
  private static final int SEALING_BYTES = 32;

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private KeyFile() {}

  /// A file of `tramquet authority init`, or one like it.
  static Finding look(Path file) {
    String text;
    try {
      text = text(file);
    } catch (IOException e) {
      return unread(Part.KEY, file, e);
    }
    if (!Pem.blocks("PUBLIC KEY", text).isEmpty()) {
      return Finding.well(Part.KEY, "public", file + ": a public key").with("file", name(file));
    }
    if (!Pem.blocks("PRIVATE KEY", text).isEmpty()) {
      return open(Part.KEY, file)
          .orElseGet(() -> Finding.well(Part.KEY, "private", file + ": a private key"))
          .with("file", name(file));
    }
    if (isSealing(text)) {
      // Its two halves look alike: which one it is, its name says.
      return (name(file).endsWith(".pub") ? Optional.<Finding>empty() : open(Part.KEY, file))
          .orElseGet(() -> Finding.well(Part.KEY, "sealing", file + ": a key that seals or opens"))
          .with("file", name(file));
    }
    return Finding.broken(
            Part.KEY,
            "no-key",
            file + ": no key is in it",
            "Take a file as `tramquet authority init` wrote it; one with a password is of no use"
                + " here.")
        .with("file", name(file));
  }

  /// At most so much as a key can have.
  static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
    }
  }

  /// A file that cannot be read.
  static Finding unread(Part part, Path file, IOException why) {
    return why instanceof NoSuchFileException
        ? Finding.broken(
            part, "missing", file + ": there is no such file", "Is its path spelt right?")
        : Finding.broken(
            part, "unreadable", file + ": cannot be read", "Whose is it? See `ls -l`.");
  }

  /// Something is said where others than its owner can read it.
  static Optional<Finding> open(Part part, Path file) {
    try {
      Set<PosixFilePermission> all = Files.getPosixFilePermissions(file);
      return all.stream().anyMatch(OTHERS::contains)
          ? Optional.of(
              Finding.worn(
                  part,
                  "open",
                  file + ": others on this machine can read or change it",
                  "chmod 600 %s; whoever has read it has it".formatted(file)))
          : Optional.empty();
    } catch (IOException | UnsupportedOperationException e) {
      // A file system that knows no owners.
      return Optional.empty();
    }
  }

  private static boolean isSealing(String text) {
    try {
      return Base64.getDecoder().decode(text.strip()).length == SEALING_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String name(Path file) {
    return file.toString();
  }
}
