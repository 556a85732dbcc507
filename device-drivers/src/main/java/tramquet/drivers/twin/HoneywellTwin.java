package tramquet.drivers.twin;

import static tramquet.drivers.twin.ScannerTwins.latin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tramquet.drivers.Bytes;

/// A Honeywell scanner on a serial line.
///
/// Thread: one.
final class HoneywellTwin implements ScannerTwin {
  private static final Pattern COMMAND =
      Pattern.compile("\\x16(?:([TU\\x07])\\r|M\\r([0-9A-Z_]{6})([^!.]*)([!.]))");
  private static final String IDENTITY =
      "Product Name: Voyager 1400g twin\r\nSoftware Revision: 1\r\nSerial Number: 0000000001\r\n";

  private final Bytes suffix;
  private final List<String> obeyed = new ArrayList<>();
  private String heard = "";
  private int kept;

  HoneywellTwin(Bytes suffix) {
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
      answer.append(matcher.start(1) >= 0 ? key(matcher.group(1)) : menu(matcher));
    }
    heard = heard.substring(end);
    return latin(answer.toString());
  }

  private String key(String key) {
    obeyed.add(
        switch (key) {
          case "T" -> "trigger on";
          case "U" -> "trigger off";
          default -> "beep";
        });
    return "";
  }

  private String menu(Matcher command) {
    String tag = command.group(2);
    String end = command.group(4);
    if (tag.equals("REVINF")) {
      obeyed.add("identify");
      return IDENTITY + tag + "\u0006" + end;
    } else if (tag.equals("DECHDR") || tag.equals("TRGMOD")) {
      kept += end.equals(".") ? 1 : 0;
      return tag + command.group(3) + "\u0006" + end;
    }
    return tag + command.group(3) + "\u0005" + end;
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
