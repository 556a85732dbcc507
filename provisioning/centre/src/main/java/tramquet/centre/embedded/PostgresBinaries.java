package tramquet.centre.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL, unpacked once (60 MB) and used again.
///
/// @param folder holds `bin`, `lib` and `share`
record PostgresBinaries(Path folder) {
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final int OWNER_EXECUTES = 0100;

  /// The program `name`, such as `initdb`.
  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  /// Unpacks under `parent` what is not there yet. Several processes may do so at once: each
  /// unpacks for itself and the first to finish wins.
  static PostgresBinaries under(Path parent) throws StartFailed {
    if (!System.getProperty("os.arch").equals("amd64")
        || !System.getProperty("os.name").equals("Linux")) {
      throw new StartFailed(
          "The embedded PostgreSQL is for Linux on amd64. Give another one: --postgres URL.");
    }
    try (InputStream archive = open()) {
      Path folder = parent.resolve(version());
      if (!Files.isDirectory(folder)) {
        Path fresh = Files.createTempDirectory(Files.createDirectories(parent), "unpacking-");
        unpack(archive, fresh);
        settle(fresh, folder);
      }
      return new PostgresBinaries(folder);
    } catch (IOException e) {
      throw new StartFailed(
          "PostgreSQL cannot be unpacked in "
              + parent
              + " ("
              + e.getMessage()
              + "). It needs 60 MB and write permission; another folder: --binaries DIR.",
          e);
    }
  }

  private static InputStream open() throws IOException {
    InputStream archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE);
    if (archive == null) {
      throw new IOException("the archive " + ARCHIVE + " is not on the class path");
    }
    return archive;
  }

  /// The name of the jar file the archive is in, which has the version of PostgreSQL in it.
  private static String version() {
    String inJar = String.valueOf(PostgresBinaries.class.getResource(ARCHIVE));
    Matcher name = Pattern.compile("([^/]+)\\.jar!").matcher(inJar);
    return name.find() ? name.group(1) : "postgres";
  }

  /// Makes `fresh` the folder `folder`; where that is there by now, it stays, and `fresh` goes.
  static void settle(Path fresh, Path folder) throws IOException {
    // Readable for the user namespace of a server started by root, and for other users.
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
    try {
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // For ENOTEMPTY of rename(2) the JDK has no name: neither DirectoryNotEmptyException nor
      // FileAlreadyExistsException is thrown for it.
      if (!Files.isDirectory(folder)) {
        throw e;
      }
      delete(fresh);
    }
  }

  private static void unpack(InputStream archive, Path into) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(tar, entry, into);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
      throws IOException {
    Path target = into.resolve(entry.getName()).normalize();
    if (!target.startsWith(into)) {
      throw new IOException("the archive leaves its folder");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.resolveSibling(""));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(target, into.resolve(entry.getLinkName()));
    } else {
      Files.copy(tar, target);
      if ((entry.getMode() & OWNER_EXECUTES) != 0) {
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  /// Deletes a folder with all it holds.
  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
