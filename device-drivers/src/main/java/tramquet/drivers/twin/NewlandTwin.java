package tramquet.drivers.twin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tramquet.drivers.Bytes;

/// A Newland scanner on a serial line.
///
/// Thread: one.
final class NewlandTwin extends CommandTwin {
  private static final Pattern COMMAND =
      Pattern.compile("~\\x010000([@#])([0-9A-Z]{6})([^;\\x03]*);\\x03");

  NewlandTwin(Bytes suffix) {
    super(COMMAND, suffix);
  }

  @Override
  String told(Matcher command) {
    String storage = command.group(1);
    if (storage.equals("@")) {
      keep();
    }
    return "\u0002\u00010000" + storage + reply(command.group(2), command.group(3)) + ";\u0003";
  }

  private String reply(String tag, String data) {
    return switch (tag) {
      case "QRYPDN" -> {
        obey("identify");
        yield tag + "NLS-FM430 twin\u0006";
      }
      case "SCNTRG" -> {
        boolean known = data.equals("0") || data.equals("1");
        if (known) {
          obey(data.equals("1") ? "trigger on" : "trigger off");
        }
        yield tag + data + (known ? "\u0006" : "\u0015");
      }
      default -> tag + data + "\u0005";
    };
  }
}
