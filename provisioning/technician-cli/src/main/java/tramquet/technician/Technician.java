package tramquet.technician;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `tramquet` command: what a technician or an authority does at a desk.
@Command(name = "tramquet", mixinStandardHelpOptions = true)
final class Technician {
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Technician()).execute(arguments));
  }
}
