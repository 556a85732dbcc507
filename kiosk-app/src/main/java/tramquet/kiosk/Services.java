package tramquet.kiosk;

import tramquet.kiosk.clock.ClockGuard;
import tramquet.kiosk.presence.PlaceHistory;
import tramquet.kiosk.risk.Assessor;
import tramquet.kiosk.visit.VisitWriter;

/// What a lane needs to judge and to write, and has only with keys and rules.
///
/// Thread: the lane's.
record Services(
    Assessor assessor,
    ShadowRules shadow,
    Drafts drafts,
    PlaceHistory history,
    VisitWriter writer,
    ClockGuard clock) {}
