package tramquet.kiosk.keep;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tramquet.kiosk.lane.Kept;
import tramquet.kiosk.lane.Screen;

/// Where a lane that is closed, and a trip that runs, outlive a restart: one line, `closed
/// switched-off,gate-faulty trip ferry-7`, with a dash for nothing.
///
/// Thread: one.
public final class LaneFile {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk.keep");
  private static final Pattern TRIP = Pattern.compile("[A-Za-z0-9-]{1,32}");
  private static final String NONE = "-";

  private final LineFile file;

  /// A file that need not be there.
  public LaneFile(Path file) {
    this.file = new LineFile(file);
  }

  /// What was saved last. A file that cannot be read may have said that the lane is closed, so it
  /// comes up closed, and staff open it.
  public Kept load() {
    try {
      return file.load().map(LaneFile::read).orElse(Kept.NOTHING);
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(Level.WARNING, "The lane's file cannot be read: the lane stays closed");
      return new Kept(Set.of(Screen.Cause.SWITCHED_OFF), Optional.empty());
    }
  }

  private static Kept read(String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 4 || !parts[0].equals("closed") || !parts[2].equals("trip")) {
      throw new IllegalArgumentException("lane file");
    }
    Set<Screen.Cause> closed = EnumSet.noneOf(Screen.Cause.class);
    if (!parts[1].equals(NONE)) {
      Arrays.stream(parts[1].split(",", -1))
          .map(word -> Screen.Cause.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')))
          .forEach(closed::add);
    }
    return new Kept(closed, trip(parts[3]));
  }

  private static Optional<String> trip(String word) {
    if (word.equals(NONE)) {
      return Optional.empty();
    }
    if (!TRIP.matcher(word).matches()) {
      throw new IllegalArgumentException("trip");
    }
    return Optional.of(word);
  }

  /// Saves; a disk that fails is told once.
  public void save(Kept kept) {
    String closed =
        String.join(
            ",",
            kept.closed().stream()
                .sorted()
                .map(cause -> cause.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList());
    file.save("closed " + (closed.isEmpty() ? NONE : closed) + " trip " + kept.trip().orElse(NONE));
  }
}
