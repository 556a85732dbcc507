package tramquet.kiosk.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tramquet.kiosk.lane.State;

/// How a played lane is, in two lines: what people see, and how far the records are.
///
/// Thread: one.
final class StatusLines {
  private static final double NANOS_PER_SECOND = 1e9;

  /// Records shown at a time.
  private static final int NEWEST = 3;

  private final World world;
  private final Paint paint;

  StatusLines(World world, Paint paint) {
    this.world = world;
    this.paint = paint;
  }

  /// What people see, and the newest records.
  List<String> current() {
    SimulatedLane lane = world.lane();
    Face face = lane.face();
    List<String> lines = new ArrayList<>();
    lines.add(
        paint.bold("%-20s".formatted(lane.isOn() ? state(lane.lane().state()) : "no power"))
            + "lamp "
            + paint.lamp(face.signal())
            + (face.isHeld(lane.now())
                ? " · gate held open"
                : " · gate opened " + face.pulses() + "×")
            + face.screen().map(screen -> " · \"" + Effects.words(screen) + "\"").orElse(""));
    lines.add(newest());
    return lines;
  }

  /// Since the kiosk was switched on for the first time, in seconds.
  String moment() {
    return String.format(Locale.ROOT, "%8.2f", world.lane().now() / NANOS_PER_SECOND - 1);
  }

  private String state(State state) {
    String name =
        state
            .getClass()
            .getSimpleName()
            .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
            .toUpperCase(Locale.ROOT);
    Optional<Long> deadline = state.deadlineNanos();
    return deadline.isEmpty()
        ? name
        : name
            + String.format(
                Locale.ROOT, " %.1f s", (deadline.get() - world.lane().now()) / NANOS_PER_SECOND);
  }

  private String newest() {
    List<Disk.Entry> all = world.disk().records();
    int from = Math.max(0, all.size() - NEWEST);
    List<String> parts = new ArrayList<>();
    for (int i = from; i < all.size(); i++) {
      parts.add((i + 1) + " " + what(all.get(i)) + " " + way(i + 1));
    }
    String waiting =
        world.disk().waiting() > 0 ? world.disk().waiting() + " wait for the card" : "";
    int left = world.lane().effectsToCut();
    return paint.dim(
        (left > 0 ? "  the power goes after " + left + " effects more\n" : "")
            + "  records  "
            + (from > 0 ? "… " : "")
            + (parts.isEmpty() ? "none" : String.join(" · ", parts))
            + (waiting.isEmpty() ? "" : " · " + waiting));
  }

  /// Every record, a line each.
  List<String> records() {
    List<String> lines = new ArrayList<>();
    lines.add("    no  what                of  on disk  sent  acknowledged  at the centre");
    List<Disk.Entry> all = world.disk().records();
    for (int i = 0; i < all.size(); i++) {
      Disk.Entry each = all.get(i);
      int number = i + 1;
      lines.add(
          "    %-3d %-18s %3s  yes      %-4s  %-12s  %d×"
              .formatted(
                  number,
                  what(each),
                  each.subject().map(this::number).orElse("–"),
                  yes(number <= world.uplink().sent()),
                  yes(number <= world.uplink().acknowledged()),
                  world.uplink().copies(number)));
    }
    return lines;
  }

  private static String what(Disk.Entry entry) {
    return entry.kind().text() + (entry.admits() ? " admit" : "");
  }

  private String number(UUID id) {
    List<Disk.Entry> all = world.disk().records();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(id)) {
        return Integer.toString(i + 1);
      }
    }
    return "?";
  }

  private String way(int number) {
    return number <= world.uplink().acknowledged()
        ? "ack"
        : number <= world.uplink().sent() ? "sent" : "disk";
  }

  private static String yes(boolean is) {
    return is ? "yes" : "no";
  }
}
