package tramquet.drivers.scanner;

import java.time.Duration;
import java.util.Optional;
import tramquet.drivers.Bytes;
import tramquet.drivers.scanner.HidPosLayout.Part;

/// Reports of a scanner in HID POS mode to frames: a pure function over sealed states.
///
/// ```
///                report, more follows                  report, the last
///   Between ──────────────────────────▶ Collecting ────────────────────▶ Between
///      │  ▲ report, the only one: frame    │                  frame
///      └──┘                                │ not the layout, too long, reports lost, silence
///                                          ▼
///                                       Skipping ── the last report, or long silence ──▶ Between
/// ```
///
/// A code of 2,953 bytes takes 53 reports. Reports have no numbers: that one is missing shows by
/// the deadline, by a report of another kind of code, and by [#lost].
///
/// Thread: immutable.
///
/// @param layout how this maker lays out reports
/// @param rules the longest frame, and the longest pause between two reports of one code
record HidPosParser(HidPosLayout layout, FrameRules rules) {

  /// What the parser knows between two reports.
  sealed interface State {}

  /// Nothing of a code has come yet.
  record Between() implements State {}

  /// A code has begun.
  ///
  /// @param last its newest part
  record Collecting(Part last, Bytes bytes, long firstNanos) implements State {}

  /// A code was broken; its rest is skipped.
  record Skipping() implements State {}

  /// What came of one input.
  ///
  /// @param answer what the scanner said to a command
  record Step(State state, Optional<Frame> frame, Optional<Bytes> answer, Discards discards) {
    Step(State state) {
      this(state, Discards.NONE);
    }

    private Step(State state, Discards discards) {
      this(state, Optional.empty(), Optional.empty(), discards);
    }

    private Step plus(Discards more) {
      return new Step(state, frame, answer, discards.plus(more));
    }
  }

  /// Where every device begins.
  State start() {
    return new Between();
  }

  /// A report came.
  ///
  /// @param report its number first
  /// @param atNanos when, on the clock of `System.nanoTime`
  Step report(State state, Bytes report, long atNanos) {
    if (report.length() == 0 || report.at(0) != HidPosLayout.SCANNED) {
      // Of another use, such as a battery's.
      return new Step(state);
    }
    return layout
        .part(report)
        .map(part -> part(state, part, atNanos))
        .orElseGet(() ->
            new Step(
                HidPosLayout.isLast(report) ? new Between() : new Skipping(),
                Discards.ONE_BAD_CHECK));
  }

  private Step part(State state, Part part, long atNanos) {
    return switch (state) {
      case Between() -> grown(part, part.data(), atNanos, atNanos);
      case Collecting(Part last, Bytes bytes, long first) when part.goesWith(last) ->
          grown(part, bytes.plus(part.data()), first, atNanos);
      // The end of the code before is missing.
      case Collecting _ -> part(new Between(), part, atNanos).plus(Discards.ONE_TIMEOUT);
      case Skipping() when part.more() -> new Step(state);
      case Skipping() -> new Step(new Between(), Discards.ONE_RESYNC);
    };
  }

  private Step grown(Part part, Bytes bytes, long firstNanos, long atNanos) {
    if (bytes.length() > rules.longest()) {
      return new Step(part.more() ? new Skipping() : new Between(), Discards.ONE_OVERSIZE);
    } else if (part.more()) {
      return part.data().length() == 0
          ? new Step(new Skipping(), Discards.ONE_BAD_CHECK)
          : new Step(new Collecting(part, bytes, firstNanos));
    } else if (isAnswer(part)) {
      return new Step(new Between(), Optional.empty(), Optional.of(bytes), Discards.NONE);
    } else if (bytes.length() == 0) {
      return new Step(new Between(), Discards.ONE_EMPTY);
    }
    Frame frame = new Frame(bytes, part.identifier(), firstNanos, atNanos);
    return new Step(new Between(), Optional.of(frame), Optional.empty(), Discards.NONE);
  }

  /// `]Z` is what comes from no code (ISO/IEC 15424); `]X0` Honeywell puts before the text that
  /// answers a command, and before no code that it reads.
  private static boolean isAnswer(Part part) {
    String text = part.identifier().text();
    return text.startsWith("]Z") || text.equals("]X0");
  }

  /// The device was watched and no report came.
  ///
  /// @param lasting since the last report, at least
  Step silence(State state, Duration lasting) {
    boolean fresh = lasting.compareTo(rules.freshStart()) >= 0;
    return switch (state) {
      case Collecting _ when lasting.compareTo(rules.interByte()) >= 0 ->
          new Step(fresh ? new Between() : new Skipping(), Discards.ONE_TIMEOUT);
      case Skipping() when fresh -> new Step(new Between());
      case Between(), Collecting _, Skipping() -> new Step(state);
    };
  }

  /// Reports were thrown away on the way: what they belonged to is broken.
  Step lost(State state) {
    return new Step(
        new Skipping(), state instanceof Collecting ? Discards.ONE_TIMEOUT : Discards.NONE);
  }
}
