package tramquet.drivers.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The GPIO chips of this machine. A chip is found by its label, because its number is another one
/// on the next board and after the next update: the Pi 5's header was `gpiochip4` up to Linux
/// 6.6.20 and is `gpiochip0` since 6.6.45 (raspberrypi/linux #6144).
///
/// Thread: any.
public final class GpioChips {
  /// The chips behind the 40-pin header: Pi 5, Pi 4, Pi 3 and older.
  public static final List<String> PI_LABELS =
      List.of("pinctrl-rp1", "pinctrl-bcm2711", "pinctrl-bcm2835");

  private final Syscalls calls;

  /// @param calls the kernel, or its twin
  public GpioChips(Syscalls calls) {
    this.calls = calls;
  }

  /// Each chip that is there, open and the caller's to close, or why it cannot be opened.
  public List<Answer<GpioChip>> all() {
    return calls.chips().stream().map(path -> GpioChip.open(calls, path)).toList();
  }

  /// The chip with this label, or behind the Pi's header if none is given. The caller closes it.
  public Answer<GpioChip> find(Optional<String> label) {
    List<GpioChip> open = new ArrayList<>();
    List<LineFault> faults = new ArrayList<>();
    for (Answer<GpioChip> chip : all()) {
      switch (chip) {
        case Answer.Given<GpioChip>(GpioChip there) -> open.add(there);
        case Answer.Refused<GpioChip>(LineFault fault) -> faults.add(fault);
      }
    }
    List<String> wanted = label.map(List::of).orElse(PI_LABELS);
    List<GpioChip> found = open.stream().filter(chip -> wanted.contains(chip.label())).toList();
    open.stream()
        .filter(chip -> found.size() != 1 || chip != found.getFirst())
        .forEach(GpioChip::close);
    return switch (found.size()) {
      case 1 -> new Answer.Given<>(found.getFirst());
      case 0 -> new Answer.Refused<>(absent(wanted, open, faults));
      default ->
          new Answer.Refused<>(
              new LineFault.SeveralChips(
                  found.getFirst().label(), found.stream().map(GpioChip::name).toList()));
    };
  }

  /// A chip that we may not open may be the one: that comes first.
  private static LineFault absent(
      List<String> wanted, List<GpioChip> open, List<LineFault> faults) {
    if (!faults.isEmpty()) {
      return faults.getFirst();
    }
    return open.isEmpty()
        ? new LineFault.NoChips()
        : new LineFault.NoSuchChip(wanted, open.stream().map(GpioChip::label).toList());
  }
}
