package tramquet.technician;

import picocli.CommandLine.Option;

/// Whether a program reads what a command says.
final class JsonOption {
  @Option(names = "--json", description = "One JSON object for programs.")
  private boolean json;

  boolean wanted() {
    return json;
  }
}
