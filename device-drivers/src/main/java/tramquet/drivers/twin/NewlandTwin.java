package tramquet.drivers.twin;

import static tramquet.drivers.twin.ScannerTwins.latin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tramquet.drivers.Bytes;

/// A Newland scanner on a serial line.
///
/// Thread: one.
final class NewlandTwin implements ScannerTwin {
  private static final Pattern COMMAND =
      Pattern.compile("~\\x010000([@#])([0-9A-Z]{6})([^;\\x03]*);\\x03");

  private final Bytes suffix;
  private final List<String> obeyed = new ArrayList<>();
  private String heard = "";
  private int kept;

  NewlandTwin(Bytes suffix) {
    this.suffix = suffix;
  }

  @Override
  public Bytes show(Bytes payload) {
    return payload.plus(suffix);
  }

  @Override
  public Bytes hear(Bytes bytes) {
    heard += new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    StringBuilder answer = new StringBuilder();
    Matcher matcher = COMMAND.matcher(heard);
    int end = 0;
    while (matcher.find()) {
      end = matcher.end();
      kept += matcher.group(1).equals("@") ? 1 : 0;
      answer
          .append("\u0002\u00010000")
          .append(matcher.group(1))
          .append(reply(matcher.group(2), matcher.group(3)))
          .append(";\u0003");
    }
    heard = heard.substring(end);
    return latin(answer.toString());
  }

  private String reply(String tag, String data) {
    return switch (tag) {
      case "QRYPDN" -> {
        obeyed.add("identify");
        yield tag + "NLS-FM430 twin\u0006";
      }
      case "SCNTRG" -> {
        boolean known = data.equals("0") || data.equals("1");
        if (known) {
          obeyed.add(data.equals("1") ? "trigger on" : "trigger off");
        }
        yield tag + data + (known ? "\u0006" : "\u0015");
      }
      default -> tag + data + "\u0005";
    };
  }

  @Override
  public List<String> obeyed() {
    return List.copyOf(obeyed);
  }

  @Override
  public int kept() {
    return kept;
  }
}
