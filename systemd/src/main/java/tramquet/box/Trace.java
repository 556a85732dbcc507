package tramquet.box;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What the kiosk says of each step (`run --trace`), as it left the machine through a virtual wire:
/// what stands here was said before the power was cut.
///
/// Thread: one at a time.
final class Trace {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final Path file;
  private final LongSupplier nanoTime;
  private int read;

  Trace(Path file, LongSupplier nanoTime) {
    this.file = file;
    this.nanoTime = nanoTime;
  }

  /// Waits for a step after the last one that was waited for.
  ///
  /// @throws IOException if it does not come in time, with the steps that came instead
  JsonNode await(String type, Predicate<JsonNode> which, Duration patience) throws IOException {
    long until = nanoTime.getAsLong() + patience.toNanos();
    while (true) {
      List<JsonNode> steps = all();
      for (int i = read; i < steps.size(); i++) {
        JsonNode step = steps.get(i);
        if (step.path("t").asString("").equals(type) && which.test(step)) {
          read = i + 1;
          return step;
        }
      }
      if (nanoTime.getAsLong() > until) {
        throw new IOException(
            "no \"%s\" in %d s, but %s"
                .formatted(type, patience.toSeconds(), steps.subList(read, steps.size())));
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  /// From now on only what is still to come is waited for.
  void skip() throws IOException {
    read = all().size();
  }

  /// Waits for a screen, such as `admitted`.
  void awaitScreen(String name, Duration patience) throws IOException {
    var _ = await("screen", step -> step.path("screen").asString("").equals(name), patience);
  }

  /// Waits until the centre has everything up to a record, which may be so already.
  ///
  /// @param seq its number
  void awaitAcknowledged(long seq, Duration patience) throws IOException {
    long until = nanoTime.getAsLong() + patience.toNanos();
    while (all().stream().noneMatch(step -> acknowledges(step, seq))) {
      if (nanoTime.getAsLong() > until) {
        throw new IOException(
            "record %d not acknowledged in %d s".formatted(seq, patience.toSeconds()));
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private static boolean acknowledges(JsonNode step, long seq) {
    return step.path("t").asString("").equals("acknowledged") && step.path("upTo").asLong(0) >= seq;
  }

  /// Every step so far. A line that the power cut short is no step.
  List<JsonNode> all() throws IOException {
    return Files.readString(file, UTF_8).lines().flatMap(Trace::step).toList();
  }

  private static Stream<JsonNode> step(String line) {
    try {
      return Stream.of(JsonLines.JSON.readTree(line));
    } catch (JacksonException e) {
      return Stream.empty();
    }
  }
}
