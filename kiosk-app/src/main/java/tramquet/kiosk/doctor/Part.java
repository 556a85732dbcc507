package tramquet.kiosk.doctor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a technician can look after, in the order of the line from the code to the centre. Of
/// several that are broken the first is the one to begin with. Words are only ever added.
public enum Part {
  /// The configuration, and the files and folders that it names.
  SETUP,
  /// The program itself: version, time since its start, memory.
  PROGRAM,
  /// The code reader; of two, that of those who come in.
  READER,
  /// The reader of those who leave.
  EXIT_READER,
  /// What serves the visitors.
  LANE,
  /// The window.
  SCREEN,
  /// Lamps, buzzer, gate and contacts.
  PINS,
  /// The sound card, where recordings are spoken.
  SOUND,
  /// The visit log.
  STORAGE,
  /// The disk below it.
  DISK,
  /// What the kiosk takes to be the time.
  CLOCK,
  /// Rules, trust and lists.
  PACKS,
  /// The way to the centre.
  BROKER,
  /// From the last byte of a code to the lamp.
  LATENCY;

  /// The stable word: `exit-reader`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Finds a part by its stable word.
  public static Optional<Part> of(String text) {
    return Arrays.stream(values()).filter(part -> part.text().equals(text)).findFirst();
  }
}
