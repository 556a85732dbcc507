package tramquet.box;

import java.util.List;
import java.util.Locale;

/// A processor that a box has, and what of QEMU's command line depends on it. Both are emulated.
///
/// Thread: any.
enum Architecture {
  /// A PC.
  AMD64("qemu-system-x86_64", "q35", "max", "virtio-vga", "console=ttyS0 no_timer_check"),

  /// A board with the processor of a Raspberry Pi 4. QEMU's own board, because it has PCI: a
  /// display, and a socket for the reader.
  ARM64(
      "qemu-system-aarch64",
      "virt,gic-version=3",
      "cortex-a72",
      "virtio-gpu-pci",
      "console=ttyAMA0");

  private final String program;
  private final String board;
  private final String processor;
  private final String display;
  private final String kernel;

  Architecture(String program, String board, String processor, String display, String kernel) {
    this.program = program;
    this.board = board;
    this.processor = processor;
    this.display = display;
    this.kernel = kernel;
  }

  /// Debian's name for it: `amd64`, `arm64`.
  String debian() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// QEMU, board, processor and display of 1280 × 800: how the command line begins.
  List<String> machine() {
    return List.of(
        program,
        "-machine",
        board,
        "-cpu",
        processor,
        "-vga",
        "none",
        "-device",
        display + ",xres=1280,yres=800");
  }

  /// What only its kernel is told: where it speaks, and on a PC not to mind timers that an
  /// emulation which hardly runs lets come late.
  String kernel() {
    return kernel;
  }
}
