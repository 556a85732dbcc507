package tramquet.kiosk.screen;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tramquet.kiosk.doctor.Finding;
import tramquet.kiosk.doctor.Grade;
import tramquet.kiosk.doctor.Part;
import tramquet.kiosk.doctor.Report;
import tramquet.kiosk.lane.Recent;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.SelfTest;
import tramquet.kiosk.lane.SetUp;
import tramquet.kiosk.lane.StaffPage;
import tramquet.wire.Direction;

/// What staff and technicians see, the fullest included.
final class StaffSpecimens {
  private static final String LONG =
      "Đặng Huỳnh Nguyễn Phước Bảo Quỳnh Công Tằng Tôn Nữ Thị Ngọc T****";

  private StaffSpecimens() {}

  static Map<String, Screen> all() {
    Map<String, StaffPage> pages = new LinkedHashMap<>();
    pages.put("pin", new StaffPage.PinPad(false, Duration.ZERO));
    pages.put("pin-wrong", new StaffPage.PinPad(true, Duration.ZERO));
    pages.put("pin-wait", new StaffPage.PinPad(true, Duration.ofSeconds(320)));
    pages.put("menu", new StaffPage.Menu(Optional.empty(), Optional.empty(), false, false));
    pages.put(
        "menu-person",
        new StaffPage.Menu(Optional.of("NGUYỄN V** A***"), Optional.of("pha-0715"), false, true));
    pages.put(
        "menu-long",
        new StaffPage.Menu(
            Optional.of(LONG), Optional.of(ScreenSpecimens.LONG_TRIP), false, false));
    pages.put("menu-held", new StaffPage.Menu(Optional.empty(), Optional.empty(), true, false));
    pages.put("admit", new StaffPage.Reasons(false, Optional.of("NGUYỄN V** A***")));
    pages.put("hold", new StaffPage.Reasons(true, Optional.empty()));
    pages.put("trip", new StaffPage.TripPad(Optional.empty()));
    pages.put("visits", new StaffPage.Visits(true, rows()));
    pages.put("visits-none", new StaffPage.Visits(true, List.of()));
    pages.put("visits-by-code", new StaffPage.Visits(false, rows()));
    pages.put("languages", new StaffPage.Languages());
    pages.put(
        "pins",
        new StaffPage.Pins(
            List.of(
                SelfTest.Step.RED,
                SelfTest.Step.GREEN,
                SelfTest.Step.AMBER,
                SelfTest.Step.BUZZER,
                SelfTest.Step.GATE),
            Optional.of(report(Grade.WELL))));
    pages.put("new-claim", new StaffPage.NewClaim(true, Optional.empty()));
    pages.put("new-claim-by-code", new StaffPage.NewClaim(false, Optional.empty()));
    pages.put("new-claim-over", new StaffPage.NewClaim(true, Optional.of(SetUp.Why.OVER)));
    pages.put("parts-looking", new StaffPage.Parts(true, Optional.empty()));
    pages.put("parts-well", new StaffPage.Parts(true, Optional.of(report(Grade.WELL))));
    pages.put("parts-more", new StaffPage.Parts(true, Optional.of(report(Grade.WELL)), 1));
    pages.put("parts-broken", new StaffPage.Parts(true, Optional.of(report(Grade.BROKEN))));
    pages.put("parts-by-code", new StaffPage.Parts(false, Optional.of(report(Grade.WORN))));
    for (SelfTest.Step step : SelfTest.Step.values()) {
      pages.put(
          "trial-" + Words.stable(step),
          new StaffPage.Trial(true, new SelfTest(List.of(step), Set.of())));
    }
    pages.put(
        "trial-by-code",
        new StaffPage.Trial(false, new SelfTest(List.of(SelfTest.Step.RED), Set.of())));
    pages.put(
        "trial-by-code-reader",
        new StaffPage.Trial(false, new SelfTest(List.of(SelfTest.Step.READER), Set.of())));
    pages.put("result-pass", result(Set.of(), Grade.WELL));
    pages.put(
        "result-broken",
        result(EnumSet.of(SelfTest.Step.GATE, SelfTest.Step.BUZZER), Grade.BROKEN));
    Map<String, Screen> screens = new LinkedHashMap<>();
    pages.forEach((name, page) -> screens.put("staff-" + name, new Screen.ForStaff(page)));
    return screens;
  }

  private static StaffPage result(Set<SelfTest.Step> failed, Grade grade) {
    return new StaffPage.Result(true, new SelfTest(List.of(), failed), report(grade));
  }

  private static List<StaffPage.Row> rows() {
    List<StaffPage.Row> rows = new ArrayList<>();
    List<Optional<String>> names =
        List.of(
            Optional.of("NGUYỄN V** A***"),
            Optional.of(LONG),
            Optional.empty(),
            Optional.of("Lê T** H****"));
    for (int i = 0; i < 10; i++) {
      Recent.Outcome[] all = Recent.Outcome.values();
      rows.add(
          new StaffPage.Row(
              names.get(i % names.size()),
              all[i % all.length],
              i % 4 == 3 ? Direction.EXIT : Direction.ENTRY,
              Duration.ofSeconds(7L << (2 * i))));
    }
    return rows;
  }

  private static Report report(Grade worst) {
    boolean broken = worst == Grade.BROKEN;
    return new Report(
        "ben-xe-01",
        true,
        List.of(
            Finding.well(Part.PROGRAM, "running")
                .with("version", "0.1.0")
                .with("pid", 4711)
                .with("uptime-s", 86_400)
                .with("heap-mib", 61),
            Finding.of(Part.READER, broken ? worst : Grade.WELL, broken ? "gone" : "online")
                .with("codes", 1_204)
                .with("bytes", 148_301)
                .with("opened", 2)
                .with("discarded", 3),
            Finding.well(Part.SETUP, "complete"),
            Finding.well(Part.EXIT_READER, "online")
                .with("codes", 1_190)
                .with("bytes", 140_013)
                .with("opened", 1)
                .with("discarded", 0),
            Finding.of(Part.LANE, broken ? worst : Grade.WELL, broken ? "scanner-gone" : "ready"),
            Finding.well(Part.SCREEN, "answers").with("size", "1280x800"),
            Finding.well(Part.PINS, "online")
                .with("red", "off")
                .with("green", "ON")
                .with("amber", "off")
                .with("buzzer", "off")
                .with("gate", "off")
                .with("passage", "off")
                .with("ready", "off")
                .with("emergency", "off"),
            Finding.well(Part.SOUND, "online"),
            Finding.well(Part.STORAGE, "writes")
                .with("taken-percent", 3)
                .with("unsent", 0)
                .with("damaged", 0),
            Finding.well(Part.DISK, "room").with("free-mib", 21_004).with("size-mib", 29_000),
            Finding.of(
                Part.CLOCK,
                worst == Grade.WELL ? Grade.WELL : Grade.WORN,
                worst == Grade.WELL ? "synchronised" : "not-synchronised"),
            Finding.well(Part.PACKS, "fresh")
                .with("rules", "pc-covid v7")
                .with("watch-list", "v41, 0 d, fresh"),
            Finding.well(Part.BROKER, "online")
                .with("address", "ssl://broker.example.vn:8883")
                .with("unsent", 0),
            Finding.well(Part.LATENCY, "in-budget")
                .with("codes", 1_204)
                .with("p50-ms", 21)
                .with("p95-ms", 40)
                .with("p99-ms", 77)
                .with("budget-ms", "50/100/200")));
  }
}
