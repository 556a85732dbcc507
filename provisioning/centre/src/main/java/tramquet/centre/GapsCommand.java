package tramquet.centre;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.transaction.TransactionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tramquet.centre.embedded.StartFailed;
import tramquet.centre.ledger.KioskGaps;
import tramquet.centre.ledger.PostgresGaps;
import tramquet.centre.status.GapsPage;
import tramquet.wire.KioskId;

/// `tramquet-centre gaps`: what the ledger misses, by kiosk.
///
/// Exit codes: 0 everything has come or is told to be lost, 1 the ledger cannot be read or knows no
/// such kiosk, 2 wrong arguments, 3 records have not come.
@Command(
    name = "gaps",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says what the ledger misses: a line per kiosk and epoch (a life of its record file) with how"
          + " far it is known without a gap, the highest number known of, and what is missing"
          + " between; then who was admitted without a record of having passed.",
      "It changes nothing. A centre may be running on --postgres; --data is for one that has"
          + " stopped. The user and the password of a database come from the environment:"
          + " SPRING_DATASOURCE_USERNAME and _PASSWORD."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything has come, or is told to be lost",
      "1:the ledger cannot be read, or knows no such kiosk",
      "2:wrong arguments",
      "3:records have not come"
    })
final class GapsCommand implements Callable<Integer> {
  private static final int NOT_COME = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Folders folders = new Folders();

  @Option(
      names = "--postgres",
      paramLabel = "URL",
      description = "jdbc:postgresql://host/database, instead of --data.")
  private Optional<String> postgres = Optional.empty();

  @Option(names = "--kiosk", paramLabel = "K", description = "Only this one.")
  private Optional<String> kiosk = Optional.empty();

  @Option(names = "--json", description = "One JSON object for programs.")
  private boolean json;

  @Override
  public Integer call() throws StartFailed, InterruptedException, IOException {
    if (postgres.isPresent() == folders.named().isPresent()) {
      throw wrong("Give either --data DIR or --postgres URL.");
    }
    Optional<KioskId> asked = kiosk.map(this::kioskId);
    List<KioskGaps> found =
        postgres.isPresent() ? find(KeptLedger.running(postgres.get()), asked) : kept(asked);
    if (asked.isPresent() && found.isEmpty()) {
      throw new StartFailed("This ledger knows no kiosk " + asked.get() + ".");
    }
    print(found);
    return found.stream().anyMatch(KioskGaps::waits) ? NOT_COME : 0;
  }

  private KioskId kioskId(String text) {
    return KioskId.parse(text)
        .asOptional()
        .orElseThrow(() -> wrong("A kiosk's name is 3 to 32 of a-z, 0-9 and -."));
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }

  private List<KioskGaps> kept(Optional<KioskId> asked)
      throws StartFailed, InterruptedException, IOException {
    List<KioskGaps> found = new ArrayList<>();
    KeptLedger.read(
        folders, "gaps", database -> found.addAll(gaps(new PostgresGaps(database), asked)));
    return found;
  }

  private static List<KioskGaps> find(DataSource database, Optional<KioskId> asked)
      throws StartFailed {
    try {
      return gaps(new PostgresGaps(database), asked);
    } catch (BadSqlGrammarException e) {
      throw new StartFailed(
          "This database has no ledger of this version. A centre of this version makes one when it"
              + " starts.",
          e);
    } catch (DataAccessException | TransactionException e) {
      throw new StartFailed("The database does not answer: " + e.getMostSpecificCause(), e);
    }
  }

  private static List<KioskGaps> gaps(PostgresGaps gaps, Optional<KioskId> asked) {
    return asked.isPresent() ? gaps.of(asked.get()).stream().toList() : gaps.all();
  }

  private void print(List<KioskGaps> found) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(
          JsonMapper.shared()
              .writeValueAsString(Map.of("kiosks", found.stream().map(GapsPage::row).toList())));
    } else {
      new GapsTable(found).lines().forEach(out::println);
    }
    out.flush();
  }
}
