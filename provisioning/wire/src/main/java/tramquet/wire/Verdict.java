package tramquet.wire;

/// How a visit was decided: green or red. There is no third: asking ends in one of them, or in no
/// visit.
public enum Verdict {
  ADMIT,
  REFUSE
}
