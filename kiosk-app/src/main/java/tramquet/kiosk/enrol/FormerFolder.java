package tramquet.kiosk.enrol;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tramquet.kiosk.config.FormerFile;
import tramquet.wire.ClaimCode;
import tramquet.wire.Signed;
import tramquet.wire.TrustedKeys;

/// What a kiosk has written under a name that it has no more, and what it needs to deliver that:
/// its code, key and certificate of then. It is there until the centre has all of it.
///
/// Thread: one at a time.
///
/// @param folder where it is
/// @param code by which the kiosk had that name
/// @param broker of the centre of then
public record FormerFolder(Path folder, ClaimCode code, URI broker) {
  static final String NAME = "former";
  static final String ENROL = "enrol";

  private static final Set<String> REST = Set.of(ENROL, "home", "ballast");

  /// All that are there, whether they can be used or not.
  ///
  /// @param data folder of the visit log
  public static List<Path> in(Path data) throws IOException {
    Path home = data.resolve(NAME);
    if (!Files.isDirectory(home)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(home)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  /// Reads one; empty where a part of it is damaged or lost.
  public static Optional<FormerFolder> of(Path folder) {
    Path enrol = folder.resolve(ENROL);
    try {
      Optional<ClaimCode> code =
          ClaimCode.decode(Files.readString(enrol.resolve("claim")), TrustedKeys.none())
              .asOptional()
              .map(Signed::value);
      return code.flatMap(claim ->
          FormerFile.broker(enrol.resolve("centre/kiosk.toml"))
              .map(broker -> new FormerFolder(folder, claim, broker)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Its records.
  public Path log() {
    return folder.resolve("visits.db");
  }

  /// The root of its authority.
  public Path ca() {
    return folder.resolve(ENROL).resolve("centre/ca.pem");
  }

  /// The certificate that it had.
  public Path certificate() {
    return folder.resolve(ENROL).resolve("centre/kiosk.pem");
  }

  /// The key of that.
  public Path key() {
    return folder.resolve(ENROL).resolve("kiosk.key");
  }

  /// Whether a file of its records was damaged and set aside, of which perhaps not everything could
  /// be read.
  public boolean hasDamaged() {
    Path quarantine = folder.resolve("quarantine");
    if (!Files.exists(quarantine)) {
      return false;
    }
    try (Stream<Path> sets = Files.list(quarantine)) {
      return sets.findAny().isPresent();
    } catch (IOException e) {
      return true;
    }
  }

  /// Removes what is left of one that a power cut has kept from being removed whole: that begins
  /// with the records, and what is needed to deliver them goes last.
  ///
  /// @return whether nothing else was there
  public static boolean removeRest(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      if (!all.map(each -> each.getFileName().toString()).allMatch(REST::contains)) {
        return false;
      }
    }
    new RealDisk().remove(folder);
    return true;
  }

  /// Removes it: the centre has everything.
  public void remove() throws IOException {
    new RealDisk().remove(folder);
  }
}
