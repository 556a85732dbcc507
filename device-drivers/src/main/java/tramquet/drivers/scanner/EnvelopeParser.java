package tramquet.drivers.scanner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tramquet.drivers.Bytes;

/// Lines of payload, and between them what a model's [Envelope] knows.
///
/// While a reply is awaited, what may be one is held back. If it turns out to be none, or silence
/// ends the waiting, it is read as lines: a code that is shown at that moment is late and not lost.
///
/// Thread: immutable.
///
/// @param asked the command whose reply is still to come
/// @param held from the start of a line, not yet understood
/// @param heldNanos when the first byte of it came
record EnvelopeParser(
    LineParser lines, Envelope envelope, Optional<Command> asked, Bytes held, long heldNanos)
    implements SerialParser {

  /// How long a scanner may take to answer.
  private static final Duration REPLY = Duration.ofMillis(300);

  EnvelopeParser(FrameRules rules, Envelope envelope) {
    this(new LineParser(rules), envelope, Optional.empty(), Bytes.NONE, 0);
  }

  @Override
  public Duration pause() {
    return lines.pause();
  }

  @Override
  public SerialParser asked(Command command) {
    return new EnvelopeParser(lines, envelope, Optional.of(command), held, heldNanos);
  }

  @Override
  public boolean isIdle() {
    return lines.isIdle() && held.length() == 0 && asked.isEmpty();
  }

  @Override
  public Step chunk(Bytes chunk, long atNanos) {
    Bytes rest = held.plus(chunk);
    long since = held.length() == 0 ? atNanos : heldNanos;
    Steps steps = new Steps(with(Bytes.NONE, 0));
    while (rest.length() > 0) {
      int taken = steps.parser().taken(rest, since, atNanos, steps);
      if (taken == 0) {
        return steps.hold(rest, since);
      }
      rest = rest.slice(taken, rest.length());
      since = atNanos;
    }
    return steps.step();
  }

  /// Takes one piece off the front.
  ///
  /// @return its length; 0 if more must come first
  private int taken(Bytes rest, long since, long atNanos, Steps into) {
    boolean boundary = Wire.lineEnd(rest.slice(0, 1), 0) == 0;
    if (boundary || !lines.isAtStart() || !envelope.mayBegin(rest.at(0), asked.isPresent())) {
      return line(rest, atNanos, into);
    }
    return switch (envelope.look(rest, asked.orElse(Command.TRIGGER_ON))) {
      case Envelope.Ordinary() -> line(rest, atNanos, into);
      case Envelope.Unfinished() when rest.length() <= lines.parser().rules().longest() -> 0;
      case Envelope.Unfinished() -> line(rest, atNanos, into);
      case Envelope.Replied(int length, Reply reply) -> {
        into.reply(reply);
        yield length;
      }
      case Envelope.Wrapped(int length, Bytes payload, SymbologyIdentifier symbology) -> {
        into.frame(new Frame(payload, symbology, since, atNanos));
        yield length;
      }
      case Envelope.Broken(int length) -> {
        into.discard(Discards.ONE_BAD_CHECK);
        yield length;
      }
    };
  }

  /// Up to the next boundary, or all there is.
  private int line(Bytes rest, long atNanos, Steps into) {
    int end = Wire.lineEnd(rest, 0);
    int length = end < 0 ? rest.length() : end + 1;
    into.lines(lines.chunk(rest.slice(0, length), atNanos));
    return length;
  }

  @Override
  public Step silence(Duration lasting) {
    Steps steps = new Steps(with(Bytes.NONE, 0));
    boolean over = lasting.compareTo(REPLY) >= 0;
    if (asked.isPresent() && !over) {
      return new Step(this);
    }
    if (asked.isPresent()) {
      steps.reply(new Reply.Silent());
      steps.lines(lines.chunk(held, heldNanos));
    } else if (held.length() > 0 && lasting.compareTo(pause()) >= 0) {
      steps.discard(Discards.ONE_TIMEOUT);
      steps.lines(lines.lost());
    } else if (held.length() > 0) {
      return new Step(this);
    }
    steps.lines(steps.parser().lines.silence(lasting));
    return steps.step();
  }

  private EnvelopeParser with(Bytes nowHeld, long since) {
    return new EnvelopeParser(lines, envelope, asked, nowHeld, since);
  }

  /// Collects what comes of one input. Thread: one.
  private static final class Steps {
    private EnvelopeParser parser;
    private final ArrayList<Frame> frames = new ArrayList<>();
    private final ArrayList<Reply> replies = new ArrayList<>();
    private Discards discards = Discards.NONE;

    Steps(EnvelopeParser parser) {
      this.parser = parser;
    }

    EnvelopeParser parser() {
      return parser;
    }

    void reply(Reply reply) {
      replies.add(reply);
      parser = new EnvelopeParser(parser.lines, parser.envelope, Optional.empty(), Bytes.NONE, 0);
    }

    void frame(Frame frame) {
      frames.add(frame);
    }

    void discard(Discards more) {
      discards = discards.plus(more);
    }

    void lines(Step step) {
      frames.addAll(step.frames());
      discard(step.discards());
      parser =
          new EnvelopeParser(
              (LineParser) step.next(), parser.envelope, parser.asked, Bytes.NONE, 0);
    }

    Step hold(Bytes rest, long since) {
      parser = parser.with(rest, since);
      return step();
    }

    Step step() {
      return new Step(parser, frames, discards, List.of(), replies);
    }
  }
}
