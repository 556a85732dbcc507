package tramquet.drivers.scanner;

import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.SerialLine;

/// Frames from a serial line, in a model's dialect: bytes as they come, silence as it is watched,
/// acknowledgements and commands as they are due.
///
/// Thread: the reader's, but for `tell`.
final class SerialFrames implements FrameSource {
  /// Nobody shows a code most of the time, and each look costs.
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final SerialLine line;
  private final Dialect dialect;
  private final LongSupplier nanoTime;
  private final ReplyWait replies = new ReplyWait();
  private SerialParser parser;
  private Duration quiet = Duration.ZERO;

  SerialFrames(SerialLine line, Dialect dialect, LongSupplier nanoTime) {
    this.line = line;
    this.dialect = dialect;
    this.nanoTime = nanoTime;
    parser = dialect.parser();
  }

  @Override
  public Taken take() {
    Duration wait = patience();
    return switch (line.read(wait)) {
      case SerialLine.Chunk(Bytes bytes) -> chunk(bytes);
      case SerialLine.Silence() -> silence(wait);
      case SerialLine.Gone(String reason) -> new Gone(reason);
    };
  }

  private synchronized Duration patience() {
    return parser.isIdle() ? IDLE : parser.pause();
  }

  private synchronized Taken chunk(Bytes bytes) {
    quiet = Duration.ZERO;
    return came(bytes.length(), parser.chunk(bytes, nanoTime.getAsLong()));
  }

  private synchronized Taken silence(Duration lasted) {
    quiet = quiet.plus(lasted);
    return came(0, parser.silence(quiet));
  }

  private Taken came(long bytes, SerialParser.Step step) {
    parser = step.next();
    for (Bytes answer : step.answers()) {
      if (line.write(answer) instanceof SerialLine.Gone(String reason)) {
        return new Gone(reason);
      }
    }
    step.replies().forEach(replies::came);
    return new Came(bytes, step.frames(), step.discards());
  }

  @Override
  public Set<Command> commands() {
    return dialect.commands().keySet();
  }

  @Override
  public Reply tell(Command command) {
    return dialect
        .bytes(command)
        .map(bytes -> tell(command, bytes))
        .orElseGet(() -> new Reply.Unable("has no such command"));
  }

  private Reply tell(Command command, Bytes bytes) {
    synchronized (this) {
      replies.begin();
      if (line.write(bytes) instanceof SerialLine.Gone(String reason)) {
        return new Reply.Unable(reason);
      } else if (!dialect.answers(command)) {
        return new Reply.Done();
      }
      parser = parser.asked(command);
      quiet = Duration.ZERO;
    }
    return replies.await();
  }

  @Override
  public void close() {
    line.close();
  }
}
