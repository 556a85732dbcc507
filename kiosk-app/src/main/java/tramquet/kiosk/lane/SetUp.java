package tramquet.kiosk.lane;

/// What a technician is told who sets a new kiosk up by a claim code.
public sealed interface SetUp {

  /// A code was taken, and the centre is called.
  ///
  /// @param place where the kiosk is, as people call it
  /// @param wireless what becomes of the wireless network that the code names
  record Calling(String place, Wireless wireless) implements SetUp {
    /// By a cable.
    public Calling(String place) {
      this(place, Wireless.NONE);
    }
  }

  /// What becomes of the wireless network that a code names.
  enum Wireless {
    /// It names none.
    NONE,
    /// The operating system was told to join it.
    TOLD,
    /// The operating system cannot be told.
    BY_HAND
  }

  /// The centre waits: these are to be compared.
  ///
  /// @param six digits
  /// @param place where the kiosk is, as people call it
  record Digits(String six, String place) implements SetUp {

    /// In two halves, as people say them.
    public String spoken() {
      return six.substring(0, 3) + " " + six.substring(3);
    }
  }

  /// A code does not count.
  record Refused(Why why) implements SetUp {}

  /// Why a code does not count.
  enum Why {
    /// It was not read whole: show it again.
    MISREAD,
    /// Nobody whom this kiosk believes has signed it.
    NOT_OURS,
    /// Its time is over, or it was used, or burned.
    OVER,
    /// It names another kiosk, and this one has records already.
    OTHER_KIOSK,
    /// The kiosk is set up, and its maintenance jumper is not in.
    NO_JUMPER,
    /// The kiosk is set up, and nobody has ordered that it takes another code.
    NO_ORDER,
    /// Somebody else has asked with it first.
    OTHER_KEY,
    /// The kiosk that it names is locked out.
    REVOKED,
    /// The centre does not know it.
    REFUSED,
    /// It cannot be written to disk.
    STORAGE
  }
}
