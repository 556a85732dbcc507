package tramquet.technician.doctor;

import java.util.Comparator;
import java.util.List;

/// How everything was found.
///
/// @param findings in the order in which they were asked; a part may have several
public record Report(List<Finding> findings) {

  /// Copies the list.
  public Report {
    findings = List.copyOf(findings);
  }

  /// The worst of it.
  public Grade grade() {
    return findings.stream()
        .map(Finding::grade)
        .max(Comparator.naturalOrder())
        .filter(worst -> worst != Grade.NOT_ASKED)
        .orElse(Grade.WELL);
  }

  /// The parts that are as bad as the worst, the first to begin with; none where all is well.
  public List<Part> culprits() {
    Grade worst = grade();
    return worst == Grade.WELL
        ? List.of()
        : findings.stream()
            .filter(each -> each.grade() == worst)
            .map(Finding::part)
            .distinct()
            .toList();
  }
}
