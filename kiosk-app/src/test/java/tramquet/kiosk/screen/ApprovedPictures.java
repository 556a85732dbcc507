package tramquet.kiosk.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The folder of approved sheets, one file for each state, and what is written when one fails.
final class ApprovedPictures {
  private static final Path MODULE =
      Path.of(System.getProperty("tramquet.root", ".."), "kiosk-app").toAbsolutePath().normalize();
  private static final Path FOLDER = MODULE.resolve("src/test/approved");
  private static final Path FAULTS = MODULE.resolve("target/screens");
  private static final String PNG = ".png";

  private ApprovedPictures() {}

  private static Path file(String state) {
    return FOLDER.resolve(state + PNG);
  }

  /// The states that somebody approved.
  static Set<String> states() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString().replace(PNG, ""))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The approved sheet of a state.
  static Picture of(String state) {
    return SmallPng.read(file(state));
  }

  /// Approves the sheet where it differs from what was approved, so that what looks the same stays
  /// the same file.
  static void approve(String state, Picture sheet) {
    if (!Files.exists(file(state)) || new Comparison(of(state), sheet).fault().isPresent()) {
      try {
        Files.createDirectories(FOLDER);
        SmallPng.write(sheet, file(state));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Takes away the sheets of states that are no more.
  static void keepOnly(Set<String> states) {
    states().stream().filter(state -> !states.contains(state)).forEach(ApprovedPictures::remove);
  }

  private static void remove(String state) {
    try {
      Files.delete(file(state));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether the sheet is as approved.
  ///
  /// @return nothing, or what is wrong and where to look; pictures lie there by then
  static String fault(String state, Picture sheet) {
    if (!Files.exists(file(state))) {
      Path folder = write(state, Map.of("painted", sheet));
      return "%s: nobody has approved it; look at %s/painted.png".formatted(state, folder);
    }
    Comparison comparison = new Comparison(of(state), sheet);
    return comparison
        .fault()
        .map(words -> {
          Path folder = write(state, Map.of("painted", sheet, "difference", comparison.marked()));
          return "%s: %s; look at difference.png and painted.png in %s, approved is %s"
              .formatted(state, words, folder, file(state));
        })
        .orElse("");
  }

  private static Path write(String state, Map<String, Picture> pictures) {
    try {
      Path folder = Files.createDirectories(FAULTS.resolve(state));
      pictures.forEach((name, picture) -> SmallPng.write(picture, folder.resolve(name + PNG)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
