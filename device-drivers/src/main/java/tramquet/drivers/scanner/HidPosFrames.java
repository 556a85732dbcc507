package tramquet.drivers.scanner;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.ReportLine;

/// Frames from a scanner in HID POS mode, and commands to it.
///
/// Thread: the reader's, but for `tell`.
final class HidPosFrames implements FrameSource {
  private final ReportLine line;
  private final HidPosParser parser;
  private final LongSupplier nanoTime;
  private final ReplyWait replies = new ReplyWait();
  private HidPosParser.State state;
  private Duration quiet = Duration.ZERO;

  HidPosFrames(ReportLine line, HidPosLayout layout, FrameRules rules, LongSupplier nanoTime) {
    this.line = line;
    this.nanoTime = nanoTime;
    parser = new HidPosParser(layout, rules);
    state = parser.start();
  }

  @Override
  public Taken take() {
    Duration pause = parser.rules().interByte();
    return switch (line.read(pause)) {
      case ReportLine.Report(Bytes bytes) -> {
        quiet = Duration.ZERO;
        yield came(bytes.length(), parser.report(state, bytes, nanoTime.getAsLong()));
      }
      case ReportLine.Silence() -> {
        quiet = quiet.plus(pause);
        yield came(0, parser.silence(state, quiet));
      }
      case ReportLine.Lost() -> came(0, parser.lost(state));
      case ReportLine.Nothing() -> came(0, new HidPosParser.Step(state));
      case ReportLine.Gone(String reason) -> new Gone(reason);
    };
  }

  private Came came(long bytes, HidPosParser.Step step) {
    state = step.state();
    step.answer().map(HidPosFrames::printable).map(Reply.Identity::new).ifPresent(replies::came);
    return new Came(bytes, step.frame().stream().toList(), step.discards());
  }

  private static String printable(Bytes answer) {
    return new String(answer.toArray(), StandardCharsets.US_ASCII)
        .replaceAll("[^ -~]+", " ")
        .strip();
  }

  @Override
  public Set<Command> commands() {
    return Arrays.stream(Command.values())
        .filter(command -> parser.layout().command(command).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Reply tell(Command command) {
    Optional<Bytes> report = parser.layout().command(command);
    if (report.isEmpty()) {
      return new Reply.Unable("has no such command");
    }
    replies.begin();
    return switch (line.write(report.get())) {
      case ReportLine.Gone(String reason) -> new Reply.Unable(reason);
      case ReportLine.Refused(String reason) -> new Reply.Refused(reason);
      case ReportLine.Sent() when command == Command.IDENTIFY -> replies.await();
      case ReportLine.Sent() -> new Reply.Done();
    };
  }

  @Override
  public void close() {
    line.close();
  }
}
