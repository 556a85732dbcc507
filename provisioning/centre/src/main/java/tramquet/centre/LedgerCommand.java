package tramquet.centre;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tramquet.centre.embedded.DataFolder;
import tramquet.centre.embedded.EmbeddedPostgres;
import tramquet.centre.embedded.StartFailed;
import tramquet.centre.ledger.LedgerPrinter;
import tramquet.centre.ledger.LedgerSchema;

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
    Path data =
        folders
            .named()
            .filter(folder -> Files.exists(folder.resolve("postgres/PG_VERSION")))
            .orElseThrow(() ->
                new StartFailed(
                    "There is no ledger here. Give the folder that --data named when the"
                        + " centre ran: tramquet-centre ledger --data DIR."));
    try (DataFolder folder = DataFolder.take(Optional.of(data));
        EmbeddedPostgres postgres =
            EmbeddedPostgres.start(folders.binaries(folder), folder.postgres(), 0, pid -> {})) {
      print(postgres.url());
    }
    return 0;
  }

  private static void print(String url) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(url);
    LedgerSchema.migrate(database);
    new LedgerPrinter(database)
        .print(
            new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
                false,
                StandardCharsets.UTF_8));
  }
}
