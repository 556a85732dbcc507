package tramquet.kiosk;

import java.util.function.Consumer;
import tramquet.kiosk.clock.ClockGuard;
import tramquet.kiosk.doctor.Report;
import tramquet.kiosk.presence.PlaceHistory;
import tramquet.kiosk.risk.Assessor;
import tramquet.kiosk.visit.VisitWriter;

/// What a lane needs to judge and to write, and has only with keys and rules.
///
/// Thread: the lane's.
///
/// @param examiner looks at every part, and tells whoever asked; never on the caller's thread
record Services(
    Assessor assessor,
    ShadowRules shadow,
    Drafts drafts,
    PlaceHistory history,
    VisitWriter writer,
    ClockGuard clock,
    Consumer<Consumer<Report>> examiner) {}
