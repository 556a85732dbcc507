package tramquet.kiosk.risk;

import java.util.List;
import tramquet.wire.Reason;

/// One thing to look at before a person is let in. A new rule is one file and one line in
/// `RiskRules`.
///
/// Thread: stateless.
public interface RiskRule {

  /// What speaks against admitting; empty when nothing does.
  List<Reason> objections(Evidence evidence, Packs packs);
}
