package tramquet.kiosk.config;

import java.nio.file.Path;

/// Something wrong with a configuration file, for a technician. Says which key, never its value: a
/// value in the wrong place may be a secret.
///
/// @param file as it was named on the command line
/// @param line from 1; 0 for a key that is missing
/// @param column from 1; 0 for a key that is missing
/// @param what the key and what is wrong with it
public record Problem(Path file, int line, int column, String what) {

  /// `kiosk.toml:3:1: lane.nam: unknown key; did you mean 'lane.name'?`
  public String text() {
    return line == 0 ? file + ": " + what : file + ":" + line + ":" + column + ": " + what;
  }
}
