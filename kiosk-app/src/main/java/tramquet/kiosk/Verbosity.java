package tramquet.kiosk;

import picocli.CommandLine.Option;
import tramquet.kiosk.log.Journal;

/// The option that every command has: how much the log says.
final class Verbosity {
  @Option(names = "--verbose", description = "Log more, in the journal's format on standard error.")
  private boolean verbose;

  /// Starts the log.
  void openJournal() {
    Journal.open(System.err, verbose ? Journal.Detail.VERBOSE : Journal.Detail.NORMAL);
  }
}
