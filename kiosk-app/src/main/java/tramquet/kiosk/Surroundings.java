package tramquet.kiosk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tramquet.drivers.camera.CameraProcess;
import tramquet.drivers.found.AutoModel;
import tramquet.kiosk.config.KioskConfig;

/// What is found around a configured kiosk: whether the files, folders and ports it names are
/// there.
///
/// @param failures what stops the start
/// @param missing what a kiosk is given when it is set up, and cannot serve without
/// @param warnings what the kiosk can wait for: a scanner may be plugged in later
record Surroundings(List<String> failures, List<String> missing, List<String> warnings) {

  static Surroundings of(KioskConfig config) {
    List<String> failures = new ArrayList<>();
    writable("kiosk.data", config.kiosk().data(), failures);
    config.screen().pictures().ifPresent(p -> writable("screen.pictures", p, failures));
    List<String> missing = new ArrayList<>();
    readable("keys.authority", config.keys().authority(), missing);
    readable("keys.view", config.keys().view(), missing);
    config.keys().pack().ifPresent(p -> readable("keys.pack", p, missing));
    config.trust().personalCodes().forEach(p -> readable("trust.personal_codes", p, missing));
    config.trust().certificates().forEach(p -> readable("trust.certificates", p, missing));
    config.trust().list().ifPresent(p -> readable("trust.list", p, missing));
    config.revocations().file().ifPresent(p -> readable("revocations.file", p, missing));
    config.place().ifPresent(p -> readable("place.key", p.key(), missing));
    config.watchList().file().ifPresent(p -> readable("watch_list.file", p, missing));
    if (config.lane().pack() instanceof KioskConfig.Pack.Signed(Path file)) {
      readable("lane.pack", file, missing);
    }
    List<String> warnings = new ArrayList<>();
    unplugged(config.scanner()).map(why -> "scanner.port: " + why).ifPresent(warnings::add);
    config
        .exitScanner()
        .flatMap(Surroundings::unplugged)
        .map(why -> "exit_scanner.port: " + why)
        .ifPresent(warnings::add);
    return new Surroundings(List.copyOf(failures), List.copyOf(missing), List.copyOf(warnings));
  }

  /// Why a code reader cannot be opened now; empty also where only its opening can tell.
  static Optional<String> unplugged(KioskConfig.Scanner scanner) {
    Path port = scanner.port();
    // A numbered camera has no device of its own: whether it is there, its program says.
    if (AutoModel.isAnyPort(port)
        || (CameraProcess.isNumbered(port) && scanner.model().equals("camera"))) {
      return Optional.empty();
    }
    if (!Files.exists(port)) {
      return Optional.of("nothing at %s now".formatted(port));
    }
    return Files.isReadable(port) ? Optional.empty() : Optional.of("may not read " + port);
  }

  private static void readable(String key, Path file, List<String> failures) {
    if (!Files.isRegularFile(file)) {
      failures.add("%s: no file %s".formatted(key, file));
    } else if (!Files.isReadable(file)) {
      failures.add("%s: may not read %s".formatted(key, file));
    }
  }

  /// A folder that is not there yet is made at the start, so its nearest parent counts.
  private static void writable(String key, Path folder, List<String> failures) {
    Optional<Path> there = Optional.of(folder.toAbsolutePath());
    while (there.isPresent() && !Files.exists(there.get())) {
      there = Optional.ofNullable(there.get().getParent());
    }
    if (there.isEmpty() || !Files.isDirectory(there.get())) {
      failures.add("%s: %s is not a folder".formatted(key, folder));
    } else if (!Files.isWritable(there.get())) {
      failures.add("%s: may not write %s".formatted(key, folder));
    }
  }
}
