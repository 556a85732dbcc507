package tramquet.kiosk.calibration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a reader made of a code of the sheet, in words.
///
/// @param code which code it is
/// @param faults what is set wrong; none if all is well
/// @param notes what is not wrong, and good to know
public record Diagnosis(SheetCode code, List<String> faults, List<String> notes) {
  /// What a symbology identifier or a code id may add before, and a suffix behind.
  private static final int AFFIX = 8;

  /// Copies the lists.
  public Diagnosis {
    faults = List.copyOf(faults);
    notes = List.copyOf(notes);
  }

  /// How a code ended.
  public enum Suffix {
    /// It was taken off: CR, LF, Enter; or the line frames by itself.
    GOOD,
    /// Nothing is known: if it has one, it stands among the bytes.
    UNKNOWN
  }

  /// Recognises what came.
  ///
  /// @param received one code's bytes as they came, with or without a suffix
  /// @param suffix what is known of its end already
  /// @return empty if it is no code of the sheet, whatever was done to it
  public static Optional<Diagnosis> of(byte[] received, Suffix suffix) {
    String bytes = new String(received, ISO_8859_1);
    for (Distortion distortion : Distortion.ALL) {
      for (SheetCode code : SheetCode.values()) {
        String sent = new String(distortion.sent().apply(code.content()), ISO_8859_1);
        int at = sent.isEmpty() ? -1 : bytes.indexOf(sent);
        if (at >= 0 && at <= AFFIX && bytes.length() - at - sent.length() <= AFFIX) {
          String after = bytes.substring(at + sent.length());
          return Optional.of(of(code, distortion, bytes.substring(0, at), after, suffix));
        }
      }
    }
    return truncated(bytes);
  }

  private static Diagnosis of(
      SheetCode code, Distortion distortion, String before, String after, Suffix suffix) {
    List<String> faults = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    if (!distortion.words().isEmpty()) {
      faults.add(distortion.words());
    }
    if (before.matches("][A-Za-z][0-9A-F]")) {
      notes.add("it says the kind of code (" + before + "), which is good");
    } else if (!before.isEmpty()) {
      faults.add(
          "it sends %s before each code, a prefix or its own code id: switch that off"
              .formatted(shown(before)));
    }
    suffix(after, suffix, faults, notes);
    return new Diagnosis(code, faults, notes);
  }

  private static void suffix(String after, Suffix suffix, List<String> faults, List<String> notes) {
    if (after.matches("[\r\n]{1,2}")) {
      notes.add("its suffix is " + shown(after));
    } else if (!after.isEmpty()) {
      faults.add("it sends %s after each code: set its suffix to CR".formatted(shown(after)));
    } else if (suffix == Suffix.UNKNOWN) {
      faults.add("it sends no suffix: set it to CR (Enter, if it types)");
    }
  }

  /// The beginning of a code, and no more.
  private static Optional<Diagnosis> truncated(String bytes) {
    String core = bytes.replaceAll("^][A-Za-z][0-9A-F]", "").replaceAll("[\r\n]+$", "");
    for (SheetCode code : SheetCode.values()) {
      String whole = new String(code.content().getBytes(UTF_8), ISO_8859_1);
      if (core.length() >= AFFIX && core.length() < whole.length() && whole.startsWith(core)) {
        return Optional.of(
            new Diagnosis(
                code,
                List.of("it ends after %d of %d bytes".formatted(core.length(), whole.length())),
                List.of()));
      }
    }
    return Optional.empty();
  }

  /// Bytes of an affix as a technician knows them from the manual.
  private static String shown(String bytes) {
    StringBuilder shown = new StringBuilder();
    bytes
        .chars()
        .forEach(c -> {
          shown.append(shown.isEmpty() ? "" : " ");
          shown.append(
              switch (c) {
                case '\r' -> "CR";
                case '\n' -> "LF";
                case '\t' -> "Tab";
                default -> c > ' ' && c <= '~' ? "\"" + (char) c + "\"" : "0x%02X".formatted(c);
              });
        });
    return shown.toString();
  }
}
