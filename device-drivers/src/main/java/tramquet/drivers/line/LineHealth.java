package tramquet.drivers.line;

import java.lang.System.Logger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tramquet.drivers.Health;

/// How the lines are, put together: online while none has a fault.
///
/// Thread: any; listeners run on the thread that brought the change.
final class LineHealth {
  private static final Logger LOG = System.getLogger("tramquet.drivers.pins");

  private final Map<String, LineFault> faults = new TreeMap<>();
  private final List<Consumer<Health>> listeners = new CopyOnWriteArrayList<>();
  private Health health = new Health.Online();
  private boolean closed;

  /// So that what works costs nothing to note.
  private volatile boolean ill;

  /// Notes how a part is, as its last use showed.
  ///
  /// @param part such as `line 17`
  void note(String part, Answer<?> answer) {
    if (answer instanceof Answer.Refused<?>(LineFault fault)) {
      ill(part, fault);
    } else {
      well(part);
    }
  }

  /// A part works.
  void well(String part) {
    if (ill) {
      change(() -> faults.remove(part));
    }
  }

  /// A part does not work.
  ///
  /// @return whether that was news
  boolean ill(String part, LineFault fault) {
    return change(() -> faults.put(part, fault));
  }

  private boolean change(Runnable change) {
    Health now;
    synchronized (this) {
      change.run();
      ill = !faults.isEmpty();
      now = overall();
      if (closed || now.equals(health)) {
        return false;
      }
      health = now;
    }
    switch (now) {
      case Health.Online _ -> LOG.log(Logger.Level.INFO, "pins: all lines work");
      case Health.Degraded(String reason) -> LOG.log(Logger.Level.WARNING, "pins: {0}", reason);
      case Health.Offline(String reason) -> LOG.log(Logger.Level.ERROR, "pins: {0}", reason);
      case Health.Faulty(String reason) -> LOG.log(Logger.Level.ERROR, "pins: {0}", reason);
    }
    listeners.forEach(listener -> listener.accept(now));
    return true;
  }

  private Health overall() {
    for (LineFault fault : faults.values()) {
      if (fault instanceof LineFault.Gone) {
        return new Health.Offline(fault.text());
      }
    }
    return faults.values().stream()
        .findFirst()
        .<Health>map(fault -> new Health.Faulty(fault.text()))
        .orElseGet(Health.Online::new);
  }

  synchronized Health now() {
    return health;
  }

  /// From now on nothing is news: a lamp that is put out after the end is no fault.
  synchronized void close() {
    closed = true;
  }

  void listen(Consumer<Health> listener) {
    listeners.add(listener);
  }
}
