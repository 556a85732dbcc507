package tramquet.kiosk.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// Lines that change in place while something still happens to them (ECMA-48: CPL, EL).
final class LiveBoard implements Board {
  private static final String CLEAR_TO_END = "\033[J";
  // A line that wraps would put the next one in the wrong row (DECAWM).
  private static final String CUT = "\033[?7l";
  private static final String WRAP = "\033[?7h";

  private final PrintStream out;
  private final LineText text;
  private List<String> live = List.of();
  private int settled;

  LiveBoard(PrintStream out, LineText text) {
    this.out = out;
    this.text = text;
  }

  @Override
  public void show(List<Line> lines) {
    List<String> now = new ArrayList<>();
    for (Line line : lines.subList(settled, lines.size())) {
      now.add(text.of(line));
    }
    if (now.equals(live)) {
      return;
    }
    int same = 0;
    while (same < Math.min(now.size(), live.size()) && now.get(same).equals(live.get(same))) {
      same++;
    }
    StringBuilder update = new StringBuilder(CUT);
    if (live.size() > same) {
      update.append("\033[%dF".formatted(live.size() - same)).append(CLEAR_TO_END);
    }
    now.subList(same, now.size()).forEach(line -> update.append(line).append('\n'));
    out.print(update.append(WRAP));
    out.flush();
    int over = 0;
    while (settled < lines.size() && lines.get(settled).isOver()) {
      settled++;
      over++;
    }
    live = List.copyOf(now.subList(over, now.size()));
  }

  /// What was typed stands below our lines: they stay as they are, and go on below it.
  @Override
  public void typed() {
    live = List.of();
  }

  @Override
  public void say(String words) {
    out.println(words);
    live = List.of();
  }
}
