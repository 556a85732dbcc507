package tramquet.kiosk;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.risk.Decision;
import tramquet.kiosk.risk.Evidence;
import tramquet.kiosk.uplink.UplinkEvents;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.Written;
import tramquet.wire.Epoch;
import tramquet.wire.Reason;
import tramquet.wire.RecordHeader;

/// Each step of the line as a JSON line, for a program that watches the kiosk: `tramquet-kiosk run
/// --trace`. Says which format, which verdict and when, and nothing about a person.
///
/// Thread: any.
final class JsonTrace implements LaneTrace, UplinkEvents {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final PrintStream out;
  private final IdentityHashMap<Effect.Commit, Long> scanOf = new IdentityHashMap<>();
  private long scans;

  JsonTrace(PrintStream out) {
    this.out = out;
  }

  void ready(long atNanos) {
    print(event("ready").put("atNanos", atNanos));
  }

  /// The first frame has reached the display's buffer.
  void painted(long atNanos) {
    print(event("painted").put("atNanos", atNanos));
  }

  void pin(String name, boolean on, long atNanos) {
    print(event("pin").put("pin", name).put("on", on).put("atNanos", atNanos));
  }

  void pictures(List<Path> files) {
    ObjectNode node = event("pictures");
    ArrayNode all = node.putArray("files");
    files.forEach(file -> all.add(file.toString()));
    print(node);
  }

  void stopped(long unsent) {
    print(event("stopped").put("unsent", unsent));
  }

  @Override
  public synchronized void scanned(ScanData scan) {
    scans++;
    print(
        event("scan")
            .put("scan", scans)
            .put("firstByteNanos", scan.firstByteNanos())
            .put("lastByteNanos", scan.lastByteNanos()));
  }

  @Override
  public synchronized void assessed(Assessment assessment) {
    ObjectNode node = event("assessed").put("scan", scans);
    switch (assessment) {
      case Assessment.Judged(Evidence evidence, Decision decision, long _) ->
          judged(node, evidence, decision);
      case Assessment.SameVisit(Evidence evidence, _) -> {
        node.put("format", evidence.shown().getLast().format());
        node.put("outcome", "same-visit");
      }
      case Assessment.PlaceCodeShown _ -> node.put("outcome", "place-code");
      case Assessment.Unreadable _ -> node.put("outcome", "unreadable");
    }
    print(node);
  }

  private static void judged(ObjectNode node, Evidence evidence, Decision decision) {
    node.put("format", evidence.shown().getLast().format());
    ArrayNode reasons = node.putArray("reasons");
    switch (decision) {
      case Decision.Admit _ -> node.put("outcome", "admit");
      case Decision.Ask _ -> node.put("outcome", "ask");
      case Decision.Refuse refusal -> {
        node.put("outcome", "refuse");
        refusal.reasons().stream().map(Reason::text).forEach(reasons::add);
      }
    }
  }

  @Override
  public synchronized void committing(Effect.Commit commit) {
    if (commit instanceof Effect.CommitVisit) {
      scanOf.put(commit, scans);
    }
  }

  @Override
  public synchronized void written(Effect.Commit commit, Written written) {
    Optional<Long> scan = Optional.ofNullable(scanOf.remove(commit));
    switch (written.outcome()) {
      case Appended.Committed(List<RecordHeader> headers) -> {
        // The scan is the first one's: an alarm is its visit's.
        print(of(scan, committed(headers.getFirst())));
        headers.stream().skip(1).map(JsonTrace::committed).forEach(this::print);
      }
      case Appended.NotCommitted(Appended.Cause cause) ->
          print(of(scan, event("failed").put("cause", cause.name().toLowerCase(Locale.ROOT))));
    }
  }

  private static ObjectNode committed(RecordHeader header) {
    return event("committed")
        .put("kind", header.kind().text())
        .put("id", header.id().toString())
        .put("epoch", header.epoch().text())
        .put("seq", header.seq());
  }

  private static ObjectNode of(Optional<Long> scan, ObjectNode node) {
    scan.ifPresent(number -> node.put("scan", number));
    return node;
  }

  @Override
  public void shown(Screen screen) {
    print(event("screen").put("screen", name(screen)));
  }

  @Override
  public void connected() {
    print(event("uplink").put("state", "connected"));
  }

  @Override
  public void disconnected(String reason) {
    print(event("uplink").put("state", "disconnected"));
  }

  @Override
  public void delivered(Epoch epoch, long from, long to) {
    print(event("delivered").put("epoch", epoch.text()).put("upTo", to));
  }

  @Override
  public void acknowledged(Epoch epoch, long upTo) {
    print(event("acknowledged").put("epoch", epoch.text()).put("upTo", upTo));
  }

  private static String name(Screen screen) {
    return screen
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  private static ObjectNode event(String type) {
    return JSON.createObjectNode().put("t", type);
  }

  private synchronized void print(ObjectNode node) {
    out.println(node);
    out.flush();
  }
}
