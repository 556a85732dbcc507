package tramquet.kiosk.lane;

import java.util.Optional;
import tramquet.kiosk.risk.Evidence;
import tramquet.wire.Direction;

/// Makes green a screen: whose code it was, and whether a certificate was verified.
final class AdmittedScreen {
  private AdmittedScreen() {}

  static Screen of(Evidence evidence) {
    return new Screen.Admitted(
        evidence.way(),
        evidence.maskedName(),
        evidence.provesHealth() ? Screen.Proof.CERTIFICATE : Screen.Proof.NONE,
        Speech.of(evidence));
  }

  /// Staff vouch for the person, and for no paper: it may have been refused.
  static Screen byStaff(Direction direction, Optional<Evidence> evidence) {
    return new Screen.Admitted(
        direction,
        evidence.flatMap(Evidence::maskedName),
        Screen.Proof.NONE,
        evidence.flatMap(Speech::of));
  }
}
