package tramquet.kiosk.lane;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tramquet.kiosk.doctor.Report;
import tramquet.wire.Direction;

/// What staff and technicians see. Nothing on it is unmasked.
public sealed interface StaffPage {

  /// A pad of digits.
  ///
  /// @param wrong the last PIN was
  /// @param pause how long none is taken; zero: one is taken now
  record PinPad(boolean wrong, Duration pause) implements StaffPage {}

  /// What staff can do.
  ///
  /// @param person a masked name of whom they have before them; empty where there is nobody, or the
  ///   name could not be read
  /// @param trip that is counted
  /// @param held the gate is
  /// @param closed the lane is, by staff
  record Menu(Optional<String> person, Optional<String> trip, boolean held, boolean closed)
      implements StaffPage {}

  /// The last visitors, the newest first.
  ///
  /// @param touch whether there is a way back
  record Visits(boolean touch, List<Row> rows) implements StaffPage {

    /// Copies the list.
    public Visits {
      rows = List.copyOf(rows);
    }
  }

  /// A visitor.
  ///
  /// @param ago how long ago, in whole seconds
  record Row(Optional<String> maskedName, Recent.Outcome outcome, Direction way, Duration ago) {}

  /// Why.
  ///
  /// @param hold why the gate is held; otherwise why somebody is let in
  /// @param person a masked name of whom
  record Reasons(boolean hold, Optional<String> person) implements StaffPage {}

  /// Which trip begins.
  ///
  /// @param running that is counted now
  record TripPad(Optional<String> running) implements StaffPage {}

  /// The languages that the screens speak, to choose from.
  record Languages() implements StaffPage {}

  /// How every part is.
  ///
  /// @param touch whether there is a way on
  /// @param report empty until it is there
  /// @param sheet 0 and more: the parts do not fit on one; after the last comes the first again
  record Parts(boolean touch, Optional<Report> report, int sheet) implements StaffPage {
    /// The first sheet.
    public Parts(boolean touch, Optional<Report> report) {
      this(touch, report, 0);
    }
  }

  /// The outputs, each to be tried, and every level.
  ///
  /// @param outputs that are wired
  /// @param report empty until it is there
  record Pins(List<SelfTest.Step> outputs, Optional<Report> report) implements StaffPage {

    /// Copies the list.
    public Pins {
      outputs = List.copyOf(outputs);
    }
  }

  /// A step of the self-test.
  ///
  /// @param touch whether it is answered by touch, or by showing a code
  record Trial(boolean touch, SelfTest test) implements StaffPage {}

  /// A kiosk that is set up takes one new claim code.
  ///
  /// @param touch whether there is a way back
  /// @param refused why the last one does not count; empty: none was shown yet
  record NewClaim(boolean touch, Optional<SetUp.Why> refused) implements StaffPage {}

  /// What the self-test has found.
  record Result(boolean touch, SelfTest test, Report report) implements StaffPage {}
}
