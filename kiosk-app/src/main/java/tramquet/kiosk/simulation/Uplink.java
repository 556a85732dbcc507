package tramquet.kiosk.simulation;

import java.util.Arrays;

/// The way from the disk to the centre, and the centre. What the centre has acknowledged is not
/// sent again; all else is, in whatever order and how often the line makes of it. The centre keeps
/// what it does not have yet, and acknowledges the prefix without gaps.
///
/// Thread: one.
final class Uplink {
  private final boolean forgetful;
  private int[] copies = new int[16];
  private int acknowledged;
  private int sent;
  private Mood mood = Mood.GOOD;

  /// How the line behaves.
  enum Mood {
    /// All arrives, once, in order.
    GOOD,
    /// Nothing arrives.
    DOWN,
    /// All arrives twice.
    DOUBLING,
    /// The newest arrives first.
    BACKWARDS,
    /// All arrives, and no acknowledgement comes back.
    DEAF,
    /// Every second message is lost.
    LOSSY
  }

  /// @param forgetful the centre keeps what it has already, too: a guard switched off
  Uplink(boolean forgetful) {
    this.forgetful = forgetful;
  }

  void behave(Mood next) {
    mood = next;
  }

  Mood mood() {
    return mood;
  }

  /// Sends what is not acknowledged.
  ///
  /// @param records how many are on disk
  void send(int records) {
    if (mood == Mood.DOWN) {
      return;
    }
    int first = acknowledged + 1;
    for (int i = first; i <= records; i++) {
      int number = mood == Mood.BACKWARDS ? records - (i - first) : i;
      if (mood != Mood.LOSSY || (number + sent) % 2 == 0) {
        arrived(number);
      }
      if (mood == Mood.DOUBLING) {
        arrived(number);
      }
    }
    sent = Math.max(sent, records);
    if (mood != Mood.DEAF) {
      acknowledged = prefix();
    }
  }

  private void arrived(int number) {
    if (number >= copies.length) {
      copies = Arrays.copyOf(copies, 2 * Math.max(number, copies.length));
    }
    if (copies[number] == 0 || forgetful) {
      copies[number]++;
    }
  }

  private int prefix() {
    int upTo = 0;
    while (upTo + 1 < copies.length && copies[upTo + 1] > 0) {
      upTo++;
    }
    return upTo;
  }

  /// The centre loses its newest records.
  void restore(int lost) {
    int highest = copies.length - 1;
    while (highest > 0 && copies[highest] == 0) {
      highest--;
    }
    for (int i = 0; i < lost && highest - i > 0; i++) {
      copies[highest - i] = 0;
    }
  }

  /// The kiosk forgets acknowledgements that had not reached its disk.
  void cut() {
    acknowledged = Math.max(0, acknowledged - 1);
  }

  /// How often the centre has a record.
  int copies(int number) {
    return number < copies.length ? copies[number] : 0;
  }

  /// Records up to this number are acknowledged.
  int acknowledged() {
    return acknowledged;
  }

  /// Records up to this number were sent.
  int sent() {
    return sent;
  }
}
