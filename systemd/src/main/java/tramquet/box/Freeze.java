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

  /// `__WALL`: threads too.
  private static final int ANY_THREAD = 0x40000000;

  private Freeze() {}

  /// Stops the thread whose id is given.
  public static void main(String[] arguments) throws Throwable {
    int thread = Integer.parseInt(arguments[0]);
    MethodHandle ptrace =
        find(
            "ptrace",
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG),
            Linker.Option.firstVariadicArg(1));
    MethodHandle waitpid =
        find("waitpid", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT));
    for (long request : new long[] {PTRACE_SEIZE, PTRACE_INTERRUPT}) {
      long result = (long) ptrace.invokeExact(request, thread, 0L, 0L);
      if (result != 0) {
        throw new IllegalStateException("ptrace failed");
      }
    }
    // It stays stopped as long as this runs. Once it is killed it must be waited for, or its
    // process
    // would never be gone.
    while ((int) waitpid.invokeExact(thread, 0L, ANY_THREAD) == thread) {
      System.out.println("stopped, or gone");
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle find(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor, options);
  }
}
