package tramquet.kiosk.doctor;

import java.util.Comparator;
import java.util.List;

/// How a whole kiosk was found.
///
/// @param kiosk its id
/// @param running whether the kiosk itself has answered; otherwise what can be seen from outside
/// @param findings in the order of the parts
public record Report(String kiosk, boolean running, List<Finding> findings) {

  /// Copies the list, and puts it in order.
  public Report {
    findings = findings.stream().sorted(Comparator.comparing(Finding::part)).toList();
  }

  /// The worst of it.
  public Grade grade() {
    return findings.stream().map(Finding::grade).max(Comparator.naturalOrder()).orElse(Grade.WELL);
  }

  /// The parts that are as bad as the worst, the first to begin with; none where all is well. A
  /// lane that is out of order for another part that is broken is not to blame.
  public List<Part> culprits() {
    Grade worst = grade();
    if (worst == Grade.WELL) {
      return List.of();
    }
    List<Part> worn =
        findings.stream().filter(each -> each.grade() == worst).map(Finding::part).toList();
    return worn.size() == 1 ? worn : worn.stream().filter(part -> part != Part.LANE).toList();
  }
}
