package tramquet.drivers.scanner;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.SerialLine;

/// Asks whatever is on a serial line what it is. Nothing that is asked changes a scanner; what it
/// reads meanwhile is lost.
///
/// @param nanoTime `System::nanoTime`, or a test's clock
record IdentityQuestion(LongSupplier nanoTime) {
  private static final int TRIES = 3;

  /// How long nothing may come before an answer, and within one.
  private static final Duration QUIET = Duration.ofMillis(100);

  /// Rubbish that goes on coming is no answer.
  private static final Duration LONGEST = Duration.ofSeconds(1);

  /// Whether it answers in a dialect; it is asked three times.
  ///
  /// @param spoken must have `IDENTIFY`
  boolean isTold(SerialLine line, Dialect spoken) {
    for (int i = 0; i < TRIES; i++) {
      if (answer(line, spoken).isPresent()) {
        // The answer to the question before may still come, and would be taken for a code.
        return i == 0 || heard(line, spoken.parser()).isEmpty();
      }
    }
    return false;
  }

  /// Asks once.
  ///
  /// @param spoken must have `IDENTIFY`
  Optional<String> answer(SerialLine line, Dialect spoken) {
    Bytes question = spoken.bytes(Command.IDENTIFY).orElseThrow();
    return line.write(question) instanceof SerialLine.Sent
        ? heard(line, spoken.parser().asked(Command.IDENTIFY))
        : Optional.empty();
  }

  private Optional<String> heard(SerialLine line, SerialParser parser) {
    long until = nanoTime.getAsLong() + LONGEST.toNanos();
    SerialParser now = parser;
    while (until - nanoTime.getAsLong() > 0
        && line.read(QUIET) instanceof SerialLine.Chunk(Bytes bytes)) {
      SerialParser.Step step = now.chunk(bytes, nanoTime.getAsLong());
      step.answers().forEach(line::write);
      for (Reply reply : step.replies()) {
        if (reply instanceof Reply.Identity(String text)) {
          return Optional.of(text);
        }
      }
      now = step.next();
    }
    return Optional.empty();
  }
}
