package tramquet.drivers.scanner;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Where somebody who told a device something waits for its reply.
///
/// Thread: any.
final class ReplyWait {
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final BlockingQueue<Reply> replies = new ArrayBlockingQueue<>(1);

  /// What came before belongs to nobody.
  void begin() {
    replies.clear();
  }

  /// A reply has come; nobody waits for one that finds no room.
  void came(Reply reply) {
    boolean _ = replies.offer(reply);
  }

  /// Waits for it, a second at the most.
  Reply await() {
    try {
      Reply reply = replies.poll(LONGEST.toNanos(), TimeUnit.NANOSECONDS);
      return reply == null ? new Reply.Silent() : reply;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.Silent();
    }
  }
}
