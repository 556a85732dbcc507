package tramquet.kiosk;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `tramquet-kiosk` command.
@Command(name = "tramquet-kiosk", mixinStandardHelpOptions = true)
final class KioskMain {
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new KioskMain()).execute(arguments));
  }
}
