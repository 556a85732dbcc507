package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.config.TripTime;
import tramquet.kiosk.lane.StaffAct;

final class TripTableTest {
  private static final List<TripTime> LINES =
      List.of(
          new TripTime(LocalTime.of(9, 30), Optional.empty()),
          new TripTime(LocalTime.of(6, 0), Optional.of("ferry-7")));
  private static final StaffAct BEGINS = new StaffAct.StartTrip(StaffAct.TIMETABLE, "ferry-7");
  private static final StaffAct ENDS = new StaffAct.EndTrip(StaffAct.TIMETABLE);

  private final List<StaffAct> told = new ArrayList<>();
  private WallTime now = at("05:59");

  /// A time of day in Việt Nam.
  private static WallTime at(String time) {
    return new WallTime(Instant.parse("2026-10-05T" + time + ":00+07:00"), true);
  }

  private TripTable table(boolean running) {
    return new TripTable(LINES, running, () -> now, told::add);
  }

  private List<StaffAct> toldAt(TripTable table, String time) {
    told.clear();
    now = at(time);
    table.look();
    table.look();
    return List.copyOf(told);
  }

  @Test
  void aTripBeginsAndEndsByTheClockOnceEach() {
    TripTable table = table(true);
    assertEquals(List.of(), toldAt(table, "05:59"));
    assertEquals(List.of(BEGINS), toldAt(table, "06:00"));
    assertEquals(List.of(), toldAt(table, "09:29"));
    assertEquals(List.of(ENDS), toldAt(table, "09:31"));
  }

  @Test
  void whoeverIsSwitchedOnLaterCatchesUp() {
    assertEquals(List.of(BEGINS), toldAt(table(false), "07:00"));
  }

  @Test
  void aTripThatRunsIsNotReplacedByARestart() {
    now = at("07:00");
    assertEquals(List.of(), toldAt(table(true), "07:01"));
  }

  @Test
  void whileNobodyKnowsTheTimeNothingBegins() {
    TripTable table = table(false);
    now = new WallTime(at("06:00").instant(), false);
    table.look();
    assertEquals(List.of(), told);
    assertEquals(List.of(BEGINS), toldAt(table, "06:01"));
  }
}
