package tramquet.kiosk.screen;

import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import javafx.application.Platform;

/// Begins a frame at once. JavaFX itself begins one only at the next beat of its timer, so a
/// verdict would wait for half a beat, and quicker beats wake the processor also while nothing
/// changes.
///
/// What the timer runs at each beat is run here between two of them: `QuantumToolkit.postPulse`,
/// which puts a frame into the queue of the JavaFX thread if one was asked for and none is there.
/// It is none of JavaFX's public methods. A JVM that was started without opening it gets quicker
/// beats; with a JavaFX that has it no longer each screen waits for a beat, and the journal says
/// so.
///
/// Thread: the JavaFX thread.
final class FrameStart {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk.screen");
  private static final String PACKAGE = "com.sun.javafx.tk.quantum";

  private FrameStart() {}

  /// Whether this JVM was started so that a frame can be begun between two beats. Asked before
  /// JavaFX has started, and costs that start nothing.
  static boolean isAtOnce() {
    return Platform.class.getModule().isOpen(PACKAGE, FrameStart.class.getModule());
  }

  /// Begins a frame, whether or not anything asked for one.
  static void now() {
    Platform.requestNextPulse();
    Beat.ONE.ifPresent(Beat::post);
  }

  /// What the timer runs, found at the first frame that needs it.
  private record Beat(MethodHandle bound) {
    static final Optional<Beat> ONE = isAtOnce() ? find() : Optional.empty();

    void post() {
      try {
        bound.invoke();
      } catch (Throwable e) {
        // The next beat begins the frame that was asked for.
        LOG.log(Level.DEBUG, "a frame waits for the next beat", e);
      }
    }

    private static Optional<Beat> find() {
      try {
        Class<?> quantum = Class.forName(PACKAGE + ".QuantumToolkit");
        MethodHandles.Lookup lookup =
            MethodHandles.privateLookupIn(quantum, MethodHandles.lookup());
        Object toolkit =
            lookup
                .findStatic(quantum, "getToolkit", MethodType.methodType(quantum.getSuperclass()))
                .invoke();
        return Optional.of(
            new Beat(
                lookup
                    .findVirtual(quantum, "postPulse", MethodType.methodType(void.class))
                    .bindTo(toolkit)));
      } catch (Throwable e) {
        LOG.log(Level.WARNING, "frames begin at beats only", e);
        return Optional.empty();
      }
    }
  }
}
