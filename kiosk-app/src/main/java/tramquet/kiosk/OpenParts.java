package tramquet.kiosk;

import java.util.ArrayDeque;
import java.util.Deque;

/// Parts that were opened one after the other and are closed in the reverse order. One that cannot
/// be closed keeps no other open.
///
/// Thread: one at a time.
final class OpenParts implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk");

  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /// Closed with the others from now on.
  <T extends AutoCloseable> T add(T part) {
    open.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      close(open.pop());
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "closing {0}: {1}",
          part.getClass().getSimpleName(),
          e.getClass().getName());
    }
  }
}
