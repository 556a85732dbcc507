package tramquet.centre;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tramquet.centre.embedded.StartFailed;
import tramquet.centre.ledger.LedgerPrinter;

/// `tramquet-centre ledger --data DIR`: prints an embedded centre's ledger after it has stopped.
///
/// Exit codes: 0 printed, 1 there is no ledger or it is in use, 2 wrong arguments.
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description =
        "Prints the ledger in a data folder as JSON lines: a line per record, then a line"
            + " {\"kiosk\", \"epoch\", \"upTo\"} per epoch.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:printed", "1:no ledger, or in use", "2:wrong arguments"})
final class LedgerCommand implements Callable<Integer> {
  @Mixin Folders folders = new Folders();

  @Override
  public Integer call() throws StartFailed, InterruptedException, IOException {
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
            false,
            StandardCharsets.UTF_8);
    KeptLedger.read(folders, "ledger", database -> new LedgerPrinter(database).print(out));
    return 0;
  }
}
