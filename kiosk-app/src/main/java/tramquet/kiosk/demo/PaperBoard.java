package tramquet.kiosk.demo;

import java.io.PrintStream;
import java.util.List;

/// Lines that are written once, when nothing more will happen to them: for files and pipes.
final class PaperBoard implements Board {
  private final PrintStream out;
  private final LineText text;
  private int written;

  PaperBoard(PrintStream out, LineText text) {
    this.out = out;
    this.text = text;
  }

  @Override
  public void show(List<Line> lines) {
    while (written < lines.size() && lines.get(written).isOver()) {
      out.println(text.of(lines.get(written)));
      written++;
    }
  }

  @Override
  public void typed() {}

  @Override
  public void say(String words) {
    out.println(words);
  }
}
