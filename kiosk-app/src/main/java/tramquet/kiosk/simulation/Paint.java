package tramquet.kiosk.simulation;

import java.util.Optional;
import tramquet.kiosk.lane.Effect.Signal;

/// Colours for a terminal (ECMA-48, SGR); words say everything, colour repeats it.
///
/// @param colour whether colours are wanted
record Paint(boolean colour) {
  private static final String RED = "1;31";
  private static final String GREEN = "1;32";
  private static final String AMBER = "1;33";
  private static final String DIM = "2";
  private static final String BOLD = "1";

  String lamp(Optional<Signal> signal) {
    String words = signal.map(Effects::words).orElse("dark");
    return signal.map(Paint::colour).map(code -> in(code, words)).orElse(words);
  }

  private static String colour(Signal signal) {
    return switch (signal) {
      case ADMIT, ADMIT_BY_STAFF, HELD, EMERGENCY, TRY_GREEN -> GREEN;
      case REFUSE, ALARM, OUT_OF_ORDER, TRY_RED -> RED;
      case ASK, HELP, STARTING, TRY_AMBER -> AMBER;
      case READY, READING, UNREADABLE, HEARD, TRY_BUZZER -> "0";
    };
  }

  String dim(String words) {
    return in(DIM, words);
  }

  String bold(String words) {
    return in(BOLD, words);
  }

  String fault(String words) {
    return in(RED, words);
  }

  private String in(String code, String words) {
    return colour ? "\033[" + code + "m" + words + "\033[0m" : words;
  }
}
