package tramquet.kiosk.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where the time of a scan goes, by the kiosk's own trace: each step ends where the next begins.
final class LineSteps {
  /// Steps in the order of the line, each with the line of the trace and the member that ends it.
  private enum Step {
    READ("scan", "lastByteNanos"),
    HAND_OVER("scan", "atNanos"),
    JUDGE("assessed", "atNanos"),
    WRITE("committed", "atNanos"),
    LAMP("pin", "atNanos");

    private final String line;
    private final String member;

    Step(String line, String member) {
      this.line = line;
      this.member = member;
    }
  }

  private final List<Map<Step, Long>> scans = new ArrayList<>();

  /// Waits for the lamp.
  ///
  /// @param playedNanos when the reader wrote the last byte
  /// @return from there to the lamp, in nanoseconds
  long await(Running lane, long playedNanos) throws InterruptedException {
    Map<String, String> lines = new HashMap<>();
    String line = "";
    while (!Measured.isLampOn(line)) {
      line = lane.await(_ -> true);
      lines.put(JsonMapper.shared().readTree(line).path("t").asString(""), line);
    }
    Map<Step, Long> took = new HashMap<>();
    long before = playedNanos;
    for (Step step : Step.values()) {
      JsonNode node = JsonMapper.shared().readTree(lines.getOrDefault(step.line, "{}"));
      long end = node.required(step.member).longValue();
      took.put(step, end - before);
      before = end;
    }
    scans.add(took);
    return before - playedNanos;
  }

  /// The median of each step, without the first scan.
  List<Figure> figures(Figure.Reference whole) {
    List<Figure> figures = new ArrayList<>();
    for (Step step : Step.values()) {
      long[] nanos =
          scans.stream().skip(1).mapToLong(took -> took.getOrDefault(step, 0L)).toArray();
      String name = step.name().toLowerCase(Locale.ROOT).replace('_', '-');
      figures.add(Figure.of("line-" + name + "-p50", "ms", new Spread(nanos).median(), whole));
    }
    return figures;
  }
}
