package tramquet.kiosk.indicate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tramquet.drivers.indicator.Loudspeaker;
import tramquet.drivers.indicator.Recording;

/// What is said aloud: one recording for each kind of screen and language, `vi/admitted-entry.wav`.
/// Where there is none for the whole word there may be one for its beginning, `vi/admitted.wav`;
/// where there is none in somebody's language, one in that of the place. Where there is none at
/// all, tones say it.
///
/// Thread: any; calls return at once.
public final class Prompts {
  private static final String END = ".wav";

  private final Path folder;
  private final String ofThePlace;
  private final Loudspeaker speaker;
  private final Volume volume;

  /// @param folder with a folder for each language
  /// @param ofThePlace its first language, by ISO 639
  public Prompts(Path folder, String ofThePlace, Loudspeaker speaker, Volume volume) {
    this.folder = folder;
    this.ofThePlace = ofThePlace;
    this.speaker = speaker;
    this.volume = volume;
  }

  /// Says what belongs to a screen. What was being said before is cut off, unless there is nothing
  /// to say now.
  ///
  /// @param kind the stable word for the screen, such as `refused-wait-for-health-station`
  /// @param language of whoever stands there, if a code told it
  public void say(String kind, Optional<String> language) {
    int percent = volume.percent();
    if (percent > 0) {
      language
          .flatMap(tag -> recording(tag, kind))
          .or(() -> recording(ofThePlace, kind))
          .ifPresent(file -> speaker.play(file, percent));
    }
  }

  private Optional<Path> recording(String tag, String kind) {
    for (String word = kind; !word.isEmpty(); word = shorter(word)) {
      Path file = folder.resolve(tag).resolve(word + END);
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private static String shorter(String word) {
    return word.substring(0, Math.max(0, word.lastIndexOf('-')));
  }

  /// What is wrong with the recordings, in words for a technician.
  public static List<String> faults(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of("no folder " + folder);
    }
    List<String> faults = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder, 2)) {
      files
          .filter(file -> file.toString().endsWith(END))
          .sorted()
          .forEach(file -> {
            try {
              var _ = Recording.read(file);
            } catch (IOException e) {
              faults.add(folder.relativize(file) + ": " + e.getMessage());
            }
          });
    } catch (IOException e) {
      faults.add("cannot look into " + folder);
    }
    return faults;
  }
}
