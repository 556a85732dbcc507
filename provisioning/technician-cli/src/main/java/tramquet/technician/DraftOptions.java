package tramquet.technician;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tramquet.wire.PackDraft;
import tramquet.wire.PackKind;
import tramquet.wire.TrustedKeys;

/// What every `pack build` takes: the version of the draft and where it goes.
final class DraftOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  // The usual --version would stand in the way of ours.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  @SuppressWarnings("UnusedVariable") // picocli looks at it, not we
  private boolean help;

  @ArgGroup(multiplicity = "1")
  private Version version = new Version();

  @Mixin private NewFile out = new NewFile();

  /// Said, or counted on.
  static final class Version {
    @Option(
        names = "--version",
        required = true,
        paramLabel = "N",
        description = "Version of the pack, from 1. Kiosks never go back to a lower one.")
    private Optional<Long> number = Optional.empty();

    @Option(
        names = "--after",
        required = true,
        paramLabel = "FILE",
        description = "In place of --version: one more than this pack or draft has.")
    private Optional<Path> after = Optional.empty();
  }

  /// The version, known before any long work; nothing is in the way of the file.
  long version(PackKind kind) throws IOException {
    out.mustBeFree();
    long number = version.after.isPresent() ? after(version.after.get(), kind) : said();
    if (number < 1) {
      throw new ParameterException(spec.commandLine(), "--version: versions count from 1");
    }
    return number;
  }

  private long said() {
    return version.number.orElse(0L);
  }

  private static long after(Path file, PackKind kind) throws IOException {
    PackDraft before = PackFile.read(file, TrustedKeys.none()).content();
    if (before.kind() != kind) {
      throw new FailedException(
          "--after: %s holds %s, not %s".formatted(file, before.kind().text(), kind.text()));
    }
    if (before.version() == Long.MAX_VALUE) {
      throw new FailedException("--after: no version comes after that of " + file);
    }
    return before.version() + 1;
  }

  /// Writes the draft and says so.
  ///
  /// @param content what it holds, in a few words
  void write(PackKind kind, long number, byte[] body, String content) throws IOException {
    out.write(new PackDraft(kind, number, body).encode(), kind);
    PrintWriter console = spec.commandLine().getOut();
    console.printf("%s: draft of %s, version %d: %s%n", out.path(), kind.text(), number, content);
    console.printf("Not signed yet. Look at it: tramquet pack show %s%n", out.path());
    console.flush();
  }

  /// For what is no failure and should be seen all the same.
  void warn(String warning) {
    spec.commandLine().getErr().println(warning);
  }

  /// A wrong call.
  ParameterException wrongCall(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
