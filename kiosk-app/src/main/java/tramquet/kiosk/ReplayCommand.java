package tramquet.kiosk;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tramquet.kiosk.pack.KeyFile;
import tramquet.kiosk.replay.RecordedCase;
import tramquet.kiosk.replay.Replay;
import tramquet.kiosk.risk.LaneTerms;
import tramquet.kiosk.risk.Packs;
import tramquet.wire.Decoded;
import tramquet.wire.Direction;
import tramquet.wire.RulePack;
import tramquet.wire.TrustList;
import tramquet.wire.TrustedKeys;
import tramquet.wire.WatchList;

/// What would have been decided by other rules, or at another time.
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Decide the visits of a test set again, and say where the outcome differs.",
      "SET holds a JSON object a line: \"codes\" (list of text, or {\"hex\": …}), and perhaps",
      "\"name\", \"at\" (instant), \"declared\" ({\"symptoms\": [\"fever\"], \"epidemicZone\",",
      "\"contact\", \"areas\"}), \"decision\" (admit, refuse, ask) and \"reasons\", as recorded."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every outcome is the recorded one, or none was recorded",
      "1:one differs, or a line is no case",
      "2:the command line is wrong"
    })
final class ReplayCommand implements Callable<Integer> {
  /// A date alone means its noon in Việt Nam.
  private static final ZoneOffset PLACE = ZoneOffset.ofHours(7);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "SET", description = "Test set, JSON lines.")
  private Path set = Path.of("");

  @Option(
      names = "--pack",
      paramLabel = "P",
      required = true,
      description = "Rules: the name of built-in ones, a .json file, or a signed pack.")
  private String pack = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Public key (PEM) that signed the pack.")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "DATE",
      description = "Decide all at this date or instant. Default: each at its own.")
  private Optional<String> at = Optional.empty();

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Keys or certificates (PEM) of issuers to believe.")
  private List<Path> trust = List.of();

  @Option(names = "--exit", description = "The lane leads out. Default: in.")
  private boolean exit;

  @Override
  public Integer call() {
    Decoded<Replay> replay =
        moment()
            .flatMap(moment ->
                RulesByName.find(pack, key)
                    .flatMap(rules -> issuers().map(issuers -> replay(rules, issuers, moment))));
    return switch (replay) {
      case Decoded.Value<Replay>(Replay ready) -> run(ready);
      case Decoded.Malformed<Replay>(String reason) -> refuse(reason);
      case Decoded.NotMine<Replay> _ -> refuse("nothing to decide by");
    };
  }

  private Replay replay(RulePack rules, TrustedKeys issuers, Optional<Instant> moment) {
    return new Replay(
        Packs.of(rules, new TrustList(issuers, issuers), WatchList.EMPTY),
        new LaneTerms(exit ? Direction.EXIT : Direction.ENTRY, true),
        moment);
  }

  private Decoded<Optional<Instant>> moment() {
    try {
      return new Decoded.Value<>(at.map(ReplayCommand::moment));
    } catch (DateTimeException e) {
      return new Decoded.Malformed<>("--at: a date as 2021-10-11, or an instant");
    }
  }

  private static Instant moment(String text) {
    return text.contains("T")
        ? Instant.parse(text)
        : LocalDate.parse(text).atTime(LocalTime.NOON).toInstant(PLACE);
  }

  private Decoded<TrustedKeys> issuers() {
    Decoded<TrustedKeys> all = new Decoded.Value<>(TrustedKeys.none());
    for (Path file : trust) {
      all = all.flatMap(known -> KeyFile.signer(file).map(known::and));
    }
    return all;
  }

  private int run(Replay replay) {
    PrintWriter out = spec.commandLine().getOut();
    List<String> lines;
    try {
      lines = Files.readAllLines(set);
    } catch (IOException e) {
      return refuse(set + ": cannot be read");
    }
    Instant now = InstantSource.system().instant();
    int cases = 0;
    int same = 0;
    int recorded = 0;
    int broken = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      switch (RecordedCase.parse(lines.get(i), i + 1)) {
        case Decoded.Value<RecordedCase>(RecordedCase visit) -> {
          cases++;
          String verdict = replay.decide(visit, now);
          boolean known = visit.decided().isPresent();
          boolean differs = known && !visit.decided().get().equals(verdict);
          recorded += known ? 1 : 0;
          same += known && !differs ? 1 : 0;
          out.println(
              differs
                  ? "DIFFERS  " + visit.name() + ": " + visit.decided().get() + " -> " + verdict
                  : (known ? "same     " : "         ") + visit.name() + ": " + verdict);
        }
        case Decoded.Malformed<RecordedCase>(String reason) -> {
          broken++;
          out.println("BROKEN   " + reason);
        }
        case Decoded.NotMine<RecordedCase> _ -> broken++;
      }
    }
    out.printf(
        "%d cases: %d same, %d differ, %d without a recorded decision, %d broken lines%n",
        cases, same, recorded - same, cases - recorded, broken);
    return recorded == same && broken == 0 && cases > 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  private int refuse(String reason) {
    spec.commandLine().getErr().println(reason);
    return ExitCode.USAGE;
  }
}
