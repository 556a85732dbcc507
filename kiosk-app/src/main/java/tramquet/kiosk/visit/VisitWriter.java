package tramquet.kiosk.visit;

import java.util.function.Consumer;
import tramquet.wire.Sealer;

/// The thread that writes the visit log, so that a card that stalls delays one visitor's lamp and
/// nothing else.
///
/// Thread: `submit` by any; never blocks. Answers come on the thread `writer`, in the order of the
/// drafts, but for drafts that find no room: those are answered at once, on the caller's.
public final class VisitWriter implements AutoCloseable {
  private final VisitLog log;

  /// Does nothing until started.
  ///
  /// @param log written by this thread only, from `start` to `close`
  /// @param sealer the log's own, to be prepared in idle moments
  /// @param committed called after each commit: wakes the uplink
  public VisitWriter(VisitLog log, Sealer sealer, Runnable committed) {
    this.log = log;
  }

  /// Starts the thread, and warms the sealer up.
  public void start() {}

  /// Hands a draft in.
  ///
  /// @param answer called once with the outcome; must only hand over
  public void submit(Draft draft, Consumer<Written> answer) {
    answer.accept(new Written(draft, log.append(draft)));
  }

  /// Has the log tried whether it could commit now, in turn with the drafts.
  ///
  /// @param answer called once on the writer's thread; must only hand over
  public void probe(Consumer<Boolean> answer) {
    answer.accept(log.probe());
  }

  /// Writes what waits, then stops. The log stays open.
  @Override
  public void close() {}
}
