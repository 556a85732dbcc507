package tramquet.technician;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tramquet.wire.Decoded;
import tramquet.wire.PackKind;
import tramquet.wire.RulePack;

/// `tramquet pack build rules` and `shadow-rules`: from a file that a person wrote, or from rules
/// that come with the program. A member that no kiosk reads stops it: a misspelt `capacity` would
/// let everybody in.
@Command(
    name = "rules",
    description = {
      "Draft of the rules that lanes decide by.",
      "From a JSON file (every member is in the README of `wire`), or from rules that come with the"
          + " program."
    })
final class BuildRulesCommand implements Callable<Integer> {
  /// Members for the people who read a rule file.
  private static final Set<String> COMMENTS = Set.of("description", "source");

  private final PackKind kind;

  @Mixin private DraftOptions draft = new DraftOptions();

  @ArgGroup(multiplicity = "1")
  private Source source = new Source();

  /// Where the rules come from.
  static final class Source {
    @Parameters(arity = "1", paramLabel = "RULES.json", description = "Rules that somebody wrote.")
    private Optional<Path> file = Optional.empty();

    @Option(
        names = "--preset",
        required = true,
        paramLabel = "NAME",
        completionCandidates = PresetNames.class,
        description = "Rules that come with the program: ${COMPLETION-CANDIDATES}.")
    private Optional<String> preset = Optional.empty();
  }

  /// For the help.
  static final class PresetNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return RulePack.presets().iterator();
    }
  }

  BuildRulesCommand(PackKind kind) {
    this.kind = kind;
  }

  /// The same for rules that decide beside those in force.
  static CommandLine inShadow() {
    CommandLine command = new CommandLine(new BuildRulesCommand(PackKind.SHADOW_RULES));
    CommandSpec spec = command.getCommandSpec().name(PackKind.SHADOW_RULES.text());
    String[] description = spec.usageMessage().description();
    description[0] = "Draft of rules that decide beside those in force, and change nothing.";
    spec.usageMessage().description(description);
    return command;
  }

  @Override
  public Integer call() throws IOException {
    long version = draft.version(kind);
    RulePack rules =
        (source.file.isPresent() ? written(source.file.get()) : preset()).withVersion(version);
    unknownFormats(rules);
    mustBeEvaluable(rules);
    draft.write(kind, version, rules.encode(), new PackContent.Rules(rules).text());
    return 0;
  }

  private RulePack preset() {
    return source
        .preset
        .flatMap(RulePack::preset)
        .orElseThrow(
            () -> draft.wrongCall("--preset: there are " + String.join(", ", RulePack.presets())));
  }

  private static RulePack written(Path file) throws IOException {
    byte[] text = Files.readAllBytes(file);
    return switch (RulePack.decode(text)) {
      case Decoded.Value<RulePack>(RulePack rules) -> {
        List<String> unknown =
            RulePack.passedOver(text).stream()
                .filter(path -> !COMMENTS.contains(lastName(path)))
                .map(path -> file + ": " + noSuchMember(path))
                .toList();
        if (!unknown.isEmpty()) {
          throw new FailedException(String.join("\n", unknown));
        }
        yield rules;
      }
      case Decoded.Malformed<RulePack>(String reason) ->
          throw new FailedException(file + ": " + reason);
      case Decoded.NotMine<RulePack> _ -> throw new FailedException(file + ": no rules");
    };
  }

  private static String noSuchMember(String path) {
    return Words.printable(path)
        + ": there is no such member"
        + Words.nearest(lastName(path), RulePack.MEMBERS)
            .map(name -> "; is `" + name + "` meant?")
            .orElse("");
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private void mustBeEvaluable(RulePack rules) {
    List<String> problems = RuleTrial.problems(rules);
    if (!problems.isEmpty()) {
      String where = source.file.map(file -> file + ": ").orElse("");
      throw new FailedException(
          String.join("\n", problems.stream().map(problem -> where + problem).toList()));
    }
  }

  /// Not an error: a later version of the kiosk may read more kinds of code.
  private void unknownFormats(RulePack rules) {
    Set<String> known = RulePack.CHECKPOINT.accepts();
    Set<String> unknown = new TreeSet<>(rules.accepts());
    unknown.removeAll(known);
    unknown.forEach(format ->
        draft.warn(
            "Look again: accepts names `%s`; codes that this version takes as identity are %s"
                .formatted(Words.printable(format), String.join(", ", new TreeSet<>(known)))));
    if (rules.accepts().isEmpty()) {
      draft.warn("Look again: accepts is empty, so nobody is let in");
    }
  }
}
