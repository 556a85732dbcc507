package tramquet.drivers.line;

import java.util.List;
import java.util.stream.Collectors;

/// Why a line of a GPIO chip cannot be had, or no longer works. In words for a technician, with
/// what to do.
public sealed interface LineFault {

  /// What is wrong and what to do, in one sentence.
  String text();

  /// The kernel has no GPIO chip at all.
  record NoChips() implements LineFault {
    @Override
    public String text() {
      return "this machine has no GPIO chips (/dev/gpiochip*): on a board without pins use the"
          + " provider \"twin\"";
    }
  }

  /// No chip has the label.
  ///
  /// @param wanted labels that were looked for
  /// @param there labels that are there
  record NoSuchChip(List<String> wanted, List<String> there) implements LineFault {
    /// Copies the lists.
    public NoSuchChip {
      wanted = List.copyOf(wanted);
      there = List.copyOf(there);
    }

    @Override
    public String text() {
      return "no GPIO chip is labelled %s; there are: %s"
          .formatted(
              wanted.stream().map(LineFault::quoted).collect(Collectors.joining(" or ")),
              there.stream().map(LineFault::quoted).collect(Collectors.joining(", ")));
    }
  }

  /// More than one chip has the label, so nobody knows which one is meant.
  record SeveralChips(String label, List<String> names) implements LineFault {
    /// Copies the list.
    public SeveralChips {
      names = List.copyOf(names);
    }

    @Override
    public String text() {
      return "several GPIO chips are labelled %s (%s): unplug all but one"
          .formatted(quoted(label), String.join(", ", names));
    }
  }

  /// The chip has no such line.
  ///
  /// @param lines how many it has
  record NoSuchLine(String chip, int offset, int lines) implements LineFault {
    @Override
    public String text() {
      return "%s has no line %d: its lines are 0 to %d".formatted(chip, offset, lines - 1);
    }
  }

  /// Somebody else has the line.
  ///
  /// @param by what the holder calls itself; `the kernel` if it has no name
  record Busy(String chip, int offset, String by) implements LineFault {
    @Override
    public String text() {
      return "line %d of %s is held by %s: stop that, or choose another pin"
          .formatted(offset, chip, by);
    }
  }

  /// We may not open the chip.
  record NoPermission(String path) implements LineFault {
    @Override
    public String text() {
      return "may not open %s: the user must be in the group gpio (usermod -aG gpio USER)"
          .formatted(path);
    }
  }

  /// The chip was there and is not any more.
  record Gone(String chip) implements LineFault {
    @Override
    public String text() {
      return chip + " is gone: unplugged, or its driver was removed";
    }
  }

  /// The kernel said no for a reason that we did not expect.
  ///
  /// @param what was tried
  /// @param errno the kernel's reason
  record Failed(String what, int errno) implements LineFault {
    @Override
    public String text() {
      return "%s failed, errno %d".formatted(what, errno);
    }
  }

  /// Our own program failed at it.
  record Broken(String what, Throwable cause) implements LineFault {
    @Override
    public String text() {
      return "%s failed: %s".formatted(what, cause.getClass().getSimpleName());
    }
  }

  private static String quoted(String label) {
    return '"' + label + '"';
  }
}
