package tramquet.kiosk.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The part of the configuration that a claim code and the centre gave, in the data folder.
///
/// @param entries what it says; of a kiosk that was not told yet, and of one whose file is damaged,
///   that it is nobody
/// @param damaged the file, where it cannot be used
record ClaimedFile(List<TomlSource.Entry> entries, Optional<Path> damaged) {
  /// It has no keys, and so serves nobody.
  private static final List<TomlSource.Entry> NOBODY =
      TomlSource.of(
              """
              [kiosk]
              id = "unclaimed"

              [lane]
              name = "unclaimed"

              [keys]
              authority = "no-claim-code-yet"
              view = "no-claim-code-yet"
              """)
          .entries();

  /// Reads it.
  ///
  /// @param data the kiosk's folder; need not be there
  /// @param good whether a key is known and its value one that it can have
  static ClaimedFile in(Path data, Predicate<TomlSource.Entry> good) {
    Path now = data.resolve("enrol/now");
    if (!Files.exists(now, LinkOption.NOFOLLOW_LINKS)) {
      return new ClaimedFile(NOBODY, Optional.empty());
    }
    Path centre = now.resolve("centre");
    Path file = (Files.exists(centre) ? centre : now).resolve("kiosk.toml");
    try {
      TomlSource source = TomlSource.of(Files.readString(file));
      if (source.errors().isEmpty()
          && source.entries().stream().allMatch(good)
          && namesAll(source.entries())) {
        return new ClaimedFile(source.entries(), Optional.empty());
      }
    } catch (IOException e) {
      // Not text, not there, not to be read: the same to the kiosk.
    }
    return new ClaimedFile(NOBODY, Optional.of(file));
  }

  /// A file of which a part is lost is not to be mended by guesses.
  private static boolean namesAll(List<TomlSource.Entry> entries) {
    return entries.stream()
        .map(TomlSource.Entry::key)
        .toList()
        .containsAll(NOBODY.stream().map(TomlSource.Entry::key).toList());
  }
}
