package tramquet.kiosk;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.risk.Decision;
import tramquet.kiosk.risk.Evidence;
import tramquet.kiosk.screen.ScreenName;
import tramquet.kiosk.uplink.UplinkEvents;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.Written;
import tramquet.wire.Epoch;
import tramquet.wire.Reason;
import tramquet.wire.RecordHeader;

/// Each step of the line as a JSON line, for a program that watches the kiosk: `tramquet-kiosk run
/// --trace`. Says which format, which verdict and when, and nothing about a person.
///
/// Nobody waits for who reads it: calls only hand over, and where the reader does not keep up lines
/// are lost and counted.
///
/// Thread: any; lines are made and printed on a thread of its own, `trace`, in the order of the
/// calls.
final class JsonTrace implements LaneTrace, UplinkEvents {
  private static final JsonMapper JSON = JsonMapper.shared();

  /// Lines that wait: those of some hundred visitors.
  private static final int WAITING = 4_096;

  private static final long LAST_WORDS_SECONDS = 5;

  private final PrintStream out;
  private final LongSupplier nanoTime;
  private final AtomicLong scans = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final ThreadPoolExecutor printer;

  /// By the thread `trace` only.
  private final IdentityHashMap<Effect.Commit, Long> scanOf = new IdentityHashMap<>();

  JsonTrace(PrintStream out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
    printer =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("trace").factory(),
            (_, _) -> lost.incrementAndGet());
  }

  void ready(long atNanos) {
    print(() -> event("ready", atNanos));
  }

  /// A screen has reached the display's buffer.
  void painted(Screen screen, long atNanos) {
    print(() -> event("painted", atNanos).put("screen", name(screen)));
  }

  void pin(String name, boolean on, long atNanos) {
    print(() -> event("pin", atNanos).put("pin", name).put("on", on));
  }

  void pictures(List<Path> files) {
    print(() -> {
      ObjectNode node = event("pictures");
      ArrayNode all = node.putArray("files");
      files.forEach(file -> all.add(file.toString()));
      return node;
    });
  }

  /// The last line; returns when everything is printed, or nobody reads any more.
  void stopped(long unsent) {
    printer.shutdown();
    try {
      if (printer.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
        line(event("stopped").put("unsent", unsent).put("lostLines", lost.get()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void scanned(ScanData scan) {
    long atNanos = nanoTime.getAsLong();
    long number = scans.incrementAndGet();
    print(() ->
        event("scan", atNanos)
            .put("scan", number)
            .put("firstByteNanos", scan.firstByteNanos())
            .put("lastByteNanos", scan.lastByteNanos()));
  }

  @Override
  public void assessed(Assessment assessment) {
    long atNanos = nanoTime.getAsLong();
    long number = scans.get();
    print(() -> assessed(event("assessed", atNanos).put("scan", number), assessment));
  }

  private static ObjectNode assessed(ObjectNode node, Assessment assessment) {
    return switch (assessment) {
      case Assessment.Judged(Evidence evidence, Decision decision, long _) ->
          judged(node, evidence, decision);
      case Assessment.SameVisit(Evidence evidence, _) ->
          node.put("format", evidence.shown().getLast().format()).put("outcome", "same-visit");
      case Assessment.PlaceCodeShown _ -> node.put("outcome", "place-code");
      case Assessment.Unreadable _ -> node.put("outcome", "unreadable");
    };
  }

  private static ObjectNode judged(ObjectNode node, Evidence evidence, Decision decision) {
    node.put("format", evidence.shown().getLast().format());
    ArrayNode reasons = node.putArray("reasons");
    return switch (decision) {
      case Decision.Admit _ -> node.put("outcome", "admit");
      case Decision.Ask _ -> node.put("outcome", "ask");
      case Decision.Refuse refusal -> {
        refusal.reasons().stream().map(Reason::text).forEach(reasons::add);
        yield node.put("outcome", "refuse");
      }
    };
  }

  @Override
  public void committing(Effect.Commit commit) {
    if (commit instanceof Effect.CommitVisit) {
      long number = scans.get();
      printer.execute(() -> scanOf.put(commit, number));
    }
  }

  @Override
  public void written(Effect.Commit commit, Written written) {
    long atNanos = nanoTime.getAsLong();
    switch (written.outcome()) {
      case Appended.Committed(List<RecordHeader> headers) -> {
        // The scan is the first one's: an alarm is its visit's.
        print(() -> ofScan(commit, committed(headers.getFirst(), atNanos)));
        headers.stream().skip(1).forEach(each -> print(() -> committed(each, atNanos)));
      }
      case Appended.NotCommitted(Appended.Cause cause) ->
          print(() ->
              ofScan(
                  commit,
                  event("failed", atNanos).put("cause", cause.name().toLowerCase(Locale.ROOT))));
    }
  }

  /// A record that no lane asked for is on disk.
  void noted(RecordHeader header) {
    long atNanos = nanoTime.getAsLong();
    print(() -> committed(header, atNanos));
  }

  private static ObjectNode committed(RecordHeader header, long atNanos) {
    return event("committed", atNanos)
        .put("kind", header.kind().text())
        .put("id", header.id().toString())
        .put("epoch", header.epoch().text())
        .put("seq", header.seq());
  }

  private ObjectNode ofScan(Effect.Commit commit, ObjectNode node) {
    Optional.ofNullable(scanOf.remove(commit)).ifPresent(number -> node.put("scan", number));
    return node;
  }

  @Override
  public void shown(Screen screen) {
    long atNanos = nanoTime.getAsLong();
    print(() -> event("screen", atNanos).put("screen", name(screen)));
  }

  @Override
  public void connected() {
    print(() -> event("uplink").put("state", "connected"));
  }

  @Override
  public void disconnected(String reason) {
    print(() -> event("uplink").put("state", "disconnected"));
  }

  @Override
  public void delivered(Epoch epoch, long from, long to) {
    print(() -> event("delivered").put("epoch", epoch.text()).put("upTo", to));
  }

  @Override
  public void acknowledged(Epoch epoch, long upTo) {
    print(() -> event("acknowledged").put("epoch", epoch.text()).put("upTo", upTo));
  }

  private static String name(Screen screen) {
    if (screen instanceof Screen.Unprovisioned
        || screen instanceof Screen.ForStaff
        || screen instanceof Screen.ClaimRefused) {
      return ScreenName.of(screen);
    }
    return screen
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  private static ObjectNode event(String type) {
    return JSON.createObjectNode().put("t", type);
  }

  private static ObjectNode event(String type, long atNanos) {
    return event(type).put("atNanos", atNanos);
  }

  private void print(Supplier<ObjectNode> line) {
    printer.execute(() -> line(line.get()));
  }

  private void line(ObjectNode node) {
    out.println(node);
    out.flush();
  }
}
