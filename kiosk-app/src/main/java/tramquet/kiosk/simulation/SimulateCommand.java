package tramquet.kiosk.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tramquet.kiosk.demo.Terminal;
import tramquet.kiosk.lane.LaneRules.Confirm;
import tramquet.wire.Decoded;

/// `tramquet-kiosk simulate`: a lane in memory, for a person to play, or for random sequences by
/// the million.
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Play a lane in memory: the real lane machine, with invented visitors, disk and gate.",
      "",
      "Without options, a line is an act: scan green, walk, card stalls, cut, power, help.",
      "With --sequences, random acts are played by the million, and what must hold of every lane is"
          + " checked; the shortest sequence that breaks it is printed.",
      ""
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:nothing was seen that must never be",
      "1:something was; it is printed, and how to see it again",
      "2:the command line, or what is to be replayed, is wrong"
    })
public final class SimulateCommand implements Callable<Integer> {
  @Option(
      names = "--lane",
      paramLabel = "KIND",
      description = "passage: a gate with a sensor confirms (default); verdict: green does.")
  private String lane = "passage";

  @Option(
      names = "--sequences",
      paramLabel = "N",
      description = "Play so many random sequences instead.")
  private Optional<Long> sequences = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The first seed; the others follow it. Default: 1.")
  private long seed = 1;

  @Option(
      names = "--replay",
      paramLabel = "ACTS",
      description = "Play these acts: a file, or a list with semicolons.")
  private Optional<String> replay = Optional.empty();

  @Option(
      names = "--without",
      paramLabel = "GUARD",
      description = "Switch a guard off, to see what is found. A word that is none lists them.")
  private Optional<String> without = Optional.empty();

  @Override
  public Integer call() throws IOException {
    Terminal terminal = Terminal.ofThisProcess(System.getenv());
    PrintStream out = terminal.out();
    Optional<Guard> off = without.flatMap(Guard::of);
    Optional<Confirm> confirm = Script.lane(lane);
    if (confirm.isEmpty() || (without.isPresent() && off.isEmpty())) {
      System.err.println(confirm.isEmpty() ? "--lane: passage or verdict" : guards());
      return 2;
    }
    Paint paint = new Paint(terminal.colour());
    if (sequences.isPresent()) {
      return new Hunt(out, terminal.writesToTerminal(), off).run(seed, sequences.get());
    }
    if (replay.isPresent()) {
      return replay(replay.get(), out, paint, off);
    }
    try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      Player player = new Player(out, paint, confirm.get(), off);
      return player
          .play(in.lines().iterator(), !terminal.readsFromTerminal())
          .map(_ -> 1)
          .orElse(0);
    }
  }

  private static String guards() {
    return "--without: one of\n"
        + Arrays.stream(Guard.values())
            .map(guard -> "  %-16s %s".formatted(guard.word(), guard.without()))
            .collect(Collectors.joining("\n"));
  }

  private static int replay(String acts, PrintStream out, Paint paint, Optional<Guard> off)
      throws IOException {
    Path file = Path.of(acts);
    String text = Files.isRegularFile(file) ? Files.readString(file) : acts;
    return switch (Script.sequence(text)) {
      case Decoded.Value<Sequence>(Sequence sequence) -> {
        Iterator<String> lines = sequence.acts().stream().map(Script::of).iterator();
        Player player = new Player(out, paint, sequence.confirm(), off);
        yield player.play(lines, true).or(() -> sequence.play(off)).map(_ -> 1).orElse(0);
      }
      case Decoded.Malformed<Sequence>(String reason) -> refused(reason);
      case Decoded.NotMine<Sequence> _ -> refused("no acts");
    };
  }

  private static int refused(String reason) {
    System.err.println("--replay: " + reason);
    return 2;
  }
}
