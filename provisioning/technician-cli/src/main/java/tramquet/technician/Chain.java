package tramquet.technician;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tramquet.technician.doctor.Finding;
import tramquet.technician.doctor.Grade;
import tramquet.technician.doctor.Part;

/// Asks one thing after the other. What comes after something broken is not asked: one dead cable
/// is one fault and not ten. Each question takes a few seconds at the most.
final class Chain {
  /// Longer than whatever is asked waits by itself, so that this ends only what would hang: names
  /// are looked up for as long as the system likes.
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final Consumer<Part> asking;
  private final Consumer<Finding> found;
  private Optional<Part> broken = Optional.empty();

  /// @param asking hears what is asked now
  /// @param found hears what came of it
  Chain(Consumer<Part> asking, Consumer<Finding> found) {
    this.asking = asking;
    this.found = found;
  }

  /// Asks, unless something before is broken.
  void ask(Part part, Callable<Finding> question) {
    askAll(part, () -> List.of(question.call()));
  }

  /// The same of what has several findings.
  void askAll(Part part, Callable<List<Finding>> question) {
    if (broken.isPresent()) {
      found.accept(
          Finding.notAsked(part, "after", "not asked: %s comes first".formatted(text(broken)))
              .with("after", text(broken)));
      return;
    }
    asking.accept(part);
    for (Finding each : bounded(part, question)) {
      found.accept(each);
      if (each.grade() == Grade.BROKEN) {
        broken = Optional.of(part);
      }
    }
  }

  /// Says what is known, and goes on even where it is broken.
  void tell(Finding finding) {
    found.accept(finding);
  }

  /// Whether something before is broken.
  boolean isBroken() {
    return broken.isPresent();
  }

  private static String text(Optional<Part> part) {
    return part.map(Part::text).orElse("");
  }

  private static List<Finding> bounded(Part part, Callable<List<Finding>> question) {
    FutureTask<List<Finding>> task = new FutureTask<>(question);
    Thread.ofVirtual().name("doctor").start(task);
    try {
      return task.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      boolean _ = task.cancel(true);
      return List.of(
          Finding.broken(
              part,
              "hangs",
              "no answer in %d seconds".formatted(LONGEST.toSeconds()),
              "Try again."));
    } catch (ExecutionException e) {
      throw new IllegalStateException("a question ends in a finding", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(Finding.notAsked(part, "interrupted", "interrupted"));
    }
  }
}
