package tramquet.kiosk;

import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.lane.LaneRules;

/// The lane's part of the configuration, in the machine's own words.
final class LaneParts {
  private LaneParts() {}

  static LaneRules rules(KioskConfig config) {
    KioskConfig.Lane lane = config.lane();
    return new LaneRules(
        lane.direction(),
        Readers.ways(config),
        switch (lane.confirm()) {
          case VERDICT -> LaneRules.Confirm.VERDICT;
          case PASSAGE -> LaneRules.Confirm.PASSAGE;
        },
        lane.touchScreen(),
        lane.declareAddress().toString(),
        lane.hotline(),
        lane.admittedTime(),
        lane.refusedTime(),
        lane.askTimeout(),
        lane.passageTimeout(),
        lane.unreadableTime(),
        lane.readmitTime(),
        lane.holdLimit(),
        lane.trip());
  }
}
