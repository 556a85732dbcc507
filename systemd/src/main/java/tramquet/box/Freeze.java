package tramquet.box;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/// A program that runs inside the machine: stops one thread of a process and leaves the others
/// alone (ptrace(2)), as if that thread hung. It does so until it is ended itself.
///
/// Uses nothing else of ours, because nothing else is there.
final class Freeze {
  private static final long PTRACE_SEIZE = 0x4206;
  private static final long PTRACE_INTERRUPT = 0x4207;

  private Freeze() {}

  /// Stops the thread whose id is given.
  public static void main(String[] arguments) throws Throwable {
    int thread = Integer.parseInt(arguments[0]);
    MethodHandle ptrace = ptrace();
    for (long request : new long[] {PTRACE_SEIZE, PTRACE_INTERRUPT}) {
      long result = (long) ptrace.invokeExact(request, thread, 0L, 0L);
      if (result != 0) {
        throw new IllegalStateException("ptrace failed");
      }
    }
    // The kernel lets the thread go when the one that stopped it ends.
    Thread.currentThread().join();
  }

  @SuppressWarnings("restricted")
  private static MethodHandle ptrace() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("ptrace"),
        FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG),
        Linker.Option.firstVariadicArg(1));
  }
}
