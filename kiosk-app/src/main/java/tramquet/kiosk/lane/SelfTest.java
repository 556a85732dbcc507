package tramquet.kiosk.lane;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tramquet.kiosk.doctor.Grade;
import tramquet.kiosk.doctor.Report;

/// A walk along everything that a person has to look at, one part after the other; the rest the
/// kiosk looks at itself.
///
/// @param left the steps that are not answered yet, the present one first
/// @param failed those that were answered with no
public record SelfTest(List<Step> left, Set<Step> failed) {

  /// Copies both.
  public SelfTest {
    left = List.copyOf(left);
    failed = Set.copyOf(failed);
  }

  /// What a person is asked.
  public enum Step {
    /// Is the red lamp lit?
    RED,
    /// Is the green lamp lit?
    GREEN,
    /// Is the amber lamp lit?
    AMBER,
    /// Is a tone heard?
    BUZZER,
    /// Has the gate opened?
    GATE,
    /// Show any code: that it is read is the answer.
    READER
  }

  /// A walk that begins.
  static SelfTest of(List<Step> steps) {
    return new SelfTest(steps, Set.of());
  }

  /// The present step is answered.
  SelfTest answered(boolean yes) {
    Set<Step> no = EnumSet.noneOf(Step.class);
    no.addAll(failed);
    if (!yes) {
      no.add(left.getFirst());
    }
    return new SelfTest(left.subList(1, left.size()), no);
  }

  /// Whether every step is answered.
  public boolean over() {
    return left.isEmpty();
  }

  /// The parts that do not do what they should, by stable words, those that a person has seen
  /// first; none: the lane can be left alone.
  ///
  /// @param report what the kiosk has seen itself
  public List<String> broken(Report report) {
    Stream<String> seen =
        Stream.of(Step.values())
            .filter(failed::contains)
            .map(step -> step.name().toLowerCase(Locale.ROOT));
    Stream<String> found =
        report.grade() == Grade.BROKEN
            ? report.culprits().stream().map(part -> part.text())
            : Stream.of();
    return Stream.concat(seen, found).distinct().toList();
  }
}
