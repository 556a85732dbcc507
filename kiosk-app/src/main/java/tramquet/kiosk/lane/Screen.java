package tramquet.kiosk.lane;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tramquet.wire.Direction;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;
import tramquet.wire.ShelfLife;

/// What the window is told to show. One at a time; the window keeps no state of its own and never
/// asks for more.
public sealed interface Screen {

  /// The language of whoever stands there, by ISO 639, where a code told it; empty: that of the
  /// place.
  default Optional<String> language() {
    return Optional.empty();
  }

  /// Nobody there: where to hold the code, and which way the lane leads.
  ///
  /// @param trip the bus or ferry trip that is boarded here
  record Idle(Direction direction, Optional<String> trip) implements Screen {
    /// A lane that counts no trip.
    public Idle(Direction direction) {
      this(direction, Optional.empty());
    }
  }

  /// A code was read and is being decided and written; shown only if that takes longer than a
  /// blink.
  record Busy() implements Screen {}

  /// Green: go.
  ///
  /// @param maskedName such as `NGUYEN V** A***`; empty when the name could not be read
  /// @param proof what was verified on the way
  record Admitted(
      Direction direction, Optional<String> maskedName, Proof proof, Optional<String> language)
      implements Screen {
    /// In the language of the place.
    public Admitted(Direction direction, Optional<String> maskedName, Proof proof) {
      this(direction, maskedName, proof, Optional.empty());
    }
  }

  /// What a signature that somebody we trust has made was good for.
  enum Proof {
    /// Nothing that was shown is signed.
    NONE,
    /// A health certificate is genuine, and in its time.
    CERTIFICATE
  }

  /// Red: stop.
  ///
  /// @param reasons at least one, the most urgent first
  /// @param remedy what to do next
  /// @param address where to declare, shown as text and as a QR code; for `DECLARE_FIRST`
  /// @param hotline telephone number of the health station, for health reasons
  /// @param outOfTime for `CREDENTIAL_EXPIRED` of a code whose signature is good, so that nobody
  ///   takes it for a forgery
  record Refused(
      List<Reason> reasons,
      Remedy remedy,
      Optional<String> address,
      Optional<String> hotline,
      Optional<OutOfTime> outOfTime,
      Optional<String> language)
      implements Screen {

    /// Copies the list.
    public Refused {
      reasons = List.copyOf(reasons);
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("a refusal has a reason");
      }
    }

    /// In the language of the place.
    public Refused(
        List<Reason> reasons,
        Remedy remedy,
        Optional<String> address,
        Optional<String> hotline,
        Optional<OutOfTime> outOfTime) {
      this(reasons, remedy, address, hotline, outOfTime, Optional.empty());
    }
  }

  /// When a genuine code holds, if not now. Days are those of Việt Nam.
  sealed interface OutOfTime {
    /// Its time is over.
    record ExpiredOn(LocalDate day) implements OutOfTime {}

    /// Its time has not begun.
    record ValidFrom(LocalDate day) implements OutOfTime {}
  }

  /// Neutral: a declaration or a second code of the same person is missing.
  ///
  /// @param touch whether the lane has a touch screen, so that questions can be answered here
  /// @param missing what is missing: at least one of the reasons for which a decision asks
  /// @param time how long the answer is awaited, from the moment it is shown
  record Asking(boolean touch, Set<Reason> missing, Duration time, Optional<String> language)
      implements Screen {

    /// Copies the set, in the order of urgency.
    public Asking {
      if (missing.isEmpty()) {
        throw new IllegalArgumentException("a question is about something");
      }
      missing = Collections.unmodifiableSet(EnumSet.copyOf(missing));
    }

    /// In the language of the place, with the time that a lane has if nobody sets another.
    public Asking(boolean touch, Set<Reason> missing) {
      this(touch, missing, Duration.ofSeconds(30), Optional.empty());
    }

    /// Whether the questions of a declaration stand on the screen. A code is asked for first: it
    /// may hold a declaration.
    public boolean questions() {
      return touch && missing.stream().allMatch(r -> r.category() == Reason.Category.DECLARATION);
    }
  }

  /// The code could not be read: hold it again, brighter, flatter.
  record Unreadable() implements Screen {}

  /// The code of a place was shown: show your own.
  record ShowOwnCode() implements Screen {}

  /// Somebody called staff: they have been told, and come.
  record HelpComing() implements Screen {}

  /// A staff code was shown that does not count here and now.
  record StaffCodeRefused() implements Screen {}

  /// A claim code was shown to a kiosk that is set up, and does not count.
  record ClaimRefused(SetUp.Why why) implements Screen {}

  /// Somebody shows a pack, code by code.
  record ForPack(PackShown what) implements Screen {}

  /// Somebody stands there who is no visitor.
  ///
  /// @param language that they have chosen
  record ForStaff(StaffPage page, Optional<String> language) implements Screen {
    /// In the language of the place.
    public ForStaff(StaffPage page) {
      this(page, Optional.empty());
    }
  }

  /// Somebody went through who should not have: staff are called.
  record Alarm(Incident incident) implements Screen {}

  /// Staff hold the gate open: walk through.
  record GateHeld(Direction direction) implements Screen {}

  /// Emergency: walk out.
  record Emergency() implements Screen {}

  /// The kiosk belongs to nobody yet.
  ///
  /// @param what whoever sets it up is told; empty: how that is done
  record Unprovisioned(Optional<SetUp> what) implements Screen {

    /// Nobody sets it up.
    public Unprovisioned() {
      this(Optional.empty());
    }
  }

  /// The lane is closed.
  ///
  /// @param cause what a technician needs to know, as a stable word
  record OutOfOrder(Cause cause) implements Screen {}

  /// Why a lane is out of order.
  enum Cause {
    SCANNER_GONE,
    STORAGE_FAILED,
    STORAGE_FULL,
    /// The board's own pins cannot be had, or work no longer.
    PINS_FAILED,
    /// The gate says that it is not ready.
    GATE_FAULTY,
    /// Somebody or something stands in the passage.
    PASSAGE_BLOCKED,
    SWITCHED_OFF
  }

  /// What the small line at the foot of every screen tells staff; visitors may ignore it.
  ///
  /// @param scanner the reader answers
  /// @param centre the broker is connected and the centre acknowledges
  /// @param unsent records that the centre has not acknowledged, 0 or more
  /// @param data the age of the signed data, the worst of the packs
  /// @param time of the place to the minute, for visitors too; empty while the clock is not trusted
  /// @param setUp what whoever sets the kiosk up is told, while it serves without the centre's
  ///   approval
  record Footer(
      boolean scanner,
      boolean centre,
      long unsent,
      ShelfLife.Age data,
      Optional<LocalTime> time,
      Optional<SetUp> setUp) {
    /// Nobody sets it up.
    public Footer(
        boolean scanner,
        boolean centre,
        long unsent,
        ShelfLife.Age data,
        Optional<LocalTime> time) {
      this(scanner, centre, unsent, data, time, Optional.empty());
    }

    /// What stands on the line itself: the time stands elsewhere.
    public Footer untimed() {
      return new Footer(scanner, centre, unsent, data, Optional.empty(), setUp);
    }

    /// While nobody knows the time.
    public Footer(boolean scanner, boolean centre, long unsent, ShelfLife.Age data) {
      this(scanner, centre, unsent, data, Optional.empty());
    }
  }
}
