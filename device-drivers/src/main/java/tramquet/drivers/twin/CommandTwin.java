package tramquet.drivers.twin;

import static tramquet.drivers.twin.ScannerTwins.latin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tramquet.drivers.Bytes;

/// A scanner on a serial line that sends lines and understands commands of one shape.
///
/// Thread: one.
abstract class CommandTwin implements ScannerTwin {
  private final Pattern command;
  private final Bytes suffix;
  private final List<String> obeyed = new ArrayList<>();
  private String heard = "";
  private int kept;

  /// @param command the shape of one
  /// @param suffix what follows each code
  CommandTwin(Pattern command, Bytes suffix) {
    this.command = command;
    this.suffix = suffix;
  }

  /// Does what it is told.
  ///
  /// @return what is replied
  abstract String told(Matcher command);

  /// It has obeyed.
  final void obey(String word) {
    obeyed.add(word);
  }

  /// It was told to keep a setting when it is switched off.
  final void keep() {
    kept++;
  }

  @Override
  public final Bytes show(Bytes payload) {
    return payload.plus(suffix);
  }

  @Override
  public final Bytes hear(Bytes bytes) {
    heard += new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    StringBuilder answer = new StringBuilder();
    Matcher matcher = command.matcher(heard);
    int end = 0;
    while (matcher.find()) {
      end = matcher.end();
      answer.append(told(matcher));
    }
    heard = heard.substring(end);
    return latin(answer.toString());
  }

  @Override
  public final List<String> obeyed() {
    return List.copyOf(obeyed);
  }

  @Override
  public final int kept() {
    return kept;
  }
}
