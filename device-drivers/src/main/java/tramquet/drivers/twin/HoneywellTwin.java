package tramquet.drivers.twin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tramquet.drivers.Bytes;

/// A Honeywell scanner on a serial line.
///
/// Thread: one.
final class HoneywellTwin extends CommandTwin {
  private static final Pattern COMMAND =
      Pattern.compile("\\x16(?:([TU\\x07])\\r|M\\r([0-9A-Z_]{6})([^!.]*)([!.]))");
  private static final String IDENTITY =
      "Product Name: Voyager 1400g twin\r\nSoftware Revision: 1\r\nSerial Number: 0000000001\r\n";

  HoneywellTwin(Bytes suffix) {
    super(COMMAND, suffix);
  }

  @Override
  String told(Matcher command) {
    return command.start(1) >= 0 ? key(command.group(1)) : menu(command);
  }

  private String key(String key) {
    obey(
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
      obey("identify");
      return IDENTITY + tag + "\u0006" + end;
    } else if (tag.equals("DECHDR") || tag.equals("TRGMOD")) {
      if (end.equals(".")) {
        keep();
      }
      return tag + command.group(3) + "\u0006" + end;
    }
    return tag + command.group(3) + "\u0005" + end;
  }
}
