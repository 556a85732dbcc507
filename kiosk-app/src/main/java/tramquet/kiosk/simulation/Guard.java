package tramquet.kiosk.simulation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Something that keeps the lane right. Each can be switched off, to see that the simulation misses
/// it.
enum Guard {
  /// Green and the gate come after the commit.
  COMMIT_FIRST("green and the gate do not wait for the commit"),
  /// Whoever did not pass is annulled.
  ANNULMENT("nobody is annulled"),
  /// The lane does not wait for the disk.
  NEVER_BLOCKS("the lane waits for the disk"),
  /// The mailbox loses nothing from pins.
  PINS_KEPT("the mailbox drops what pins say while something waits in it"),
  /// A code that is held before the reader is judged once.
  HELD_ONCE("a code held before the reader is judged at each reading"),
  /// A commit belongs to the visitor it was made for.
  TICKETS("any commit counts for whoever stands there"),
  /// The centre keeps a record once.
  ONCE_AT_CENTRE("the centre keeps what comes twice, twice"),
  /// After a power cut all is dark.
  DARK_START("the lamp of before is lit again when the power returns"),
  /// A lane that was closed stays closed.
  CLOSED_KEPT("a restart forgets that the lane was closed"),
  /// A code that came while another was written is served next.
  NEXT_SERVED("a code that waited is forgotten"),
  /// The emergency comes before all else.
  EMERGENCY_FIRST("the emergency waits until the visitor is served"),
  /// A lane that cannot write closes.
  CLOSES("a lane whose disk has failed goes on as if nothing were"),
  /// Whoever stands in the gate when the kiosk starts is nobody's passage.
  GATE_ASKED("a restart does not ask whether somebody stands in the gate"),
  /// A verdict is seen before the next code is looked at.
  VERDICT_SEEN("a verdict goes as soon as the next code comes"),
  /// Staff who walk away leave nothing open.
  SESSION_ENDS("whoever signs in stays signed in"),
  /// An emergency comes before staff.
  EMERGENCY_ENDS_SESSIONS("staff stay at the screen in an emergency"),
  /// Whoever calls is heard.
  CALL_HEARD("nobody hears who calls"),
  /// Who calls staff is before them when they come.
  CALLER_KEPT("staff who were called find nobody before them"),
  /// Unless somebody else has come since.
  CALLER_FORGOTTEN("staff find who has called, though somebody else was judged since"),
  /// A claim code is taken by a kiosk whose box was opened.
  JUMPER_ASKED("a claim code is taken without the jumper"),
  /// And where somebody has ordered it.
  CLAIM_ORDERED("a claim code is taken that nobody has ordered"),
  /// Time-outs end what nobody ends.
  TIMEOUTS("the lane has no time-outs");

  private final String without;

  Guard(String without) {
    this.without = without;
  }

  /// The word on the command line.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What a lane without it does.
  String without() {
    return without;
  }

  /// Finds one by its word.
  static Optional<Guard> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
