package tramquet.centre;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tramquet.centre.embedded.StartFailed;
import tramquet.centre.registry.Administrators;

/// `tramquet-centre token`: lets somebody administer the registry, or no longer.
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prints a new token with which somebody administers the registry: it is shown once, and the"
          + " database keeps only its hash. Who has one has none drawn again; remove it before.",
      "A centre may be running on --postgres; --data is for one that has stopped. The user and the"
          + " password of a database come from the environment: SPRING_DATASOURCE_USERNAME and"
          + " _PASSWORD."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the database does not answer, or the name has a token, or has none to remove",
      "2:wrong arguments"
    })
final class TokenCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Folders folders = new Folders();

  @Option(
      names = "--postgres",
      paramLabel = "URL",
      description = "jdbc:postgresql://host/database, instead of --data.")
  private Optional<String> postgres = Optional.empty();

  @Option(names = "--remove", description = "Take the token away.")
  private boolean remove;

  @Parameters(
      paramLabel = "NAME",
      description = "For whom: 1 to 32 of a-z, 0-9 and -; of a desk rather than a person.")
  private String name = "";

  @Override
  public Integer call() throws StartFailed, InterruptedException, IOException {
    if (postgres.isPresent() == folders.named().isPresent()) {
      throw wrong("Give either --data DIR or --postgres URL.");
    }
    if (!name.matches("[a-z0-9-]{1,32}")) {
      throw wrong("A name is 1 to 32 of a-z, 0-9 and -.");
    }
    boolean[] done = {false};
    try {
      if (postgres.isPresent()) {
        done[0] = change(new Administrators(KeptLedger.running(postgres.get())));
      } else {
        KeptLedger.read(
            folders, "token", database -> done[0] = change(new Administrators(database)));
      }
    } catch (BadSqlGrammarException e) {
      throw new StartFailed(
          "This database has no registry of this version. A centre of this version makes one when"
              + " it starts.",
          e);
    } catch (DataAccessException e) {
      throw new StartFailed("The database does not answer: " + e.getMostSpecificCause(), e);
    }
    if (!done[0]) {
      throw new StartFailed(
          remove ? name + " has no token." : name + " has a token already: remove it before.");
    }
    return 0;
  }

  private boolean change(Administrators administrators) {
    if (remove) {
      return administrators.remove(name);
    }
    Optional<String> token = administrators.add(name, InstantSource.system().instant());
    token.ifPresent(spec.commandLine().getOut()::println);
    spec.commandLine().getOut().flush();
    return token.isPresent();
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
