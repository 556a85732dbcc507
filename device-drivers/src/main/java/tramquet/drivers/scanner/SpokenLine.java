package tramquet.drivers.scanner;

import tramquet.drivers.Bytes;

/// Replies of scanners that say ACK or NAK, and answer a question with a line of its own. Nothing
/// tells that line from a code, so ask when nobody shows one.
///
/// @param acknowledges whether ACK and NAK are said
record SpokenLine(boolean acknowledges) implements Envelope {

  @Override
  public boolean mayBegin(byte first, boolean asked) {
    return asked;
  }

  @Override
  public Look look(Bytes held, Command asked) {
    boolean done = held.at(0) == Wire.ACK;
    if (acknowledges && held.at(0) == Wire.NAK) {
      return new Replied(1, new Reply.Refused("does not take the command"));
    } else if (asked != Command.IDENTIFY) {
      return acknowledges && done ? new Replied(1, new Reply.Done()) : new Ordinary();
    }
    int from = done ? 1 : 0;
    int end = Wire.lineEnd(held, from);
    return end < 0
        ? new Unfinished()
        : new Replied(end + 1, new Reply.Identity(Wire.text(held, from, end)));
  }
}
