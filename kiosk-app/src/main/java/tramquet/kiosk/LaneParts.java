package tramquet.kiosk;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.lane.SelfTest;

/// The lane's part of the configuration, in the machine's own words.
final class LaneParts {
  private LaneParts() {}

  /// What a person can look at here: what is wired, and the reader.
  static List<SelfTest.Step> selfTest(KioskConfig config) {
    KioskConfig.Pins pins = config.pins();
    List<SelfTest.Step> steps = new ArrayList<>();
    add(steps, pins.red(), SelfTest.Step.RED);
    add(steps, pins.green(), SelfTest.Step.GREEN);
    add(steps, pins.amber(), SelfTest.Step.AMBER);
    add(steps, pins.buzzer(), SelfTest.Step.BUZZER);
    add(steps, pins.gate(), SelfTest.Step.GATE);
    steps.add(SelfTest.Step.READER);
    return List.copyOf(steps);
  }

  private static void add(List<SelfTest.Step> steps, OptionalInt pin, SelfTest.Step step) {
    if (pin.isPresent()) {
      steps.add(step);
    }
  }

  static LaneRules rules(KioskConfig config) {
    KioskConfig.Lane lane = config.lane();
    return new LaneRules(
        lane.direction(),
        Readers.ways(config),
        switch (lane.confirm()) {
          case VERDICT -> LaneRules.Confirm.VERDICT;
          case PASSAGE -> LaneRules.Confirm.PASSAGE;
        },
        config.touch(),
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
