package tramquet.kiosk;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tramquet.kiosk.rules.Json;
import tramquet.kiosk.rules.RuleFolder;
import tramquet.kiosk.rules.Tested;
import tramquet.kiosk.rules.ValueSets;
import tramquet.wire.Decoded;

/// Runs every certificate rule of a folder against its tests, with the evaluator of the kiosk.
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Run each certificate rule (CertLogic) below DIR against its tests.",
      "A rule is a folder with rule.json (\"Logic\") and tests/*.json, each with \"payload\",",
      "\"external\" (\"validationClock\", \"valueSets\", ...), \"expected\" and perhaps \"name\"."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all tests passed",
      "1:one failed, or there is nothing to test",
      "2:the command line is wrong"
    })
final class RulesTestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "Folder of rules, at any depth.")
  private Path folder = Path.of("");

  @Option(
      names = "--value-sets",
      paramLabel = "FILE",
      description = {
        "Value sets for tests that bring none.",
        "Default: DIR/valuesets/valueSets.json, if it is there."
      })
  private Optional<Path> valueSets = Optional.empty();

  @Override
  public Integer call() {
    if (!Files.isDirectory(folder)) {
      return refuse(folder + ": no such folder");
    }
    return switch (sets()) {
      case Decoded.Value<ValueSets>(ValueSets sets) -> test(sets);
      case Decoded.Malformed<ValueSets>(String reason) -> refuse(reason);
      case Decoded.NotMine<ValueSets> _ -> refuse("no value sets");
    };
  }

  private Decoded<ValueSets> sets() {
    Path usual = folder.resolve("valuesets").resolve("valueSets.json");
    Path file = valueSets.orElse(usual);
    return valueSets.isEmpty() && !Files.exists(usual)
        ? new Decoded.Value<>(ValueSets.NONE)
        : Json.read(file).flatMap(ValueSets::of);
  }

  private int test(ValueSets sets) {
    PrintWriter out = spec.commandLine().getOut();
    try {
      List<RuleFolder> rules = RuleFolder.below(folder);
      List<Tested> tested = rules.stream().flatMap(rule -> rule.test(sets).stream()).toList();
      List<Tested> failed = tested.stream().filter(Tested.Failed.class::isInstance).toList();
      List<Tested> passed = tested.stream().filter(Tested.Passed.class::isInstance).toList();
      passed.forEach(test -> out.println(test.text()));
      // Last, where they are seen.
      failed.forEach(test -> out.println(test.text()));
      out.printf(
          "%d rules, %d tests: %d passed, %d failed%n",
          rules.size(), tested.size(), passed.size(), failed.size());
      return failed.isEmpty() && !passed.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    } catch (IOException | UncheckedIOException e) {
      spec.commandLine().getErr().println(folder + ": cannot be read");
      return ExitCode.FAILED;
    }
  }

  private int refuse(String reason) {
    spec.commandLine().getErr().println(reason);
    return ExitCode.USAGE;
  }
}
