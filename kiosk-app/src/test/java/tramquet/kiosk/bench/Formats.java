package tramquet.kiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tramquet.kiosk.bench.FormatTimes.Line;

/// What reading and judging a code of each kind takes, in a process with the kiosk's own options
/// for compiler, heap and collector: a visitor's code is not read by the fastest machine that Java
/// can become. Beside it one bare ES256 verification of the same process, by the library that the
/// kiosk verifies with, and for comparison by the JDK.
record Formats(Measured kiosk, Path root) {
  private static final double MICRO = 1e3;
  private static final double KIBI = 1024;
  private static final double MEBI = 1024 * 1024;
  private static final double CARD_MICROS = 50;
  private static final double LOOK_UP_MICROS = 50;
  private static final double LIST_MEBI = 16;
  private static final double CERTIFICATE_RATIO = 2;

  List<Figure> run() throws IOException, InterruptedException {
    CommandLine program =
        kiosk.running(FormatTimes.class, root.toString()).with("-Dtramquet.root=" + root);
    List<Line> lines = new ArrayList<>();
    try (Running running =
        Running.start(program, kiosk.site().path().resolve("format-times.log"))) {
      String text = running.await(_ -> true);
      while (!text.equals(FormatTimes.END)) {
        lines.add(Line.of(text));
        text = running.await(_ -> true);
      }
    }
    return figures(lines);
  }

  private static List<Figure> figures(List<Line> lines) {
    Line bare = line(lines, FormatTimes.BARE);
    Figure.Reference alone = new Figure.Reference("ES256 alone, p50", bare.p50() / MICRO);
    List<Figure> figures = new ArrayList<>();
    for (Line line : lines) {
      switch (line.name()) {
        case FormatTimes.BARE -> {}
        case FormatTimes.JDK -> figures.add(micros(line.name(), line.p50(), alone));
        case FormatTimes.LOOK_UP -> figures.add(lookUp(line, alone));
        case FormatTimes.LIST -> figures.add(list(line));
        default -> figures.addAll(code(line, bare, alone));
      }
    }
    return figures;
  }

  private static Line line(List<Line> lines, String name) {
    return lines.stream().filter(line -> line.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<Figure> code(Line line, Line bare, Figure.Reference alone) {
    Figure judged = micros("judge-" + line.name(), line.p50(), alone);
    Figure.Reference itself = new Figure.Reference(judged.name(), judged.value());
    return List.of(
        micros("read-" + line.name(), line.read(), alone),
        aimed(line.name(), judged),
        micros("judge-" + line.name() + "-p99", line.p99(), alone),
        micros("judge-" + line.name() + "-in-turns", line.turns(), itself),
        Figure.of(
            "judge-" + line.name() + "-allocated",
            "KiB",
            line.bytes() / KIBI,
            new Figure.Reference("ES256 alone", bare.bytes() / KIBI)));
  }

  private static Figure aimed(String name, Figure judged) {
    if (FormatCases.CARDS.contains(name)) {
      return judged.aiming(Figure.Aim.atMost(CARD_MICROS, judged.value(), "µs"));
    }
    return name.equals(FormatCases.CERTIFICATE)
        ? judged.aiming(
            new Figure.Aim(
                "ratio ≤ " + Figure.number(CERTIFICATE_RATIO), judged.ratio() <= CERTIFICATE_RATIO))
        : judged;
  }

  private static Figure micros(String name, long nanos, Figure.Reference reference) {
    return Figure.of(name, "µs", nanos / MICRO, reference);
  }

  private static Figure lookUp(Line line, Figure.Reference alone) {
    Figure figure = micros(line.name(), line.p50(), alone);
    return figure.aiming(Figure.Aim.atMost(LOOK_UP_MICROS, figure.value(), "µs"));
  }

  private static Figure list(Line line) {
    double mebi = line.bytes() / MEBI;
    return Figure.of(
            line.name(),
            "MiB",
            mebi,
            new Figure.Reference("64 bits for each of a million", 8e6 / MEBI))
        .aiming(Figure.Aim.atMost(LIST_MEBI, mebi, "MiB"));
  }
}
