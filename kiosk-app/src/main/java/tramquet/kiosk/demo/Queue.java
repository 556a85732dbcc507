package tramquet.kiosk.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import tramquet.drivers.Bytes;
import tramquet.kiosk.demo.Happening.Ended;
import tramquet.kiosk.demo.Happening.InputEnded;
import tramquet.kiosk.demo.Happening.Said;
import tramquet.kiosk.demo.Happening.Typed;
import tramquet.wire.Decoded;

/// The visitors before the reader: those of the script, and whoever types a code.
///
/// Thread: one at a time.
final class Queue {
  private static final Duration MOMENT = Duration.ofMillis(200);

  private final Parts parts;
  private final Board board;
  private final Story story;
  private final Terminal terminal;
  private final Set<Integer> typists = new HashSet<>();
  private final List<String> pictures = new ArrayList<>();
  private int last;
  private int asked;
  private boolean typing = true;

  Queue(Parts parts, Board board, Story story, Terminal terminal) {
    this.parts = parts;
    this.board = board;
    this.story = story;
    this.terminal = terminal;
  }

  /// Hears what happened before anybody came.
  void catchUp(List<Happening> happenings) throws DemoFailed {
    for (Happening each : happenings) {
      heard(each);
    }
  }

  /// Lets everybody come.
  void play(Morning morning) throws InterruptedException, DemoFailed {
    board.say(LineText.LEGEND);
    last = morning.visitors().size();
    Typing.listen(System.in, parts::tell);
    for (Visitor visitor : morning.visitors()) {
      pass(visitor.gap());
      show(visitor.number(), visitor.about(), visitor.showings());
      until(() -> story.playedCount() >= asked);
    }
    pass(MOMENT.multipliedBy(3));
    if (terminal.readsFromTerminal() && typing) {
      board.say("type or paste a code, Ctrl-D ends");
    }
    until(() -> !typing && story.playedCount() >= asked);
  }

  /// Waits until the centre has everything.
  void settle(Duration limit) throws InterruptedException, DemoFailed {
    pass(MOMENT);
    long untilNanos = System.nanoTime() + limit.toNanos();
    until(() -> story.deliveries().isComplete() || System.nanoTime() - untilNanos > 0);
    story.ends();
    board.show(story.lines());
  }

  /// Hears what the kiosk says while it ends.
  ///
  /// @return the pictures it left
  List<String> farewell() throws InterruptedException, DemoFailed {
    for (Optional<Happening> next = parts.next(MOMENT);
        next.isPresent();
        next = parts.next(MOMENT)) {
      if (next.get() instanceof Ended(Part part, int _) && part == Part.KIOSK) {
        break;
      }
      heard(next.get());
    }
    board.show(story.lines());
    return pictures;
  }

  private void show(int visitor, String about, List<Showing> showings) {
    story.comes(visitor, about);
    for (int i = 0; i < showings.size(); i++) {
      asked++;
      parts.send(Part.PLAYER, new PlayerLine.Show(visitor, i + 1, showings.get(i)).text());
    }
  }

  private void pass(Duration time) throws InterruptedException, DemoFailed {
    long untilNanos = System.nanoTime() + time.toNanos();
    until(() -> System.nanoTime() - untilNanos >= 0, untilNanos);
  }

  private void until(BooleanSupplier done) throws InterruptedException, DemoFailed {
    until(done, Long.MAX_VALUE);
  }

  private void until(BooleanSupplier done, long wakeNanos) throws InterruptedException, DemoFailed {
    while (!done.getAsBoolean()) {
      long left = wakeNanos == Long.MAX_VALUE ? MOMENT.toNanos() : wakeNanos - System.nanoTime();
      Optional<Happening> next =
          parts.next(Duration.ofNanos(Math.clamp(left, 0, MOMENT.toNanos())));
      if (next.isPresent()) {
        heard(next.get());
        board.show(story.lines());
      }
    }
  }

  private void heard(Happening happening) throws DemoFailed {
    switch (happening) {
      case Said(Part part, String line) when part == Part.PLAYER ->
          PlayerLine.read(line).asOptional().ifPresent(story::played);
      case Said(Part part, String line) when part == Part.KIOSK -> traced(line);
      case Said _ -> {}
      case Typed(Bytes code) -> typed(code);
      case InputEnded() -> typing = false;
      case Ended(Part part, int status) ->
          throw parts.failure(part, "has ended too early, with status " + status);
    }
  }

  private void traced(String line) throws DemoFailed {
    switch (TraceReader.read(line)) {
      case Decoded.Value<TraceEvent>(TraceEvent.Pictures(List<String> files)) ->
          pictures.addAll(files);
      case Decoded.Value<TraceEvent>(TraceEvent event) -> story.traced(event);
      case Decoded.Malformed<TraceEvent> _ ->
          throw new DemoFailed("the kiosk's trace has a line that cannot be read");
      case Decoded.NotMine<TraceEvent> _ -> {}
    }
  }

  private void typed(Bytes code) {
    last++;
    typists.add(last);
    if (terminal.readsFromTerminal()) {
      board.typed();
    }
    show(last, "typed", List.of(new Showing(Duration.ZERO, code)));
  }

  /// What has been seen.
  Story story() {
    return story;
  }

  /// What the ledger is to be compared with.
  Check check(Morning morning) {
    Deliveries deliveries = story.deliveries();
    return new Check(
        morning.visitors(),
        deliveries.all(),
        story.recordsOf(typists),
        deliveries.all().size() - deliveries.acknowledgedCount());
  }
}
